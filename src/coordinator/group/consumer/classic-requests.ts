import { type ErrorName, errorCode, KafkaError } from '../../../protocol/errors.ts'
import type { HeartbeatRequest } from '../../../protocol/messages/12-heartbeat.ts'
import {
  type LeaveGroupRequest,
  type LeaveGroupResponse,
  type MemberIdentity,
  newLeaveGroupResponse,
  newMemberResponse,
} from '../../../protocol/messages/13-leave-group.ts'
import {
  newSyncGroupResponse,
  type SyncGroupRequest,
  type SyncGroupResponse,
} from '../../../protocol/messages/14-sync-group.ts'
import { type CoordinatorResult, NO_RESULT, type Ticket } from '../../runtime/coordinator-shard.ts'
import type { GroupContext } from '../group-context.ts'
import type { ConsumerGroup } from './consumer-group.ts'
import type { ClassicMemberMetadata, ConsumerMember } from './consumer-member.ts'
import { writeAssignment } from './consumer-protocol.ts'
import { removeMembers } from './leave.ts'
import { throwIfFenced } from './members.ts'
import { cancelTimer, restartSession, startTimer } from './timers.ts'

/**
 * What classic members of a consumer group ask beside their join. REBALANCE_IN_PROGRESS sends them
 * to join again: that is how they hear of a new epoch, and how they give partitions back.
 */
type ClassicConsumer = ConsumerMember & { readonly classic: ClassicMemberMetadata }

/** SyncGroup: the member's partitions, which are there already. */
export function syncConsumerGroup(
  context: GroupContext,
  group: ConsumerGroup,
  request: SyncGroupRequest,
  ticket: Ticket<SyncGroupResponse>,
): CoordinatorResult<undefined> {
  const member = classicMember(group, request)
  const { protocolType, protocolName } = request
  const protocol = member.classic.protocols[0]!
  const isConsistent =
    (protocolType === null || protocolType === 'consumer') &&
    (protocolName === null || protocolName === protocol.name)
  if (!isConsistent) throw new KafkaError('INCONSISTENT_GROUP_PROTOCOL')
  if (group.assignmentEpoch > member.memberEpoch && member.state !== 'unrevoked') {
    awaitJoin(context, group, member)
    throw new KafkaError('REBALANCE_IN_PROGRESS')
  }
  cancelTimer(context, 'sync', group.groupId, member.memberId)
  restartSession(context, group.groupId, member)
  const assignment = writeAssignment(member.assigned, protocol.metadata, context.topics)
  const response = newSyncGroupResponse({ protocolType, protocolName, assignment })
  context.effects.reply(ticket, response)
  return NO_RESULT
}

/** Heartbeat: keeps the session, and sends the member to join where it has to do something. */
export function heartbeatConsumerGroup(
  context: GroupContext,
  group: ConsumerGroup,
  request: HeartbeatRequest,
): void {
  const member = classicMember(group, request)
  restartSession(context, group.groupId, member)
  const mustRejoin =
    member.memberEpoch < group.assignmentEpoch ||
    member.state === 'unrevoked' ||
    (member.state === 'unreleased' && !group.isWaitingForPartitions(member))
  if (!mustRejoin) return
  awaitJoin(context, group, member)
  throw new KafkaError('REBALANCE_IN_PROGRESS')
}

/** LeaveGroup: also takes out members of the newer protocol, as an administrator does. */
export function leaveConsumerGroup(
  context: GroupContext,
  group: ConsumerGroup,
  request: LeaveGroupRequest,
): CoordinatorResult<LeaveGroupResponse> {
  const leaving = new Set<ConsumerMember>()
  const members = request.members.map((identity) => {
    const { memberId, groupInstanceId } = identity
    let error: ErrorName = 'NONE'
    try {
      leaving.add(memberToLeave(group, identity))
    } catch (cause) {
      if (!(cause instanceof KafkaError)) throw cause
      error = cause.error
    }
    return newMemberResponse({ memberId, groupInstanceId, errorCode: errorCode(error) })
  })
  const response = newLeaveGroupResponse({ members })
  return { ...removeMembers(context, group, [...leaving]), response }
}

function memberToLeave(
  group: ConsumerGroup,
  { memberId, groupInstanceId }: MemberIdentity,
): ConsumerMember {
  if (groupInstanceId === null) return group.member(memberId)
  const member = group.staticMember(groupInstanceId)
  if (member === undefined) throw new KafkaError('UNKNOWN_MEMBER_ID')
  if (memberId !== '') throwIfFenced(member, memberId, groupInstanceId)
  return member
}

/** Throws UNKNOWN_MEMBER_ID, FENCED_INSTANCE_ID and ILLEGAL_GENERATION. */
function classicMember(
  group: ConsumerGroup,
  request: Pick<SyncGroupRequest, 'memberId' | 'groupInstanceId' | 'generationId'>,
): ClassicConsumer {
  const { memberId, groupInstanceId, generationId } = request
  const member = group.staticMember(groupInstanceId)
  if (groupInstanceId !== null && member !== undefined) {
    throwIfFenced(member, memberId, groupInstanceId)
  } else if (groupInstanceId !== null) throw new KafkaError('UNKNOWN_MEMBER_ID')
  const found = member ?? group.member(memberId)
  if (found.classic === null) throw new KafkaError('UNKNOWN_MEMBER_ID')
  if (found.memberEpoch !== generationId) throw new KafkaError('ILLEGAL_GENERATION')
  return { ...found, classic: found.classic }
}

/** The time to rejoin runs from the first time that the member was told to. */
function awaitJoin(context: GroupContext, group: ConsumerGroup, member: ConsumerMember): void {
  if (group.awaitedJoins.has(member.memberId)) return
  group.awaitedJoins.add(member.memberId)
  startTimer(context, 'join', group.groupId, member.memberId, member.rebalanceTimeoutMs)
}
