import type { ModernMember } from '../modern/modern-group.ts'
import { isSameAssignment, type TopicPartitions } from '../modern/topic-partitions.ts'

/**
 * Where a member stands on its way to its target assignment:
 *
 *     stable → unrevoked (has to give partitions back first)
 *            → unreleased (waits for partitions that others still hold) → stable
 *
 * Unknown: written by a release to come; the member has to start anew.
 */
export type MemberState = 'stable' | 'unrevoked' | 'unreleased' | 'unknown'

/** Partitions by topic id, each with the member epoch in which it was assigned (KIP-1251). */
export type EpochedPartitions = ReadonlyMap<string, ReadonlyMap<number, number>>

export const NOTHING: EpochedPartitions = new Map()

/** A protocol of the classic kind that a member supports: name and subscription. */
export interface ClassicProtocol {
  readonly name: string
  readonly metadata: Buffer
}

/** What a member told that still speaks the classic protocol (JoinGroup, SyncGroup, Heartbeat). */
export interface ClassicMemberMetadata {
  readonly sessionTimeoutMs: number
  readonly protocols: readonly ClassicProtocol[]
}

/** A member is a value: each change makes a new one, which the group gets by replay. */
export interface ConsumerMember extends ModernMember {
  /** −1 while it was not told. */
  readonly rebalanceTimeoutMs: number
  /** RE2; null or empty: none. */
  readonly subscribedTopicRegex: string | null
  /** The name of the assignor that it would like; null: any. */
  readonly serverAssignor: string | null
  readonly previousMemberEpoch: number
  readonly state: MemberState
  readonly assigned: EpochedPartitions
  readonly pendingRevocation: EpochedPartitions
  /** Null for members of the consumer protocol. */
  readonly classic: ClassicMemberMetadata | null
}

/** The epoch of a static member that is away and will be back. */
export const LEAVE_STATIC_EPOCH = -2
/** The epoch of a member that leaves for good. */
export const LEAVE_EPOCH = -1

export function newMember(memberId: string): ConsumerMember {
  return {
    memberId,
    instanceId: null,
    rackId: null,
    clientId: '',
    clientHost: '',
    rebalanceTimeoutMs: -1,
    subscribedTopicNames: [],
    subscribedTopicRegex: '',
    serverAssignor: null,
    memberEpoch: 0,
    previousMemberEpoch: -1,
    state: 'stable',
    assigned: NOTHING,
    pendingRevocation: NOTHING,
    classic: null,
  }
}

/** Undefined where it has none. */
export function regexOf({ subscribedTopicRegex }: ConsumerMember): string | undefined {
  return subscribedTopicRegex === null || subscribedTopicRegex === ''
    ? undefined
    : subscribedTopicRegex
}

export function isReconciledTo(member: ConsumerMember, epoch: number): boolean {
  return member.state === 'stable' && member.memberEpoch === epoch
}

/** What its record says of a member, without its epochs and partitions. */
export function isSameSubscription(a: ConsumerMember, b: ConsumerMember): boolean {
  return (
    a.instanceId === b.instanceId &&
    a.rackId === b.rackId &&
    a.clientId === b.clientId &&
    a.clientHost === b.clientHost &&
    a.rebalanceTimeoutMs === b.rebalanceTimeoutMs &&
    isSameNames(a.subscribedTopicNames, b.subscribedTopicNames) &&
    a.subscribedTopicRegex === b.subscribedTopicRegex &&
    a.serverAssignor === b.serverAssignor &&
    isSameClassic(a.classic, b.classic)
  )
}

/** Names are kept sorted and once each. */
export function isSameNames(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((name, index) => name === b[index]))
}

export function sortedNames(names: readonly string[]): string[] {
  return [...new Set(names)].sort((a, b) => (a < b ? -1 : 1))
}

function isSameClassic(a: ClassicMemberMetadata | null, b: ClassicMemberMetadata | null): boolean {
  if (a === null || b === null) return a === b
  return (
    a.sessionTimeoutMs === b.sessionTimeoutMs &&
    a.protocols.length === b.protocols.length &&
    a.protocols.every(({ name, metadata }, index) => {
      const other = b.protocols[index]!
      return other.name === name && other.metadata.equals(metadata)
    })
  )
}

/** What the record of its current assignment says. */
export function isSameProgress(a: ConsumerMember, b: ConsumerMember): boolean {
  return (
    a.memberEpoch === b.memberEpoch &&
    a.previousMemberEpoch === b.previousMemberEpoch &&
    a.state === b.state &&
    isSameEpochs(a.assigned, b.assigned) &&
    isSameEpochs(a.pendingRevocation, b.pendingRevocation)
  )
}

function isSameEpochs(a: EpochedPartitions, b: EpochedPartitions): boolean {
  if (a === b) return true
  if (!isSameAssignment(a, b)) return false
  for (const [topicId, partitions] of a) {
    for (const [partition, epoch] of partitions) {
      if (b.get(topicId)?.get(partition) !== epoch) return false
    }
  }
  return true
}

/** Everything that the member may still be reading. */
export function heldPartitions({ assigned, pendingRevocation }: ConsumerMember): TopicPartitions {
  if (pendingRevocation.size === 0) return assigned
  const held = new Map<string, Set<number>>()
  for (const partitions of [assigned, pendingRevocation]) {
    for (const [topicId, epochs] of partitions) {
      const known = held.get(topicId) ?? new Set<number>()
      for (const partition of epochs.keys()) known.add(partition)
      held.set(topicId, known)
    }
  }
  return held
}
