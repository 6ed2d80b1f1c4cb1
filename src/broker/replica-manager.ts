import type { MetadataDelta } from '../cluster/image/metadata-delta.ts'
import type { MetadataImage } from '../cluster/image/metadata-image.ts'
import type { PartitionImage, TopicImage } from '../cluster/image/topics-image.ts'
import { KafkaError } from '../protocol/errors.ts'
import type { Clock } from '../runtime/clock.ts'
import type { Logger } from '../runtime/logger.ts'
import { fitsFutureDirectory } from '../storage/log-files.ts'
import type { LogManager } from '../storage/log-manager.ts'
import type { UnifiedLog } from '../storage/unified-log.ts'
import type { DirectoryAssignments } from './directory-assignments.ts'
import { Partition } from './partition.ts'
import type { Purgatory } from './purgatory.ts'
import { ReplicaMoves } from './replica-moves.ts'
import type { TurnQueue } from './turn-queue.ts'

export interface ReplicaManagerOptions {
  readonly nodeId: number
  readonly image: MetadataImage
  readonly logManager: LogManager
  readonly turnQueue: TurnQueue
  /** Woken by whatever happens to a partition: those that wait are watched under the partition. */
  readonly fetchPurgatory: Purgatory
  readonly logger: Logger
  readonly clock: Clock
  /** Where the replicas of this node lie, for the metadata. */
  readonly assignments: DirectoryAssignments
  /** `replica.alter.log.dirs.io.max.bytes.per.second` of the moment. */
  readonly maxMoveBytesPerSecond: () => number
}

/**
 * The partitions that this node has replicas of. Follows the metadata image: logs come and go with
 * the partitions that are assigned to the node. Everybody who reads or writes records asks here.
 */
export class ReplicaManager {
  readonly #options: ReplicaManagerOptions
  /** By topic id, then by partition id. */
  readonly #byTopicId = new Map<string, (Partition | undefined)[]>()
  readonly #moves: ReplicaMoves

