import { type ErrorName, errorCode, KafkaError } from '../../../protocol/errors.ts'
import {
  type LeaveGroupRequest,
  type LeaveGroupResponse,
  type MemberIdentity,
  type MemberResponse,
  newLeaveGroupResponse,
  newMemberResponse,
} from '../../../protocol/messages/13-leave-group.ts'
import { type CoordinatorResult, NO_RESULT, respond } from '../../runtime/coordinator-shard.ts'
import { leaveConsumerGroup } from '../consumer/classic-requests.ts'
import { ConsumerGroup } from '../consumer/consumer-group.ts'
import type { GroupContext } from '../group-context.ts'
import type { ClassicGroup } from './classic-group.ts'
import { maybeCompleteJoin, rebalanceOrCompleteJoin } from './rebalance.ts'
import { answerJoin, answerSync, joinError, syncError } from './replies.ts'
import { endSession } from './timers.ts'

/** LeaveGroup: takes members out, also by their static ids alone, as an administrator does. */
export function leaveClassicGroup(
  context: GroupContext,
  request: LeaveGroupRequest,
): CoordinatorResult<LeaveGroupResponse> {
  const known = context.groups.find(request.groupId)
  if (known instanceof ConsumerGroup) return leaveConsumerGroup(context, known, request)
  const group = context.groups.findClassic(request.groupId)
  if (group === undefined) {
    const members = request.members.map((member) => memberResponse(member, 'UNKNOWN_MEMBER_ID'))
    return respond(newLeaveGroupResponse({ members }))
  }
  if (group.state === 'Dead') {
    return respond(newLeaveGroupResponse({ errorCode: errorCode('COORDINATOR_NOT_AVAILABLE') }))
  }
  let hasLeft = false
  const members = request.members.map((member) => {
    const error = leave(context, group, member)
    hasLeft ||= error === 'NONE'
    return memberResponse(member, error)
  })
  const result = hasLeft ? afterLeave(context, group) : NO_RESULT
  return { ...result, response: newLeaveGroupResponse({ members }) }
}

function leave(context: GroupContext, group: ClassicGroup, identity: MemberIdentity): ErrorName {
  const { memberId, groupInstanceId } = identity
  if (memberId === '') {
    const staticId = groupInstanceId === null ? undefined : group.staticMemberId(groupInstanceId)
    if (staticId === undefined) return 'UNKNOWN_MEMBER_ID'
    removeMember(context, group, staticId)
    return 'NONE'
  }
  if (group.pendingJoins.has(memberId)) {
    group.remove(memberId)
    endSession(context, group.groupId, memberId)
    return 'NONE'
  }
  try {
    group.validateMember(memberId, groupInstanceId)
  } catch (error) {
    if (error instanceof KafkaError) return error.error
    throw error
  }
  removeMember(context, group, memberId)
  return 'NONE'
}

function removeMember(context: GroupContext, group: ClassicGroup, memberId: string): void {
  const member = group.member(memberId)
  endSession(context, group.groupId, memberId)
  // A request of the member may be parked; should it still be there, it will join again.
  answerJoin(context, member, joinError('', 'UNKNOWN_MEMBER_ID'))
  answerSync(context, member, syncError('UNKNOWN_MEMBER_ID'))
  group.remove(memberId)
  context.logger.info(`Member '${memberId}' has left group '${group.groupId}'`)
}

function afterLeave(context: GroupContext, group: ClassicGroup): CoordinatorResult<undefined> {
  switch (group.state) {
    case 'Stable':
    case 'CompletingRebalance':
      return rebalanceOrCompleteJoin(context, group)
    case 'PreparingRebalance':
      return maybeCompleteJoin(context, group)
    case 'Empty':
    case 'Dead':
      return NO_RESULT
  }
}

function memberResponse(identity: MemberIdentity, error: ErrorName): MemberResponse {
  const { memberId, groupInstanceId } = identity
  return newMemberResponse({ memberId, groupInstanceId, errorCode: errorCode(error) })
}
