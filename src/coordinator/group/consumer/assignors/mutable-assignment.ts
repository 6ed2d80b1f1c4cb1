import type { TopicPartitions } from '../../modern/topic-partitions.ts'

/** A member's assignment while an assignor works on it. */
export class MutableAssignment {
  readonly partitions = new Map<string, Set<number>>()

  add(topicId: string, partition: number): void {
    const known = this.partitions.get(topicId)
    if (known === undefined) this.partitions.set(topicId, new Set([partition]))
    else known.add(partition)
  }

  remove(topicId: string, partition: number): void {
    const known = this.partitions.get(topicId)
    if (known === undefined) return
    known.delete(partition)
    if (known.size === 0) this.partitions.delete(topicId)
  }

  removeTopic(topicId: string): void {
    this.partitions.delete(topicId)
  }
}

export function ownCopy(assignment: TopicPartitions): MutableAssignment {
  const copy = new MutableAssignment()
  for (const [topicId, partitions] of assignment) {
    copy.partitions.set(topicId, new Set(partitions.keys()))
  }
  return copy
}
