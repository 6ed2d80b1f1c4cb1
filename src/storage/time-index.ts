/**
 * The `.timeindex` file of a segment: the largest timestamp so far and the offset that carries it.
 * Timestamps and offsets rise from entry to entry. Entry, big-endian (offset, size, field):
 *
 *      0  8  timestamp in milliseconds
 *      8  4  last offset of the batch with it, relative to the segment's base offset
 */
import { readInt64, writeInt64 } from '../records/record-batch.ts'
import { assert } from '../runtime/assert.ts'
import type { FileSystem } from '../runtime/file-system.ts'
import { IndexFile } from './index-file.ts'

const ENTRY_BYTES = 12
const RELATIVE_OFFSET_OFFSET = 8

export interface TimestampOffset {
  readonly timestamp: number
  readonly offset: number
}

export class TimeIndex {
  readonly baseOffset: number
  readonly file: IndexFile
  #last: TimestampOffset

  constructor(fileSystem: FileSystem, path: string, baseOffset: number, maxBytes: number) {
    this.baseOffset = baseOffset
    this.file = new IndexFile(fileSystem, path, ENTRY_BYTES, maxBytes)
    this.#last = this.#readLast()
  }

  get entryCount(): number {
    return this.file.entryCount
  }

  /** `{ timestamp: -1, offset: baseOffset }` when there is none. */
  get lastEntry(): TimestampOffset {
    return this.#last
  }

  /** One place stays free for the entry that a roll adds. */
  get isFull(): boolean {
    return this.file.entryCount >= this.file.maxEntries - 1
  }

  /** Adds an entry when the timestamp is above the last. A roll and a stop may take the last place. */
  maybeAppend(timestamp: number, offset: number, isLastOfSegment = false): void {
    assert(isLastOfSegment || !this.isFull, `the time index '${this.file.path}' has room`)
    if (timestamp <= this.#last.timestamp) return
    assert(
      this.file.entryCount === 0 || offset >= this.#last.offset,
      `offset ${offset} is not below the last offset ${this.#last.offset} of '${this.file.path}'`,
    )
    const { buffer, position } = this.file.append()
    writeInt64(buffer, position, timestamp)
    buffer.writeInt32BE(offset - this.baseOffset, position + RELATIVE_OFFSET_OFFSET)
    this.#last = { timestamp, offset }
  }

  /** The last entry whose timestamp is not above `timestamp`. */
  lookup(timestamp: number): TimestampOffset {
    let low = -1
    let high = this.file.entryCount - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.file.readInt64(middle, 0) <= timestamp) low = middle
      else high = middle - 1
    }
    return low < 0 ? { timestamp: -1, offset: this.baseOffset } : this.entryAt(low)
  }

  entryAt(entry: number): TimestampOffset {
    const timestamp = this.file.readInt64(entry, 0)
    return {
      timestamp,
      offset: this.baseOffset + this.file.readInt32(entry, RELATIVE_OFFSET_OFFSET),
    }
  }

  /** Drops the entries of `offset` and above. */
  truncateTo(offset: number): void {
    let count = this.file.entryCount
    while (count > 0 && this.entryAt(count - 1).offset >= offset) count--
    this.file.truncateTo(count)
    this.#last = this.#readLast()
  }

  reset(): void {
    this.file.truncateTo(0)
    this.#last = this.#readLast()
  }

  /** What is wrong with the file, if anything: an index like that is built again. */
  damage(): string | undefined {
    const count = this.file.entryCount
    if (count === 0) return undefined
    if (this.#last.offset < this.baseOffset) return 'points before the segment'
    const first = readInt64(this.file.peek(0), 0)
    if (count > 1 && this.#last.timestamp <= first) return 'has timestamps that do not rise'
    return undefined
  }

  #readLast(): TimestampOffset {
    const count = this.file.entryCount
    if (count === 0) return { timestamp: -1, offset: this.baseOffset }
    const last = this.file.peek(count - 1)
    const relativeOffset = last.readInt32BE(RELATIVE_OFFSET_OFFSET)
    return { timestamp: readInt64(last, 0), offset: this.baseOffset + relativeOffset }
  }
}
