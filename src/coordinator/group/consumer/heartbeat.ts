import { KafkaError } from '../../../protocol/errors.ts'
import {
  type ConsumerGroupHeartbeatRequest,
  type ConsumerGroupHeartbeatResponse,
  newConsumerGroupHeartbeatResponse,
} from '../../../protocol/messages/68-consumer-group-heartbeat.ts'
import { randomUuid } from '../../../runtime/random.ts'
import type { CoordinatorRecord, CoordinatorResult } from '../../runtime/coordinator-shard.ts'
import type { GroupContext, GroupRequestContext } from '../group-context.ts'
import { fromLists, toLists } from '../modern/topic-partitions.ts'
import type { ConsumerGroup } from './consumer-group.ts'
import {
  type ConsumerMember,
  isSameNames,
  isSameSubscription,
  LEAVE_EPOCH,
  LEAVE_STATIC_EPOCH,
  sortedNames,
} from './consumer-member.ts'
import { memberRecord } from './consumer-records.ts'
import { findOrCreateGroup, getConsumerGroup } from './find-group.ts'
import { hasAssignmentChanged, updateGroup } from './group-update.ts'
import { leaveForAWhile, removeMembers } from './leave.ts'
import { findOrSubscribe, throwIfFenced } from './members.ts'
import { updateRegexes } from './regexes.ts'
import { restartSession } from './timers.ts'

type Result = CoordinatorResult<ConsumerGroupHeartbeatResponse>

/**
 * ConsumerGroupHeartbeat: joins (epoch 0), stays, leaves for good (−1) or for a while (−2). What the
 * member leaves out has not changed since its last request. Throws what the member must know.
 */
export function consumerGroupHeartbeat(
  context: GroupContext,
  client: GroupRequestContext,
  request: ConsumerGroupHeartbeatRequest,
): Result {
  const { memberEpoch } = request
  if (memberEpoch === LEAVE_EPOCH || memberEpoch === LEAVE_STATIC_EPOCH) {
    return leave(context, request)
  }
  const records: CoordinatorRecord[] = []
  const isJoining = memberEpoch === 0
  const group = findOrCreateGroup(context, request.groupId, isJoining, records)
  throwIfFull(context, group, request.memberId)
  const owned = request.topicPartitions === null ? null : fromLists(request.topicPartitions)
  const { instanceId } = request
  const memberId = request.memberId === '' ? randomUuid(context.random) : request.memberId
  const identity = { memberId, instanceId, memberEpoch, isJoining, owned }
  const before = findOrSubscribe(context, group, identity, records)
  const after = told(before, client, request)
  const hasNewNames = !isSameNames(before.subscribedTopicNames, after.subscribedTopicNames)
  if (!isSameSubscription(before, after)) records.push(memberRecord(group.groupId, after))
  const regex = updateRegexes(context, client, group, { before, after }, records)
  const update = {
    before,
    after,
    owned,
    isBumped: hasNewNames || regex === 'resolved',
    hasSubscriptionChanged: hasNewNames || regex !== 'same',
  }
  const member = updateGroup(context, group, update, records)
  restartSession(context, group.groupId, member)
  const isTold = isFullRequest(request) || hasAssignmentChanged(before, member)
  return { records, response: answer(context, group, member, isTold) }
}

function leave(context: GroupContext, request: ConsumerGroupHeartbeatRequest): Result {
  const { memberId, instanceId, memberEpoch } = request
  const group = getConsumerGroup(context, request.groupId)
  const response = newConsumerGroupHeartbeatResponse({ memberId, memberEpoch })
  if (instanceId === null) {
    return { ...removeMembers(context, group, [group.member(memberId)]), response }
  }
  const member = group.staticMember(instanceId)
  if (member === undefined) {
    throw new KafkaError('UNKNOWN_MEMBER_ID', `Instance id ${instanceId} is unknown.`)
  }
  throwIfFenced(member, memberId, instanceId)
  const isForAWhile = memberEpoch === LEAVE_STATIC_EPOCH
  if (isForAWhile) return { records: leaveForAWhile(group, member), response }
  return { ...removeMembers(context, group, [member]), response }
}

/** Throws GROUP_MAX_SIZE_REACHED for a new member. */
export function throwIfFull(
  { config }: GroupContext,
  group: ConsumerGroup,
  memberId: string,
): void {
  const isKnown = memberId !== '' && group.findMember(memberId) !== undefined
  if (group.size < config.consumerMaxSize || isKnown) return
  throw new KafkaError(
    'GROUP_MAX_SIZE_REACHED',
    `The consumer group has reached its maximum capacity of ${config.consumerMaxSize} members.`,
  )
}

/** The member with what the request tells anew of it. */
function told(
  member: ConsumerMember,
  { clientId, clientHost }: GroupRequestContext,
  request: ConsumerGroupHeartbeatRequest,
): ConsumerMember {
  const { subscribedTopicNames: names, rebalanceTimeoutMs } = request
  return {
    ...member,
    clientId,
    clientHost,
    classic: null,
    instanceId: request.instanceId ?? member.instanceId,
    rackId: request.rackId ?? member.rackId,
    rebalanceTimeoutMs: rebalanceTimeoutMs === -1 ? member.rebalanceTimeoutMs : rebalanceTimeoutMs,
    serverAssignor: request.serverAssignor ?? member.serverAssignor,
    subscribedTopicNames: names === null ? member.subscribedTopicNames : sortedNames(names),
    subscribedTopicRegex: request.subscribedTopicRegex ?? member.subscribedTopicRegex,
  }
}

/** Who tells everything is told everything. */
function isFullRequest(request: ConsumerGroupHeartbeatRequest): boolean {
  if (request.memberEpoch === 0) return true
  return (
    request.rebalanceTimeoutMs !== -1 &&
    (request.subscribedTopicNames !== null || request.subscribedTopicRegex !== null) &&
    request.topicPartitions !== null
  )
}

function answer(
  { settings }: GroupContext,
  { groupId }: ConsumerGroup,
  { memberId, memberEpoch, assigned }: ConsumerMember,
  isTold: boolean,
): ConsumerGroupHeartbeatResponse {
  return newConsumerGroupHeartbeatResponse({
    memberId,
    memberEpoch,
    heartbeatIntervalMs: settings.number(groupId, 'consumer.heartbeat.interval.ms'),
    assignment: isTold ? { topicPartitions: toLists(assigned) } : null,
  })
}
