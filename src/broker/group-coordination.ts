import type { MetadataDelta } from '../cluster/image/metadata-delta.ts'
import type { MetadataImage } from '../cluster/image/metadata-image.ts'
import type { BrokerConfig } from '../config/broker-config.ts'
import type { GroupCoordinatorConfig, MigrationPolicy } from '../coordinator/group/group-config.ts'
import { GROUP_METADATA_TOPIC, GroupCoordinator } from '../coordinator/group/group-coordinator.ts'
import type { GroupSettings } from '../coordinator/group/group-settings.ts'
import type { SharePersister } from '../coordinator/share-state/share-persister.ts'
import type { Clock } from '../runtime/clock.ts'
import type { Logger } from '../runtime/logger.ts'
import type { Random } from '../runtime/random.ts'
import { CoordinatorTopics } from './coordinator-topics.ts'
import { groupSettings } from './group-settings.ts'
import { InternalTopic, partitionReader, partitionWriter } from './internal-topic.ts'
import type { ReplicaManager } from './replica-manager.ts'

export interface GroupCoordinationOptions {
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly config: BrokerConfig
  readonly image: MetadataImage
  readonly replicaManager: ReplicaManager
  readonly nodeId: number
  readonly sharePersister: SharePersister
}

/**
 * Ties the group coordinator to the partitions of this node: it writes and reads
 * `__consumer_offsets` through the replica manager, and follows who leads its partitions.
 */
export class GroupCoordination {
  readonly coordinator: GroupCoordinator
  readonly settings: GroupSettings
  readonly #topic: InternalTopic
  readonly #topics: CoordinatorTopics

  constructor(options: GroupCoordinationOptions) {
    const { clock, random, logger, config, image, replicaManager, nodeId, sharePersister } = options
    this.settings = groupSettings(config, image)
    this.#topics = new CoordinatorTopics(image)
    this.#topic = new InternalTopic({
      name: GROUP_METADATA_TOPIC,
      nodeId,
      image,
      logger,
      partitionCount: () => config.get('offsets.topic.num.partitions'),
    })
    this.coordinator = new GroupCoordinator({
      clock,
      random,
      logger,
      config: coordinatorConfig(config),
      writer: partitionWriter(replicaManager),
      reader: partitionReader(replicaManager),
      topics: this.#topics,
      sharePersister,
      settings: this.settings,
      partitionCount: () => this.#topic.partitionCount,
    })
  }

  /** Loads every partition of `__consumer_offsets` that this node leads. */
  load(): Promise<void> {
    return this.#topic.load(this.coordinator)
  }

  /** Follows a change of the image; the replica manager has followed it already. */
  apply(delta: MetadataDelta): void {
    this.#topic.apply(delta, this.coordinator)
    this.#followTopics(delta)
    const deleted = [...delta.topicsDeleted.values()]
    if (deleted.length > 0) this.#topic.own(this.coordinator.onTopicsDeleted(deleted))
  }

  /** Leaders and epochs may change as they like: groups look at partitions and racks. */
  #followTopics({ topicsCreated, topicsDeleted, partitionsChanged }: MetadataDelta): void {
    if (topicsCreated.size > 0) this.#topics.topicsCreated()
    const changed = new Map([...topicsDeleted].map(([id, { name }]) => [id, name]))
    for (const { topic, previous, partition } of partitionsChanged.values()) {
      const isSame = previous?.replicas.join() === partition.replicas.join()
      if (previous === undefined || !isSame) changed.set(topic.id, topic.name)
    }
    if (changed.size === 0) return
    this.#topics.forget(changed.keys())
    this.#topic.own(this.coordinator.onTopicsChanged([...new Set(changed.values())]))
  }

  close(): void {
    this.coordinator.close()
  }
}

const MINUTE_MS = 60_000

function coordinatorConfig(config: BrokerConfig): GroupCoordinatorConfig {
  return {
    minSessionTimeoutMs: config.get('group.min.session.timeout.ms'),
    maxSessionTimeoutMs: config.get('group.max.session.timeout.ms'),
    initialRebalanceDelayMs: config.get('group.initial.rebalance.delay.ms'),
    maxSize: config.get('group.max.size'),
    consumerMaxSize: config.get('group.consumer.max.size'),
    consumerAssignors: config.get('group.consumer.assignors'),
    consumerRegexRefreshIntervalMs: config.get('group.consumer.regex.refresh.interval.ms'),
    consumerMigrationPolicy: config
      .get('group.consumer.migration.policy')
      .toLowerCase() as MigrationPolicy,
    shareGroupMaxSize: config.get('group.share.max.size'),
    shareInitializeRetryIntervalMs: config.get('group.share.initialize.retry.interval.ms'),
    streamsMaxSize: config.get('group.streams.max.size'),
    offsetMetadataMaxBytes: config.get('offset.metadata.max.bytes'),
    offsetsRetentionMs: config.get('offsets.retention.minutes') * MINUTE_MS,
    offsetsRetentionCheckIntervalMs: config.get('offsets.retention.check.interval.ms'),
    offsetsCommitTimeoutMs: config.get('offsets.commit.timeout.ms'),
    offsetsLoadBufferBytes: config.get('offsets.load.buffer.size'),
  }
}
