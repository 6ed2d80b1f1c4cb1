import { KafkaError } from '../../protocol/errors.ts'
import { NO_PRODUCER_ID } from '../../records/record-batch.ts'
import { assert, InvariantError } from '../../runtime/assert.ts'
import type { Clock } from '../../runtime/clock.ts'
import type { Logger } from '../../runtime/logger.ts'
import { DEFAULT_APPEND } from '../../storage/log-append.ts'
import type {
  CoordinatorResult,
  CoordinatorShard,
  ShardEffects,
  Ticket,
} from './coordinator-shard.ts'
import type { Deadline, DeadlineQueue } from './deadline-queue.ts'
import { asKafkaError } from './operation-errors.ts'
import { type PartitionWriter, type TopicPartition, topicPartitionName } from './partition-log.ts'
import { packRecords } from './record-batches.ts'
import { endTransactionBatch, type TransactionEnd } from './transaction-end.ts'

export type PartitionState = 'loading' | 'active' | 'failed' | 'closed'

/** How a promise of the runtime is settled. */
export interface Completion<Response> {
  resolve(response: Response): void
  reject(error: Error): void
}

/** What waits until the records below `offset` are committed. */
interface Deferred {
  readonly offset: number
  readonly timeout: Deadline
  complete(error: KafkaError | undefined): void
}

export interface PartitionOptions {
  readonly topicPartition: TopicPartition
  readonly epoch: number
  readonly clock: Clock
  readonly logger: Logger
  readonly deadlines: DeadlineQueue
  readonly writer: PartitionWriter
  readonly writeTimeoutMs: number
}

/**
 * One partition of an internal topic on the node that leads it: its state machine, the operations
 * that wait for their records, the requests that are parked, and its timers.
 */
