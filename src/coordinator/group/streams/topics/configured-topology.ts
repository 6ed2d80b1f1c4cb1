import { KafkaError } from '../../../../protocol/errors.ts'
import type {
  Subtopology,
  TopicInfo,
} from '../../../../protocol/messages/records/streams-group-topology.ts'
import { inJavaHashOrder } from '../../java-collections.ts'
import type { TopicsView } from '../../modern/topics-view.ts'
import { requiredTopics, type StreamsTopology } from '../topology.ts'
import { incorrectlyPartitioned } from './copartition.ts'
import { decidePartitionCounts, taskCount } from './partition-counts.ts'
import { TopicConfigurationError } from './topic-configuration-error.ts'

/** A subtopology whose internal topics have their partition counts. */
export interface ConfiguredSubtopology {
  readonly subtopologyId: string
  readonly taskCount: number
  readonly sourceTopics: readonly string[]
  readonly repartitionSourceTopics: readonly TopicInfo[]
  readonly repartitionSinkTopics: readonly string[]
  readonly stateChangelogTopics: readonly TopicInfo[]
}

/** A topology upon the topics that the cluster has. */
export interface ConfiguredTopology {
  readonly epoch: number
  /** In the order of their ids; undefined where the topics don't fit. */
  readonly subtopologies: readonly ConfiguredSubtopology[] | undefined
  /** Internal topics that are to be made, in the order that a status names them. */
  readonly missingTopics: readonly TopicInfo[]
  /** Undefined: tasks can be assigned. */
  readonly problem: TopicConfigurationError | undefined
}

const MAX_TOPICS_TOLD = 3

/**
 * Computes the partition counts of internal topics and compares with what is there. Missing sources
 * and wrong partition counts are a `problem`; so are missing internal topics, until they are made.
 */
export function configureTopology(
  topology: StreamsTopology,
  topics: TopicsView,
): ConfiguredTopology {
  const { epoch } = topology
  try {
    checkSourceTopics(topology, topics)
    const existing = (topic: string) => topics.byName(topic)?.partitionCount
    const decided = decidePartitionCounts(topology, existing)
    const countOf = (topic: string) => existing(topic) ?? decided.get(topic)
    const subtopologies = [...topology.subtopologies.values()]
      .map((subtopology) => ({
        ...configuredSubtopology(subtopology, decided),
        taskCount: taskCount(subtopology, countOf),
      }))
      .sort((a, b) => (a.subtopologyId < b.subtopologyId ? -1 : 1))
    const missingTopics = missingInternalTopics(topology, subtopologies, topics)
    const problem =
      missingTopics.length === 0
        ? undefined
        : new TopicConfigurationError(
            'MISSING_INTERNAL_TOPICS',
            `Internal topics are missing: ${summary(missingTopics.map(({ name }) => name))}`,
          )
    return { epoch, subtopologies, missingTopics, problem }
  } catch (error) {
    if (!(error instanceof TopicConfigurationError)) throw error
    return { epoch, subtopologies: undefined, missingTopics: [], problem: error }
  }
}

function checkSourceTopics(topology: StreamsTopology, topics: TopicsView): void {
  const missing = new Set<string>()
  for (const { sourceTopics } of topology.subtopologies.values()) {
    for (const topic of sourceTopics) if (topics.byName(topic) === undefined) missing.add(topic)
  }
  if (missing.size === 0) return
  const message = `Source topics ${summary([...missing].sort())} are missing.`
  throw new TopicConfigurationError('MISSING_SOURCE_TOPICS', message)
}

function configuredSubtopology(
  subtopology: Subtopology,
  decided: ReadonlyMap<string, number>,
): Omit<ConfiguredSubtopology, 'taskCount'> {
  const configure = (topic: TopicInfo): TopicInfo => {
    const partitions = topic.partitions === 0 ? decided.get(topic.name)! : topic.partitions
    if (partitions < 1) throw new KafkaError('UNKNOWN_SERVER_ERROR')
    return { ...topic, partitions }
  }
  const { subtopologyId, sourceTopics, repartitionSinkTopics } = subtopology
  return {
    subtopologyId,
    sourceTopics,
    repartitionSinkTopics,
    repartitionSourceTopics: subtopology.repartitionSourceTopics.map(configure),
    stateChangelogTopics: subtopology.stateChangelogTopics.map(configure),
  }
}

function missingInternalTopics(
  topology: StreamsTopology,
  subtopologies: readonly ConfiguredSubtopology[],
  topics: TopicsView,
): TopicInfo[] {
  const expected = new Map<string, TopicInfo>()
  for (const { repartitionSourceTopics, stateChangelogTopics } of subtopologies) {
    for (const topic of repartitionSourceTopics) expected.set(topic.name, topic)
    for (const topic of stateChangelogTopics) expected.set(topic.name, topic)
  }
  const order = inJavaHashOrder(expected.keys())
  for (const name of inJavaHashOrder(requiredTopics(topology))) {
    const topic = topics.byName(name)
    const partitions = expected.get(name)?.partitions
    if (topic === undefined || partitions === undefined) continue
    expected.delete(name)
    if (topic.partitionCount === partitions) continue
    throw incorrectlyPartitioned(
      `Existing topic ${name} has different number of partitions: ` +
        `expected ${partitions}, found ${topic.partitionCount}`,
    )
  }
  return order.filter((name) => expected.has(name)).map((name) => expected.get(name)!)
}

function summary(topics: readonly string[]): string {
  const told = topics.slice(0, MAX_TOPICS_TOLD).join(', ')
  const more = topics.length - MAX_TOPICS_TOLD
  return more > 0 ? `${told} and ${more} additional topics` : told
}
