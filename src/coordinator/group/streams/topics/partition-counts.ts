import { KafkaError } from '../../../../protocol/errors.ts'
import type { Subtopology } from '../../../../protocol/messages/records/streams-group-topology.ts'
import { inputTopics, type StreamsTopology } from '../topology.ts'
import { copartition } from './copartition.ts'

/** Partitions of a topic that is there; undefined for one that is not. */
export type PartitionCountOf = (topic: string) => number | undefined

/**
 * How many partitions each internal topic must have. Repartition topics get as many as the widest
 * input of whoever writes them, unless the application has fixed the number; topics that are joined
 * get the same number; a changelog has one partition for each task.
 *
 * A topic that exists counts with the partitions it has. All sources are there. Throws a
 * TopicConfigurationError where the topics don't fit, STREAMS_INVALID_TOPOLOGY where none could.
 */
export function decidePartitionCounts(
  topology: StreamsTopology,
  existing: PartitionCountOf,
): Map<string, number> {
  const subtopologies = [...topology.subtopologies.values()]
  const decided = repartitionTopics(subtopologies, existing)
  copartition(subtopologies, existing, decided)
  const countOf: PartitionCountOf = (topic) => existing(topic) ?? decided.get(topic)
  for (const subtopology of subtopologies) {
    const count = taskCount(subtopology, countOf)
    for (const { name } of subtopology.stateChangelogTopics) decided.set(name, count)
  }
  return decided
}

/** A subtopology has a task for each partition of its widest input. */
export function taskCount(subtopology: Subtopology, countOf: PartitionCountOf): number {
  const counts = inputTopics(subtopology).map((topic) => countOf(topic) ?? 0)
  if (counts.length > 0) return Math.max(...counts)
  const { subtopologyId } = subtopology
  throw invalidTopology(`No source topics found for subtopology ${subtopologyId}`)
}

function repartitionTopics(
  subtopologies: readonly Subtopology[],
  existing: PartitionCountOf,
): Map<string, number> {
  const counts = new Map<string, number>()
  const sources = subtopologies.flatMap((subtopology) => subtopology.repartitionSourceTopics)
  for (const { name, partitions } of sources) if (partitions !== 0) counts.set(name, partitions)
  // Subtopologies follow on each other through such topics: each round knows some more of them.
  let isComplete = false
  while (!isComplete) {
    const knownBefore = counts.size
    isComplete = true
    for (const subtopology of subtopologies) {
      for (const topic of subtopology.repartitionSinkTopics) {
        if (counts.has(topic)) continue
        const count = widestKnownInput(subtopology, counts, existing)
        if (count === undefined) isComplete = false
        else counts.set(topic, count)
      }
    }
    if (!isComplete && counts.size === knownBefore) {
      throw invalidTopology(
        'Failed to compute number of partitions for all repartition topics. ' +
          'There may be loops in the topology that cannot be resolved.',
      )
    }
  }
  if (sources.some(({ name }) => !counts.has(name))) {
    throw invalidTopology(
      'Failed to compute number of partitions for all repartition topics, because ' +
        'a repartition source topic is never used as a sink topic.',
    )
  }
  return counts
}

function widestKnownInput(
  { repartitionSourceTopics, sourceTopics }: Subtopology,
  counts: ReadonlyMap<string, number>,
  existing: PartitionCountOf,
): number | undefined {
  const known = [
    ...repartitionSourceTopics.map(({ name }) => counts.get(name)),
    ...sourceTopics.map(existing),
  ].filter((count) => count !== undefined)
  return known.length === 0 ? undefined : Math.max(...known)
}

function invalidTopology(message: string): KafkaError {
  return new KafkaError('STREAMS_INVALID_TOPOLOGY', message)
}
