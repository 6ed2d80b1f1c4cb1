import { KafkaError } from '../../../protocol/errors.ts'
import type { ShareGroupHeartbeatRequest } from '../../../protocol/messages/76-share-group-heartbeat.ts'
import { JOIN_EPOCH, LEAVE_EPOCH } from './share-member.ts'

/** That of a UUID as text. */
const MAX_MEMBER_ID_LENGTH = 36

/** Throws INVALID_REQUEST for what no member sends, whatever its group. */
export function checkHeartbeat(request: ShareGroupHeartbeatRequest): void {
  const { groupId, memberId, memberEpoch, rackId, subscribedTopicNames } = request
  // Apache tells why only for what comes after it.
  if (memberId === '' || memberId.length > MAX_MEMBER_ID_LENGTH) refuse()
  if (groupId === '') refuse("GroupId can't be empty.")
  if (rackId?.trim() === '') refuse("RackId can't be empty.")
  if (memberEpoch === JOIN_EPOCH && (subscribedTopicNames ?? []).length === 0) {
    refuse('SubscribedTopicNames must be set in first request.')
  }
  if (memberEpoch < LEAVE_EPOCH) refuse('MemberEpoch is invalid.')
}

function refuse(message?: string): never {
  throw new KafkaError('INVALID_REQUEST', message)
}
