import type { ReadTarget } from '../runtime/network.ts'
import { type FramePool, MAX_POOLED_BYTES, MIN_POOLED_BYTES } from './frame-pool.ts'

/** A peer that does not speak the protocol, or asks for more than it may. Its connection is closed. */
export class FrameError extends Error {
  override readonly name = 'FrameError'
}

const SIZE_BYTES = 4

/**
 * Cuts a stream into frames: an int32 size, then that many bytes. It tells the socket where to put
 * what it reads: the rest of a large frame goes right to its place. Every frame has memory of its
 * own, which `FramePool` takes back.
 *
 * A frame larger than `MAX_POOLED_BYTES` gathers as pieces of that size first: memory follows what
 * was sent, not what was announced.
 */
export class FrameDecoder implements ReadTarget {
  readonly #maxFrameBytes: number
  readonly #pool: FramePool
  readonly #onFrame: (frame: Buffer) => void
  /** The size field, while only a part of it has come. */
  readonly #sizeField = Buffer.alloc(SIZE_BYTES)
  #sizeBytesRead = 0
  /** Of the frame under way; 0 between frames. */
  #frameBytes = 0
  #pieces: Buffer[] = []
  #pieceBytes = 0
  /** What is filled at the moment: the frame, or a piece of it. */
  #piece: Buffer | undefined
  #filledBytes = 0

  constructor(maxFrameBytes: number, pool: FramePool, onFrame: (frame: Buffer) => void) {
    this.#maxFrameBytes = maxFrameBytes
    this.#pool = pool
    this.#onFrame = onFrame
  }

  /** Where the next bytes of the stream go; a small rest is left to the common read buffer. */
  buffer(): Buffer {
    const piece = this.#piece
    if (piece === undefined || piece.length - this.#filledBytes < MIN_POOLED_BYTES) {
      return this.#pool.readBuffer
    }
    return piece.subarray(this.#filledBytes)
  }

  /** `bytes`, from the start of what `buffer` gave, have come. Throws as `push` does. */
  onRead(bytes: Buffer): void {
    if (bytes.buffer === this.#piece?.buffer) this.#advance(bytes.length)
    else this.push(bytes)
  }

  /** Takes bytes that lie elsewhere. Throws FrameError for a size that no frame may have. */
  push(chunk: Buffer): void {
    let position = 0
    while (position < chunk.length) {
      if (this.#piece === undefined) position = this.#startFrame(chunk, position)
      else position = this.#continueFrame(chunk, position, this.#piece)
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
    this.#frameBytes = size
    this.#startPiece()
    if (size === 0) this.#advance(0)
    return position
  }

  #startPiece(): void {
    const leftBytes = this.#frameBytes - this.#pieceBytes
    this.#piece = this.#pool.take(Math.min(leftBytes, MAX_POOLED_BYTES))
    this.#filledBytes = 0
  }

  #continueFrame(chunk: Buffer, position: number, piece: Buffer): number {
    const end = Math.min(chunk.length, position + piece.length - this.#filledBytes)
    chunk.copy(piece, this.#filledBytes, position, end)
    this.#advance(end - position)
    return end
  }

  #advance(count: number): void {
    const piece = this.#piece!
    this.#filledBytes += count
    if (this.#filledBytes < piece.length) return
    this.#piece = undefined
    if (piece.length === this.#frameBytes) {
      this.#onFrame(piece)
      return
    }
    this.#pieces.push(piece)
    this.#pieceBytes += piece.length
    if (this.#pieceBytes < this.#frameBytes) this.#startPiece()
    else this.#joinPieces()
  }

  #joinPieces(): void {
    const frame = Buffer.concat(this.#pieces, this.#frameBytes)
    for (const piece of this.#pieces) this.#pool.giveBack(piece)
    this.#pieces = []
    this.#pieceBytes = 0
    this.#onFrame(frame)
  }
}
