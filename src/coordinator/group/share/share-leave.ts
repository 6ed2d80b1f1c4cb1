import {
  newShareGroupHeartbeatResponse,
  type ShareGroupHeartbeatRequest,
  type ShareGroupHeartbeatResponse,
} from '../../../protocol/messages/76-share-group-heartbeat.ts'
import {
  type CoordinatorRecord,
  type CoordinatorResult,
  NO_RESULT,
} from '../../runtime/coordinator-shard.ts'
import type { GroupContext } from '../group-context.ts'
import { metadataHash } from '../modern/metadata-hash.ts'
import { countNames } from '../modern/subscriptions.ts'
import { findShareGroup, getShareGroup } from './find-share-group.ts'
import type { ShareGroup } from './share-group.ts'
import type { ShareMember } from './share-member.ts'
import {
  assignmentTombstone,
  groupEpochRecord,
  memberTombstone,
  targetTombstone,
} from './share-records.ts'
import { endSession } from './share-session.ts'

/** A member says goodbye. Its partitions are shared out anew with the next heartbeat of another. */
export function leaveShareGroup(
  context: GroupContext,
  { groupId, memberId, memberEpoch }: ShareGroupHeartbeatRequest,
): CoordinatorResult<ShareGroupHeartbeatResponse> {
  const group = getShareGroup(context, groupId)
  const records = removeMember(context, group, group.member(memberId))
  return { records, response: newShareGroupHeartbeatResponse({ memberId, memberEpoch }) }
}

/** A member has not said goodbye, but it is not going to be heard of any more. */
export function dropShareMember(
  context: GroupContext,
  groupId: string,
  memberId: string,
  reason: string,
): CoordinatorResult<undefined> {
  const group = findShareGroup(context, groupId)
  const member = group?.findMember(memberId)
  if (group === undefined || member === undefined) return NO_RESULT
  context.logger.info(`Member '${memberId}' of share group '${groupId}' is dropped: ${reason}`)
  return { records: removeMember(context, group, member), response: undefined }
}

function removeMember(
  context: GroupContext,
  group: ShareGroup,
  { memberId, subscribedTopicNames }: ShareMember,
): CoordinatorRecord[] {
  const { groupId } = group
  const topics = new Map(group.subscribedTopics)
  countNames(topics, subscribedTopicNames, undefined)
  endSession(context, groupId, memberId)
  return [
    assignmentTombstone(groupId, memberId),
    targetTombstone(groupId, memberId),
    memberTombstone(groupId, memberId),
    groupEpochRecord(groupId, group.groupEpoch + 1, metadataHash(topics.keys(), context.topics)),
  ]
}
