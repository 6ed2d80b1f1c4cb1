/**
 * The log of one partition: segments, the state of its producers, its leader epochs, and the
 * offsets that bound it:
 *
 *     logStartOffset ≤ lastStableOffset ≤ highWatermark ≤ logEndOffset
 *     recoveryPoint ≤ logEndOffset: what lies below is on the device, not only with the system
 *
 * An append is done when the operating system has its bytes: a process that dies loses nothing that
 * was answered. All of this runs on the event loop without a wait in between, so no call sees
 * another one half done. When the disk fails, `onDiskFailure` is told once and every further call
 * throws KAFKA_STORAGE_ERROR: the state in memory is then not to be trusted.
 */
import type { LogConfig } from '../config/log-config.ts'
import { KafkaError } from '../protocol/errors.ts'
import * as batch from '../records/record-batch.ts'
import { RecordError } from '../records/record-errors.ts'
import type { Clock } from '../runtime/clock.ts'
import type { FileSystem } from '../runtime/file-system.ts'
import type { Logger } from '../runtime/logger.ts'
import type { Random } from '../runtime/random.ts'
import type { BufferPool } from './buffer-pool.ts'
import { isDiskError } from './disk-error.ts'
import { readEndTransactionMarker } from './end-transaction-marker.ts'
import type { EpochEndOffset, LeaderEpochCache } from './leader-epoch-cache.ts'
import {
  type AppendOptions,
  DEFAULT_APPEND,
  type LogAppendInfo,
  type PendingAppend,
} from './log-append.ts'
import * as files from './log-files.ts'
import { loadLog } from './log-loader.ts'
import { type FoundOffset, findOffset } from './log-offset-lookup.ts'
import {
  collectAbortedTransactions,
  type FetchData,
  type FetchIsolation,
  LogReader,
  type ReadData,
  readBound,
} from './log-reader.ts'
import { expiredSegments } from './log-retention.ts'
import { LogSegment, MAX_SEGMENT_BYTES } from './log-segment.ts'
import type { LogSegments } from './log-segments.ts'
import { syncPartitionMetadata } from './partition-metadata.ts'
import type { AppendOrigin, ProducerRules, ProducerStateManager } from './producer-state-manager.ts'
import { rebuildProducerState } from './producer-state-rebuild.ts'
import type { LogTail, TailCache } from './tail-cache.ts'
import type { AbortedTransaction } from './txn-index.ts'

export interface UnifiedLogOptions {
  readonly fileSystem: FileSystem
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  /** The directory `TOPIC-N`; it must exist. */
  readonly directory: string
  readonly topicPartition: files.TopicPartition
  readonly config: LogConfig
  readonly tailCache: TailCache
  readonly bufferPool: BufferPool
  readonly producerRules: ProducerRules
  /** The last process stopped in an orderly way: files are what they say. */
  readonly hadCleanShutdown: boolean
  /** As the log directory's checkpoints tell; 0 when they don't. */
  readonly logStartOffset: number
  readonly recoveryPoint: number
  /** Damage with whole batches behind it is an error, not a place to cut. */
  readonly isDamageRefused?: boolean
  readonly onDiskFailure: (error: Error) => void
  /** The log start offset has moved on: to be noted in the checkpoint before long. */
  readonly onLogStartOffsetMoved?: () => void
}

export interface ReadOptions {
  readonly maxBytes: number
  readonly isolation: FetchIsolation
  /** The first batch is returned whole, however large. */
  readonly minOneMessage: boolean
}

const NO_ABORTED_TRANSACTIONS: readonly AbortedTransaction[] = []

