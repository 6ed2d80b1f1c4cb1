import type { GroupCoordinator } from '../coordinator/group/group-coordinator.ts'
import { GROUP_METADATA_TOPIC } from '../coordinator/group/group-coordinator.ts'
import type { TopicPartition } from '../coordinator/runtime/partition-log.ts'
import { endTransactionBatch, type TransactionEnd } from '../coordinator/runtime/transaction-end.ts'
import { type ErrorName, KafkaError } from '../protocol/errors.ts'
import { InvariantError } from '../runtime/assert.ts'
import type { Clock } from '../runtime/clock.ts'
import type { Logger } from '../runtime/logger.ts'
import { DEFAULT_APPEND } from '../storage/log-append.ts'
import type { Partition } from './partition.ts'
import type { ReplicaManager } from './replica-manager.ts'

export interface TransactionMarkersOptions {
  readonly clock: Clock
  readonly logger: Logger
  readonly replicaManager: ReplicaManager
  readonly groupCoordinator: GroupCoordinator
}

export interface MarkerResult extends TopicPartition {
  /** `NONE`, or why the marker is not in the partition. */
  readonly error: ErrorName
}

/** Errors of a group coordinator that is not ready: the transaction coordinator shall try again. */
const NOT_READY: ReadonlySet<ErrorName> = new Set([
  'COORDINATOR_NOT_AVAILABLE',
  'COORDINATOR_LOAD_IN_PROGRESS',
  'NOT_COORDINATOR',
])

/**
 * Ends transactions in the partitions that this node leads: appends the marker behind whatever came
 * before it. In `__consumer_offsets` the group coordinator does it, because the marker decides on
 * the offsets that are pending there.
 */
export class TransactionMarkers {
  readonly #options: TransactionMarkersOptions

  constructor(options: TransactionMarkersOptions) {
    this.#options = options
  }

  /** Settles when every partition has the marker or has refused it; results in the order asked. */
  write(end: TransactionEnd, partitions: readonly TopicPartition[]): Promise<MarkerResult[]> {
    return Promise.all(
      partitions.map(async ({ topic, partition }) => ({
        topic,
        partition,
        error: await this.#writeOne(end, topic, partition),
      })),
    )
  }

  async #writeOne(end: TransactionEnd, topic: string, partitionId: number): Promise<ErrorName> {
    const partition = this.#find(topic, partitionId)
    if (typeof partition === 'string') return partition
    try {
      if (topic === GROUP_METADATA_TOPIC) await this.#endInGroups(end, partitionId)
      else await this.#append(end, partition)
      return 'NONE'
    } catch (error) {
      if (error instanceof InvariantError) throw error
      if (error instanceof KafkaError) return error.error
      this.#options.logger.error(`End a transaction in '${partition.name}' failed`, error)
      return 'UNKNOWN_SERVER_ERROR'
    }
  }

  // As in Apache, a partition whose log is gone is as unknown as one that never was.
  #find(topic: string, partitionId: number): Partition | ErrorName {
    try {
      return this.#options.replicaManager.partition(topic, partitionId)
    } catch (error) {
      if (!(error instanceof KafkaError)) throw error
      return error.error === 'KAFKA_STORAGE_ERROR' ? 'UNKNOWN_TOPIC_OR_PARTITION' : error.error
    }
  }

  #append(end: TransactionEnd, partition: Partition): Promise<void> {
    if (partition.image.isr.length < partition.log.config.minInSyncReplicas) {
      throw new KafkaError('NOT_ENOUGH_REPLICAS')
    }
    const batch = endTransactionBatch(end, this.#options.clock.nowMs())
    return new Promise((resolve, reject) => {
      const onDone = ({ error }: { readonly error?: Error | undefined }) => {
        if (error === undefined) resolve()
        else reject(error)
      }
      const { transactionVersion } = end
      partition.append(batch, 'coordinator', onDone, { ...DEFAULT_APPEND, transactionVersion })
    })
  }

  async #endInGroups(end: TransactionEnd, partitionId: number): Promise<void> {
    try {
      await this.#options.groupCoordinator.endTransaction(partitionId, end)
    } catch (cause) {
      const isNotReady = cause instanceof KafkaError && NOT_READY.has(cause.error)
      throw isNotReady ? new KafkaError('NOT_LEADER_OR_FOLLOWER') : cause
    }
  }
}
