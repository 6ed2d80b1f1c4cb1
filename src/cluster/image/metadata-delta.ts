import type { BrokerRegistration } from './cluster-image.ts'
import type { PartitionImage, TopicImage } from './topics-image.ts'

/**
 * What a group of applied records changed, for the listeners of the image: they look into the image
 * for the new state. A topic that was created and deleted within the delta is in neither list.
 */
export class MetadataDelta {
  readonly topicsCreated = new Map<string, TopicImage>()
  /** By topic id; the image as it was when the topic went. */
  readonly topicsDeleted = new Map<string, TopicImage>()
  /** Every partition that was created or changed in a topic that is still there, by `partitionKey`. */
  readonly partitionsChanged = new Map<string, PartitionChange>()
  readonly configsChanged = new Map<string, ConfigResource>()
  readonly brokersChanged = new Map<number, BrokerRegistration>()
  readonly brokersRemoved = new Set<number>()
  readonly featuresChanged = new Set<string>()
  isClientQuotasChanged = false
  isAclsChanged = false
  isScramChanged = false
  isDelegationTokensChanged = false

  topicCreated(topic: TopicImage): void {
    this.topicsCreated.set(topic.id, topic)
  }

  topicDeleted(topic: TopicImage): void {
    const isNew = this.topicsCreated.delete(topic.id)
    if (!isNew) this.topicsDeleted.set(topic.id, topic)
    for (const partition of topic.partitions) {
      this.partitionsChanged.delete(partitionKey(topic.id, partition.partitionId))
    }
  }

  /** Several changes of one partition become one, from the oldest state to the newest. */
  partitionChanged(
    topic: TopicImage,
    previous: PartitionImage | undefined,
    partition: PartitionImage,
  ): void {
    const key = partitionKey(topic.id, partition.partitionId)
    const earlier = this.partitionsChanged.get(key)
    this.partitionsChanged.set(key, {
      topic,
      previous: earlier === undefined ? previous : earlier.previous,
      partition,
    })
  }

  configChanged(resource: ConfigResource): void {
    this.configsChanged.set(`${resource.type} ${resource.name}`, resource)
  }
}

function partitionKey(topicId: string, partitionId: number): string {
  return `${topicId}-${partitionId}`
}

export interface PartitionChange {
  readonly topic: TopicImage
  /** Undefined when the partition is new. */
  readonly previous: PartitionImage | undefined
  readonly partition: PartitionImage
}

/** A resource with dynamic configs: type (`ConfigResourceType`) and name. */
export interface ConfigResource {
  readonly type: number
  readonly name: string
}
