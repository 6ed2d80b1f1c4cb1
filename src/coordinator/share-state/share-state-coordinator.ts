import { KafkaError } from '../../protocol/errors.ts'
import { InvariantError } from '../../runtime/assert.ts'
import type { Clock } from '../../runtime/clock.ts'
import type { Logger } from '../../runtime/logger.ts'
import { partitionForKey } from '../group/java-hash.ts'
import { CoordinatorRuntime } from '../runtime/coordinator-runtime.ts'
import { operationError } from '../runtime/operation-errors.ts'
import type { PartitionReader, PartitionWriter } from '../runtime/partition-log.ts'
import type {
  SharePartitionKey,
  SharePersister,
  ShareState,
  ShareStateSummary,
  ShareStateToInitialize,
  ShareStateToWrite,
} from './share-persister.ts'
import type { ShareStateConfig } from './share-state-config.ts'
import {
  deleteState,
  initializeState,
  type Outcome,
  readState,
  summarizeState,
  writeState,
} from './share-state-operations.ts'
import { ShareStateShard, type ShareStateTimerEvent } from './share-state-shard.ts'

/** The internal topic of what share groups have settled. */
export const SHARE_GROUP_STATE_TOPIC = '__share_group_state'

export interface ShareStateCoordinatorOptions {
  readonly clock: Clock
  readonly logger: Logger
  readonly config: ShareStateConfig
  readonly writer: PartitionWriter
  readonly reader: PartitionReader
  /** Partitions of `__share_group_state`, or those it will be made with. */
  readonly partitionCount: () => number
  hasPartition(topicId: string, partition: number): boolean
  /** Deletes the records of a partition of `__share_group_state` below an offset. */
  deleteRecords(partition: number, offset: number): void
}

/** As FindCoordinator names a share partition. */
export function shareCoordinatorKey({ groupId, topicId, partition }: SharePartitionKey): string {
  return `${groupId}:${topicId}:${partition}`
}

/** The other way round; undefined for a text that names no share partition. */
export function parseShareCoordinatorKey(text: string): SharePartitionKey | undefined {
  const [, groupId, topicId, partition] = /^(.+):([\w-]{22}):(-?\d{1,10})$/s.exec(text) ?? []
  if (groupId === undefined || topicId === undefined) return undefined
  return { groupId, topicId, partition: Number(partition) }
}

/**
 * The state of share partitions (KIP-932), as the handlers of the broker see it. A share partition
 * lives on the partition of `__share_group_state` that its key hashes to. Errors are KafkaErrors with
 * the message that the peer is told.
 */
export class ShareStateCoordinator implements SharePersister {
  readonly #options: ShareStateCoordinatorOptions
  readonly #runtime: CoordinatorRuntime<ShareStateShard, ShareStateTimerEvent>

  constructor(options: ShareStateCoordinatorOptions) {
    const { clock, logger, config, writer, reader, hasPartition } = options
    this.#options = options
    this.#runtime = new CoordinatorRuntime<ShareStateShard, ShareStateTimerEvent>({
      clock,
      logger,
      writer,
      reader,
      topic: SHARE_GROUP_STATE_TOPIC,
      loadBufferBytes: config.loadBufferBytes,
      writeTimeoutMs: config.writeTimeoutMs,
      createShard: ({ partition }, effects) => {
        const deleteRecords = (offset: number) => options.deleteRecords(partition, offset)
        return new ShareStateShard({ config, logger, hasPartition, deleteRecords }, effects)
      },
    })
  }

  /** The partition of `__share_group_state` whose leader keeps the share partition. */
  partitionFor(key: SharePartitionKey): number {
    return partitionForKey(shareCoordinatorKey(key), this.#options.partitionCount())
  }

  /** This node has become the leader of a partition of `__share_group_state`. */
  onElection(partition: number, leaderEpoch: number): Promise<void> {
    return this.#runtime.load(partition, leaderEpoch)
  }

  /** Another node has, or the partition is gone. */
  onResignation(partition: number, leaderEpoch?: number): void {
    this.#runtime.unload(partition, leaderEpoch)
  }

  /** More records of a partition of `__share_group_state` are committed. */
  onHighWatermark(partition: number, highWatermark: number): void {
    this.#runtime.onHighWatermark(partition, highWatermark)
  }

  /** Ends what is kept of topics that were deleted. */
  async onTopicsDeleted(topicIds: ReadonlySet<string>): Promise<void> {
    const writes = this.#runtime.partitions().map((partition) =>
      this.#runtime
        .write(partition, (shard) => shard.deleteTopics(topicIds))
        .catch((error: unknown) => {
          this.#options.logger.warn('Delete the share state of deleted topics failed', error)
        }),
    )
    await Promise.all(writes)
  }

  /** Whoever waits is answered; nothing more is written. */
  close(): void {
    this.#runtime.close()
  }

  initialize(key: SharePartitionKey, state: ShareStateToInitialize): Promise<void> {
    return this.#run(key, 'initialize share group state', (shard, nowMs) =>
      initializeState(shard, key, state, nowMs),
    )
  }

  read(key: SharePartitionKey, leaderEpoch: number): Promise<ShareState> {
    return this.#run(key, 'read share group state', (shard, nowMs) =>
      readState(shard, key, leaderEpoch, nowMs),
    )
  }

  write(key: SharePartitionKey, state: ShareStateToWrite): Promise<void> {
    return this.#run(key, 'write share group state', (shard, nowMs) =>
      writeState(shard, key, state, nowMs),
    )
  }

  delete(key: SharePartitionKey): Promise<void> {
    return this.#run(key, 'delete share group state', (shard) => deleteState(shard, key))
  }

  /** Nobody is fenced off by it, so the leader epoch does not matter. */
  readSummary(key: SharePartitionKey): Promise<ShareStateSummary> {
    return this.#run(key, 'read share group state summary', (shard) => summarizeState(shard, key))
  }

  async #run<Response>(
    key: SharePartitionKey,
    act: string,
    operation: (shard: ShareStateShard, nowMs: number) => Outcome<Response>,
  ): Promise<Response> {
    const answer = await this.#runtime
      .write(this.partitionFor(key), operation)
      .catch((cause: unknown) => {
        if (cause instanceof InvariantError) throw cause
        const message = cause instanceof Error ? cause.message : String(cause)
        throw new KafkaError(operationError(cause), `Unable to ${act}: ${message}`, { cause })
      })
    if (answer instanceof KafkaError) throw answer
    return answer
  }
}
