import { assert } from '../../../runtime/assert.ts'
import type { CoordinatorResult } from '../../runtime/coordinator-shard.ts'
import { operationError } from '../../runtime/operation-errors.ts'
import type { GroupContext } from '../group-context.ts'
import { groupMetadataRecord } from '../group-records.ts'
import type { ClassicGroup } from './classic-group.ts'
import { ClassicMember } from './classic-member.ts'
import type { Join } from './join.ts'
import { maybeCompleteJoin, prepareRebalance, rebalanceOrCompleteJoin } from './rebalance.ts'
import { updateMember } from './rejoin.ts'
import {
  answerJoin,
  answerSync,
  joinError,
  joinResponse,
  membersForLeader,
  syncError,
} from './replies.ts'
import { restartSession } from './timers.ts'

/** From this version on a leader that comes back is told not to assign again (KIP-814). */
const FIRST_VERSION_WITH_SKIP_ASSIGNMENT = 9

type Result = CoordinatorResult<undefined>

/**
 * A static member comes back without its id (KIP-345): it takes the old one's place under a new id,
 * and whoever still used the old id is fenced. A stable group does not even rebalance, as long as
 * its protocol stays what it is.
 */
export function replaceStaticMember(
  context: GroupContext,
  group: ClassicGroup,
  join: Join,
  oldMemberId: string,
  newMemberId: string,
): Result {
  const old = group.member(oldMemberId)
  const oldLeaderId = group.leaderId
  const member = takeOver(context, group, old, newMemberId)
  updateMember(context, group, member, join)
  switch (group.state) {
    case 'Stable':
      if (group.selectProtocol() !== group.protocolName) {
        return rebalanceOrCompleteJoin(context, group)
      }
      return storeReplacement(context, group, join, { old, member, oldLeaderId })
    case 'CompletingRebalance':
      // The leader may be assigning to the old id at this moment.
      return prepareRebalance(context, group)
    case 'PreparingRebalance':
      return maybeCompleteJoin(context, group)
    case 'Empty':
    case 'Dead':
      assert(false, 'a group with a static member is neither empty nor dead')
  }
}

function takeOver(
  context: GroupContext,
  group: ClassicGroup,
  old: ClassicMember,
  newMemberId: string,
): ClassicMember {
  answerJoin(context, old, joinError(old.memberId, 'FENCED_INSTANCE_ID'))
  answerSync(context, old, syncError('FENCED_INSTANCE_ID'))
  const member = new ClassicMember({ ...factsOf(old), memberId: newMemberId })
  group.replaceStatic(old.memberId, member)
  // The old id's session ends without effect, as nobody has that id.
  restartSession(context, group, member)
  return member
}

interface Replacement {
  readonly old: ClassicMember
  readonly member: ClassicMember
  readonly oldLeaderId: string | null
}

function storeReplacement(
  context: GroupContext,
  group: ClassicGroup,
  join: Join,
  { old, member, oldLeaderId }: Replacement,
): Result {
  const assignments = new Map([...group.members].map((each) => [each.memberId, each.assignment]))
  return {
    records: [groupMetadataRecord(group, assignments)],
    response: undefined,
    isReplayed: false,
    whenCommitted: (error) => {
      if (error !== undefined) {
        revert(context, group, old, member)
        const response = joinResponse(group, '', [])
        const { errorCode } = joinError('', operationError(error))
        context.effects.reply(join.ticket, { ...response, errorCode, leader: oldLeaderId ?? '' })
        return
      }
      answerJoin(context, member, replacedResponse(group, join, member, oldLeaderId))
    },
  }
}

/**
 * Up to version 8 the old leader id is told, so that a leader that came back does not take itself
 * for the leader and assign anew; later it is told outright.
 */
function replacedResponse(
  group: ClassicGroup,
  join: Join,
  { memberId }: ClassicMember,
  oldLeaderId: string | null,
) {
  if (join.client.apiVersion < FIRST_VERSION_WITH_SKIP_ASSIGNMENT) {
    return { ...joinResponse(group, memberId, []), leader: oldLeaderId ?? '' }
  }
  const isLeader = group.isLeader(memberId)
  const members = isLeader ? membersForLeader(group) : []
  return { ...joinResponse(group, memberId, members), skipAssignment: isLeader }
}

function revert(
  context: GroupContext,
  group: ClassicGroup,
  old: ClassicMember,
  member: ClassicMember,
): void {
  group.setProtocols(member, old.protocols)
  member.joinTicket = undefined
  group.replaceStatic(member.memberId, old)
  restartSession(context, group, old)
}

function factsOf(member: ClassicMember) {
  const { memberId, groupInstanceId, clientId, clientHost, protocolType, protocols } = member
  const { rebalanceTimeoutMs, sessionTimeoutMs, assignment } = member
  return {
    memberId,
    groupInstanceId,
    clientId,
    clientHost,
    protocolType,
    protocols,
    rebalanceTimeoutMs,
    sessionTimeoutMs,
    assignment,
  }
}
