import type { MetadataDelta } from '../cluster/image/metadata-delta.ts'
import type { MetadataImage } from '../cluster/image/metadata-image.ts'
import type {
  PartitionReader,
  PartitionWriter,
  TopicPartition,
} from '../coordinator/runtime/partition-log.ts'
import type { Logger } from '../runtime/logger.ts'
import type { Partition } from './partition.ts'
import type { ReplicaManager } from './replica-manager.ts'

/** A coordinator, as it hears who leads the partitions of its internal topic. */
export interface ElectionListener {
  /** This node has become the leader. */
  onElection(partition: number, leaderEpoch: number): Promise<void>
  /** Another node has, or the partition is gone. */
  onResignation(partition: number, leaderEpoch?: number): void
}

export interface InternalTopicOptions {
  readonly name: string
  readonly nodeId: number
  readonly image: MetadataImage
  readonly logger: Logger
  /** What the topic will be made with. */
  readonly partitionCount: () => number
}

/**
 * Ties a coordinator to the partitions of its internal topic: on the node that leads one of them
 * its part of the state is loaded, and let go of when another node takes over.
 */
export class InternalTopic {
  readonly #options: InternalTopicOptions

  constructor(options: InternalTopicOptions) {
    this.#options = options
  }

  /** Partitions that the topic has, else those it will be made with. */
  get partitionCount(): number {
    const { image, name, partitionCount } = this.#options
    return image.topics.byName(name)?.partitions.length ?? partitionCount()
  }

  /** Has every partition loaded that this node leads. */
  async load(coordinator: ElectionListener): Promise<void> {
    const { image, name, nodeId } = this.#options
    const partitions = image.topics.byName(name)?.partitions ?? []
    const led = partitions.filter(({ leader }) => leader === nodeId)
    await Promise.all(
      led.map(({ partitionId, leaderEpoch }) => coordinator.onElection(partitionId, leaderEpoch)),
    )
  }

  /** Follows a change of the image; the replica manager has followed it already. */
  apply(delta: MetadataDelta, coordinator: ElectionListener): void {
    const { name, nodeId } = this.#options
    for (const { topic, partition } of delta.partitionsChanged.values()) {
      if (topic.name !== name) continue
      const { partitionId, leader, leaderEpoch } = partition
      if (leader !== nodeId) coordinator.onResignation(partitionId, leaderEpoch)
      else this.own(coordinator.onElection(partitionId, leaderEpoch))
    }
    for (const topic of delta.topicsDeleted.values()) {
      if (topic.name !== name) continue
      for (const { partitionId } of topic.partitions) coordinator.onResignation(partitionId)
    }
  }

  /** What nobody waits for: its failure goes to the log. */
  own(work: Promise<void>): void {
    work.catch((error: unknown) => {
      const { logger, name } = this.#options
      logger.error(`The coordinator of '${name}' did not follow a change`, error)
    })
  }
}

/** How coordinators append to partitions that this node leads. */
export function partitionWriter(replicaManager: ReplicaManager): PartitionWriter {
  const find = partitionFinder(replicaManager)
  return {
    append(topicPartition, batch, options) {
      const partition = find(topicPartition)
      const info = partition.appendNow(batch, 'coordinator', options)
      replicaManager.wake(partition)
      return info.lastOffset + 1
    },
    highWatermark: (topicPartition) => find(topicPartition).log.highWatermark,
    maxBatchBytes: (topicPartition) => find(topicPartition).log.config.maxMessageBytes,
  }
}

/** How coordinators read a partition that they become responsible for. */
export function partitionReader(replicaManager: ReplicaManager): PartitionReader {
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
