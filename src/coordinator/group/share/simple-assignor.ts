import type {
  GroupSpec,
  MemberSpec,
  PartitionAssignor,
  SubscribedTopics,
} from '../modern/assignor.ts'

/** A partition of the topics that are shared out together. */
interface Share {
  readonly topicId: string
  readonly partition: number
}

/**
 * Shares partitions out evenly (KIP-932): every partition goes to as many members as it takes for
 * all of them to have work, every member gets its fair number. What members have they keep, as far
 * as that is fair. Where all are subscribed to the same topics these are one pool, otherwise each
 * topic is shared out among those who are subscribed to it.
 */
export const simpleAssignor: PartitionAssignor = {
  name: 'simple',
  assign(group, topics) {
    const members = [...group.members.values()]
    const first = members[0]
    if (first === undefined) return new Map()
    const isHomogeneous = group.subscriptionType === 'homogeneous'
    const topicIds = isHomogeneous
      ? first.subscribedTopicIds
      : new Set(members.flatMap((member) => [...member.subscribedTopicIds]))
    const assignment = new Map(members.map(({ memberId }) => [memberId, new Map()]))
    const pools = isHomogeneous ? [[...topicIds]] : [...topicIds].map((topicId) => [topicId])
    for (const pool of pools) {
      const among = isHomogeneous
        ? members
        : members.filter(({ subscribedTopicIds }) => subscribedTopicIds.has(pool[0]!))
      shareOut(among, sharesOf(pool, group, topics), assignment)
    }
    return assignment
  },
}

function sharesOf(pool: readonly string[], group: GroupSpec, topics: SubscribedTopics): Share[] {
  return pool.flatMap((topicId) => {
    const partitions = Array.from(
      { length: Math.max(topics.partitionCount(topicId), 0) },
      (_, i) => i,
    )
    return partitions
      .filter((partition) => group.isPartitionAssignable(topicId, partition))
      .map((partition) => ({ topicId, partition }))
  })
}

function shareOut(
  members: readonly MemberSpec[],
  shares: readonly Share[],
  assignment: Map<string, Map<string, Set<number>>>,
): void {
  if (members.length === 0 || shares.length === 0) return
  // As many members per partition as it takes for nobody to be idle.
  const sharing = Math.ceil(members.length / shares.length)
  const fairCount = (sharing * shares.length) / members.length
  const membersOf = new Map<Share, Set<number>>(shares.map((share) => [share, new Set()]))
  const unfilled = new Map<number, number>()
  for (const [index, member] of members.entries()) {
    const due = Math.ceil(fairCount * (index + 1)) - Math.ceil(fairCount * index)
    const left = due - keep(member, index, due, sharing, membersOf)
    if (left > 0) unfilled.set(index, left)
  }
  fill(unfilled, sharing, membersOf)
  for (const [{ topicId, partition }, indices] of membersOf) {
    for (const index of indices) {
      const assigned = assignment.get(members[index]!.memberId)!
      const partitions = assigned.get(topicId)
      if (partitions === undefined) assigned.set(topicId, new Set([partition]))
      else partitions.add(partition)
    }
  }
}

/** What the member has had and may keep; returns how much. */
function keep(
  { assigned }: MemberSpec,
  index: number,
  due: number,
  sharing: number,
  membersOf: ReadonlyMap<Share, Set<number>>,
): number {
  let kept = 0
  for (const [{ topicId, partition }, indices] of membersOf) {
    if (kept === due) break
    if (indices.size === sharing || !assigned.get(topicId)?.has(partition)) continue
    indices.add(index)
    kept += 1
  }
  return kept
}

/** Gives every partition members until it has enough, going round those who have too little. */
function fill(
  unfilled: Map<number, number>,
  sharing: number,
  membersOf: ReadonlyMap<Share, Set<number>>,
): void {
  let round = unfilled.keys()
  for (const indices of membersOf.values()) {
    // After a full round without anybody to take the partition, it stays as it is.
    let refusals = 0
    while (indices.size < sharing && unfilled.size > 0 && refusals <= unfilled.size) {
      let next = round.next()
      if (next.done) {
        round = unfilled.keys()
        next = round.next()
        if (next.done) return
      }
      const index = next.value
      if (indices.has(index)) {
        refusals += 1
        continue
      }
      indices.add(index)
      refusals = 0
      const left = unfilled.get(index)! - 1
      if (left === 0) unfilled.delete(index)
      else unfilled.set(index, left)
    }
  }
}
