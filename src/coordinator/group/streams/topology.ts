import { KafkaError } from '../../../protocol/errors.ts'
import type {
  TopicInfo as RequestTopicInfo,
  Topology as RequestTopology,
} from '../../../protocol/messages/88-streams-group-heartbeat.ts'
import type {
  StreamsGroupTopologyValue,
  Subtopology,
  TopicInfo,
} from '../../../protocol/messages/records/streams-group-topology.ts'
import { inJavaHashOrder } from '../java-collections.ts'

/**
 * What an application computes, as its first member has told: subtopologies with the topics that they
 * read, write and keep their state in. Internal topics have no partition counts yet (0), or fixed ones.
 */
export interface StreamsTopology {
  readonly epoch: number
  /** By id, in the order in which Apache goes through them. */
  readonly subtopologies: ReadonlyMap<string, Subtopology>
  /** Which subtopology reads a topic, repartition topics included. */
  readonly readers: ReadonlyMap<string, Subtopology>
}

export function topologyFromRecord({
  epoch,
  subtopologies,
}: StreamsGroupTopologyValue): StreamsTopology {
  const byId = new Map(subtopologies.map((each) => [each.subtopologyId, each]))
  const isValid = epoch >= 0 && byId.size === subtopologies.length
  if (!isValid) throw new KafkaError('UNKNOWN_SERVER_ERROR')
  const ordered = new Map(inJavaHashOrder(byId.keys()).map((id) => [id, byId.get(id)!]))
  const readers = new Map<string, Subtopology>()
  for (const subtopology of ordered.values()) {
    for (const topic of inputTopics(subtopology)) readers.set(topic, subtopology)
  }
  return { epoch, subtopologies: ordered, readers }
}

/** The record that keeps a topology. */
export function topologyRecordValue(topology: RequestTopology): StreamsGroupTopologyValue {
  const { epoch, subtopologies } = topology
  return {
    epoch,
    subtopologies: subtopologies.map((subtopology) => ({
      ...subtopology,
      repartitionSourceTopics: subtopology.repartitionSourceTopics.map(topicInfo),
      stateChangelogTopics: subtopology.stateChangelogTopics.map(topicInfo),
    })),
  }
}

/** What a subtopology reads: topics of users, then repartition topics. */
export function inputTopics(subtopology: Subtopology): string[] {
  const repartitionTopics = subtopology.repartitionSourceTopics.map(({ name }) => name)
  return [...subtopology.sourceTopics, ...repartitionTopics]
}

/** Every topic that must be there before tasks can be assigned. */
export function requiredTopics(topology: StreamsTopology): Set<string> {
  const topics = new Set<string>()
  for (const subtopology of topology.subtopologies.values()) {
    for (const topic of inputTopics(subtopology)) topics.add(topic)
    for (const { name } of subtopology.stateChangelogTopics) topics.add(name)
  }
  return topics
}

/** Whether the order of subtopologies is the same does not matter; all else does. */
export function isSameTopology(a: StreamsTopology, b: StreamsTopology): boolean {
  if (a.epoch !== b.epoch || a.subtopologies.size !== b.subtopologies.size) return false
  return [...a.subtopologies].every(([id, subtopology]) => {
    const other = b.subtopologies.get(id)
    return other !== undefined && JSON.stringify(subtopology) === JSON.stringify(other)
  })
}

function topicInfo({
  name,
  partitions,
  replicationFactor,
  topicConfigs,
}: RequestTopicInfo): TopicInfo {
  return { name, partitions, replicationFactor, topicConfigs }
}
