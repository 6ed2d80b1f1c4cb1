import type { ModernMember } from '../modern/modern-group.ts'
import {
  isSameAssignment,
  NO_PARTITIONS,
  type TopicPartitions,
} from '../modern/topic-partitions.ts'

/** The epoch of a member that has left. */
export const LEAVE_EPOCH = -1
/** The epoch with which a member joins. */
export const JOIN_EPOCH = 0

/** A member of a share group, as a value. It always has what its epoch says: nothing is revoked. */
export interface ShareMember extends ModernMember {
  readonly instanceId: null
  readonly previousMemberEpoch: number
  readonly assigned: TopicPartitions
}

export function newShareMember(memberId: string): ShareMember {
  return {
    memberId,
    instanceId: null,
    rackId: null,
    clientId: '',
    clientHost: '',
    subscribedTopicNames: [],
    memberEpoch: JOIN_EPOCH,
    previousMemberEpoch: -1,
    assigned: NO_PARTITIONS,
  }
}

export function isSameSubscription(a: ShareMember, b: ShareMember): boolean {
  const names = new Set(a.subscribedTopicNames)
  const others = new Set(b.subscribedTopicNames)
  return names.size === others.size && [...names].every((name) => others.has(name))
}

/** What the record of a member's metadata tells is the same. */
export function isSameMetadata(a: ShareMember, b: ShareMember): boolean {
  const isSameClient = a.clientId === b.clientId && a.clientHost === b.clientHost
  return a.rackId === b.rackId && isSameClient && isSameSubscription(a, b)
}

/** What the record of a member's assignment tells is the same. */
export function isSameProgress(a: ShareMember, b: ShareMember): boolean {
  const isSameEpoch =
    a.memberEpoch === b.memberEpoch && a.previousMemberEpoch === b.previousMemberEpoch
  return isSameEpoch && isSameAssignment(a.assigned, b.assigned)
}
