import type { MetadataDelta } from '../cluster/image/metadata-delta.ts'
import type { MetadataImage } from '../cluster/image/metadata-image.ts'
import type { BrokerConfig } from '../config/broker-config.ts'
import type { GroupCoordinatorConfig } from '../coordinator/group/group-config.ts'
import { GROUP_METADATA_TOPIC, GroupCoordinator } from '../coordinator/group/group-coordinator.ts'
import type {
  PartitionReader,
  PartitionWriter,
  TopicPartition,
} from '../coordinator/runtime/partition-log.ts'
import type { Clock } from '../runtime/clock.ts'
import type { Logger } from '../runtime/logger.ts'
import type { Random } from '../runtime/random.ts'
import type { Partition } from './partition.ts'
import type { ReplicaManager } from './replica-manager.ts'

export interface GroupCoordinationOptions {
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly config: BrokerConfig
  readonly image: MetadataImage
  readonly replicaManager: ReplicaManager
  readonly nodeId: number
}

/**
 * Ties the group coordinator to the partitions of this node: it writes and reads
 * `__consumer_offsets` through the replica manager, and follows who leads its partitions.
 */
export class GroupCoordination {
  readonly coordinator: GroupCoordinator
  readonly #options: GroupCoordinationOptions

  constructor(options: GroupCoordinationOptions) {
    const { clock, random, logger, config, image, replicaManager } = options
    this.#options = options
    this.coordinator = new GroupCoordinator({
      clock,
      random,
      logger,
      config: coordinatorConfig(config),
      writer: partitionWriter(replicaManager),
      reader: partitionReader(replicaManager),
      partitionCount: () =>
        image.topics.byName(GROUP_METADATA_TOPIC)?.partitions.length ??
        config.get('offsets.topic.num.partitions'),
    })
  }

  /** Loads every partition of `__consumer_offsets` that this node leads. */
  async load(): Promise<void> {
    const partitions = this.#options.image.topics.byName(GROUP_METADATA_TOPIC)?.partitions ?? []
    const led = partitions.filter(({ leader }) => leader === this.#options.nodeId)
    await Promise.all(
      led.map(({ partitionId, leaderEpoch }) =>
        this.coordinator.onElection(partitionId, leaderEpoch),
      ),
    )
  }

  /** Follows a change of the image; the replica manager has followed it already. */
  apply(delta: MetadataDelta): void {
    for (const { topic, partition } of delta.partitionsChanged.values()) {
      if (topic.name !== GROUP_METADATA_TOPIC) continue
      const { partitionId, leader, leaderEpoch } = partition
      if (leader !== this.#options.nodeId) this.coordinator.onResignation(partitionId, leaderEpoch)
      else this.#own(this.coordinator.onElection(partitionId, leaderEpoch))
    }
    const deleted = [...delta.topicsDeleted.values()]
    if (deleted.length === 0) return
    for (const { name, partitions } of deleted) {
      if (name !== GROUP_METADATA_TOPIC) continue
      for (const { partitionId } of partitions) this.coordinator.onResignation(partitionId)
    }
    this.#own(this.coordinator.onTopicsDeleted(deleted.map(({ name }) => name)))
  }

  close(): void {
    this.coordinator.close()
  }

  #own(work: Promise<void>): void {
    work.catch((error: unknown) => {
      this.#options.logger.error('The group coordinator did not follow a change', error)
    })
  }
}

function partitionWriter(replicaManager: ReplicaManager): PartitionWriter {
  const find = partitionFinder(replicaManager)
  return {
    append(topicPartition, batch) {
      const partition = find(topicPartition)
      const info = partition.appendNow(batch, 'coordinator')
      replicaManager.wake(partition)
      return info.lastOffset + 1
    },
    highWatermark: (topicPartition) => find(topicPartition).log.highWatermark,
    maxBatchBytes: (topicPartition) => find(topicPartition).log.config.maxMessageBytes,
  }
}

function partitionReader(replicaManager: ReplicaManager): PartitionReader {
  const find = partitionFinder(replicaManager)
  return {
    logStartOffset: (topicPartition) => find(topicPartition).log.logStartOffset,
    logEndOffset: (topicPartition) => find(topicPartition).log.logEndOffset,
    read(topicPartition, offset, maxBytes) {
      const data = find(topicPartition).log.read(offset, {
        maxBytes,
        isolation: 'log-end',
        minOneMessage: true,
      })
      const bytes = Buffer.concat(data.records)
      data.release()
      return bytes
    },
  }
}

function partitionFinder(replicaManager: ReplicaManager) {
  return ({ topic, partition }: TopicPartition): Partition =>
    replicaManager.partition(topic, partition)
}

const MINUTE_MS = 60_000

function coordinatorConfig(config: BrokerConfig): GroupCoordinatorConfig {
  return {
    minSessionTimeoutMs: config.get('group.min.session.timeout.ms'),
    maxSessionTimeoutMs: config.get('group.max.session.timeout.ms'),
    initialRebalanceDelayMs: config.get('group.initial.rebalance.delay.ms'),
    maxSize: config.get('group.max.size'),
    offsetMetadataMaxBytes: config.get('offset.metadata.max.bytes'),
    offsetsRetentionMs: config.get('offsets.retention.minutes') * MINUTE_MS,
    offsetsRetentionCheckIntervalMs: config.get('offsets.retention.check.interval.ms'),
    offsetsCommitTimeoutMs: config.get('offsets.commit.timeout.ms'),
    offsetsLoadBufferBytes: config.get('offsets.load.buffer.size'),
  }
}
