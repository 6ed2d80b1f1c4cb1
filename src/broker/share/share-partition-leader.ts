import type { Deadline, DeadlineQueue } from '../../coordinator/runtime/deadline-queue.ts'
import {
  type SharePartitionKey,
  type SharePersister,
  type ShareState,
  type ShareStateBatch,
  UNINITIALIZED_START_OFFSET,
} from '../../coordinator/share-state/share-persister.ts'
import { type ErrorName, KafkaError } from '../../protocol/errors.ts'
import type { Clock } from '../../runtime/clock.ts'
import type { Logger } from '../../runtime/logger.ts'
import type { Partition } from '../partition.ts'
import { type AcknowledgementBatch, acknowledgeRecords } from './acknowledge-records.ts'
import { type Acquired, type AcquireRequest, acquireRecords } from './acquire-records.ts'
import { moveLogStart } from './archive-records.ts'
import { moveStartBehindSettled } from './move-start.ts'
import { expireLocks, nextLockDueMs, releaseRecords } from './release-records.ts'
import type { ShareGroupSettings } from './share-group-settings.ts'
import { SharePartition } from './share-partition.ts'
import type { StateChange } from './state-change.ts'

export interface SharePartitionLeaderOptions {
  readonly key: SharePartitionKey
  /** The partition whose records are shared. */
  readonly partition: Partition
  readonly persister: SharePersister
  readonly settings: ShareGroupSettings
  readonly clock: Clock
  readonly deadlines: DeadlineQueue
  readonly logger: Logger
  /** Records may be available that were not before: those who wait look again. */
  readonly onChange: (leader: SharePartitionLeader) => void
  /** Somebody else has taken over, or the group has begun anew: the state here counts no more. */
  readonly onFenced: (leader: SharePartitionLeader) => void
}

/** What a client is told when share state cannot be read or written; others are unknown errors. */
const ANSWERS: Partial<Record<ErrorName, ErrorName>> = {
  NOT_COORDINATOR: 'COORDINATOR_NOT_AVAILABLE',
  COORDINATOR_NOT_AVAILABLE: 'COORDINATOR_NOT_AVAILABLE',
  COORDINATOR_LOAD_IN_PROGRESS: 'COORDINATOR_NOT_AVAILABLE',
  GROUP_ID_NOT_FOUND: 'GROUP_ID_NOT_FOUND',
  UNKNOWN_TOPIC_OR_PARTITION: 'UNKNOWN_TOPIC_OR_PARTITION',
  FENCED_LEADER_EPOCH: 'NOT_LEADER_OR_FOLLOWER',
  FENCED_STATE_EPOCH: 'NOT_LEADER_OR_FOLLOWER',
  OFFSET_NOT_AVAILABLE: 'OFFSET_NOT_AVAILABLE',
}

const FENCING: ReadonlySet<ErrorName> = new Set([
  'NOT_LEADER_OR_FOLLOWER',
  'GROUP_ID_NOT_FOUND',
  'UNKNOWN_TOPIC_OR_PARTITION',
])

/**
 * A share partition on the broker that leads the partition (KIP-932): reads its state when it is
 * first asked for, persists each change before it counts, and ends the hold of members whose time is
 * over.
 */
export class SharePartitionLeader {
  readonly key: SharePartitionKey
  readonly partition: Partition
  readonly #options: SharePartitionLeaderOptions
  readonly #leaderEpoch: number
  #state: SharePartition | undefined
  #failure: KafkaError | undefined
  #isFenced = false
  #lockDeadline: Deadline | undefined

  constructor(options: SharePartitionLeaderOptions) {
    this.#options = options
    this.key = options.key
    this.partition = options.partition
    this.#leaderEpoch = options.partition.leaderEpoch
  }

  /** `undefined` while it is read, and after somebody else took over. */
  get state(): SharePartition | undefined {
    return this.#isFenced ? undefined : this.#state
  }

  /** Nothing comes of it any more: a new leader has to be asked for. */
  get isOver(): boolean {
    return this.#isFenced
  }

  /** Why the state could not be read. */
  get failure(): KafkaError | undefined {
    return this.#failure
  }

  /** Whether a fetch may bring records now. */
  get canAcquire(): boolean {
    return this.state?.canAcquire ?? false
  }

