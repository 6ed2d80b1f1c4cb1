/**
 * What a log knows of its producers: their epoch and last batches, by which a retry is recognised
 * and a gap refused, and their open transactions, which hold the last stable offset back. The state
 * is a function of the log up to `mapEndOffset`; snapshots at segment boundaries and at an orderly
 * stop spare a start from reading all of it.
 */
import { KafkaError } from '../protocol/errors.ts'
import * as batch from '../records/record-batch.ts'
import type { FileSystem } from '../runtime/file-system.ts'
import type { Logger } from '../runtime/logger.ts'
import * as files from './log-files.ts'
import { CorruptSnapshotError, decodeSnapshot, encodeSnapshot } from './producer-snapshot.ts'
import { type BatchMetadata, ProducerStateEntry } from './producer-state-entry.ts'
import { TransactionVerifications, type Verification } from './transaction-verifications.ts'
import type { AbortedTransaction } from './txn-index.ts'

/** Who appends: only a client's sequences are checked, a follower takes what the leader took. */
export type AppendOrigin = 'client' | 'coordinator' | 'raft-leader' | 'replication'

/** Settings of a node for all its logs; they may change while it runs. */
export interface ProducerRules {
  /** `producer.id.expiration.ms`: a producer without a batch for so long is forgotten. */
  readonly idExpirationMs: number
  /** `transaction.partition.verification.enable` */
  readonly verifiesTransactions: boolean
}

export const DEFAULT_PRODUCER_RULES: ProducerRules = {
  idExpirationMs: 24 * 60 * 60 * 1000,
  verifiesTransactions: true,
}

const MAX_PRODUCER_EPOCH = 0x7fff

export interface EndTransactionMarker {
  readonly isCommit: boolean
  readonly coordinatorEpoch: number
}

/** How a batch comes to the log, and where it would lie. */
export interface Arrival {
  readonly offset: number
  readonly origin: AppendOrigin
}

export interface DataArrival extends Arrival {
  /** That the transaction coordinator knows of this partition. */
  readonly verification?: Verification | undefined
}

export interface MarkerArrival extends Arrival {
  /** From 2 on the marker's epoch is newer than that of the transaction's records (KIP-890). */
  readonly transactionVersion: number
}

export interface CompletedTransaction {
  readonly producerId: number
  readonly firstOffset: number
  readonly lastOffset: number
  readonly isAborted: boolean
}

interface OngoingTransaction {
  readonly producerId: number
  readonly firstOffset: number
}

interface UnreplicatedTransaction {
  readonly firstOffset: number
  readonly lastOffset: number
}

export interface ProducerStateOptions {
  readonly fileSystem: FileSystem
  readonly directory: string
  readonly logger: Logger
  readonly producerRules: ProducerRules
}

export class ProducerStateManager {
  readonly #options: ProducerStateOptions
  readonly #producers = new Map<number, ProducerStateEntry>()
  readonly #verifications = new TransactionVerifications()
  /** By first offset, which rises as transactions start. */
  readonly #ongoing = new Map<number, OngoingTransaction>()
  /** Ended, but the marker lies above the high watermark. */
  #unreplicated: UnreplicatedTransaction[] = []
  /** Rising. */
  #snapshotOffsets: number[]
  #mapEndOffset = 0
  #lastSnapshotOffset = 0

  constructor(options: ProducerStateOptions) {
    this.#options = options
    this.#snapshotOffsets = this.#listSnapshots()
  }

  get producers(): ReadonlyMap<number, ProducerStateEntry> {
    return this.#producers
  }

  get isEmpty(): boolean {
    return this.#producers.size === 0 && this.#unreplicated.length === 0
  }

  /** The state covers every offset below. */
  get mapEndOffset(): number {
    return this.#mapEndOffset
  }

  get snapshotOffsets(): readonly number[] {
    return this.#snapshotOffsets
  }

  /** Where the first transaction starts that is open, or whose end is not replicated; -1: none. */
  get firstUnstableOffset(): number {
    let first = this.firstUndecidedOffset
    for (const { firstOffset } of this.#unreplicated) {
      if (first < 0 || firstOffset < first) first = firstOffset
    }
    return first
  }

