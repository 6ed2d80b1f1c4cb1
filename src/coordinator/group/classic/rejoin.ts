import { KafkaError } from '../../../protocol/errors.ts'
import { type CoordinatorResult, NO_RESULT } from '../../runtime/coordinator-shard.ts'
import type { GroupContext } from '../group-context.ts'
import type { ClassicGroup } from './classic-group.ts'
import { type ClassicMember, keepProtocols } from './classic-member.ts'
import type { Join } from './join.ts'
import { rebalanceOrCompleteJoin } from './rebalance.ts'
import { answerJoin, joinError, joinResponse, membersForLeader } from './replies.ts'

/**
 * JoinGroup of a member that the group knows. In a rebalance it counts as joined. Otherwise it
 * starts one when it has something new to tell, or when it leads: a leader rejoins because it has
 * seen topics change. Anyone else missed an answer and gets the current generation again.
 */
export function rejoin(
  context: GroupContext,
  group: ClassicGroup,
  join: Join,
): CoordinatorResult<undefined> {
  const { memberId, groupInstanceId, protocols } = join.request
  try {
    group.validateMember(memberId, groupInstanceId)
  } catch (error) {
    if (!(error instanceof KafkaError)) throw error
    context.effects.reply(join.ticket, joinError(memberId, error.error))
    return NO_RESULT
  }
  const member = group.member(memberId)
  const isLeader = group.isLeader(memberId)
  const isUnchanged = member.hasSameProtocols(protocols)
  switch (group.state) {
    case 'CompletingRebalance': {
      if (!isUnchanged) break
      const members = isLeader ? membersForLeader(group) : []
      context.effects.reply(join.ticket, joinResponse(group, memberId, members))
      return NO_RESULT
    }
    case 'Stable':
      if (isLeader || !isUnchanged) break
      context.effects.reply(join.ticket, joinResponse(group, memberId, []))
      return NO_RESULT
    case 'PreparingRebalance':
      break
    case 'Empty':
    case 'Dead':
      context.effects.reply(join.ticket, joinError(memberId, 'UNKNOWN_MEMBER_ID'))
      return NO_RESULT
  }
  updateMember(context, group, member, join)
  return rebalanceOrCompleteJoin(context, group)
}

/**
 * What the member says of itself now. Its join is parked; one that was parked before belongs to a
 * connection that the member has given up.
 */
export function updateMember(
  context: GroupContext,
  group: ClassicGroup,
  member: ClassicMember,
  join: Join,
): void {
  answerJoin(context, member, joinError(member.memberId, 'REBALANCE_IN_PROGRESS'))
  group.setProtocols(member, keepProtocols(join.request))
  member.rebalanceTimeoutMs = join.request.rebalanceTimeoutMs
  member.sessionTimeoutMs = join.request.sessionTimeoutMs
  member.joinTicket = join.ticket
}