export class UnifiedLog {
  readonly topicPartition: files.TopicPartition
  readonly leaderEpochs: LeaderEpochCache
  readonly producerState: ProducerStateManager
  readonly #options: UnifiedLogOptions
  readonly #segments: LogSegments
  readonly #reader: LogReader
  readonly #tail: LogTail
  #config: LogConfig
  #logStartOffset: number
  #logEndOffset: number
  #highWatermark: number
  #recoveryPoint: number
  #lastFlushMs: number
  /** A file was created or renamed since the directory was synced. */
  #isDirectorySynced = false
  /** The directory's own entry, and the id of its topic, are on the device. */
  #isRegistrationSynced = false
  #truncations = 0
  #runningFlush: Promise<void> | undefined
  #nextFlush: Promise<void> | undefined
  #state: 'open' | 'closed' | 'failed' = 'open'
  #isDamageTold = false

  /** Opens what the directory holds, repairing what a crash has left behind. */
  constructor(options: UnifiedLogOptions) {
    const loaded = loadLog(options)
    this.#options = options
    this.topicPartition = options.topicPartition
    this.leaderEpochs = loaded.leaderEpochs
    this.producerState = loaded.producerState
    this.#segments = loaded.segments
    this.#config = options.config
    this.#logStartOffset = loaded.logStartOffset
    this.#logEndOffset = loaded.logEndOffset
    this.#recoveryPoint = loaded.recoveryPoint
    this.#highWatermark = loaded.logStartOffset
    this.#lastFlushMs = options.clock.nowMs()
    this.#tail = options.tailCache.newTail()
    this.#reader = new LogReader(loaded.segments, this.#tail, options.bufferPool)
  }

  get directory(): string {
    return this.#options.directory
  }

  get config(): LogConfig {
    return this.#config
  }

  get logStartOffset(): number {
    return this.#logStartOffset
  }

  get logEndOffset(): number {
    return this.#logEndOffset
  }

  get highWatermark(): number {
    return this.#highWatermark
  }

  get recoveryPoint(): number {
    return this.#recoveryPoint
  }

