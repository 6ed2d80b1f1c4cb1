import { KafkaError } from '../../../protocol/errors.ts'
import type { ConsumerGroupHeartbeatRequest } from '../../../protocol/messages/68-consumer-group-heartbeat.ts'
import { LEAVE_EPOCH, LEAVE_STATIC_EPOCH } from './consumer-member.ts'

/** From it on members make up their ids themselves (KIP-1082). */
const FIRST_VERSION_WITH_OWN_MEMBER_ID = 1

/** Throws INVALID_REQUEST and UNSUPPORTED_ASSIGNOR, before any group is looked at. */
export function validateHeartbeat(
  request: ConsumerGroupHeartbeatRequest,
  apiVersion: number,
  assignors: readonly string[],
): void {
  const { memberEpoch, serverAssignor } = request
  const mustHaveId =
    apiVersion >= FIRST_VERSION_WITH_OWN_MEMBER_ID || memberEpoch > 0 || memberEpoch === LEAVE_EPOCH
  if (mustHaveId) refuseEmpty(request.memberId, 'MemberId')
  refuseEmpty(request.groupId, 'GroupId')
  refuseEmpty(request.instanceId, 'InstanceId')
  refuseEmpty(request.rackId, 'RackId')
  if (memberEpoch === 0) validateJoin(request)
  else if (memberEpoch === LEAVE_STATIC_EPOCH) {
    if (request.instanceId === null) refuse("InstanceId can't be null.")
  } else if (memberEpoch < LEAVE_STATIC_EPOCH) refuse('MemberEpoch is invalid.')
  if (serverAssignor === null || assignors.includes(serverAssignor)) return
  throw new KafkaError(
    'UNSUPPORTED_ASSIGNOR',
    `ServerAssignor ${serverAssignor} is not supported. Supported assignors: ${assignors.join(', ')}.`,
  )
}

/** Who joins tells everything, and owns nothing. */
function validateJoin(request: ConsumerGroupHeartbeatRequest): void {
  if (request.rebalanceTimeoutMs === -1) {
    refuse('RebalanceTimeoutMs must be provided in first request.')
  }
  if (request.topicPartitions === null || request.topicPartitions.length > 0) {
    refuse('TopicPartitions must be empty when (re-)joining.')
  }
  if (request.subscribedTopicNames === null && request.subscribedTopicRegex === null) {
    refuse(
      'Either SubscribedTopicNames or SubscribedTopicRegex must be non-null when (re-)joining.',
    )
  }
}

function refuseEmpty(value: string | null, name: string): void {
  if (value !== null && value.trim() === '') refuse(`${name} can't be empty.`)
}

function refuse(message: string): never {
  throw new KafkaError('INVALID_REQUEST', message)
}