  constructor(options: ReplicaManagerOptions) {
    this.#options = options
    this.#moves = new ReplicaMoves({
      clock: options.clock,
      logger: options.logger,
      logManager: options.logManager,
      assign: async ({ topicId, partitionId }, { directoryId }) => {
        if (directoryId === undefined) return
        await options.assignments.tell({ topicId, partitionId, directoryId })
      },
      onMoved: (partition) => {
        this.#follow(partition.log, partition.image)
        this.wake(partition)
      },
      maxBytesPerSecond: options.maxMoveBytesPerSecond,
    })
  }

  /**
   * Has the replica move to the log directory with this path (KIP-113). Throws LOG_DIR_NOT_FOUND,
   * KAFKA_STORAGE_ERROR, INVALID_TOPIC_EXCEPTION for a name that is too long for a copy's directory,
   * UNKNOWN_TOPIC_OR_PARTITION, or REPLICA_NOT_AVAILABLE when the replica is elsewhere. What is not
   * here yet will be made there.
   */
  alterLogDirectory(topicName: string, partitionId: number, path: string): void {
    const { logManager, image, nodeId } = this.#options
    if (!fitsFutureDirectory(topicName, partitionId)) {
      throw new KafkaError('INVALID_TOPIC_EXCEPTION', 'The topic name is too long.')
    }
    const directory = logManager.directories.find((each) => each.path === path)
    if (directory === undefined) throw new KafkaError('LOG_DIR_NOT_FOUND')
    if (directory.isOffline) throw new KafkaError('KAFKA_STORAGE_ERROR')
    const topic = image.topics.byName(topicName)
    const partition = topic && this.#byTopicId.get(topic.id)?.[partitionId]
    if (partition !== undefined) {
      if (partition.log.isClosed) throw new KafkaError('KAFKA_STORAGE_ERROR')
      this.#moves.start(partition, directory)
      return
    }
    logManager.preferDirectory({ topic: topicName, partition: partitionId }, path)
    const known = topic?.partitions[partitionId]
    if (known === undefined) throw new KafkaError('UNKNOWN_TOPIC_OR_PARTITION')
    const isHere = known.replicas.includes(nodeId)
    throw new KafkaError(isHere ? 'KAFKA_STORAGE_ERROR' : 'REPLICA_NOT_AVAILABLE')
  }

  close(): void {
    this.#moves.close()
  }

  /** Throws UNKNOWN_TOPIC_OR_PARTITION, NOT_LEADER_OR_FOLLOWER or KAFKA_STORAGE_ERROR. */
  partition(topicName: string, partitionId: number): Partition {
    const topic = this.#options.image.topics.byName(topicName)
    if (topic === undefined) throw new KafkaError('UNKNOWN_TOPIC_OR_PARTITION')
    return this.#leader(topic, partitionId)
  }

  /** As `partition`, by the topic's id; throws UNKNOWN_TOPIC_ID for one that is not there. */
  partitionById(topicId: string, partitionId: number): Partition {
    const topic = this.#options.image.topics.byId(topicId)
    if (topic === undefined) throw new KafkaError('UNKNOWN_TOPIC_ID')
    return this.#leader(topic, partitionId)
  }

  /** All partitions with a log here. */
  *partitions(): Generator<Partition> {
    for (const partitions of this.#byTopicId.values()) {
      for (const partition of partitions) if (partition !== undefined) yield partition
    }
  }

  /** Those who wait for something to happen to the partition look again. */
  wake(partition: Partition): void {
    if (this.#options.fetchPurgatory.hasWatchers(partition)) {
      this.#options.fetchPurgatory.check(partition)
    }
  }

  #leader(topic: TopicImage, partitionId: number): Partition {
    const partition = this.#byTopicId.get(topic.id)?.[partitionId]
    if (partition !== undefined) {
      if (partition.log.isClosed) throw new KafkaError('KAFKA_STORAGE_ERROR')
      if (partition.image.leader !== this.#options.nodeId) {
        throw new KafkaError('NOT_LEADER_OR_FOLLOWER')
      }
      return partition
    }
    const image = topic.partitions[partitionId]
    if (image === undefined) throw new KafkaError('UNKNOWN_TOPIC_OR_PARTITION')
    const isHere = image.replicas.includes(this.#options.nodeId)
    throw new KafkaError(isHere ? 'KAFKA_STORAGE_ERROR' : 'NOT_LEADER_OR_FOLLOWER')
  }

  /**
   * Takes up the partitions that the image assigns to this node, at the start. Logs of partitions
   * that it does not know, or that carry another topic's id, are set aside.
   */
  load(): void {
    const { image, logManager, logger } = this.#options
    for (const log of [...logManager.logs]) {
      const { topic, partition } = log.topicPartition
      const known = image.topics.byName(topic)
      const topicId = logManager.topicIdOf(log)
      const isOurs =
        known?.partitions[partition]?.replicas.includes(this.#options.nodeId) &&
        (topicId === undefined || topicId === known.id)
      if (isOurs) continue
      logger.warn(`The log of '${topic}-${partition}' belongs to no partition: set aside as stray`)
      logManager.markStray(log.topicPartition)
    }
    for (const topic of image.topics.all()) {
      for (const partition of topic.partitions) this.#take(topic, partition)
    }
  }

  /** Follows a change of the image. Never throws: a disk that fails shows in later answers. */
  apply(delta: MetadataDelta): void {
    for (const topic of delta.topicsDeleted.values()) this.#delete(topic)
    for (const { topic, partition } of delta.partitionsChanged.values()) {
      const existing = this.#byTopicId.get(topic.id)?.[partition.partitionId]
      if (existing === undefined) {
        this.#take(topic, partition)
        continue
      }
      existing.image = partition
      this.#follow(existing.log, partition)
      this.wake(existing)
    }
  }

  #take(topic: TopicImage, image: PartitionImage): void {
    const { nodeId, logManager, turnQueue, logger } = this.#options
    if (!image.replicas.includes(nodeId)) return
    try {
      const topicPartition = { topic: topic.name, partition: image.partitionId }
      const assigned = image.directories[image.replicas.indexOf(nodeId)]
      const log = logManager.getOrCreateLog(topicPartition, topic.id, assigned)
      this.#follow(log, image)
      const partition = new Partition(topic.name, topic.id, image, log, () =>
        turnQueue.addAppend(() => this.#flush(partition)),
      )
      const partitions = this.#byTopicId.get(topic.id)
      if (partitions === undefined) {
        const first: (Partition | undefined)[] = []
        first[image.partitionId] = partition
        this.#byTopicId.set(topic.id, first)
      } else partitions[image.partitionId] = partition
      const directoryId = logManager.directoryOf(log)?.directoryId
      if (directoryId !== undefined && directoryId !== assigned) {
        const { partitionId } = image
        this.#options.assignments.add({ topicId: topic.id, partitionId, directoryId })
      }
      this.#moves.resume(partition)
    } catch (error) {
      const name = `${topic.name}-${image.partitionId}`
      // The directory's failure was told with its cause.
      const isTold = error instanceof KafkaError && error.error === 'KAFKA_STORAGE_ERROR'
      if (isTold) logger.error(`Partition '${name}' is not served: ${error.message}`)
      else logger.error(`Partition '${name}' is not served`, error)
    }
  }

  // After a crash the node is not in the in-sync set at first; its whole log is committed only once
  // it is the only one there again.
  #follow(log: UnifiedLog, image: PartitionImage): void {
    const { nodeId, logger } = this.#options
    if (image.leader !== nodeId || log.isClosed) return
    try {
      log.assignEpochStartOffset(image.leaderEpoch, log.logEndOffset)
      if (image.isr.length === 1) log.updateHighWatermark(log.logEndOffset)
    } catch (error) {
      logger.error(`Lead of '${log.directory}' failed`, error)
    }
  }

  #flush(partition: Partition): void {
    const { hasGrown, tell } = partition.flushAppends()
    tell()
    if (hasGrown) this.wake(partition)
  }

  #delete(topic: TopicImage): void {
    const partitions = this.#byTopicId.get(topic.id) ?? []
    this.#byTopicId.delete(topic.id)
    for (const partition of partitions) {
      if (partition === undefined) continue
      try {
        this.#moves.cancel(partition)
        this.#options.logManager.deleteLog(partition.log.topicPartition)
      } catch (error) {
        this.#options.logger.error(`Removal of the log of '${partition.name}' failed`, error)
      }
      this.wake(partition)
    }
  }
}
