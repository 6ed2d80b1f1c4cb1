import { KafkaError } from '../../../../protocol/errors.ts'
import type {
  CopartitionGroup,
  Subtopology,
} from '../../../../protocol/messages/records/streams-group-topology.ts'
import { inJavaHashOrder } from '../../java-collections.ts'
import type { PartitionCountOf } from './partition-counts.ts'
import { TopicConfigurationError } from './topic-configuration-error.ts'

/**
 * Sets the partition counts of repartition topics that are joined with other topics: a join needs
 * the same number on all sides. Throws a TopicConfigurationError where topics that can't be changed
 * differ.
 */
export function copartition(
  subtopologies: readonly Subtopology[],
  existing: PartitionCountOf,
  decided: Map<string, number>,
): void {
  const sources = subtopologies.flatMap(({ repartitionSourceTopics }) => repartitionSourceTopics)
  const repartitionTopics = new Set(sources.map(({ name }) => name))
  const fixed = new Set(sources.filter((each) => each.partitions !== 0).map(({ name }) => name))
  const countOf: PartitionCountOf = (topic) => existing(topic) ?? decided.get(topic)
  for (const subtopology of subtopologies) {
    for (const group of subtopology.copartitionGroups) {
      const topics = inJavaHashOrder(topicsOf(subtopology, group))
      if (topics.length === 0) continue
      const count = commonCount(topics, repartitionTopics, fixed, countOf)
      for (const topic of topics.filter((each) => repartitionTopics.has(each))) {
        checkFixed(topic, fixed, countOf(topic), count)
        decided.set(topic, count)
      }
    }
  }
}

function topicsOf(subtopology: Subtopology, group: CopartitionGroup): string[] {
  const { sourceTopics, repartitionSourceTopics } = subtopology
  const names = [
    ...group.sourceTopics.map((index) => sourceTopics[index]),
    ...group.repartitionSourceTopics.map((index) => repartitionSourceTopics[index]?.name),
  ]
  return names.map((name) => {
    // Apache runs over the end of its list.
    if (name === undefined) throw new KafkaError('UNKNOWN_SERVER_ERROR')
    return name
  })
}

function commonCount(
  topics: readonly string[],
  repartitionTopics: ReadonlySet<string>,
  fixed: ReadonlySet<string>,
  countOf: PartitionCountOf,
): number {
  const external = topics.filter((topic) => !repartitionTopics.has(topic))
  if (external.length > 0) return sameCount(external, external, countOf)
  if (fixed.size > 0) return sameCount(inJavaHashOrder(fixed), topics, countOf)
  return Math.max(...topics.map((topic) => countOf(topic) ?? 0))
}

/** `shown` are the topics that the message names, in the order of their names. */
function sameCount(
  topics: readonly string[],
  shown: readonly string[],
  countOf: PartitionCountOf,
): number {
  const [first, ...others] = topics.map((topic) => countOf(topic) ?? 0)
  if (others.some((count) => count !== first)) {
    const counts = [...shown].sort().map((topic) => `${topic}=${countOf(topic)}`)
    throw incorrectlyPartitioned(
      `Following topics do not have the same number of partitions: [{${counts.join(', ')}}]`,
    )
  }
  return first ?? 0
}

function checkFixed(
  topic: string,
  fixed: ReadonlySet<string>,
  has: number | undefined,
  needs: number,
): void {
  if (!fixed.has(topic) || has === needs) return
  throw incorrectlyPartitioned(
    `Number of partitions [${has}] of repartition topic [${topic}] ` +
      `doesn't match number of partitions [${needs}] of the source topic.`,
  )
}

export function incorrectlyPartitioned(message: string): TopicConfigurationError {
  return new TopicConfigurationError('INCORRECTLY_PARTITIONED_TOPICS', message)
}
