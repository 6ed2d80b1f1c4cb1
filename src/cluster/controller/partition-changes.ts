import type { PartitionImage, TopicImage } from '../image/topics-image.ts'
import type { MetadataRecord } from '../metadata-record.ts'
import type { ControllerContext } from './controller-context.ts'
import { partitionChange } from './partition-change.ts'

export interface BrokerChange {
  /** Leaves every ISR and leads nothing any more. */
  readonly brokerToRemove?: number
  /** May lead, though the image still shows it fenced. */
  readonly brokerToAdd?: number
  /** Leaves every ISR and ELR: it may have lost records. */
  readonly uncleanShutdownBroker?: number
}

/** The changes of all partitions that pass `isAffected`, as brokers come and go. */
export function partitionChanges(
  context: ControllerContext,
  change: BrokerChange,
  isAffected: (partition: PartitionImage) => boolean,
): MetadataRecord[] {
  const { image } = context
  const { brokerToRemove, brokerToAdd, uncleanShutdownBroker } = change
  const isAcceptableLeader = (id: number) =>
    id !== brokerToRemove &&
    id !== uncleanShutdownBroker &&
    (id === brokerToAdd || image.cluster.isActive(id))
  const records: MetadataRecord[] = []
  for (const topic of image.topics.all()) {
    for (const partition of topic.partitions) {
      if (!isAffected(partition)) continue
      const record = partitionChange(topic.id, partition, {
        ...electionRules(context, topic),
        isAcceptableLeader,
        targetIsr: partition.isr.filter(
          (id) => id !== brokerToRemove && id !== uncleanShutdownBroker,
        ),
        uncleanShutdownReplicas: uncleanShutdownBroker === undefined ? [] : [uncleanShutdownBroker],
      })
      if (record !== undefined) records.push(record)
    }
  }
  return records
}

/** What decides who may lead the partitions of a topic, as the settings of the moment have it. */
export function electionRules(context: ControllerContext, topic: TopicImage) {
  const { features, cluster } = context.image
  return {
    isAcceptableLeader: (id: number) => cluster.isActive(id),
    isElrEnabled: features.isElrEnabled,
    metadataVersion: features.metadataVersion,
    minInSyncReplicas: minInSyncReplicas(context, topic),
    isUncleanElectionAllowed: isUncleanElectionAllowed(context, topic),
  }
}

/** Never more than the topic has replicas. */
function minInSyncReplicas(context: ControllerContext, topic: TopicImage): number {
  const text = dynamicConfig(context, topic, 'min.insync.replicas')
  const minimum = text === undefined ? context.settings.minInSyncReplicas : Number(text)
  return Math.min(minimum, topic.partitions[0]?.replicas.length ?? minimum)
}

function isUncleanElectionAllowed(context: ControllerContext, topic: TopicImage): boolean {
  const text = dynamicConfig(context, topic, 'unclean.leader.election.enable')
  return text === undefined
    ? context.settings.isUncleanLeaderElectionEnabled
    : text.trim().toLowerCase() === 'true'
}

/** Set for the topic, for this node or for all brokers; both settings have one name everywhere. */
function dynamicConfig(
  { image, settings }: ControllerContext,
  topic: TopicImage,
  name: string,
): string | undefined {
  return (
    image.configs.topic(topic.name).get(name) ??
    image.configs.broker(settings.nodeId).get(name) ??
    image.configs.clusterDefault().get(name)
  )
}
