import type { Output } from '../shared/output.ts'

/** Bytes are joined up to this size before they are written. */
const JOIN_BYTES = 64 * 1024

/**
 * Joins the bytes of records to large writes. What is joined goes out at the latest when the event
 * loop turns, so a reader that follows sees each record at once.
 */
export class RecordSink {
  readonly #output: Output
  #buffer: Buffer = Buffer.alloc(0)
  #length = 0
  #isFlushScheduled = false

  constructor(output: Output) {
    this.#output = output
  }

  write(bytes: Uint8Array): void {
    const end = this.#length + bytes.length
    if (end > this.#buffer.length) {
      this.flush()
      if (bytes.length >= JOIN_BYTES) {
        // Large values go as they are; the view keeps its fetch alive until it is written.
        this.#output.write(bytes)
        return
      }
      this.#buffer = Buffer.allocUnsafeSlow(JOIN_BYTES)
    }
    this.#buffer.set(bytes, this.#length)
    this.#length += bytes.length
    if (this.#isFlushScheduled) return
    this.#isFlushScheduled = true
    setImmediate(() => {
      this.#isFlushScheduled = false
      this.flush()
    })
  }

  text(text: string): void {
    this.write(Buffer.from(text))
  }

  /** Hands on what is joined. */
  flush(): void {
    if (this.#length === 0) return
    this.#output.write(this.#buffer.subarray(0, this.#length))
    this.#buffer = this.#buffer.subarray(this.#length)
    this.#length = 0
  }
}