  /** No transaction that starts below it is undecided. */
  get lastStableOffset(): number {
    const unstable = this.producerState.firstUnstableOffset
    if (unstable < 0 || unstable >= this.#highWatermark) return this.#highWatermark
    return Math.max(unstable, this.#logStartOffset)
  }

  get sizeBytes(): number {
    return this.#segments.sizeBytes
  }

  get segments(): readonly LogSegment[] {
    return this.#segments.all
  }

  get latestEpoch(): number {
    return this.leaderEpochs.latestEpoch
  }

  get isClosed(): boolean {
    return this.#state !== 'open'
  }

  /** When the first record that is not on the device yet has to be. */
  get flushDeadlineMs(): number {
    if (this.#recoveryPoint >= this.#logEndOffset) return Number.POSITIVE_INFINITY
    return this.#lastFlushMs + this.#config.flushMs
  }

  updateConfig(config: LogConfig): void {
    this.#config = config
  }

  /**
   * Appends validated batches as the partition's leader: gives them offsets and epoch, in place.
   * It keeps nothing of `records`: that memory is the caller's again. Batches with a producer id
   * come one at a time. Throws the protocol error that the batch deserves.
   */
  appendAsLeader(
    records: Buffer,
    leaderEpoch: number,
    origin: AppendOrigin = 'client',
    options: AppendOptions = DEFAULT_APPEND,
  ): LogAppendInfo {
    return this.#guard('Append', () => {
      const info = this.#stage({ records, leaderEpoch, origin, ...options })
      this.#finishAppend()
      return info
    })
  }

  /** As `appendAsLeader` for several at once, with one write. Each gets its own info or error. */
  appendGroupAsLeader(appends: readonly PendingAppend[]): void {
    this.#guard('Append', () => {
      for (const append of appends) {
        try {
          append.info = this.#stage(append)
        } catch (error) {
          if (!(error instanceof KafkaError)) throw error
          append.error = error
        }
      }
      this.#finishAppend()
    })
  }

  /** Appends batches that already have offsets and epochs: what a leader, or a snapshot, sent. */
  appendAsFollower(records: Buffer): LogAppendInfo {
    return this.#guard('Append', () => {
      const firstOffset = batch.baseOffset(records, 0)
      if (firstOffset < this.#logEndOffset) {
        throw new KafkaError(
          'UNKNOWN_SERVER_ERROR',
          `Append at offset ${firstOffset} failed: the log of ${this.#name} ends at ${this.#logEndOffset}`,
        )
      }
      const summary = this.#summarise(records, 'replication')
      this.#accept(records, summary, 'replication')
      this.#finishAppend()
      return summary
    })
  }

  /** Checks a chunk, gives it offsets and takes it in; the bytes are written by `#finishAppend`. */
  #stage(append: Omit<PendingAppend, 'info' | 'error'>): LogAppendInfo {
    const { records, leaderEpoch, origin } = append
    const duplicate = this.#findDuplicate(records, origin)
    if (duplicate !== undefined) return duplicate
    this.#checkSizes(records, origin)
    let nextOffset = this.#logEndOffset
    for (let at = 0; at < records.length; at += batch.sizeInBytes(records, at)) {
      this.#checkProducer(append, at, nextOffset)
      batch.setBaseOffset(records, at, nextOffset)
      batch.setPartitionLeaderEpoch(records, at, leaderEpoch)
      nextOffset = batch.nextOffset(records, at)
    }
    const summary = this.#summarise(records, origin)
    this.#accept(records, summary, origin)
    return summary
  }

  #findDuplicate(records: Buffer, origin: AppendOrigin): LogAppendInfo | undefined {
    if (origin !== 'client' || batch.producerId(records, 0) === batch.NO_PRODUCER_ID)
      return undefined
    const found = this.producerState.findDuplicate(records, 0)
    if (found === undefined) return undefined
    return {
      firstOffset: found.lastOffset - found.offsetDelta,
      lastOffset: found.lastOffset,
      maxTimestamp: found.timestamp,
      logAppendTimeMs: found.timestamp,
      logStartOffset: this.#logStartOffset,
      sizeBytes: 0,
      isDuplicate: true,
    }
  }

  #checkSizes(records: Buffer, origin: AppendOrigin): void {
    const { maxMessageBytes, segmentBytes } = this.#config
    const sizeBytes = batch.sizeInBytes(records, 0)
    if (origin !== 'raft-leader' && sizeBytes > maxMessageBytes) {
      throw new KafkaError(
        'MESSAGE_TOO_LARGE',
        `The record batch size in the append to ${this.#name} is ${sizeBytes} bytes ` +
          `which exceeds the maximum configured value of ${maxMessageBytes}.`,
      )
    }
    if (records.length > Math.min(segmentBytes, MAX_SEGMENT_BYTES)) {
      throw new KafkaError(
        'RECORD_LIST_TOO_LARGE',
        `Message batch size is ${records.length} bytes in append to partition ${this.#name}, ` +
          `which exceeds the maximum configured segment size of ${segmentBytes}.`,
      )
    }
  }

  #checkProducer(append: Omit<PendingAppend, 'info' | 'error'>, at: number, offset: number): void {
    const { records, origin, transactionVersion, verification } = append
    if (batch.producerId(records, at) === batch.NO_PRODUCER_ID) return
    if (batch.isControl(records, at)) {
      const marker = readEndTransactionMarker(records, at)
      if (marker === undefined) return
      const arrival = { offset, origin, transactionVersion }
      this.producerState.checkMarker(records, at, marker, arrival)
    } else {
      this.producerState.checkDataBatch(records, at, { offset, origin, verification })
    }
  }

  #summarise(records: Buffer, origin: AppendOrigin): LogAppendInfo {
    let maxTimestamp = batch.NO_TIMESTAMP
    let lastOffset = -1
    for (let at = 0; at < records.length; at += batch.sizeInBytes(records, at)) {
      maxTimestamp = Math.max(maxTimestamp, batch.maxTimestamp(records, at))
      lastOffset = batch.lastOffset(records, at)
    }
    const isStamped =
      origin !== 'replication' && batch.timestampType(records, 0) === 'LogAppendTime'
    return {
      firstOffset: batch.baseOffset(records, 0),
      lastOffset,
      maxTimestamp,
      logAppendTimeMs: isStamped ? maxTimestamp : batch.NO_TIMESTAMP,
      logStartOffset: this.#logStartOffset,
      sizeBytes: records.length,
      isDuplicate: false,
    }
  }

  /** Nothing may refuse the batches any more: rolls if need be, counts and remembers them. */
  #accept(records: Buffer, info: LogAppendInfo, origin: AppendOrigin): void {
    const { active } = this.#segments
    const { lastOffset, maxTimestamp } = info
    if (active.shouldRoll(records.length, lastOffset, maxTimestamp, this.#config)) {
      this.#roll(origin === 'replication' ? info.firstOffset : this.#logEndOffset)
    }
    const segment = this.#segments.active
    segment.stage(records)
    this.#logEndOffset = lastOffset + 1
    for (let at = 0; at < records.length; at += batch.sizeInBytes(records, at)) {
      const epoch = batch.partitionLeaderEpoch(records, at)
      if (epoch > this.leaderEpochs.latestEpoch) {
        this.leaderEpochs.assign(epoch, batch.baseOffset(records, at))
      }
      if (batch.producerId(records, at) !== batch.NO_PRODUCER_ID) {
        this.#rememberProducer(records, at, segment)
      }
    }
    this.producerState.updateMapEndOffset(this.#logEndOffset)
    this.#tail.append(records, info.firstOffset, this.#logEndOffset)
  }

  #rememberProducer(records: Buffer, at: number, segment: LogSegment): void {
    if (!batch.isControl(records, at)) {
      this.producerState.addDataBatch(records, at)
      return
    }
    const marker = readEndTransactionMarker(records, at)
    const completed = marker && this.producerState.addMarker(records, at, marker)
    const aborted = completed && this.producerState.completeTransaction(completed)
    if (aborted === undefined) return
    if (segment.txnIndex.isEmpty) this.#isDirectorySynced = false
    segment.txnIndex.append(aborted)
  }

  #finishAppend(): void {
    this.#segments.active.writeStaged()
    if (this.#logEndOffset - this.#recoveryPoint >= this.#config.flushMessages) this.#flushNow()
  }

  /** A read within `[logStartOffset, end]`; throws OFFSET_OUT_OF_RANGE outside. */
  read(startOffset: number, options: ReadOptions): FetchData {
    return this.#guard('Read', () => {
      const { maxBytes, isolation, minOneMessage } = options
      if (startOffset < this.#logStartOffset || startOffset > this.#logEndOffset) {
        throw new KafkaError(
          'OFFSET_OUT_OF_RANGE',
          `Received request for offset ${startOffset} for partition ${this.#name}, but we only have ` +
            `log segments in the range ${this.#logStartOffset} to ${this.#logEndOffset}.`,
        )
      }
      const endOffset = this.endOffset(isolation)
      const request = { startOffset, endOffset, maxBytes, isFirstWhole: minOneMessage }
      const data = this.#reader.read(request, this.#logEndOffset)
      if (isolation !== 'committed') return { ...data, abortedTransactions: undefined }
      const abortedTransactions = this.#abortedTransactions(startOffset, data)
      return { ...data, abortedTransactions }
    })
  }

  #abortedTransactions(startOffset: number, data: ReadData): readonly AbortedTransaction[] {
    const isAnyAborted = this.#segments.from(startOffset).some(({ txnIndex }) => !txnIndex.isEmpty)
    if (data.sizeBytes === 0 || !isAnyAborted) return NO_ABORTED_TRANSACTIONS
    const bound = readBound(this.#segments, startOffset, data.sizeBytes) ?? this.#logEndOffset
    const endOffset = Math.max(bound, data.upperBoundOffset)
    return collectAbortedTransactions(this.#segments, startOffset, endOffset)
  }

  /** The first offset that a reader of this isolation does not see. */
  endOffset(isolation: FetchIsolation): number {
    if (isolation === 'log-end') return this.#logEndOffset
    return isolation === 'committed' ? this.lastStableOffset : this.#highWatermark
  }

  /** Answers ListOffsets for a timestamp or one of its special numbers (log-offset-lookup.ts). */
  async findOffset(timestamp: number, isolation: FetchIsolation): Promise<FoundOffset | undefined> {
    this.#ensureOpen()
    try {
      return await findOffset(timestamp, {
        segments: this.#segments,
        leaderEpochs: this.leaderEpochs,
        logStartOffset: this.#logStartOffset,
        lastFetchableOffset: this.endOffset(isolation),
      })
    } catch (error) {
      throw this.#translate('Offset lookup', error)
    }
  }

  /** Answers OffsetForLeaderEpoch. */
  endOffsetForEpoch(epoch: number): EpochEndOffset {
    return this.leaderEpochs.endOffsetFor(epoch, this.#logEndOffset)
  }

  /** Notes that this log leads, or follows, from `startOffset` on in `epoch`. */
  assignEpochStartOffset(epoch: number, startOffset: number): void {
    this.#guard('Note of an epoch', () => this.leaderEpochs.assign(epoch, startOffset))
  }

  /** Moves the high watermark, within the bounds of the log; answers where it is now. */
  updateHighWatermark(offset: number): number {
    const bounded = Math.min(Math.max(offset, this.#logStartOffset), this.#logEndOffset)
    this.#highWatermark = bounded
    this.producerState.onHighWatermarkUpdated(bounded)
    return bounded
  }

  /** Moves the high watermark forward only; true when it moved. */
  maybeIncrementHighWatermark(offset: number): boolean {
    if (offset <= this.#highWatermark) return false
    const before = this.#highWatermark
    return this.updateHighWatermark(offset) > before
  }

  /** DeleteRecords: what lies below `offset` is gone. True when that changed anything. */
  incrementLogStartOffset(offset: number): boolean {
    return this.#guard('Advance of the log start', () => {
      if (offset > this.#highWatermark) {
        throw new KafkaError(
          'OFFSET_OUT_OF_RANGE',
          `Cannot increment the log start offset to ${offset} of partition ${this.#name} ` +
            `since it is larger than the high watermark ${this.#highWatermark}`,
        )
      }
      if (offset <= this.#logStartOffset) return false
      this.#moveLogStartOffset(offset)
      return true
    })
  }

  #moveLogStartOffset(offset: number): void {
    this.#logStartOffset = offset
    if (this.#highWatermark < offset) this.updateHighWatermark(offset)
    this.leaderEpochs.truncateFromStart(offset)
    this.producerState.onLogStartOffsetIncremented(offset)
    this.#options.onLogStartOffsetMoved?.()
  }

  /** Starts a new segment. The index of the old one is cut, its data goes to the device. */
  roll(): void {
    this.#guard('Roll', () => this.#roll(this.#logEndOffset))
  }

  #roll(baseOffset: number): void {
    const old = this.#segments.active
    old.writeStaged()
    if (old.baseOffset === baseOffset) {
      // Empty, but its index is full: it starts over.
      this.#segments.remove(old)
      old.remove()
    } else {
      old.onBecomeInactive()
    }
    this.producerState.updateMapEndOffset(baseOffset)
    this.producerState.takeSnapshot()
    this.#segments.add(this.#newSegment(baseOffset))
    this.#isDirectorySynced = false
    if (old.sizeBytes > 0) this.flush().catch(() => {})
  }

  #newSegment(baseOffset: number, fileSuffix = ''): LogSegment {
    const { fileSystem, clock, random, directory } = this.#options
    for (const suffix of files.SEGMENT_FILE_SUFFIXES) {
      fileSystem.remove(`${directory}/${files.segmentFileName(baseOffset, suffix)}${fileSuffix}`)
    }
    const context = { fileSystem, clock, random, config: this.#config }
    return new LogSegment(directory, baseOffset, context, fileSuffix)
  }

  /** Applies retention; returns how many segments went. Their files follow after a delay. */
  deleteOldSegments(): number {
    return this.#deleteSegments(this.#config)
  }

  /** Deletes what lies before the log start offset, and nothing for its age or size. */
  deleteSegmentsBeforeStart(): number {
    return this.#deleteSegments({ ...this.#config, retentionMs: -1, retentionBytes: -1 })
  }

  #deleteSegments(config: LogConfig): number {
    return this.#guard('Retention', () => {
      const expired = expiredSegments({
        segments: this.#segments.all,
        config,
        logStartOffset: this.#logStartOffset,
        logEndOffset: this.#logEndOffset,
        highWatermark: this.#highWatermark,
        nowMs: this.#options.clock.nowMs(),
      })
      if (expired.length === 0) return 0
      if (expired.length === this.#segments.all.length) this.#roll(this.#logEndOffset)
      for (const segment of expired) this.#deleteSegment(segment)
      const { baseOffset } = this.#segments.first
      if (baseOffset > this.#logStartOffset) this.#moveLogStartOffset(baseOffset)
      return expired.length
    })
  }

  // Renamed at once, so that a start does not find the segment, removed when readers are done.
  #deleteSegment(segment: LogSegment, includesSnapshot = true): void {
    const { fileSystem, clock } = this.#options
    this.#segments.remove(segment)
    segment.changeSuffix('', files.DELETED_SUFFIX)
    const snapshot = includesSnapshot
      ? this.producerState.markSnapshotForDeletion(segment.baseOffset)
      : undefined
    clock.setTimer(this.#config.fileDeleteDelayMs, () => {
      try {
        segment.remove()
        if (snapshot !== undefined) fileSystem.remove(snapshot)
      } catch (error) {
        this.#options.logger.warn(`Removal of '${segment.path}' failed`, error)
      }
    })
  }

  /** An empty segment beside the log, for what the cleaner leaves of others. */
  newCleanedSegment(baseOffset: number): LogSegment {
    return this.#guard('Creation of a segment', () =>
      this.#newSegment(baseOffset, files.CLEANED_SUFFIX),
    )
  }

  /**
   * Puts a cleaned segment, whose data is on the device, in the place of neighbouring old ones. A
   * crash in between is finished or undone by the next start (log-loader.ts). False, and nothing is
   * done, when one of the old ones has gone or become active meanwhile.
   */
  replaceSegments(cleaned: LogSegment, old: readonly LogSegment[]): boolean {
    return this.#guard('Replacement of segments', () => {
      const { all, active } = this.#segments
      if (old.some((each) => each === active || !all.includes(each))) return false
      cleaned.changeSuffix(files.CLEANED_SUFFIX, files.SWAP_SUFFIX)
      this.#options.fileSystem.syncDirectory(this.directory)
      for (const each of old) this.#deleteSegment(each, each.baseOffset !== cleaned.baseOffset)
      cleaned.changeSuffix(files.SWAP_SUFFIX, '')
      this.#segments.add(cleaned)
      // It may hold what was just removed.
      this.#tail.clear()
      this.#reader.forgetPositions()
      this.#isDirectorySynced = false
      return true
    })
  }

  /** The aborted transactions that touch the offsets from `startOffset` to below `endOffset`. */
  abortedTransactions(startOffset: number, endOffset: number): readonly AbortedTransaction[] {
    return collectAbortedTransactions(this.#segments, startOffset, endOffset)
  }

  /** Drops everything from `offset` on: what a new leader does not have. False: nothing to drop. */
  truncateTo(offset: number): boolean {
    return this.#guard('Truncation', () => {
      if (offset >= this.#logEndOffset) return false
      if (offset < this.#segments.first.baseOffset) {
        this.#truncateFully(offset)
        return true
      }
      for (const segment of this.#segments.all.filter((each) => each.baseOffset > offset)) {
        this.#removeSegment(segment)
      }
      this.#segments.active.truncateTo(offset, this.#config)
      this.#endAt(this.#segments.active.readNextOffset(), offset)
      return true
    })
  }

  /** Drops everything; the log goes on at `offset`. */
  truncateFullyAndStartAt(offset: number, logStartOffset = offset): void {
    this.#guard('Truncation', () => this.#truncateFully(offset, logStartOffset))
  }

  #truncateFully(offset: number, logStartOffset = offset): void {
    for (const segment of this.#segments.all) this.#removeSegment(segment)
    this.#segments.add(this.#newSegment(offset))
    this.leaderEpochs.clear()
    this.producerState.truncateFullyAndStartAt(offset)
    this.#logStartOffset = logStartOffset
    this.#options.onLogStartOffsetMoved?.()
    this.#endAt(offset, offset)
  }

  #removeSegment(segment: LogSegment): void {
    this.#segments.remove(segment)
    segment.remove()
  }

  // A batch that holds the offset goes as a whole, so the log may end below it.
  #endAt(endOffset: number, offset: number): void {
    this.#truncations++
    this.#tail.clear()
    this.#reader.forgetPositions()
    // Else a loss of power could bring back what others have long replaced.
    this.#segments.active.syncNow()
    this.#options.fileSystem.syncDirectory(this.directory)
    this.#logEndOffset = Math.min(endOffset, offset)
    this.#recoveryPoint = Math.min(this.#recoveryPoint, this.#logEndOffset)
    this.#logStartOffset = Math.min(this.#logStartOffset, this.#logEndOffset)
    this.leaderEpochs.truncateFromEnd(this.#logEndOffset)
    const nowMs = this.#options.clock.nowMs()
    const { logStartOffset, logEndOffset } = this
    rebuildProducerState(this.producerState, this.#segments, logStartOffset, logEndOffset, nowMs)
    this.updateHighWatermark(Math.min(this.#highWatermark, this.#logEndOffset))
  }

  removeExpiredProducers(): void {
    this.producerState.removeExpired(this.#options.clock.nowMs())
  }

  /**
   * Brings all that was appended to the device. One at a time; those who ask while one runs share
   * the next. Rejects with KAFKA_STORAGE_ERROR when the disk has failed.
   */
  flush(): Promise<void> {
    if (this.#state === 'failed') return Promise.reject(this.#closedError())
    if (this.#state !== 'open' || this.#recoveryPoint >= this.#logEndOffset) {
      return this.#runningFlush ?? Promise.resolve()
    }
    if (this.#runningFlush === undefined) return this.#startFlush()
    this.#nextFlush ??= this.#runningFlush.then(() => {
      this.#nextFlush = undefined
      return this.#startFlush()
    })
    return this.#nextFlush
  }

  #startFlush(): Promise<void> {
    this.#runningFlush = this.#flushAsync().finally(() => {
      this.#runningFlush = undefined
    })
    return this.#runningFlush
  }

  async #flushAsync(): Promise<void> {
    const target = this.#logEndOffset
    const truncations = this.#truncations
    const { active } = this.#segments
    try {
      for (const segment of this.#segments.from(this.#recoveryPoint)) {
        await this.#syncSegment(segment, segment !== active)
      }
      // What was truncated meanwhile may be there again, other than it was.
      if (this.#state === 'open' && truncations === this.#truncations) this.#markFlushed(target)
    } catch (error) {
      if (this.#state !== 'closed') throw this.#translate('Flush', error)
    }
  }

  async #syncSegment(segment: LogSegment, includesIndexes: boolean): Promise<void> {
    try {
      await segment.sync(includesIndexes)
    } catch (error) {
      // Retention or truncation may have removed it meanwhile.
      if (this.#segments.all.includes(segment)) throw error
    }
  }

  #flushNow(): void {
    for (const segment of this.#segments.from(this.#recoveryPoint)) segment.syncNow()
    this.#markFlushed(this.#logEndOffset)
  }

  // Without its entry in the directory, and that of the directory above, a file is lost with all
  // that was synced; and without its topic's id a log is taken for a stray one.
  #markFlushed(target: number): void {
    if (!this.#isDirectorySynced) {
      this.#syncDirectories()
      this.#isDirectorySynced = true
    }
    this.leaderEpochs.sync()
    this.#recoveryPoint = Math.max(this.#recoveryPoint, Math.min(target, this.#logEndOffset))
    this.#lastFlushMs = this.#options.clock.nowMs()
  }

  #syncDirectories(): void {
    const { fileSystem, directory } = this.#options
    fileSystem.syncDirectory(directory)
    if (this.#isRegistrationSynced) return
    syncPartitionMetadata(fileSystem, directory)
    fileSystem.syncDirectory(directory.slice(0, Math.max(directory.lastIndexOf('/'), 1)))
    this.#isRegistrationSynced = true
  }

  /** Makes the files that a log without records does not need yet, as Apache has them. */
  makeFiles(): void {
    if (this.#state !== 'open') return
    this.#guard('Creation of files', () => {
      this.#segments.active.makeFiles()
      this.leaderEpochs.save()
    })
  }

  /** An orderly end: everything on the device, a producer snapshot, indexes cut to size. */
  close(): void {
    if (this.#state !== 'open') return
    this.makeFiles()
    this.#guard('Close', () => {
      this.producerState.takeSnapshot()
      this.#segments.active.onBecomeInactive()
      if (this.#recoveryPoint < this.#logEndOffset) this.#flushNow()
    })
    this.abandon()
  }

  /** The end of a log that is deleted: nothing is flushed, yet its files stay readable until they go. */
  retire(): void {
    if (this.#state !== 'open') return
    this.#guard('Close', () => this.#segments.active.onBecomeInactive())
    this.abandon()
  }

  /** Lets go of the files as they are: the process ends, or the disk has failed. */
  abandon(state: 'closed' | 'failed' = 'closed'): void {
    if (this.#state !== 'open') return
    this.#state = state
    this.#tail.clear()
    for (const segment of this.#segments.all) {
      try {
        segment.close()
      } catch (error) {
        this.#options.logger.debug(`Close of '${segment.path}' failed: ${String(error)}`)
      }
    }
  }

  get #name(): string {
    return files.logDirectoryName(this.topicPartition)
  }

  #ensureOpen(): void {
    if (this.#state !== 'open') throw this.#closedError()
  }

  #closedError(): KafkaError {
    return new KafkaError('KAFKA_STORAGE_ERROR', `The log of ${this.#name} is ${this.#state}`)
  }

  #guard<Result>(action: string, act: () => Result): Result {
    this.#ensureOpen()
    try {
      return act()
    } catch (error) {
      throw this.#translate(action, error)
    }
  }

  #translate(action: string, error: unknown): unknown {
    if (error instanceof RecordError && action !== 'Append') this.#tellDamage(action, error)
    if (!isDiskError(error)) return error
    // A lookup that waited may find that its segment was closed: that is no fault of the disk.
    if (this.#state === 'open' && error.code !== 'EBADF') {
      this.abandon('failed')
      this.#options.onDiskFailure(error)
    }
    return new KafkaError(
      'KAFKA_STORAGE_ERROR',
      `${action} failed in the log of ${this.#name}: ${error.message}`,
      { cause: error },
    )
  }

  // Once: readers come back again and again.
  #tellDamage(action: string, error: RecordError): void {
    if (this.#isDamageTold) return
    this.#isDamageTold = true
    this.#options.logger.error(
      `${action} met damage in the log of ${this.#name}: ${error.message}. 'kafka-ts dump-log' shows ` +
        "what is whole; 'kafka-ts consumer-groups --reset-offsets' takes a group past it",
    )
  }
}
