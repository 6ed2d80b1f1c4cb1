import { type ErrorName, KafkaError } from '../../../protocol/errors.ts'
import {
  newSyncGroupResponse,
  type SyncGroupRequest,
  type SyncGroupResponse,
} from '../../../protocol/messages/14-sync-group.ts'
import { assert } from '../../../runtime/assert.ts'
import { type CoordinatorResult, NO_RESULT, type Ticket } from '../../runtime/coordinator-shard.ts'
import { operationError } from '../../runtime/operation-errors.ts'
import { syncConsumerGroup } from '../consumer/classic-requests.ts'
import { ConsumerGroup } from '../consumer/consumer-group.ts'
import type { GroupContext } from '../group-context.ts'
import { groupMetadataRecord } from '../group-records.ts'
import { propagateAssignment } from './assignment.ts'
import type { ClassicGroup } from './classic-group.ts'
import { EMPTY_ASSIGNMENT } from './classic-member.ts'
import { prepareRebalance, rebalanceOrCompleteJoin } from './rebalance.ts'
import { answerSync, syncError } from './replies.ts'
import { endSession, syncKey } from './timers.ts'

type Result = CoordinatorResult<undefined>

/**
 * SyncGroup: members ask for their assignment and wait until the leader has sent it with its own
 * sync. The group is stable once the assignment is in the log.
 */
export function syncClassicGroup(
  context: GroupContext,
  request: SyncGroupRequest,
  ticket: Ticket<SyncGroupResponse>,
): Result {
  const known = context.groups.find(request.groupId)
  if (known instanceof ConsumerGroup) return syncConsumerGroup(context, known, request, ticket)
  const group = context.groups.findClassic(request.groupId)
  const error = group === undefined || group.isEmpty ? 'UNKNOWN_MEMBER_ID' : refusal(group, request)
  if (error !== undefined || group === undefined) {
    context.effects.reply(ticket, syncError(error ?? 'UNKNOWN_MEMBER_ID'))
    return NO_RESULT
  }
  const member = group.member(request.memberId)
  switch (group.state) {
    case 'PreparingRebalance':
      context.effects.reply(ticket, syncError('REBALANCE_IN_PROGRESS'))
      return NO_RESULT
    case 'CompletingRebalance':
      // A sync that was parked before belongs to a connection that the member has given up.
      answerSync(context, member, syncError('REBALANCE_IN_PROGRESS'))
      member.syncTicket = ticket
      removePendingSync(context, group, member.memberId)
      return group.isLeader(member.memberId) ? storeAssignment(context, group, request) : NO_RESULT
    case 'Stable':
      removePendingSync(context, group, member.memberId)
      context.effects.reply(
        ticket,
        newSyncGroupResponse({
          protocolType: group.protocolType,
          protocolName: group.protocolName,
          assignment: member.assignment,
        }),
      )
      return NO_RESULT
    case 'Empty':
    case 'Dead':
      assert(false, 'a group whose member is valid has a generation')
  }
}

function refusal(group: ClassicGroup, request: SyncGroupRequest): ErrorName | undefined {
  if (group.state === 'Dead') return 'COORDINATOR_NOT_AVAILABLE'
  try {
    group.validateMember(request.memberId, request.groupInstanceId)
  } catch (error) {
    if (error instanceof KafkaError) return error.error
    throw error
  }
  if (request.generationId !== group.generationId) return 'ILLEGAL_GENERATION'
  const isConsistent =
    isSame(request.protocolType, group.protocolType) &&
    isSame(request.protocolName, group.protocolName)
  return isConsistent ? undefined : 'INCONSISTENT_GROUP_PROTOCOL'
}

/** Clients up to version 4 do not tell, which is fine. */
function isSame(told: string | null, expected: string | null): boolean {
  return told === null || expected === null || told === expected
}

function storeAssignment(
  context: GroupContext,
  group: ClassicGroup,
  request: SyncGroupRequest,
): Result {
  const assignments = new Map(
    request.assignments.map(({ memberId, assignment }) => [memberId, Buffer.from(assignment)]),
  )
  return {
    records: [groupMetadataRecord(group, assignments)],
    response: undefined,
    isReplayed: false,
    whenCommitted: (error, nowMs) => {
      // While the records were on their way the group may have moved on.
      const isCurrent =
        group.state === 'CompletingRebalance' && group.generationId === request.generationId
      if (!isCurrent) return
      const later = { ...context, nowMs }
      for (const member of group.members) {
        const assignment = error === undefined ? assignments.get(member.memberId) : undefined
        member.assignment = assignment ?? EMPTY_ASSIGNMENT
      }
      if (error === undefined) {
        propagateAssignment(later, group, 'NONE')
        group.transitionTo('Stable', nowMs)
      } else {
        propagateAssignment(later, group, operationError(error))
        rebalanceOrCompleteJoin(later, group)
      }
    },
  }
}

function removePendingSync(context: GroupContext, group: ClassicGroup, memberId: string): void {
  group.pendingSyncs.delete(memberId)
  if (group.pendingSyncs.size === 0) context.effects.cancel(syncKey(group.groupId))
}

/** Members that did not ask for their assignment in time are out, and the others rebalance. */
export function onSyncTimer(context: GroupContext, groupId: string, generationId: number): Result {
  const group = context.groups.findClassic(groupId)
  if (group === undefined || group.generationId !== generationId) return NO_RESULT
  const isAwaited = group.state === 'CompletingRebalance' || group.state === 'Stable'
  if (!isAwaited || group.pendingSyncs.size === 0) return NO_RESULT
  for (const memberId of [...group.pendingSyncs]) {
    group.remove(memberId)
    endSession(context, groupId, memberId)
  }
  return prepareRebalance(context, group)
}