export class CoordinatorPartition<Shard extends CoordinatorShard<TimerEvent>, TimerEvent>
  implements ShardEffects<TimerEvent>
{
  readonly epoch: number
  readonly shard: Shard
  state: PartitionState = 'loading'
  readonly #options: PartitionOptions
  /** In order of their offsets. */
  readonly #deferred: Deferred[] = []
  readonly #timers = new Map<string, { readonly deadline: Deadline; event: TimerEvent }>()
  readonly #parked = new Map<number, Completion<unknown>>()
  #nextTicket = 0
  #lastWrittenOffset = 0

  constructor(
    options: PartitionOptions,
    createShard: (
      topicPartition: TopicPartition,
      effects: ShardEffects<TimerEvent>,
      epoch: number,
    ) => Shard,
  ) {
    this.#options = options
    this.epoch = options.epoch
    this.shard = createShard(options.topicPartition, this, options.epoch)
  }

  /** What was replayed may not be committed yet: reads wait for `endOffset`. */
  activate(endOffset: number): void {
    assert(this.state === 'loading', 'only a loading partition becomes active')
    this.state = 'active'
    this.#lastWrittenOffset = endOffset
    this.shard.onLoaded(this.#options.clock.nowMs())
  }

  /** Nothing of it is heard again. Everyone who waits is sent to look for the new coordinator. */
  close(state: 'failed' | 'closed'): void {
    const wasActive = this.state === 'active'
    this.state = state
    for (const { deadline } of this.#timers.values()) this.#options.deadlines.cancel(deadline)
    this.#timers.clear()
    if (wasActive) this.shard.onUnloaded()
    const error = new KafkaError('NOT_COORDINATOR')
    this.#completeDeferred(this.#deferred.length, error)
    for (const parked of this.#parked.values()) parked.reject(error)
    this.#parked.clear()
  }

  /** Runs an operation; the response is released when its records are committed. */
  write<Response>(
    operation: (shard: Shard, nowMs: number) => CoordinatorResult<Response>,
    completion: Completion<Response>,
  ): void {
    try {
      this.#ensureActive()
      const result = operation(this.shard, this.#options.clock.nowMs())
      this.#append(result)
      this.#defer((error) => {
        result.whenCommitted?.(error, this.#options.clock.nowMs())
        if (error === undefined) completion.resolve(result.response)
        else completion.reject(error)
      })
    } catch (error) {
      completion.reject(this.#failure(error))
    }
  }

  /** As `write` for a request that the state machine answers itself, now or later. */
  park<Response>(
    operation: (
      shard: Shard,
      ticket: Ticket<Response>,
      nowMs: number,
    ) => CoordinatorResult<undefined>,
    completion: Completion<Response>,
  ): void {
    const ticket = this.#nextTicket
    this.#nextTicket += 1
    this.#parked.set(ticket, completion as Completion<unknown>)
    this.write((shard, nowMs) => operation(shard, ticket, nowMs), {
      resolve: () => {},
      reject: (error) => this.#unpark(ticket)?.reject(error),
    })
  }

  /** Appends the marker of a transaction; what it decides is replayed at once. */
  endTransaction(end: TransactionEnd, completion: Completion<void>): void {
    try {
      this.#ensureActive()
      const { writer, topicPartition, clock } = this.#options
      const marker = endTransactionBatch(end, clock.nowMs())
      const { transactionVersion } = end
      const options = { ...DEFAULT_APPEND, transactionVersion }
      this.#lastWrittenOffset = writer.append(topicPartition, marker, options)
      this.shard.replayEndTransactionMarker(end.producerId, end.isCommitted)
      this.#defer((error) => {
        if (error === undefined) completion.resolve()
        else completion.reject(error)
      })
    } catch (error) {
      completion.reject(this.#failure(error))
    }
  }

  onHighWatermark(highWatermark: number): void {
    let count = 0
    while (count < this.#deferred.length && this.#deferred[count]!.offset <= highWatermark) {
      count += 1
    }
    this.#completeDeferred(count, undefined)
  }

  schedule(key: string, delayMs: number, event: TimerEvent): void {
    const pending = this.#timers.get(key)
    if (pending !== undefined) {
      pending.event = event
      if (this.#options.deadlines.postpone(pending.deadline, delayMs)) return
      this.#options.deadlines.cancel(pending.deadline)
    }
    const deadline = this.#options.deadlines.schedule(delayMs, () => this.#onTimer(key))
    this.#timers.set(key, { deadline, event })
  }

  cancel(key: string): void {
    const pending = this.#timers.get(key)
    if (pending === undefined) return
    this.#timers.delete(key)
    this.#options.deadlines.cancel(pending.deadline)
  }

  isScheduled(key: string): boolean {
    return this.#timers.has(key)
  }

  reply<Response>(ticket: Ticket<Response>, response: Response): void {
    this.#unpark(ticket)?.resolve(response)
  }

  #unpark(ticket: number): Completion<unknown> | undefined {
    const parked = this.#parked.get(ticket)
    this.#parked.delete(ticket)
    return parked
  }

  #onTimer(key: string): void {
    const pending = this.#timers.get(key)
    if (pending === undefined) return
    this.#timers.delete(key)
    this.write((shard, nowMs) => shard.onTimer(pending.event, nowMs), {
      resolve: () => {},
      reject: (error) => {
        const where = topicPartitionName(this.#options.topicPartition)
        this.#options.logger.error(`Run the timer '${key}' of ${where} failed`, error)
      },
    })
  }

  // The log comes first: what it refuses never reaches the state, so nothing needs to be undone.
  #append(result: CoordinatorResult<unknown>): void {
    if (result.records.length === 0) return
    const { writer, topicPartition, clock } = this.#options
    const { records, isAtomic = true, producer, verification } = result
    const options = { ...DEFAULT_APPEND, verification }
    const producerId = producer?.producerId ?? NO_PRODUCER_ID
    try {
      const maxBytes = writer.maxBatchBytes(topicPartition)
      for (const chunk of packRecords(records, clock.nowMs(), maxBytes, isAtomic, producer)) {
        const nextOffset = writer.append(topicPartition, chunk.batch, options)
        assert(nextOffset > this.#lastWrittenOffset, 'offsets of a partition ascend')
        this.#lastWrittenOffset = nextOffset
        if (result.isReplayed === false) continue
        let offset = nextOffset - chunk.records.length
        for (const { key, value } of chunk.records) {
          this.shard.replay({ offset, key, value, producerId })
          offset += 1
        }
      }
    } catch (error) {
      result.whenCommitted?.(asKafkaError(error), clock.nowMs())
      throw error
    }
  }

  #defer(complete: (error: KafkaError | undefined) => void): void {
    const offset = this.#lastWrittenOffset
    const { writer, topicPartition, deadlines, writeTimeoutMs } = this.#options
    const isCommitted =
      offset === 0 ||
      (this.#deferred.length === 0 && writer.highWatermark(topicPartition) >= offset)
    if (isCommitted) {
      complete(undefined)
      return
    }
    const timeout = deadlines.schedule(writeTimeoutMs, () => this.#expire(deferred))
    const deferred: Deferred = { offset, timeout, complete }
    this.#deferred.push(deferred)
  }

  #expire(deferred: Deferred): void {
    const index = this.#deferred.indexOf(deferred)
    if (index === -1) return
    this.#deferred.splice(index, 1)
    deferred.complete(new KafkaError('REQUEST_TIMED_OUT'))
  }

  #completeDeferred(count: number, error: KafkaError | undefined): void {
    for (const { timeout, complete } of this.#deferred.splice(0, count)) {
      this.#options.deadlines.cancel(timeout)
      complete(error)
    }
  }

  /** A broken invariant stays one; anything else becomes an answer. */
  #failure(error: unknown): Error {
    if (error instanceof KafkaError || error instanceof InvariantError) return error
    const where = topicPartitionName(this.#options.topicPartition)
    this.#options.logger.error(`Run an operation on '${where}' failed`, error)
    return asKafkaError(error)
  }

  #ensureActive(): void {
    if (this.state === 'active') return
    if (this.state === 'loading') throw new KafkaError('COORDINATOR_LOAD_IN_PROGRESS')
    throw new KafkaError('NOT_COORDINATOR')
  }
}
