/**
 * A stretch of a log: a `.log` file of record batches, back to back, with its `.index`, `.timeindex`
 * and, when transactions were aborted, `.txnindex`. All are named by the base offset. Only the last
 * segment of a log, the active one, grows. Batches get an index entry each time more than
 * `index.interval.bytes` have been written since the last one, exactly where Apache puts them.
 */
import type { LogConfig } from '../config/log-config.ts'
import * as batch from '../records/record-batch.ts'
import { RecordError } from '../records/record-errors.ts'
import { assert } from '../runtime/assert.ts'
import type { Clock } from '../runtime/clock.ts'
import type { FileSystem } from '../runtime/file-system.ts'
import type { Random } from '../runtime/random.ts'
import { BatchScanner, readFully } from './batch-scanner.ts'
import * as files from './log-files.ts'
import { OffsetIndex } from './offset-index.ts'
import { SegmentFile } from './segment-file.ts'
import { TimeIndex, type TimestampOffset } from './time-index.ts'
import { TxnIndex } from './txn-index.ts'

/** A file position in a segment fits an int32. */
export const MAX_SEGMENT_BYTES = 0x7fffffff

export interface SegmentContext {
  readonly fileSystem: FileSystem
  readonly clock: Clock
  readonly random: Random
  readonly config: LogConfig
}

/** Where a batch lies. */
export interface BatchPosition {
  readonly position: number
  readonly sizeBytes: number
}

export class LogSegment {
  readonly baseOffset: number
  readonly offsetIndex: OffsetIndex
  readonly timeIndex: TimeIndex
  readonly txnIndex: TxnIndex
  /** By how much this segment rolls earlier than `segment.ms`: not all at once. */
  readonly #rollJitterMs: number
  readonly #fileSystem: FileSystem
  readonly #file: SegmentFile
  readonly #clock: Clock
  readonly #indexIntervalBytes: number
  readonly #indexBytes: number
  #sizeBytes: number
  #writtenBytes: number
  #staged: Buffer[] = []
  #bytesSinceLastIndexEntry = 0
  #maxTimestamp: TimestampOffset | undefined
  #firstTimestamp: number | undefined
  #createdMs: number

  constructor(directory: string, baseOffset: number, context: SegmentContext, fileSuffix = '') {
    const { fileSystem, clock, config } = context
    const path = (suffix: string) =>
      `${directory}/${files.segmentFileName(baseOffset, suffix)}${fileSuffix}`
    this.baseOffset = baseOffset
    this.#rollJitterMs = Math.floor(context.random.next() * config.segmentJitterMs)
    this.#fileSystem = fileSystem
    this.#clock = clock
    this.#indexIntervalBytes = config.indexIntervalBytes
    this.#file = new SegmentFile(fileSystem, path(files.LOG_SUFFIX))
    // The name of a later segment tells where the log ends, though it has no records yet.
    if (baseOffset > 0 || fileSuffix !== '') this.#file.make()
    this.#sizeBytes = this.#file.sizeBytes()
    this.#writtenBytes = this.#sizeBytes
    this.#createdMs = clock.nowMs()
    const indexBytes = config.segmentIndexBytes
    this.#indexBytes = indexBytes
    this.offsetIndex = new OffsetIndex(
      fileSystem,
      path(files.OFFSET_INDEX_SUFFIX),
      baseOffset,
      indexBytes,
    )
    this.timeIndex = new TimeIndex(
      fileSystem,
      path(files.TIME_INDEX_SUFFIX),
      baseOffset,
      indexBytes,
    )
    this.txnIndex = new TxnIndex(fileSystem, path(files.TXN_INDEX_SUFFIX), baseOffset)
  }

  get path(): string {
    return this.#file.path
  }

  get sizeBytes(): number {
    return this.#sizeBytes
  }

