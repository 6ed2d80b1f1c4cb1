import * as batch from '../../records/record-batch.ts'
import { corruptRecord } from '../../records/record-errors.ts'
import type { LogSegment } from '../log-segment.ts'

/**
 * Reads a segment in pieces of whole batches, off the event loop. The buffer is the same for all
 * pieces: one is done with before the next is asked for. It grows for a batch that does not fit.
 */
export class SegmentChunks {
  readonly #segment: LogSegment
  readonly #endPosition: number
  #buffer: Buffer
  #position: number

  constructor(segment: LogSegment, buffer: Buffer, startPosition = 0) {
    this.#segment = segment
    this.#buffer = buffer
    this.#position = startPosition
    this.#endPosition = segment.sizeBytes
  }

  /** Undefined at the end. Throws CORRUPT_MESSAGE for what is no batch. */
  async next(): Promise<Buffer | undefined> {
    const leftBytes = this.#endPosition - this.#position
    if (leftBytes <= 0) return undefined
    const wantedBytes = Math.min(leftBytes, this.#buffer.length)
    const gotBytes = await this.#segment.readAsync(this.#buffer, wantedBytes, this.#position)
    const wholeBytes = this.#wholeBatches(gotBytes)
    if (wholeBytes === 0) return this.#grow(gotBytes)
    this.#position += wholeBytes
    return this.#buffer.subarray(0, wholeBytes)
  }

  #wholeBatches(end: number): number {
    let at = 0
    for (;;) {
      const sizeBytes = batch.wholeBatchSize(this.#buffer, at, end)
      if (sizeBytes === 0) return at
      at += sizeBytes
    }
  }

  async #grow(gotBytes: number): Promise<Buffer | undefined> {
    const { path } = this.#segment
    const isCutOff =
      gotBytes < batch.HEADER_SIZE_UP_TO_MAGIC ||
      batch.sizeInBytes(this.#buffer, 0) > this.#endPosition - this.#position
    if (isCutOff) {
      throw corruptRecord(`'${path}' ends within the batch at position ${this.#position}`)
    }
    this.#buffer = Buffer.allocUnsafeSlow(batch.sizeInBytes(this.#buffer, 0))
    return this.next()
  }
}