  /** Reads the state; never rejects. */
  async load(): Promise<void> {
    const { key, persister, settings } = this.#options
    try {
      const kept = await persister.read(key, this.#leaderEpoch)
      const startOffset = await this.#startOffset(kept)
      const partitionSettings = () => settings.partition(key.groupId)
      this.#state = new SharePartition({ ...kept, startOffset }, partitionSettings)
    } catch (error) {
      this.#failure = this.#answerTo(error, 'Read')
      this.fence()
      this.#options.onFenced(this)
    }
    this.#options.onChange(this)
  }

  async #startOffset({ startOffset }: ShareState): Promise<number> {
    if (startOffset !== UNINITIALIZED_START_OFFSET) return startOffset
    const { key, settings, clock } = this.#options
    const timestamp = settings.startTimestamp(key.groupId, clock.nowMs())
    const found = await this.partition.log.findOffset(timestamp, 'high-watermark')
    if (found === undefined) throw new KafkaError('OFFSET_NOT_AVAILABLE')
    return found.offset
  }

  acquire(request: Omit<AcquireRequest, 'nowMs'>): Acquired {
    const { state } = this
    if (state === undefined) return { ranges: [], count: 0 }
    const nowMs = this.#nowMs()
    const acquired = acquireRecords(state, { ...request, nowMs })
    this.#watchLocksFrom(nowMs + state.settings.recordLockDurationMs)
    return acquired
  }

  /** Settles at once, and resolves once that is persisted; rejects with the answer otherwise. */
  async acknowledge(memberId: string, batches: readonly AcknowledgementBatch[]): Promise<void> {
    const { state } = this
    if (state === undefined) {
      throw new KafkaError(
        'INVALID_RECORD_STATE',
        'Batch record not found. The request batch offsets are not found in the cache.',
      )
    }
    await this.#persist(state, acknowledgeRecords(state, memberId, batches, this.#nowMs()))
  }

  /** A member is gone. Resolves once what it held is available again. */
  async release(memberId: string): Promise<void> {
    const { state } = this
    if (state !== undefined) await this.#persist(state, releaseRecords(state, memberId))
  }

  /** The log begins behind the offset that was to be read. */
  followLogStart(): void {
    if (this.state !== undefined) moveLogStart(this.state, this.partition.log.logStartOffset)
  }

  /** From here on it does nothing any more. */
  fence(): void {
    this.#isFenced = true
    if (this.#lockDeadline !== undefined) this.#options.deadlines.cancel(this.#lockDeadline)
    this.#lockDeadline = undefined
  }

  async #persist(state: SharePartition, change: StateChange): Promise<void> {
    if (change.isEmpty) return
    try {
      await this.#write(state, change.stateBatches)
      change.commit()
    } catch (error) {
      change.rollback(this.#nowMs())
      const answer = this.#answerTo(error, 'Write')
      if (FENCING.has(answer.error)) this.#options.onFenced(this)
      else this.#watchLocksFrom(nextLockDueMs(state))
      throw answer
    } finally {
      this.#options.onChange(this)
    }
  }

  #write(state: SharePartition, stateBatches: readonly ShareStateBatch[]): Promise<void> {
    const { persister, key } = this.#options
    return persister.write(key, {
      stateEpoch: state.stateEpoch,
      leaderEpoch: this.#leaderEpoch,
      startOffset: state.startOffset,
      deliveryCompleteCount: state.deliveryCompleteCount,
      stateBatches,
    })
  }

  #watchLocksFrom(dueMs: number): void {
    if (this.#isFenced || dueMs === Number.POSITIVE_INFINITY) return
    const { deadlines } = this.#options
    const pending = this.#lockDeadline
    if (pending !== undefined && pending.dueMs <= dueMs) return
    if (pending !== undefined) deadlines.cancel(pending)
    this.#lockDeadline = deadlines.schedule(dueMs - this.#nowMs(), () => this.#expireLocks())
  }

  #expireLocks(): void {
    this.#lockDeadline = undefined
    const { state } = this
    if (state === undefined) return
    const expired = expireLocks(state, this.#nowMs())
    this.#watchLocksFrom(nextLockDueMs(state))
    if (expired.length === 0) return
    // Whatever comes of it: the members have lost the records.
    this.#write(state, expired).then(
      () => moveStartBehindSettled(state),
      (error: unknown) => {
        this.#answerTo(error, 'Write')
        moveStartBehindSettled(state)
      },
    )
    this.#options.onChange(this)
  }

  #answerTo(error: unknown, action: 'Read' | 'Write'): KafkaError {
    const { groupId } = this.key
    const { name } = this.partition
    const isKnown = error instanceof KafkaError
    const answer = isKnown ? ANSWERS[error.error] : undefined
    const text = `${action} the share state of group '${groupId}' on '${name}' failed`
    if (answer === undefined) this.#options.logger.error(text, error)
    else this.#options.logger.info(`${text}: ${answer}`)
    const message = isKnown ? error.message : 'Unknown exception'
    return new KafkaError(
      answer ?? 'UNKNOWN_SERVER_ERROR',
      `Error in ${action.toLowerCase()} state RPC. ${message}`,
    )
  }

  #nowMs(): number {
    return this.#options.clock.monotonicMs()
  }
}
