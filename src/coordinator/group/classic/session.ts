import { type CoordinatorResult, NO_RESULT } from '../../runtime/coordinator-shard.ts'
import type { GroupContext } from '../group-context.ts'
import type { ClassicGroup } from './classic-group.ts'
import { completeJoin, rebalanceOrCompleteJoin } from './rebalance.ts'
import { answerJoin, joinError } from './replies.ts'

/** A member has not been heard of for its session timeout, or never came back with its new id. */
export function onSessionTimer(
  context: GroupContext,
  groupId: string,
  memberId: string,
): CoordinatorResult<undefined> {
  const group = context.groups.findClassic(groupId)
  if (group === undefined || group.state === 'Dead') return NO_RESULT
  if (group.pendingJoins.has(memberId)) {
    group.remove(memberId)
    return completeIfReady(context, group)
  }
  const member = group.findMember(memberId)
  if (member === undefined || member.hasSatisfiedHeartbeat) return NO_RESULT
  context.logger.info(`Member '${memberId}' of group '${groupId}' has failed: its session ended`)
  // A new member may have died with its join parked; if it lives, it will try again.
  answerJoin(context, member, joinError('', 'UNKNOWN_MEMBER_ID'))
  group.remove(memberId)
  const isSettled = group.state === 'Stable' || group.state === 'CompletingRebalance'
  return isSettled ? rebalanceOrCompleteJoin(context, group) : completeIfReady(context, group)
}

function completeIfReady(context: GroupContext, group: ClassicGroup): CoordinatorResult<undefined> {
  const isReady = group.state === 'PreparingRebalance' && group.hasAllMembersJoined
  return isReady ? completeJoin(context, group) : NO_RESULT
}
