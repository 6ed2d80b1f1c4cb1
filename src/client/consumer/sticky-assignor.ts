import { partitionName, type TopicPartition } from '../topic-partition.ts'
import { type AssignedMember, type Assignor, assignmentOf, sortedMembers } from './assignors.ts'

/** Even shares, in which everybody keeps as much as may be of what they had (KIP-54). */
export const stickyAssignor: Assignor = {
  name: 'sticky',
  assign: (members, partitionCounts) => assignmentOf(stickyShares(members, partitionCounts)),
}

/**
 * The same shares, but what changes hands is nobody's at first: its owner reads on until the
 * others are told, and gives it up then (KIP-429).
 */
export const cooperativeStickyAssignor: Assignor = {
  name: 'cooperative-sticky',
  isCooperative: true,
  assign(members, partitionCounts) {
    const shares = stickyShares(members, partitionCounts)
    const owners = ownersOf(members)
    for (const [memberId, share] of shares) {
      const ready = share.filter((one) => {
        const owner = owners.get(partitionName(one))
        return owner === undefined || owner === memberId
      })
      shares.set(memberId, ready)
    }
    return assignmentOf(shares)
  },
}

type Shares = Map<string, TopicPartition[]>

function stickyShares(
  members: readonly AssignedMember[],
  partitionCounts: ReadonlyMap<string, number>,
): Shares {
  const sorted = sortedMembers(members)
  const all = allPartitions(sorted, partitionCounts)
  const owners = ownersOf(sorted)
  const kept: Shares = new Map(sorted.map(({ memberId }) => [memberId, []]))
  // In this order Java's assignor keeps them: low numbers of all topics.
  for (const one of [...all].sort((one, other) => one.partition - other.partition)) {
    const owner = owners.get(partitionName(one))
    const member = sorted.find(({ memberId }) => memberId === owner)
    if (member?.topics.includes(one.topic)) kept.get(member.memberId)!.push(one)
  }
  const wantsOfFirst = [...(sorted[0]?.topics ?? [])].sort().join()
  const isUniform = sorted.every(({ topics }) => [...topics].sort().join() === wantsOfFirst)
  return isUniform ? evenShares(kept, all) : balancedShares(sorted, kept, all)
}

/** Who had each partition: of two who say so the one of the later generation, of one generation nobody. */
function ownersOf(members: readonly AssignedMember[]): Map<string, string> {
  const claims = new Map<string, { readonly memberId: string | undefined; generation: number }>()
  for (const { memberId, owned = [], generation = -1 } of members) {
    for (const one of owned) {
      const name = partitionName(one)
      const other = claims.get(name)
      if (other === undefined || other.generation < generation) {
        claims.set(name, { memberId, generation })
      } else if (other.generation === generation) {
        claims.set(name, { memberId: undefined, generation })
      }
    }
  }
  return new Map(
    [...claims].flatMap(([name, { memberId }]) =>
      memberId === undefined ? [] : [[name, memberId] as const],
    ),
  )
}

/** By topic, then by number. */
function allPartitions(
  members: readonly AssignedMember[],
  partitionCounts: ReadonlyMap<string, number>,
): TopicPartition[] {
  const topics = [...new Set(members.flatMap(({ topics }) => topics))].sort()
  return topics.flatMap((topic) =>
    Array.from({ length: partitionCounts.get(topic) ?? 0 }, (_, partition) => ({
      topic,
      partition,
    })),
  )
}

/** Where all want the same topics: nobody has more than one partition more than another. */
function evenShares(kept: Shares, all: readonly TopicPartition[]): Shares {
  const least = Math.floor(all.length / kept.size)
  const most = Math.ceil(all.length / kept.size)
  // So many may have one more than the least.
  let larger = all.length % kept.size
  const shares: Shares = new Map()
  for (const [memberId, owned] of kept) {
    const takesMore = owned.length >= most && larger > 0
    if (takesMore) larger--
    shares.set(memberId, owned.slice(0, takesMore ? most : least))
  }
  const below = [...shares.keys()].filter((memberId) => shares.get(memberId)!.length < least)
  const exact = [...shares.keys()].filter((memberId) => shares.get(memberId)!.length === least)
  const taken = new Set([...shares.values()].flat().map(partitionName))
  let turn = 0
  for (const one of all) {
    if (taken.has(partitionName(one))) continue
    const memberId = below.length > 0 ? below[turn % below.length]! : exact.shift()!
    const share = shares.get(memberId)!
    share.push(one)
    if (below.length === 0) continue
    if (share.length < least) turn = (turn % below.length) + 1
    else {
      // Its place in the turn goes to the next one.
      below.splice(turn % below.length, 1)
      exact.push(memberId)
      turn = turn % (below.length + 1)
    }
  }
  return shares
}

/**
 * Where they differ in what they want: each partition to whoever has least, then moved until even.
 * As even as Java's shares, though not always the same ones.
 */
function balancedShares(
  members: readonly AssignedMember[],
  shares: Shares,
  all: readonly TopicPartition[],
): Shares {
  const takers = (topic: string) =>
    members.filter(({ topics }) => topics.includes(topic)).map(({ memberId }) => memberId)
  const sizeOf = (memberId: string) => shares.get(memberId)!.length
  const leastOf = (memberIds: readonly string[]) =>
    memberIds.reduce((least, memberId) => (sizeOf(memberId) < sizeOf(least) ? memberId : least))
  const holders = new Map<string, string>()
  for (const [memberId, share] of shares) {
    for (const one of share) holders.set(partitionName(one), memberId)
  }
  const scarcestFirst = [...all].sort(
    (one, other) => takers(one.topic).length - takers(other.topic).length,
  )
  for (const one of scarcestFirst) {
    if (holders.has(partitionName(one))) continue
    const memberId = leastOf(takers(one.topic))
    shares.get(memberId)!.push(one)
    holders.set(partitionName(one), memberId)
  }
  // Each move makes the sum of the squares of all sizes smaller, so this ends.
  for (let hasMoved = true; hasMoved; ) {
    hasMoved = false
    for (const one of scarcestFirst) {
      const holder = holders.get(partitionName(one))!
      const least = leastOf(takers(one.topic))
      if (sizeOf(holder) <= sizeOf(least) + 1) continue
      shares.set(
        holder,
        shares.get(holder)!.filter((each) => each !== one),
      )
      shares.get(least)!.push(one)
      holders.set(partitionName(one), least)
      hasMoved = true
    }
  }
  return shares
}