  /** `{ timestamp: -1, offset: baseOffset }` when no record has a timestamp. */
  get maxTimestamp(): TimestampOffset {
    this.#maxTimestamp ??= this.timeIndex.lastEntry
    return this.#maxTimestamp
  }

  /** For retention: the largest timestamp of a record, else when the file was written last. */
  get largestTimestamp(): number {
    const { timestamp } = this.maxTimestamp
    return timestamp >= 0 ? timestamp : this.lastModifiedMs
  }

  /** The timestamp of the first batch, -1 when there is none. */
  get firstTimestampMs(): number {
    return this.#loadFirstTimestamp()
  }

  get lastModifiedMs(): number {
    return this.#file.isThere ? this.#fileSystem.stat(this.path).modifiedMs : this.#createdMs
  }

  /**
   * Takes a chunk of whole batches with final offsets. Sizes and indexes count it at once; its bytes
   * go to the file with the next `writeStaged`, in the same turn of the event loop.
   */
  stage(chunk: Buffer): void {
    this.#staged.push(chunk)
    this.#index(chunk)
  }

  /** Hands all staged chunks to the operating system by one call. */
  writeStaged(): void {
    if (this.#staged.length === 0) return
    const chunks = this.#staged
    this.#staged = []
    this.#writtenBytes += this.#file.write(chunks, this.#writtenBytes)
    assert(this.#writtenBytes === this.#sizeBytes, 'an append holds whole batches')
  }

  // An entry tells the last offset of the batch that starts at a position.
  #index(chunk: Buffer): void {
    let at = 0
    while (at < chunk.length) {
      const sizeBytes = batch.sizeInBytes(chunk, at)
      const lastOffset = batch.lastOffset(chunk, at)
      const timestamp = batch.maxTimestamp(chunk, at)
      this.#account(lastOffset, timestamp, sizeBytes)
      at += sizeBytes
    }
  }

  #account(lastOffset: number, timestamp: number, sizeBytes: number): void {
    if (this.#sizeBytes === 0) this.#firstTimestamp = timestamp
    if (timestamp > this.maxTimestamp.timestamp)
      this.#maxTimestamp = { timestamp, offset: lastOffset }
    // A full index stays as it is; the segment rolls before the next append.
    const hasRoom = !this.offsetIndex.isFull && !this.timeIndex.isFull
    if (this.#bytesSinceLastIndexEntry > this.#indexIntervalBytes && hasRoom) {
      this.offsetIndex.append(lastOffset, this.#sizeBytes)
      this.timeIndex.maybeAppend(this.maxTimestamp.timestamp, this.maxTimestamp.offset)
      this.#bytesSinceLastIndexEntry = 0
    }
    this.#sizeBytes += sizeBytes
    this.#bytesSinceLastIndexEntry += sizeBytes
  }

  /** Whether a batch of `sizeBytes` belongs into a new segment. */
  shouldRoll(
    sizeBytes: number,
    lastOffset: number,
    maxTimestamp: number,
    config: LogConfig,
  ): boolean {
    if (this.#sizeBytes > config.segmentBytes - sizeBytes) return true
    if (
      this.#sizeBytes > 0 &&
      this.timeWaitedForRoll(maxTimestamp) > config.segmentMs - this.#rollJitterMs
    ) {
      return true
    }
    if (this.offsetIndex.isFull || this.timeIndex.isFull) return true
    return !this.offsetIndex.canAppendOffset(lastOffset)
  }

  /** How much time has passed since the first record, in the time of records; else since creation. */
  timeWaitedForRoll(timestamp: number): number {
    const first = this.#loadFirstTimestamp()
    return first >= 0 ? timestamp - first : this.#clock.nowMs() - this.#createdMs
  }

  #loadFirstTimestamp(): number {
    if (this.#firstTimestamp === undefined && this.#sizeBytes > 0) {
      const scanner = this.scan(0)
      if (scanner.next()) this.#firstTimestamp = scanner.maxTimestamp
    }
    return this.#firstTimestamp ?? -1
  }

  scan(start: number): BatchScanner {
    return new BatchScanner(this.#file, start, this.#sizeBytes, 'headers')
  }

  /** Walks over all that the file holds, whatever is counted: for recovery. */
  scanFile(): BatchScanner {
    return new BatchScanner(this.#file, 0, this.#file.sizeBytes(), 'whole')
  }

  /** The first batch that holds `offset` or comes after it. */
  findBatch(offset: number): BatchPosition | undefined {
    const start = this.offsetIndex.lookup(offset)
    if (start === 0) return findIn(this.scan(0), offset)
    try {
      const scanner = this.scan(start)
      if (this.#isAstray(scanner, offset)) return this.#findWithNewIndex(offset)
      return scanner.lastOffset >= offset ? scanner : findIn(scanner, offset)
    } catch (error) {
      if (error instanceof RecordError) return this.#findWithNewIndex(offset)
      throw error
    }
  }

  // Only the last entry of an index is looked at when the log is opened: one further up may have
  // been damaged, and records would be passed over, or bytes taken for a batch that are none.
  #isAstray(scanner: BatchScanner, offset: number): boolean {
    if (scanner.position < 0 || scanner.position >= this.#sizeBytes || !scanner.next()) return true
    return scanner.baseOffset < this.baseOffset || scanner.baseOffset > offset
  }

  #findWithNewIndex(offset: number): BatchPosition | undefined {
    this.#rebuildOffsetIndex()
    return findIn(this.scan(0), offset)
  }

  #rebuildOffsetIndex(): void {
    const { file } = this.offsetIndex
    const isActive = file.maxEntries > file.entryCount
    this.offsetIndex.reset()
    file.preallocate(this.#indexBytes)
    const scanner = this.scan(0)
    let indexedPosition = 0
    while (scanner.next()) {
      const sinceLast = scanner.position - indexedPosition
      if (sinceLast <= this.#indexIntervalBytes || this.offsetIndex.isFull) continue
      this.offsetIndex.append(scanner.lastOffset, scanner.position)
      indexedPosition = scanner.position
    }
    if (!isActive) file.trim()
  }

  /**
   * An offset that is surely behind the batches that end within `[position, position + sizeBytes)`,
   * by a glance at the index; `undefined` when the index does not reach that far.
   */
  upperBoundOffset(position: number, sizeBytes: number): number | undefined {
    return this.offsetIndex.offsetAtOrAfter(position + sizeBytes)
  }

  /** Fills `target` from `position` on; returns how many bytes the file had. */
  readInto(target: Buffer, length: number, position: number): number {
    return readFully(this.#file, target, Math.min(length, this.#sizeBytes - position), position)
  }

  /** As `readInto`, off the event loop: for what is probably not in the page cache. */
  readAsync(target: Buffer, length: number, position: number): Promise<number> {
    return this.#file.readAsync(target, 0, Math.min(length, this.#sizeBytes - position), position)
  }

  /** The offset after the last batch, found by scanning from the last index entry. */
  readNextOffset(): number {
    return this.readEnd().nextOffset
  }

  /** As `readNextOffset`, with the position behind that batch: the file should end there. */
  readEnd(): { nextOffset: number; position: number } {
    if (this.#sizeBytes === 0) return { nextOffset: this.baseOffset, position: 0 }
    const scanner = this.scan(this.offsetIndex.lookup(this.offsetIndex.lastOffset))
    let nextOffset = this.baseOffset
    while (scanner.next()) nextOffset = scanner.lastOffset + 1
    return { nextOffset, position: scanner.position }
  }

  /** Drops the batches that hold `offset` or more; returns how many bytes. The segment is active then. */
  truncateTo(offset: number, config: LogConfig): number {
    const found = this.findBatch(offset)
    this.offsetIndex.truncateTo(offset)
    this.timeIndex.truncateTo(offset)
    this.txnIndex.truncateTo(offset)
    this.preallocateIndexes(config)
    const sizeBytes = this.#sizeBytes
    if (found !== undefined) this.truncateFile(found.position)
    this.#bytesSinceLastIndexEntry = 0
    this.#maxTimestamp = this.#readMaxTimestamp()
    return sizeBytes - this.#sizeBytes
  }

  truncateFile(sizeBytes: number): void {
    this.#file.truncate(sizeBytes)
    this.#sizeBytes = sizeBytes
    this.#writtenBytes = sizeBytes
    if (sizeBytes > 0) return
    this.#createdMs = this.#clock.nowMs()
    this.#firstTimestamp = undefined
  }

  #readMaxTimestamp(): TimestampOffset {
    let max = this.timeIndex.lastEntry
    const scanner = this.scan(this.offsetIndex.lookup(max.offset))
    while (scanner.next()) {
      const timestamp = scanner.maxTimestamp
      if (timestamp > max.timestamp) max = { timestamp, offset: scanner.lastOffset }
    }
    return max
  }

  /** Starts over with empty indexes; `recoverBatch` then rebuilds them batch by batch. */
  resetIndexes(config: LogConfig): void {
    this.offsetIndex.reset()
    this.timeIndex.reset()
    this.txnIndex.reset()
    this.preallocateIndexes(config)
    this.#maxTimestamp = { timestamp: -1, offset: this.baseOffset }
    this.#bytesSinceLastIndexEntry = 0
    this.#sizeBytes = 0
  }

  /** Accounts for a batch that is in the file already, during recovery. */
  recoverBatch(lastOffset: number, timestamp: number, sizeBytes: number): void {
    this.#account(lastOffset, timestamp, sizeBytes)
  }

  preallocateIndexes(config: LogConfig): void {
    this.offsetIndex.file.preallocate(config.segmentIndexBytes)
    this.timeIndex.file.preallocate(config.segmentIndexBytes)
  }

  /** Makes the files that are made with the first record otherwise. */
  makeFiles(): void {
    this.#file.make()
    this.offsetIndex.file.make()
    this.timeIndex.file.make()
  }

  /** Another segment takes over: the largest timestamp is noted, the indexes are cut to size. */
  onBecomeInactive(): void {
    this.timeIndex.maybeAppend(this.maxTimestamp.timestamp, this.maxTimestamp.offset, true)
    this.offsetIndex.file.trim()
    this.timeIndex.file.trim()
  }

  /** The data of this segment is on the device once this resolves. */
  async sync(includesIndexes: boolean): Promise<void> {
    await this.#file.sync()
    if (!includesIndexes) return
    await this.offsetIndex.file.sync()
    await this.timeIndex.file.sync()
    await this.txnIndex.sync()
  }

  syncNow(): void {
    this.#file.syncNow()
    this.offsetIndex.file.syncNow()
    this.timeIndex.file.syncNow()
    this.txnIndex.syncNow()
  }

  changeSuffix(from: string, to: string): void {
    const renamed = (path: string) => path.slice(0, path.length - from.length) + to
    this.#file.renameTo(renamed(this.path))
    for (const index of [this.offsetIndex.file, this.timeIndex.file, this.txnIndex]) {
      index.renameTo(renamed(index.path))
    }
  }

  /** Removes the files. A reader of this loop turn may still hold bytes, never the files. */
  remove(): void {
    this.#file.close()
    this.#fileSystem.remove(this.path)
    for (const index of [this.offsetIndex.file, this.timeIndex.file, this.txnIndex]) index.remove()
  }

  /** Closes the files as they are. After an orderly stop, `onBecomeInactive` came before. */
  close(): void {
    this.#file.close()
    this.offsetIndex.file.close()
    this.timeIndex.file.close()
  }
}

function findIn(scanner: BatchScanner, offset: number): BatchPosition | undefined {
  while (scanner.next()) {
    if (scanner.lastOffset >= offset) return scanner
  }
  return undefined
}
