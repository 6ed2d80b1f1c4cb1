import type { TopicPartition } from '../topic-partition.ts'

/**
 * The assignors of the classic protocol that our members share with Java's: the same name and the
 * same outcome, so whichever member leads the group, nobody sees a difference.
 */
export interface AssignedMember {
  readonly memberId: string
  readonly topics: readonly string[]
  /** `group.instance.id` */
  readonly instanceId?: string | null
  /** What it had, and since which generation; −1: unknown. */
  readonly owned?: readonly TopicPartition[]
  readonly generation?: number
}

/** Partitions of each topic, by member. */
export type Assignment = Map<string, Map<string, number[]>>

export interface Assignor {
  /** As members announce it. */
  readonly name: string
  /** Members read on with what they have while the group rebalances (KIP-429). */
  readonly isCooperative?: boolean
  assign(
    members: readonly AssignedMember[],
    partitionCounts: ReadonlyMap<string, number>,
  ): Assignment
}

/** Each topic in ranges of neighbours; the first members take what does not divide evenly. */
export const rangeAssignor: Assignor = {
  name: 'range',
  assign(members, partitionCounts) {
    const assignment = emptyAssignment(members)
    for (const topic of sortedTopics(members)) {
      const count = partitionCounts.get(topic) ?? 0
      const takers = sortedMembers(members).filter(({ topics }) => topics.includes(topic))
      const share = Math.floor(count / takers.length)
      let next = 0
      takers.forEach(({ memberId }, i) => {
        const taken = share + (i < count % takers.length ? 1 : 0)
        for (let end = next + taken; next < end; next++) give(assignment, memberId, topic, next)
      })
    }
    return assignment
  },
}

/** All partitions of all topics in turn, each to the next member that wants the topic. */
export const roundRobinAssignor: Assignor = {
  name: 'roundrobin',
  assign(members, partitionCounts) {
    const assignment = emptyAssignment(members)
    const takers = sortedMembers(members)
    let turn = 0
    for (const topic of sortedTopics(members)) {
      const count = partitionCounts.get(topic) ?? 0
      for (let partition = 0; partition < count; partition++) {
        while (!takers[turn % takers.length]!.topics.includes(topic)) turn++
        give(assignment, takers[turn++ % takers.length]!.memberId, topic, partition)
      }
    }
    return assignment
  },
}

export function assignmentOf(shares: ReadonlyMap<string, readonly TopicPartition[]>): Assignment {
  const assignment: Assignment = new Map()
  for (const [memberId, share] of shares) {
    assignment.set(memberId, new Map())
    for (const { topic, partition } of share) give(assignment, memberId, topic, partition)
  }
  return assignment
}

function emptyAssignment(members: readonly AssignedMember[]): Assignment {
  return new Map(members.map(({ memberId }) => [memberId, new Map()]))
}

/** Static members first, by their own ids: they keep their place under a new member id. */
export function sortedMembers(members: readonly AssignedMember[]): AssignedMember[] {
  const key = ({ instanceId, memberId }: AssignedMember) =>
    typeof instanceId === 'string' ? `0${instanceId}` : `1${memberId}`
  return [...members].sort((one, other) => (key(one) < key(other) ? -1 : 1))
}

function sortedTopics(members: readonly AssignedMember[]): string[] {
  return [...new Set(members.flatMap(({ topics }) => topics))].sort()
}

function give(assignment: Assignment, memberId: string, topic: string, partition: number): void {
  const ofMember = assignment.get(memberId)!
  const partitions = ofMember.get(topic)
  if (partitions) partitions.push(partition)
  else ofMember.set(topic, [partition])
}
