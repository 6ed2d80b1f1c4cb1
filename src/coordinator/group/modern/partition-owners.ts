import type { TopicPartitions } from './topic-partitions.ts'

const NO_OWNERS: ReadonlyMap<number, string> = new Map()

/** The target assignment seen from the partitions: who owns each of them. */
export class PartitionOwners {
  readonly #byTopic = new Map<string, Map<number, string>>()

  has(topicId: string, partition: number): boolean {
    return this.#byTopic.get(topicId)?.has(partition) ?? false
  }

  ofTopic(topicId: string): ReadonlyMap<number, string> {
    return this.#byTopic.get(topicId) ?? NO_OWNERS
  }

  /**
   * The target of a member goes from `before` to `after`. A partition that another member has been
   * given in the meantime stays with that one: the order of the records does not matter.
   */
  move(memberId: string, before: TopicPartitions, after: TopicPartitions): void {
    for (const [topicId, partitions] of before) {
      const owners = this.#byTopic.get(topicId)
      if (owners === undefined) continue
      const kept = after.get(topicId)
      for (const partition of partitions.keys()) {
        if (!kept?.has(partition) && owners.get(partition) === memberId) owners.delete(partition)
      }
      if (owners.size === 0) this.#byTopic.delete(topicId)
    }
    for (const [topicId, partitions] of after) {
      const had = before.get(topicId)
      for (const partition of partitions.keys()) {
        if (!had?.has(partition)) this.#ownersOf(topicId).set(partition, memberId)
      }
    }
  }

  #ownersOf(topicId: string): Map<number, string> {
    let owners = this.#byTopic.get(topicId)
    if (owners === undefined) {
      owners = new Map()
      this.#byTopic.set(topicId, owners)
    }
    return owners
  }
}
