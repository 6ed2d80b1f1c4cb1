import { type ErrorName, errorCode } from '../../../protocol/errors.ts'
import {
  newStreamsGroupHeartbeatResponse,
  type StreamsGroupHeartbeatRequest,
  type StreamsGroupHeartbeatResponse,
} from '../../../protocol/messages/88-streams-group-heartbeat.ts'
import type { TopicInfo } from '../../../protocol/messages/records/streams-group-topology.ts'
import type { CoordinatorResult } from '../../runtime/coordinator-shard.ts'
import type { GroupContext, GroupRequestContext } from '../group-context.ts'
import { leaveStreamsGroup } from './fence.ts'
import { streamsHeartbeat } from './heartbeat.ts'
import { LEAVE_EPOCH } from './streams-member.ts'

/** An answer to a heartbeat, and the internal topics that are to be made before tasks can run. */
export interface StreamsHeartbeatResult {
  readonly response: StreamsGroupHeartbeatResponse
  readonly missingTopics: readonly TopicInfo[]
}

/** StreamsGroupHeartbeat: a member comes, is there, or goes. The request is valid in itself. */
export function onStreamsHeartbeat(
  context: GroupContext,
  client: GroupRequestContext,
  request: StreamsGroupHeartbeatRequest,
): CoordinatorResult<StreamsHeartbeatResult> {
  if (request.memberEpoch !== LEAVE_EPOCH) return streamsHeartbeat(context, client, request)
  const { records, response } = leaveStreamsGroup(context, request)
  return { records, response: { response, missingTopics: [] } }
}

export function heartbeatRefusal(error: ErrorName, message: string | null): StreamsHeartbeatResult {
  const response = newStreamsGroupHeartbeatResponse({
    errorCode: errorCode(error),
    errorMessage: message,
  })
  return { response, missingTopics: [] }
}
