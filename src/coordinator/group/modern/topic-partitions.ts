/** Partition numbers; a map from partitions to something serves as well. */
export interface PartitionSet {
  readonly size: number
  has(partition: number): boolean
  keys(): IterableIterator<number>
}

/** Partitions by topic id: what a member has, or shall have. */
export type TopicPartitions = ReadonlyMap<string, PartitionSet>

export const NO_PARTITIONS: TopicPartitions = new Map()

/** How records and messages spell it. */
export interface TopicPartitionList {
  topicId: string
  partitions: number[]
}

export function fromLists(
  lists: readonly { readonly topicId: string; readonly partitions: readonly number[] }[],
): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>()
  for (const { topicId, partitions } of lists) {
    const known = found.get(topicId)
    if (known === undefined) found.set(topicId, new Set(partitions))
    else for (const partition of partitions) known.add(partition)
  }
  return found
}

export function toLists(assignment: TopicPartitions): TopicPartitionList[] {
  return [...assignment].map(([topicId, partitions]) => ({
    topicId,
    partitions: sortedPartitions(partitions),
  }))
}

/** In ascending order, which is how Apache's sets of small numbers give them. */
export function sortedPartitions(partitions: PartitionSet): number[] {
  return [...partitions.keys()].sort((a, b) => a - b)
}

export function hasPartition(
  assignment: TopicPartitions,
  topicId: string,
  partition: number,
): boolean {
  return assignment.get(topicId)?.has(partition) ?? false
}

export function isSameAssignment(a: TopicPartitions, b: TopicPartitions): boolean {
  if (a === b) return true
  if (a.size !== b.size) return false
  for (const [topicId, partitions] of a) {
    const others = b.get(topicId)
    if (others === undefined || others.size !== partitions.size) return false
    for (const partition of partitions.keys()) if (!others.has(partition)) return false
  }
  return true
}

export function partitionCount(assignment: TopicPartitions): number {
  let count = 0
  for (const partitions of assignment.values()) count += partitions.size
  return count
}
