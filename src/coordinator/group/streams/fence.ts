import {
  newStreamsGroupHeartbeatResponse,
  type StreamsGroupHeartbeatRequest,
  type StreamsGroupHeartbeatResponse,
} from '../../../protocol/messages/88-streams-group-heartbeat.ts'
import { type CoordinatorResult, NO_RESULT } from '../../runtime/coordinator-shard.ts'
import type { GroupContext } from '../group-context.ts'
import type { KindTimerEvent } from '../group-kind.ts'
import { groupRecord, memberTombstones } from './records.ts'
import { StreamsGroup } from './streams-group.ts'
import { findStreamsGroup } from './streams-groups.ts'
import { endMemberTimers } from './timers.ts'

/** A member says that it leaves; the others get its tasks with their next heartbeats. */
export function leaveStreamsGroup(
  context: GroupContext,
  request: StreamsGroupHeartbeatRequest,
): CoordinatorResult<StreamsGroupHeartbeatResponse> {
  const { groupId, memberId, memberEpoch } = request
  const group = findStreamsGroup(context.groups, groupId)
  if (request.shutdownApplication) group.requestShutdown(memberId)
  group.member(memberId)
  context.logger.info(`Member '${memberId}' has left streams group '${groupId}'`)
  const response = newStreamsGroupHeartbeatResponse({ memberId, memberEpoch })
  return fence(context, group, memberId, response)
}

/** The connection of a member is gone: it is dropped without waiting for its session to end. */
export function dropStreamsMember(
  context: GroupContext,
  group: StreamsGroup,
  memberId: string,
): CoordinatorResult<undefined> {
  if (!group.members.has(memberId)) return NO_RESULT
  const { groupId } = group
  context.logger.info(`Member '${memberId}' of streams group '${groupId}' lost its connection`)
  return fence(context, group, memberId, undefined)
}

/** A member has not been heard of, or does not give up what it shall give up. */
export function onMemberTimer(
  context: GroupContext,
  { timer, groupId, memberId = '', epoch }: KindTimerEvent,
): CoordinatorResult<undefined> {
  const group = context.groups.find(groupId)
  if (!(group instanceof StreamsGroup)) return NO_RESULT
  const member = group.members.get(memberId)
  if (member === undefined) return NO_RESULT
  if (timer === 'rebalance' && member.memberEpoch !== epoch) return NO_RESULT
  const reason =
    timer === 'rebalance' ? 'did not give up its tasks in time' : 'has not been heard of'
  context.logger.info(`Member '${memberId}' of streams group '${groupId}' ${reason}`)
  return fence(context, group, memberId, undefined)
}

function fence<Response>(
  context: GroupContext,
  group: StreamsGroup,
  memberId: string,
  response: Response,
): CoordinatorResult<Response> {
  const { groupId, metadataHash, validatedTopologyEpoch } = group
  endMemberTimers(context, groupId, memberId)
  const record = groupRecord(groupId, {
    groupEpoch: group.groupEpoch + 1,
    metadataHash,
    validatedTopologyEpoch,
    assignmentConfigs: group.lastAssignmentConfigs,
  })
  return { records: [...memberTombstones(groupId, memberId), record], response }
}
