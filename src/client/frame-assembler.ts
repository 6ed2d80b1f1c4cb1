import { ProtocolError } from '../protocol/reader.ts'

const SIZE_BYTES = 4

/** A response larger than this is taken for garbage; Kafka's clients stop at 2 GB, Node's buffers too. */
export const MAX_FRAME_BYTES = 1024 * 1024 * 1024

/**
 * Cuts a stream of chunks into frames: an int32 size, then that many bytes. A frame inside of one
 * chunk is a view on it; one that spans chunks is copied together once.
 */
export class FrameAssembler {
  readonly #onFrame: (frame: Buffer) => void
  readonly #maxFrameBytes: number
  /** The size field of a frame, as far as it has come. */
  readonly #sizeField = Buffer.alloc(SIZE_BYTES)
  #sizeFilled = 0
  /** The frame that is still coming, and how much of it is there. */
  #frame: Buffer | undefined
  #frameFilled = 0

  constructor(onFrame: (frame: Buffer) => void, maxFrameBytes = MAX_FRAME_BYTES) {
    this.#onFrame = onFrame
    this.#maxFrameBytes = maxFrameBytes
  }

  /** Throws ProtocolError for a size that no frame can have. */
  push(chunk: Buffer): void {
    let position = 0
    while (position < chunk.length) {
      position = this.#frame ? this.#fillFrame(chunk, position) : this.#startFrame(chunk, position)
    }
  }

  #startFrame(chunk: Buffer, start: number): number {
    const wanted = Math.min(SIZE_BYTES - this.#sizeFilled, chunk.length - start)
    chunk.copy(this.#sizeField, this.#sizeFilled, start, start + wanted)
    this.#sizeFilled += wanted
    const position = start + wanted
    if (this.#sizeFilled < SIZE_BYTES) return position
    this.#sizeFilled = 0
    const size = this.#sizeField.readInt32BE(0)
    if (size < 0 || size > this.#maxFrameBytes) throw new ProtocolError(`A frame of ${size} bytes`)
    if (size <= chunk.length - position) {
      this.#onFrame(chunk.subarray(position, position + size))
      return position + size
    }
    this.#frame = Buffer.allocUnsafeSlow(size)
    this.#frameFilled = 0
    return position
  }

  #fillFrame(chunk: Buffer, start: number): number {
    const frame = this.#frame!
    const wanted = Math.min(frame.length - this.#frameFilled, chunk.length - start)
    chunk.copy(frame, this.#frameFilled, start, start + wanted)
    this.#frameFilled += wanted
    if (this.#frameFilled === frame.length) {
      this.#frame = undefined
      this.#onFrame(frame)
    }
    return start + wanted
  }
}
