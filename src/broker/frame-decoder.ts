/** A peer that does not speak the protocol, or asks for more than it may. Its connection is closed. */
export class FrameError extends Error {
  override readonly name = 'FrameError'
}

const SIZE_BYTES = 4

/**
 * Up to this size a frame that arrives in pieces is put together in one buffer made for it. A
 * larger one gathers as pieces first: memory follows what was sent, not what was announced.
 */
const MAX_PREALLOCATED_BYTES = 1024 * 1024

/**
 * Cuts a stream into frames: an int32 size, then that many bytes. A frame that lies within one
 * piece of the stream is a view on it; any other is copied once.
 */
export class FrameDecoder {
  readonly #maxFrameBytes: number
  readonly #onFrame: (frame: Buffer) => void
  /** The size field, while only a part of it has come. */
  readonly #sizeField = Buffer.alloc(SIZE_BYTES)
  #sizeBytesRead = 0
  #frameBytes = 0
  #receivedBytes = 0
  #frame: Buffer | undefined
  #pieces: Buffer[] = []

  constructor(maxFrameBytes: number, onFrame: (frame: Buffer) => void) {
    this.#maxFrameBytes = maxFrameBytes
    this.#onFrame = onFrame
  }

  /** Throws FrameError for a size that no frame may have. */
  push(chunk: Buffer): void {
    let position = 0
    while (position < chunk.length) {
      if (this.#frameBytes > 0) position = this.#continueFrame(chunk, position)
      else position = this.#startFrame(chunk, position)
    }
  }

  #startFrame(chunk: Buffer, start: number): number {
    let position = start
    let size: number
    if (this.#sizeBytesRead === 0 && chunk.length - position >= SIZE_BYTES) {
      size = chunk.readInt32BE(position)
      position += SIZE_BYTES
    } else {
      while (this.#sizeBytesRead < SIZE_BYTES && position < chunk.length) {
        this.#sizeField[this.#sizeBytesRead++] = chunk[position++]!
      }
      if (this.#sizeBytesRead < SIZE_BYTES) return position
      this.#sizeBytesRead = 0
      size = this.#sizeField.readInt32BE(0)
    }
    if (size < 0) throw new FrameError(`Invalid receive (size = ${size})`)
    if (size > this.#maxFrameBytes) {
      throw new FrameError(`Invalid receive (size = ${size} larger than ${this.#maxFrameBytes})`)
    }
    if (size <= chunk.length - position) {
      this.#onFrame(chunk.subarray(position, position + size))
      return position + size
    }
    this.#frameBytes = size
    this.#receivedBytes = 0
    if (size <= MAX_PREALLOCATED_BYTES) this.#frame = Buffer.allocUnsafeSlow(size)
    return position
  }

  #continueFrame(chunk: Buffer, position: number): number {
    const end = Math.min(chunk.length, position + this.#frameBytes - this.#receivedBytes)
    if (this.#frame !== undefined) chunk.copy(this.#frame, this.#receivedBytes, position, end)
    else this.#pieces.push(chunk.subarray(position, end))
    this.#receivedBytes += end - position
    if (this.#receivedBytes === this.#frameBytes) this.#endFrame()
    return end
  }

  #endFrame(): void {
    const frame = this.#frame ?? Buffer.concat(this.#pieces, this.#frameBytes)
    this.#frame = undefined
    this.#pieces = []
    this.#frameBytes = 0
    this.#onFrame(frame)
  }
}