  /** Where the first open transaction starts; -1: none is open. */
  get firstUndecidedOffset(): number {
    for (const firstOffset of this.#ongoing.keys()) return firstOffset
    return -1
  }

  findDuplicate(buffer: Buffer, at: number): BatchMetadata | undefined {
    const entry = this.#producers.get(batch.producerId(buffer, at))
    if (entry === undefined) return undefined
    const epoch = batch.producerEpoch(buffer, at)
    return entry.findDuplicate(
      epoch,
      batch.baseSequence(buffer, at),
      batch.lastSequence(buffer, at),
    )
  }

  /**
   * Begins the first batch of a transaction: what the append has to bring along once the transaction
   * coordinator has agreed. `undefined` when the transaction is open here already, so that nobody
   * need be asked. Throws INVALID_PRODUCER_EPOCH.
   */
  startVerification(
    producerId: number,
    asked: { producerEpoch: number; firstSequence: number; isEpochBumped: boolean },
    nowMs: number,
  ): Verification | undefined {
    const entry = this.#producers.get(producerId)
    if (entry !== undefined) {
      checkEpoch(entry, asked.producerEpoch, this.#mapEndOffset)
      if (isOngoing(entry, asked.producerEpoch)) return undefined
    }
    return this.#verifications.start(producerId, asked, nowMs)
  }

  /** Throws the protocol error that a data batch deserves; changes nothing. */
  checkDataBatch(buffer: Buffer, at: number, arrival: DataArrival): void {
    const { offset, origin } = arrival
    if (origin === 'replication') return
    const producerId = batch.producerId(buffer, at)
    const entry = this.#producers.get(producerId)
    const epoch = batch.producerEpoch(buffer, at)
    if (entry !== undefined) checkEpoch(entry, epoch, offset)
    if (batch.isTransactional(buffer, at)) this.#checkVerified(entry, buffer, at, arrival)
    if (origin === 'client') {
      const firstSequence = batch.baseSequence(buffer, at)
      const verification = this.#verifications.find(producerId)
      if (verification) checkVerifiedSequence(verification, entry, firstSequence, arrival)
      if (entry !== undefined) checkSequence(entry, epoch, firstSequence, offset)
    }
    if (entry === undefined) return
    if (entry.currentTxnFirstOffset >= 0 && !batch.isTransactional(buffer, at)) {
      throw new KafkaError(
        'INVALID_TXN_STATE',
        `Expected transactional write from producer ${entry.producerId} at offset ${offset}`,
      )
    }
  }

  #checkVerified(
    entry: ProducerStateEntry | undefined,
    buffer: Buffer,
    at: number,
    { verification }: DataArrival,
  ): void {
    if (entry !== undefined && isOngoing(entry, batch.producerEpoch(buffer, at))) return
    if (!this.#options.producerRules.verifiesTransactions) return
    const isVerified =
      verification !== undefined &&
      verification === this.#verifications.find(batch.producerId(buffer, at))
    if (isVerified) return
    throw new KafkaError('INVALID_TXN_STATE', 'Record was not part of an ongoing transaction')
  }

  /** Takes a data batch with its final offsets into the state. */
  addDataBatch(buffer: Buffer, at: number): void {
    const producerId = batch.producerId(buffer, at)
    const entry = this.#entry(producerId)
    const isTransactional = batch.isTransactional(buffer, at)
    if (isTransactional) this.#verifications.onTransactionalBatch(buffer, at)
    const offsetDelta = batch.lastOffsetDelta(buffer, at)
    const firstOffset = batch.baseOffset(buffer, at)
    entry.addBatch(batch.producerEpoch(buffer, at), {
      lastSequence: batch.lastSequence(buffer, at),
      lastOffset: firstOffset + offsetDelta,
      offsetDelta,
      timestamp: batch.maxTimestamp(buffer, at),
    })
    if (entry.currentTxnFirstOffset >= 0 || !isTransactional) return
    entry.currentTxnFirstOffset = firstOffset
    this.#ongoing.set(firstOffset, { producerId, firstOffset })
  }

  /** Throws the protocol error that a transaction marker deserves; changes nothing. */
  checkMarker(
    buffer: Buffer,
    at: number,
    marker: EndTransactionMarker,
    { offset, origin, transactionVersion }: MarkerArrival,
  ): void {
    if (origin === 'replication') return
    const producerId = batch.producerId(buffer, at)
    const epoch = batch.producerEpoch(buffer, at)
    const entry = this.#producers.get(producerId)
    checkEpoch(entry ?? new ProducerStateEntry(producerId), epoch, offset)
    if (entry === undefined) return
    if (transactionVersion >= 2) checkMarkerEpoch(entry, epoch, offset)
    if (entry.coordinatorEpoch <= marker.coordinatorEpoch) return
    throw new KafkaError(
      'TRANSACTION_COORDINATOR_FENCED',
      `Invalid coordinator epoch for producerId ${entry.producerId} at offset ${offset}: ` +
        `${marker.coordinatorEpoch} (zombie), ${entry.coordinatorEpoch} (current)`,
    )
  }

  /**
   * Takes a marker into the state. Answers the transaction that it ended, `undefined` when none was
   * open; `completeTransaction` follows once the transaction index has it.
   */
  addMarker(
    buffer: Buffer,
    at: number,
    marker: EndTransactionMarker,
  ): CompletedTransaction | undefined {
    const entry = this.#entry(batch.producerId(buffer, at))
    this.#verifications.onTransactionalBatch(buffer, at)
    const firstOffset = entry.currentTxnFirstOffset
    entry.setEpoch(batch.producerEpoch(buffer, at))
    entry.coordinatorEpoch = marker.coordinatorEpoch
    entry.lastTimestamp = batch.maxTimestamp(buffer, at)
    entry.currentTxnFirstOffset = -1
    if (firstOffset < 0) return undefined
    const lastOffset = batch.baseOffset(buffer, at)
    return { producerId: entry.producerId, firstOffset, lastOffset, isAborted: !marker.isCommit }
  }

  /** Closes a transaction; answers what the transaction index keeps of it when it was aborted. */
  completeTransaction(completed: CompletedTransaction): AbortedTransaction | undefined {
    const { producerId, firstOffset, lastOffset, isAborted } = completed
    this.#ongoing.delete(firstOffset)
    this.#unreplicated.push({ firstOffset, lastOffset })
    if (!isAborted) return undefined
    const undecided = this.firstUndecidedOffset
    const lastStableOffset = undecided < 0 ? lastOffset + 1 : undecided
    return { producerId, firstOffset, lastOffset, lastStableOffset }
  }

  updateMapEndOffset(offset: number): void {
    this.#mapEndOffset = offset
  }

  onHighWatermarkUpdated(highWatermark: number): void {
    if (this.#unreplicated.length === 0) return
    this.#unreplicated = this.#unreplicated.filter((each) => each.lastOffset >= highWatermark)
  }

  onLogStartOffsetIncremented(logStartOffset: number): void {
    this.onHighWatermarkUpdated(logStartOffset)
    this.#mapEndOffset = Math.max(this.#mapEndOffset, logStartOffset)
    this.#lastSnapshotOffset = this.#snapshotOffsets.at(-1) ?? logStartOffset
  }

  removeExpired(nowMs: number): void {
    for (const entry of this.#producers.values()) {
      if (this.#isExpired(entry, nowMs)) this.#producers.delete(entry.producerId)
    }
    this.#verifications.removeExpired(nowMs, this.#options.producerRules.idExpirationMs)
  }

  /** Writes a snapshot when the state has moved on since the last one. */
  takeSnapshot(): void {
    if (this.#mapEndOffset <= this.#lastSnapshotOffset) return
    const entries = [...this.#producers.values()].sort((a, b) => a.producerId - b.producerId)
    const { fileSystem } = this.#options
    const path = this.#snapshotPath(this.#mapEndOffset)
    fileSystem.writeFile(path, encodeSnapshot(entries))
    const others = this.#snapshotOffsets.filter((offset) => offset !== this.#mapEndOffset)
    this.#snapshotOffsets = [...others, this.#mapEndOffset].sort((a, b) => a - b)
    this.#lastSnapshotOffset = this.#mapEndOffset
  }

  /** Goes back to the state of the newest whole snapshot within the log, or to none. */
  truncateAndReload(logStartOffset: number, logEndOffset: number, nowMs: number): void {
    this.removeSnapshots((offset) => offset > logEndOffset || offset <= logStartOffset)
    if (logEndOffset === this.#mapEndOffset) {
      this.onLogStartOffsetIncremented(logStartOffset)
      return
    }
    this.#clear()
    this.#loadNewestSnapshot(logStartOffset, nowMs)
  }

  truncateFullyAndStartAt(offset: number): void {
    this.#clear()
    this.removeSnapshots(() => true)
    this.#lastSnapshotOffset = 0
    this.#mapEndOffset = offset
  }

  removeSnapshots(isUnwanted: (offset: number) => boolean): void {
    for (const offset of this.#snapshotOffsets.filter(isUnwanted)) {
      this.#options.fileSystem.remove(this.#snapshotPath(offset))
    }
    this.#snapshotOffsets = this.#snapshotOffsets.filter((offset) => !isUnwanted(offset))
  }

  // A snapshot without a segment of that name is of use only when it is the newest of all.
  removeStraySnapshots(segmentBaseOffsets: readonly number[]): void {
    this.#snapshotOffsets = this.#listSnapshots()
    const bases = new Set(segmentBaseOffsets)
    const newestStray = this.#snapshotOffsets.findLast((offset) => !bases.has(offset))
    const lastBase = segmentBaseOffsets.at(-1) ?? -1
    this.removeSnapshots(
      (offset) => !bases.has(offset) && (offset !== newestStray || offset < lastBase),
    )
  }

  /** Renames the snapshot at `offset`; answers its new path, `undefined` when there is none. */
  markSnapshotForDeletion(offset: number): string | undefined {
    if (!this.#snapshotOffsets.includes(offset)) return undefined
    this.#snapshotOffsets = this.#snapshotOffsets.filter((each) => each !== offset)
    const path = this.#snapshotPath(offset)
    if (!this.#options.fileSystem.exists(path)) return undefined
    this.#options.fileSystem.rename(path, path + files.DELETED_SUFFIX)
    return path + files.DELETED_SUFFIX
  }

  #entry(producerId: number): ProducerStateEntry {
    let entry = this.#producers.get(producerId)
    if (entry === undefined) {
      entry = new ProducerStateEntry(producerId)
      this.#producers.set(producerId, entry)
    }
    return entry
  }

  #clear(): void {
    this.#producers.clear()
    this.#ongoing.clear()
    this.#unreplicated = []
  }

  #loadNewestSnapshot(logStartOffset: number, nowMs: number): void {
    const { fileSystem, logger } = this.#options
    for (let offset = this.#snapshotOffsets.at(-1); offset !== undefined; ) {
      const path = this.#snapshotPath(offset)
      try {
        this.#restore(decodeSnapshot(fileSystem.readFile(path)), nowMs)
        this.#lastSnapshotOffset = offset
        this.#mapEndOffset = offset
        return
      } catch (error) {
        if (!(error instanceof CorruptSnapshotError)) throw error
        logger.warn(`Producer snapshot '${path}' is damaged and removed: ${error.message}`)
        const damaged = offset
        this.removeSnapshots((each) => each === damaged)
        offset = this.#snapshotOffsets.at(-1)
      }
    }
    this.#lastSnapshotOffset = logStartOffset
    this.#mapEndOffset = logStartOffset
  }

  #restore(entries: ProducerStateEntry[], nowMs: number): void {
    const alive = entries.filter((entry) => !this.#isExpired(entry, nowMs))
    for (const entry of alive) this.#producers.set(entry.producerId, entry)
    const open = alive.filter((entry) => entry.currentTxnFirstOffset >= 0)
    open.sort((a, b) => a.currentTxnFirstOffset - b.currentTxnFirstOffset)
    for (const { producerId, currentTxnFirstOffset: firstOffset } of open) {
      this.#ongoing.set(firstOffset, { producerId, firstOffset })
    }
  }

  #isExpired(entry: ProducerStateEntry, nowMs: number): boolean {
    if (entry.currentTxnFirstOffset >= 0) return false
    return nowMs - entry.lastTimestamp >= this.#options.producerRules.idExpirationMs
  }

  #snapshotPath(offset: number): string {
    return `${this.#options.directory}/${files.segmentFileName(offset, files.SNAPSHOT_SUFFIX)}`
  }

  #listSnapshots(): number[] {
    return this.#options.fileSystem
      .list(this.#options.directory)
      .filter((name) => files.isSegmentFile(name, files.SNAPSHOT_SUFFIX))
      .map(files.offsetOfFileName)
  }
}

function isOngoing(entry: ProducerStateEntry, epoch: number): boolean {
  return entry.currentTxnFirstOffset >= 0 && entry.producerEpoch === epoch
}

// Without it, of several first batches that are verified at once a later one could come first.
function checkVerifiedSequence(
  { isEpochBumped, lowestSequence }: Verification,
  entry: ProducerStateEntry | undefined,
  firstSequence: number,
  { offset }: Arrival,
): void {
  const isFirstBatch = entry === undefined || entry.batches.length === 0
  const isGap = isEpochBumped && firstSequence !== 0 && isFirstBatch
  if (!isGap && firstSequence <= lowestSequence) return
  throw new KafkaError(
    'OUT_OF_ORDER_SEQUENCE_NUMBER',
    `Out of order sequence number at offset ${offset}: ${firstSequence} (incoming seq. number), ` +
      `${isGap ? 0 : lowestSequence} (earliest seen sequence)`,
  )
}

function checkEpoch(entry: ProducerStateEntry, epoch: number, offset: number): void {
  if (epoch >= entry.producerEpoch) return
  throw new KafkaError(
    'INVALID_PRODUCER_EPOCH',
    `Epoch of producer ${entry.producerId} at offset ${offset} is ${epoch}, ` +
      `which is smaller than the last seen epoch ${entry.producerEpoch}`,
  )
}

// A marker that comes late, for a transaction that has ended, must not end the next one. Its own
// retry may come again: when no transaction is open, or where the epoch cannot rise any more.
function checkMarkerEpoch(entry: ProducerStateEntry, epoch: number, offset: number): void {
  const isRetry = entry.currentTxnFirstOffset < 0 || epoch === MAX_PRODUCER_EPOCH
  if (epoch > entry.producerEpoch || isRetry) return
  throw new KafkaError(
    'INVALID_PRODUCER_EPOCH',
    `Epoch of producer ${entry.producerId} at offset ${offset} is ${epoch}, ` +
      `which is not larger than the last seen epoch ${entry.producerEpoch}`,
  )
}

// A producer that the log does not know may start with any sequence: its records may have been
// deleted by retention (KIP-360).
function checkSequence(
  entry: ProducerStateEntry,
  epoch: number,
  firstSequence: number,
  offset: number,
): void {
  if (entry.producerEpoch === batch.NO_PRODUCER_EPOCH) return
  const isNewEpoch = epoch !== entry.producerEpoch
  const expected = isNewEpoch ? 0 : batch.incrementSequence(entry.lastSequence, 1)
  if (firstSequence === expected) return
  const detail = isNewEpoch
    ? `${epoch} (request epoch), ${firstSequence} (seq. number), ${entry.producerEpoch} (current producer epoch)`
    : `${firstSequence} (incoming seq. number), ${entry.lastSequence} (current end sequence number)`
  throw new KafkaError(
    'OUT_OF_ORDER_SEQUENCE_NUMBER',
    `Out of order sequence number for producer ${entry.producerId} at offset ${offset}: ${detail}`,
  )
}
