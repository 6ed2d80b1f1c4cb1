import { crc32 } from '../records/crc32c.ts'
import * as batch from '../records/record-batch.ts'
import { corruptRecord } from '../records/record-errors.ts'
import type { File } from '../runtime/file-system.ts'

/** Read at once when only the headers matter. */
const HEADER_READ_BYTES = 4 * 1024
/** Read at once when every byte is looked at. */
const WHOLE_READ_BYTES = 1024 * 1024

/**
 * Walks over the batches of a `.log` file between two positions. After `next()`, `buffer` and `at`
 * show the header of the batch at `position`; with `'whole'` also all that follows it. A length or
 * magic that no batch has throws CORRUPT_MESSAGE; a batch that is cut off ends the walk.
 */
export class BatchScanner {
  buffer: Buffer = Buffer.alloc(0)
  /** Where in `buffer` the batch starts. */
  at = 0
  /** Where in the file the batch starts. */
  position: number
  sizeBytes = 0
  readonly #file: File
  readonly #end: number
  readonly #extent: 'headers' | 'whole'
  #storage: Buffer | undefined
  #bufferPosition = 0

  constructor(file: File, start: number, end: number, extent: 'headers' | 'whole') {
    this.#file = file
    this.position = start
    this.#end = end
    this.#extent = extent
  }

  next(): boolean {
    this.position += this.sizeBytes
    const remaining = this.#end - this.position
    if (remaining < batch.HEADER_SIZE_UP_TO_MAGIC) return false
    this.#require(Math.min(remaining, batch.RECORDS_OFFSET))
    const sizeBytes = this.#batchSize(remaining)
    if (sizeBytes > remaining) return false
    if (this.#extent === 'whole') this.#require(sizeBytes)
    this.sizeBytes = sizeBytes
    return true
  }

  /** Where the walk ends at the latest. */
  get endPosition(): number {
    return this.#end
  }

  get baseOffset(): number {
    return batch.baseOffset(this.buffer, this.at)
  }

  get isLegacy(): boolean {
    return batch.magic(this.buffer, this.at) < 2
  }

  // A message of magic 0 or 1 has one offset; that of a compressed set is the last one inside.
  get lastOffset(): number {
    return this.isLegacy ? this.baseOffset : batch.lastOffset(this.buffer, this.at)
  }

  get maxTimestamp(): number {
    const magic = batch.magic(this.buffer, this.at)
    if (magic === 0) return batch.NO_TIMESTAMP
    if (magic === 1) return batch.readInt64(this.buffer, this.at + LEGACY_TIMESTAMP_OFFSET)
    return batch.maxTimestamp(this.buffer, this.at)
  }

  /** Throws CORRUPT_MESSAGE when the bytes are not those that were written. Needs `'whole'`. */
  ensureValidChecksum(): void {
    const { buffer, at } = this
    if (!this.isLegacy) {
      batch.ensureValid(buffer, at)
      return
    }
    const stored = buffer.readUInt32BE(at + LEGACY_CRC_OFFSET)
    if (stored !== crc32(buffer.subarray(at + batch.MAGIC_OFFSET, at + this.sizeBytes))) {
      throw corruptRecord(`Message at position ${this.position} of '${this.#file.path}' is corrupt`)
    }
  }

  #batchSize(remaining: number): number {
    const length = this.buffer.readInt32BE(this.at + batch.LENGTH_OFFSET)
    const magic = batch.magic(this.buffer, this.at)
    const sizeBytes = batch.LOG_OVERHEAD + length
    const minimum =
      magic === 2 ? batch.RECORD_BATCH_OVERHEAD : batch.LOG_OVERHEAD + batch.MIN_LENGTH
    if (magic < 0 || magic > 2 || sizeBytes < minimum) {
      throw corruptRecord(
        `Batch at position ${this.position} of '${this.#file.path}' has magic ${magic} and length ${length}`,
      )
    }
    // A header of magic 2 that is cut off must not be looked at.
    return remaining < minimum ? Number.POSITIVE_INFINITY : sizeBytes
  }

  // Makes `count` bytes from `position` on visible in `buffer`.
  #require(count: number): void {
    const at = this.position - this.#bufferPosition
    if (at + count > this.buffer.length) {
      const chunkBytes = this.#extent === 'whole' ? WHOLE_READ_BYTES : HEADER_READ_BYTES
      const wanted = Math.min(Math.max(count, chunkBytes), this.#end - this.position)
      if (this.#storage === undefined || this.#storage.length < wanted) {
        this.#storage = Buffer.allocUnsafe(wanted)
      }
      const got = readFully(this.#file, this.#storage, wanted, this.position)
      if (got < count)
        throw new Error(`Read of '${this.#file.path}' ended at ${this.position + got}`)
      this.buffer = this.#storage.subarray(0, got)
      this.#bufferPosition = this.position
    }
    this.at = this.position - this.#bufferPosition
  }
}

const LEGACY_CRC_OFFSET = 12
const LEGACY_TIMESTAMP_OFFSET = 18

/** Reads until `length` bytes are there or the file ends; returns how many. */
export function readFully(file: File, target: Buffer, length: number, position: number): number {
  let total = 0
  while (total < length) {
    const count = file.read(target, total, length - total, position + total)
    if (count === 0) break
    total += count
  }
  return total
}
