import type { PartitionImage } from '../cluster/image/topics-image.ts'
import { KafkaError } from '../protocol/errors.ts'
import {
  type AppendOptions,
  DEFAULT_APPEND,
  type LogAppendInfo,
  type PendingAppend,
} from '../storage/log-append.ts'
import type { AppendOrigin } from '../storage/producer-state-manager.ts'
import type { UnifiedLog } from '../storage/unified-log.ts'

export type AppendOutcome =
  | { readonly info: LogAppendInfo; readonly error?: undefined }
  | { readonly error: Error; readonly info?: undefined }

/** An append on its way: its records may still be under validation when its turn comes. */
interface QueuedAppend extends PendingAppend {
  records: Buffer
  isReady: boolean
  readonly onDone: (outcome: AppendOutcome) => void
}

/**
 * One partition of which this node has the replica: its log, and the appends that wait for the end
 * of the turn. They are written in the order in which they came, all that are ready by one write;
 * one whose records are still being decompressed holds up those behind it, as order is promised.
 */
export class Partition {
  readonly topic: string
  readonly topicId: string
  readonly partitionId: number
  /** Another one once the replica has moved to another directory. */
  log: UnifiedLog
  image: PartitionImage
  /** Grows by the size of each append: what waits for bytes compares two readings. */
  appendedBytes = 0
  readonly #scheduleFlush: (partition: Partition) => void
  #queue: QueuedAppend[] = []
  #isFlushScheduled = false

  constructor(
    topic: string,
    topicId: string,
    image: PartitionImage,
    log: UnifiedLog,
    scheduleFlush: (partition: Partition) => void,
  ) {
    this.topic = topic
    this.topicId = topicId
    this.partitionId = image.partitionId
    this.image = image
    this.log = log
    this.#scheduleFlush = scheduleFlush
  }

  get name(): string {
    return `${this.topic}-${this.partitionId}`
  }

  get leaderEpoch(): number {
    return this.image.leaderEpoch
  }

  /** Throws FENCED_LEADER_EPOCH or UNKNOWN_LEADER_EPOCH; -1 is a peer that does not know one. */
  checkLeaderEpoch(epochOfPeer: number): void {
    if (epochOfPeer === -1 || epochOfPeer === this.leaderEpoch) return
    throw new KafkaError(
      epochOfPeer < this.leaderEpoch ? 'FENCED_LEADER_EPOCH' : 'UNKNOWN_LEADER_EPOCH',
    )
  }

  /** Takes validated records, or a promise of them; `onDone` runs at the end of a turn. */
  append(
    records: Buffer | Promise<Buffer>,
    origin: AppendOrigin,
    onDone: (outcome: AppendOutcome) => void,
    { transactionVersion, verification }: AppendOptions = DEFAULT_APPEND,
  ): void {
    const isReady = Buffer.isBuffer(records)
    const queued: QueuedAppend = {
      records: isReady ? records : NO_RECORDS,
      leaderEpoch: this.leaderEpoch,
      origin,
      transactionVersion,
      verification,
      info: undefined,
      error: undefined,
      isReady,
      onDone,
    }
    this.#queue.push(queued)
    if (isReady) {
      this.#schedule()
      return
    }
    records.then(
      (validated) => this.#settle(queued, validated, undefined),
      (error: unknown) => this.#settle(queued, NO_RECORDS, asError(error)),
    )
  }

  /** Appends at once, behind nobody: what a coordinator writes. */
  appendNow(records: Buffer, origin: AppendOrigin, options?: AppendOptions): LogAppendInfo {
    const info = this.log.appendAsLeader(records, this.leaderEpoch, origin, options)
    this.#onGrowth(info.sizeBytes)
    return info
  }

  #settle(queued: QueuedAppend, records: Buffer, error: Error | undefined): void {
    queued.records = records
    queued.error = error
    queued.isReady = true
    this.#schedule()
  }

  #schedule(): void {
    if (this.#isFlushScheduled) return
    this.#isFlushScheduled = true
    this.#scheduleFlush(this)
  }

  /** Writes what is ready. Returns whether the log grew; the caller then tells those who wait. */
  flushAppends(): { readonly hasGrown: boolean; readonly tell: () => void } {
    this.#isFlushScheduled = false
    const ready = this.#takeReady()
    const writable = ready.filter(({ error }) => error === undefined)
    const endOffset = this.log.logEndOffset
    try {
      if (writable.length > 0) this.log.appendGroupAsLeader(writable)
    } catch (error) {
      for (const each of writable) each.error = asError(error)
    }
    const hasGrown = this.log.logEndOffset > endOffset
    if (hasGrown) {
      let sizeBytes = 0
      for (const { info } of writable) sizeBytes += info?.sizeBytes ?? 0
      this.#onGrowth(sizeBytes)
    }
    return { hasGrown, tell: () => tellOutcomes(ready) }
  }

  // The one replica is all of the in-sync set, so what it has is committed.
  #onGrowth(sizeBytes: number): void {
    this.appendedBytes += sizeBytes
    this.log.updateHighWatermark(this.log.logEndOffset)
  }

  #takeReady(): QueuedAppend[] {
    let count = 0
    while (count < this.#queue.length && this.#queue[count]!.isReady) count++
    const ready = count === this.#queue.length ? this.#queue : this.#queue.slice(0, count)
    this.#queue = count === this.#queue.length ? [] : this.#queue.slice(count)
    return ready
  }
}

const NO_RECORDS = Buffer.alloc(0)

function tellOutcomes(appends: readonly QueuedAppend[]): void {
  for (const { info, error, onDone } of appends) {
    if (error !== undefined) onDone({ error })
    else if (info !== undefined) onDone({ info })
    else onDone({ error: new KafkaError('UNKNOWN_SERVER_ERROR', 'The append had no outcome') })
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
