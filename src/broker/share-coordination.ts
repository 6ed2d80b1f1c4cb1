import type { MetadataDelta } from '../cluster/image/metadata-delta.ts'
import type { MetadataImage } from '../cluster/image/metadata-image.ts'
import type { BrokerConfig } from '../config/broker-config.ts'
import type { SharePersister } from '../coordinator/share-state/share-persister.ts'
import type { ShareStateConfig } from '../coordinator/share-state/share-state-config.ts'
import {
  SHARE_GROUP_STATE_TOPIC,
  ShareStateCoordinator,
} from '../coordinator/share-state/share-state-coordinator.ts'
import type { Clock } from '../runtime/clock.ts'
import type { Logger } from '../runtime/logger.ts'
import { groupSettings } from './group-settings.ts'
import { InternalTopic, partitionReader, partitionWriter } from './internal-topic.ts'
import { LocalSharePersister } from './local-share-persister.ts'
import type { Purgatory } from './purgatory.ts'
import type { ReplicaManager } from './replica-manager.ts'
import { ShareGroupSettings } from './share/share-group-settings.ts'
import { SHARE_VERSION, SharePartitionManager } from './share/share-partition-manager.ts'
import { ShareSessionCache } from './share/share-session.ts'
import type { TopicCreator } from './topic-creator.ts'

export interface ShareCoordinationOptions {
  readonly clock: Clock
  readonly logger: Logger
  readonly config: BrokerConfig
  readonly image: MetadataImage
  readonly replicaManager: ReplicaManager
  readonly topicCreator: TopicCreator
  readonly fetchPurgatory: Purgatory
  readonly nodeId: number
}

/**
 * Ties the share-state coordinator to the partitions of this node: it writes and reads
 * `__share_group_state` through the replica manager, and follows who leads its partitions. The share
 * partitions keep their state with it.
 */
export class ShareCoordination {
  readonly coordinator: ShareStateCoordinator
  /** For those of this node who keep share state: sees to it that the topic is there. */
  readonly persister: SharePersister
  /** The share partitions whose records this node gives out. */
  readonly partitions: SharePartitionManager
  readonly #topic: InternalTopic

  constructor(options: ShareCoordinationOptions) {
    const { clock, logger, config, image, replicaManager, nodeId, topicCreator } = options
    this.#topic = new InternalTopic({
      name: SHARE_GROUP_STATE_TOPIC,
      nodeId,
      image,
      logger,
      partitionCount: () => config.get('share.coordinator.state.topic.num.partitions'),
    })
    this.coordinator = new ShareStateCoordinator({
      clock,
      logger,
      config: coordinatorConfig(config),
      writer: partitionWriter(replicaManager),
      reader: partitionReader(replicaManager),
      partitionCount: () => this.#topic.partitionCount,
      hasPartition: (topicId, partition) =>
        image.topics.byId(topicId)?.partitions[partition] !== undefined,
      deleteRecords(partition, offset) {
        const { log } = replicaManager.partition(SHARE_GROUP_STATE_TOPIC, partition)
        log.incrementLogStartOffset(offset)
        log.deleteOldSegments()
      },
    })
    this.persister = new LocalSharePersister(this.coordinator, clock, async () => {
      if (image.topics.byName(SHARE_GROUP_STATE_TOPIC) === undefined) {
        await topicCreator.create(SHARE_GROUP_STATE_TOPIC)
      }
    })
    this.partitions = new SharePartitionManager({
      clock,
      logger,
      replicaManager,
      persister: this.persister,
      settings: new ShareGroupSettings(groupSettings(config, image)),
      sessions: new ShareSessionCache(() => config.get('group.share.max.share.sessions')),
      isEnabled: () => image.features.level(SHARE_VERSION) > 0,
      fetchPurgatory: options.fetchPurgatory,
    })
  }

  /** Loads every partition of `__share_group_state` that this node leads. */
  load(): Promise<void> {
    return this.#topic.load(this.coordinator)
  }

  /** Follows a change of the image; the replica manager has followed it already. */
  apply(delta: MetadataDelta): void {
    this.#topic.apply(delta, this.coordinator)
    this.partitions.apply(delta)
    const deleted = new Set([...delta.topicsDeleted.values()].map(({ id }) => id))
    if (deleted.size > 0) this.#topic.own(this.coordinator.onTopicsDeleted(deleted))
  }

  close(): void {
    this.partitions.close()
    this.coordinator.close()
  }
}

function coordinatorConfig(config: BrokerConfig): ShareStateConfig {
  return {
    updatesPerSnapshot: config.get('share.coordinator.snapshot.update.records.per.snapshot'),
    pruneIntervalMs: config.get('share.coordinator.state.topic.prune.interval.ms'),
    coldSnapshotIntervalMs: config.get('share.coordinator.cold.partition.snapshot.interval.ms'),
    writeTimeoutMs: config.get('share.coordinator.write.timeout.ms'),
    loadBufferBytes: config.get('share.coordinator.load.buffer.size'),
  }
}
