import { KafkaError } from '../../../protocol/errors.ts'
import type { CoordinatorRecord } from '../../runtime/coordinator-shard.ts'
import type { GroupContext } from '../group-context.ts'
import type { TopicPartitions } from '../modern/topic-partitions.ts'
import type { ConsumerGroup } from './consumer-group.ts'
import {
  type ConsumerMember,
  type EpochedPartitions,
  LEAVE_STATIC_EPOCH,
  newMember,
} from './consumer-member.ts'
import {
  currentAssignmentRecord,
  memberRecord,
  memberTombstones,
  targetRecord,
} from './consumer-records.ts'
import { cancelTimers } from './timers.ts'

/** Who asks, by which ids and in which epoch. */
export interface MemberIdentity {
  readonly memberId: string
  readonly instanceId: string | null
  /** 0: joins. Undefined: a classic member, whose generation is checked elsewhere. */
  readonly memberEpoch: number | undefined
  readonly isJoining: boolean
  readonly owned: TopicPartitions | null
}

/**
 * The member behind a request: the one that is known, a new one, or a static one that takes the
 * place of its predecessor, for which records are added. Throws UNKNOWN_MEMBER_ID,
 * FENCED_MEMBER_EPOCH, UNRELEASED_INSTANCE_ID and FENCED_INSTANCE_ID.
 */
export function findOrSubscribe(
  context: GroupContext,
  group: ConsumerGroup,
  identity: MemberIdentity,
  records: CoordinatorRecord[],
): ConsumerMember {
  const { memberId, instanceId, isJoining } = identity
  if (instanceId !== null) return staticMember(context, group, identity, instanceId, records)
  const member = isJoining ? group.memberOrNew(memberId) : group.member(memberId)
  validateEpoch(member, identity)
  return member
}

function staticMember(
  context: GroupContext,
  group: ConsumerGroup,
  identity: MemberIdentity,
  instanceId: string,
  records: CoordinatorRecord[],
): ConsumerMember {
  const { memberId, isJoining, memberEpoch } = identity
  const known = group.staticMember(instanceId)
  if (isJoining) {
    if (known === undefined) return newMember(memberId)
    if (memberEpoch !== undefined && known.classic === null) {
      throwIfUnreleased(known, memberId, instanceId)
    }
    const replacement = { ...known, memberId, memberEpoch: 0, previousMemberEpoch: 0 }
    records.push(...replacementRecords(group, known, replacement))
    cancelTimers(context, group.groupId, known.memberId)
    return replacement
  }
  if (known === undefined) {
    throw new KafkaError('UNKNOWN_MEMBER_ID', `Instance id ${instanceId} is unknown.`)
  }
  throwIfFenced(known, memberId, instanceId)
  validateEpoch(known, identity)
  return known
}

export function throwIfFenced(known: ConsumerMember, memberId: string, instanceId: string): void {
  if (known.memberId === memberId) return
  throw new KafkaError(
    'FENCED_INSTANCE_ID',
    `Static member ${memberId} with instance id ${instanceId} was fenced by member ${known.memberId}.`,
  )
}

/** Only a static member that has said that it goes (epoch −2) can be replaced. */
function throwIfUnreleased(known: ConsumerMember, memberId: string, instanceId: string): void {
  if (known.memberEpoch === LEAVE_STATIC_EPOCH) return
  throw new KafkaError(
    'UNRELEASED_INSTANCE_ID',
    `Static member ${memberId} with instance id ${instanceId} cannot join the group because the ` +
      `instance id is owned by ${known.memberId} member.`,
  )
}

function replacementRecords(
  group: ConsumerGroup,
  known: ConsumerMember,
  replacement: ConsumerMember,
): CoordinatorRecord[] {
  const { groupId } = group
  return [
    ...memberTombstones(groupId, known.memberId),
    memberRecord(groupId, replacement),
    targetRecord(groupId, replacement.memberId, group.targetOf(known.memberId)),
    currentAssignmentRecord(groupId, replacement),
  ]
}

/**
 * A member may be one epoch behind if it owns nothing that it has not been given: then it has missed
 * the answer to its last heartbeat.
 */
function validateEpoch(member: ConsumerMember, { memberEpoch, owned }: MemberIdentity): void {
  if (memberEpoch === undefined || memberEpoch === 0) return
  if (memberEpoch > member.memberEpoch) {
    throw new KafkaError(
      'FENCED_MEMBER_EPOCH',
      `The consumer group member has a greater member epoch (${memberEpoch}) than the one known by ` +
        `the group coordinator (${member.memberEpoch}). The member must abandon all its partitions and rejoin.`,
    )
  }
  const isBehind = memberEpoch < member.memberEpoch
  const hasMissedAnswer =
    memberEpoch === member.previousMemberEpoch && isWithin(owned, member.assigned)
  if (isBehind && !hasMissedAnswer) {
    throw new KafkaError(
      'FENCED_MEMBER_EPOCH',
      `The consumer group member has a smaller member epoch (${memberEpoch}) than the one known by ` +
        `the group coordinator (${member.memberEpoch}). The member must abandon all its partitions and rejoin.`,
    )
  }
}

/** Silence proves nothing. */
function isWithin(owned: TopicPartitions | null, assigned: EpochedPartitions): boolean {
  if (owned === null) return false
  for (const [topicId, partitions] of owned) {
    const known = assigned.get(topicId)
    for (const partition of partitions.keys()) if (!known?.has(partition)) return false
  }
  return true
}
