/**
 * The `.index` file of a segment: where to start reading for an offset. Sparse: an entry at most
 * once per `index.interval.bytes`. Entry, big-endian (offset, size, field):
 *
 *      0  4  last offset of the batch, relative to the segment's base offset
 *      4  4  position of the batch in the `.log` file
 */
import { assert } from '../runtime/assert.ts'
import type { FileSystem } from '../runtime/file-system.ts'
import { IndexFile } from './index-file.ts'

const ENTRY_BYTES = 8
const POSITION_OFFSET = 4
const MAX_RELATIVE_OFFSET = 0x7fffffff

export class OffsetIndex {
  readonly baseOffset: number
  readonly file: IndexFile
  #lastOffset: number

  constructor(fileSystem: FileSystem, path: string, baseOffset: number, maxBytes: number) {
    this.baseOffset = baseOffset
    this.file = new IndexFile(fileSystem, path, ENTRY_BYTES, maxBytes)
    this.#lastOffset = this.#readLastOffset()
  }

  get entryCount(): number {
    return this.file.entryCount
  }

  /** The base offset when there is no entry. */
  get lastOffset(): number {
    return this.#lastOffset
  }

  get isFull(): boolean {
    return this.file.entryCount >= this.file.maxEntries
  }

  canAppendOffset(offset: number): boolean {
    const relative = offset - this.baseOffset
    return relative >= 0 && relative <= MAX_RELATIVE_OFFSET
  }

  append(offset: number, position: number): void {
    assert(!this.isFull, `the offset index '${this.file.path}' has room`)
    assert(
      this.file.entryCount === 0 || offset > this.#lastOffset,
      `offset ${offset} is above the last offset ${this.#lastOffset} of '${this.file.path}'`,
    )
    const { buffer, position: slot } = this.file.append()
    buffer.writeInt32BE(offset - this.baseOffset, slot)
    buffer.writeInt32BE(position, slot + POSITION_OFFSET)
    this.#lastOffset = offset
  }

  // The entry points at the batch before the offset, never after it: a reader scans forward, so
  // a sparse index can only cost time.
  /** The position to scan from in order to find `offset`. */
  lookup(offset: number): number {
    const entry = this.#lastEntryNotAbove(offset)
    return entry < 0 ? 0 : this.positionAt(entry)
  }

  offsetAt(entry: number): number {
    return this.baseOffset + this.file.readInt32(entry, 0)
  }

  positionAt(entry: number): number {
    return this.file.readInt32(entry, POSITION_OFFSET)
  }

  /** The offset of the first entry that points at `position` or behind it. */
  offsetAtOrAfter(position: number): number | undefined {
    let low = 0
    let high = this.file.entryCount
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.positionAt(middle) >= position) high = middle
      else low = middle + 1
    }
    // Apache passes over its first entry when that is the very position; answers show it.
    if (low === 0 && this.file.entryCount > 0 && this.positionAt(0) === position) low = 1
    return low < this.file.entryCount ? this.offsetAt(low) : undefined
  }

  /** Drops the entries of `offset` and above. */
  truncateTo(offset: number): void {
    const entry = this.#lastEntryNotAbove(offset)
    this.file.truncateTo(entry >= 0 && this.offsetAt(entry) === offset ? entry : entry + 1)
    this.#lastOffset = this.#readLastOffset()
  }

  reset(): void {
    this.file.truncateTo(0)
    this.#lastOffset = this.baseOffset
  }

  /** What is wrong with the file, if anything: an index like that is built again. */
  damage(logSizeBytes: number): string | undefined {
    const count = this.file.entryCount
    if (count === 0) return undefined
    const last = this.file.peek(count - 1)
    if (count > 1 && this.#lastOffset <= this.baseOffset) return 'has offsets that do not rise'
    if (last.readInt32BE(POSITION_OFFSET) >= logSizeBytes) return 'points behind the log'
    return undefined
  }

  #readLastOffset(): number {
    const count = this.file.entryCount
    return this.baseOffset + (count === 0 ? 0 : this.file.peek(count - 1).readInt32BE(0))
  }

  #lastEntryNotAbove(offset: number): number {
    const relative = offset - this.baseOffset
    let low = -1
    let high = this.file.entryCount - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.file.readInt32(middle, 0) <= relative) low = middle
      else high = middle - 1
    }
    return low
  }
}
