import { KafkaError } from '../../protocol/errors.ts'
import type { Clock } from '../../runtime/clock.ts'
import type { Logger } from '../../runtime/logger.ts'
import { type Completion, CoordinatorPartition } from './coordinator-partition.ts'
import type {
  CoordinatorResult,
  CoordinatorShard,
  ShardEffects,
  Ticket,
} from './coordinator-shard.ts'
import { DeadlineQueue } from './deadline-queue.ts'
import { loadPartition } from './load-partition.ts'
import type { PartitionReader, PartitionWriter, TopicPartition } from './partition-log.ts'
import type { TransactionEnd } from './transaction-end.ts'

export interface CoordinatorRuntimeOptions<Shard, TimerEvent> {
  readonly clock: Clock
  readonly logger: Logger
  readonly writer: PartitionWriter
  readonly reader: PartitionReader
  /** The internal topic, e.g. `__consumer_offsets`. */
  readonly topic: string
  readonly loadBufferBytes: number
  /** How long an operation waits for its records to be committed. */
  readonly writeTimeoutMs: number
  /** `epoch`: the leader epoch of the partition. */
  readonly createShard: (
    topicPartition: TopicPartition,
    effects: ShardEffects<TimerEvent>,
    epoch: number,
  ) => Shard
}

/**
 * Runs the state machines of a coordinator, one per partition of its internal topic that this node
 * leads. An operation gives records and a response: the runtime appends the records as one batch,
 * replays them into the state machine, and releases the response once they are committed. Reads
 * wait for the writes before them, so nobody sees what could still be lost.
 *
 * Group, transaction and share coordinators stand on it; it knows nothing of groups.
 */
export class CoordinatorRuntime<Shard extends CoordinatorShard<TimerEvent>, TimerEvent> {
  readonly #options: CoordinatorRuntimeOptions<Shard, TimerEvent>
  readonly #deadlines: DeadlineQueue
  readonly #partitions = new Map<number, CoordinatorPartition<Shard, TimerEvent>>()
  #isClosed = false

  constructor(options: CoordinatorRuntimeOptions<Shard, TimerEvent>) {
    this.#options = options
    this.#deadlines = new DeadlineQueue(options.clock, options.logger)
  }

  /** This node leads the partition from `epoch` on: replays its log. Resolves when that is done. */
  async load(partition: number, epoch: number): Promise<void> {
    const known = this.#partitions.get(partition)
    if (this.#isClosed || (known !== undefined && known.epoch >= epoch)) return
    known?.close('closed')
    const { reader, writer, topic, clock, logger } = this.#options
    const topicPartition = { topic, partition }
    const loading = new CoordinatorPartition(
      {
        topicPartition,
        epoch,
        clock,
        logger,
        writer,
        deadlines: this.#deadlines,
        writeTimeoutMs: this.#options.writeTimeoutMs,
      },
      this.#options.createShard,
    )
    this.#partitions.set(partition, loading)
    const isCancelled = () => loading.state !== 'loading'
    try {
      const { loadBufferBytes: bufferBytes } = this.#options
      const shard = loading.shard
      const options = { reader, topicPartition, shard, logger, bufferBytes, isCancelled }
      const { endOffset } = await loadPartition(options)
      if (!isCancelled()) loading.activate(endOffset)
    } catch (error) {
      if (isCancelled()) return
      loading.close('failed')
      logger.error(`Load '${topic}-${partition}' failed`, error)
    }
  }

  /** Another node leads the partition. An older epoch than the loaded one is yesterday's news. */
  unload(partition: number, epoch?: number): void {
    const known = this.#partitions.get(partition)
    if (known === undefined || (epoch !== undefined && epoch < known.epoch)) return
    this.#partitions.delete(partition)
    known.close('closed')
  }

  write<Response>(
    partition: number,
    operation: (shard: Shard, nowMs: number) => CoordinatorResult<Response>,
  ): Promise<Response> {
    return this.#run(partition, (target, completion) => target.write(operation, completion))
  }

  /** For a request that the state machine answers itself, perhaps much later, by its ticket. */
  park<Response>(
    partition: number,
    operation: (
      shard: Shard,
      ticket: Ticket<Response>,
      nowMs: number,
    ) => CoordinatorResult<undefined>,
  ): Promise<Response> {
    return this.#run(partition, (target, completion) => target.park(operation, completion))
  }

  read<Response>(
    partition: number,
    operation: (shard: Shard, nowMs: number) => Response,
  ): Promise<Response> {
    return this.write(partition, (shard, nowMs) => ({
      records: [],
      response: operation(shard, nowMs),
    }))
  }

  /** Writes the marker of a transaction and completes what it left pending in the partition. */
  endTransaction(partition: number, end: TransactionEnd): Promise<void> {
    return this.#run<void>(partition, (target, completion) =>
      target.endTransaction(end, completion),
    )
  }

  /** Every partition that this node leads, whatever its state. */
  partitions(): number[] {
    return [...this.#partitions.keys()]
  }

  onHighWatermark(partition: number, highWatermark: number): void {
    this.#partitions.get(partition)?.onHighWatermark(highWatermark)
  }

  /** Nothing more is written. Whoever waits is answered NOT_COORDINATOR. */
  close(): void {
    this.#isClosed = true
    for (const partition of this.partitions()) this.unload(partition)
    this.#deadlines.close()
  }

  #run<Response>(
    partition: number,
    start: (
      target: CoordinatorPartition<Shard, TimerEvent>,
      completion: Completion<Response>,
    ) => void,
  ): Promise<Response> {
    const target = this.#partitions.get(partition)
    if (target === undefined) return Promise.reject(new KafkaError('NOT_COORDINATOR'))
    return new Promise((resolve, reject) => start(target, { resolve, reject }))
  }
}
