import type { TopicPartition } from '../runtime/partition-log.ts'

/** Partitions by topic. Never changed: what adds or removes gives a new one. */
export type PartitionSet = ReadonlyMap<string, ReadonlySet<number>>

export const NO_PARTITIONS: PartitionSet = new Map()

export function partitionSet(partitions: Iterable<TopicPartition>): PartitionSet {
  return withPartitions(NO_PARTITIONS, partitions)
}

export function withPartitions(known: PartitionSet, added: Iterable<TopicPartition>): PartitionSet {
  const topics = copy(known)
  for (const { topic, partition } of added) {
    const partitions = topics.get(topic)
    if (partitions === undefined) topics.set(topic, new Set([partition]))
    else partitions.add(partition)
  }
  return topics
}

export function withoutPartitions(
  known: PartitionSet,
  removed: Iterable<TopicPartition>,
): PartitionSet {
  const topics = copy(known)
  for (const { topic, partition } of removed) {
    topics.get(topic)?.delete(partition)
    if (topics.get(topic)?.size === 0) topics.delete(topic)
  }
  return topics
}

export function hasPartition(known: PartitionSet, { topic, partition }: TopicPartition): boolean {
  return known.get(topic)?.has(partition) ?? false
}

export function* eachPartition(known: PartitionSet): Generator<TopicPartition> {
  for (const [topic, partitions] of known) {
    for (const partition of partitions) yield { topic, partition }
  }
}

function copy(known: PartitionSet): Map<string, Set<number>> {
  return new Map([...known].map(([topic, partitions]) => [topic, new Set(partitions)]))
}
