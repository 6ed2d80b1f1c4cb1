/**
 * Memory for what comes in. A fresh buffer for each large frame costs page faults, and it makes V8
 * collect garbage by the weight of buffers rather than of objects: a quarter of the time of a busy
 * broker. So frames whose handler keeps nothing of them lie in memory that is used again.
 */

/** Frames below this size are copied out of the read buffer; they are cheap as they are. */
export const MIN_POOLED_BYTES = 16 * 1024
export const MAX_POOLED_BYTES = 1024 * 1024
/** Free memory that is held for frames to come. */
const MAX_FREE_BYTES = 32 * 1024 * 1024
/** One read of a socket that is not in the middle of a large frame. */
const READ_BUFFER_BYTES = 64 * 1024

/** One pool serves all connections of a node. */
export class FramePool {
  /** Filled by one read and emptied before the next, whichever socket it is. */
  readonly readBuffer = Buffer.allocUnsafeSlow(READ_BUFFER_BYTES)
  /** By the exponent of the size, which is a power of two. */
  readonly #free: ArrayBufferLike[][] = Array.from(
    { length: exponentFor(MAX_POOLED_BYTES) + 1 },
    () => [],
  )
  #freeBytes = 0

  /** A buffer of `sizeBytes`, at most `MAX_POOLED_BYTES`, with arbitrary content. */
  take(sizeBytes: number): Buffer {
    if (sizeBytes < MIN_POOLED_BYTES) return Buffer.allocUnsafe(sizeBytes)
    const exponent = exponentFor(sizeBytes)
    const memory = this.#free[exponent]!.pop()
    if (memory === undefined) {
      return Buffer.from(Buffer.allocUnsafeSlow(2 ** exponent).buffer, 0, sizeBytes)
    }
    this.#freeBytes -= memory.byteLength
    return Buffer.from(memory, 0, sizeBytes)
  }

  /** The caller must not touch the frame, nor views of it, from here on. */
  giveBack(frame: Buffer): void {
    if (frame.length < MIN_POOLED_BYTES || frame.length > MAX_POOLED_BYTES) return
    const { buffer: memory } = frame
    if (this.#freeBytes + memory.byteLength > MAX_FREE_BYTES) return
    this.#free[exponentFor(frame.length)]!.push(memory)
    this.#freeBytes += memory.byteLength
  }
}

/** Of the smallest power of two that holds `sizeBytes`. */
function exponentFor(sizeBytes: number): number {
  return 32 - Math.clz32(sizeBytes - 1)
}
