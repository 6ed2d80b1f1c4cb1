import { KafkaError } from '../../../protocol/errors.ts'
import {
  type JoinGroupRequest,
  newJoinGroupResponse,
} from '../../../protocol/messages/11-join-group.ts'
import { randomUuid } from '../../../runtime/random.ts'
import {
  type CoordinatorRecord,
  type CoordinatorResult,
  NO_RESULT,
} from '../../runtime/coordinator-shard.ts'
import { operationError } from '../../runtime/operation-errors.ts'
import { keepProtocols } from '../classic/classic-member.ts'
import type { Join } from '../classic/join.ts'
import { joinError } from '../classic/replies.ts'
import type { GroupContext } from '../group-context.ts'
import type { ConsumerGroup } from './consumer-group.ts'
import {
  type ConsumerMember,
  isSameNames,
  isSameSubscription,
  sortedNames,
} from './consumer-member.ts'
import { byTopicId, isMalformed, parseSubscription } from './consumer-protocol.ts'
import { memberRecord } from './consumer-records.ts'
import { canDowngrade, downgradeToClassicGroup } from './downgrade.ts'
import { type GroupUpdate, updateGroup } from './group-update.ts'
import { throwIfFull } from './heartbeat.ts'
import { findOrSubscribe } from './members.ts'
import { updateRegexes } from './regexes.ts'
import { cancelTimer, restartSession, startTimer } from './timers.ts'

/** From this version on a dynamic member first fetches its id, then joins with it (KIP-394). */
const FIRST_VERSION_WITH_REQUIRED_MEMBER_ID = 4

type Result = CoordinatorResult<undefined>

/**
 * JoinGroup of a classic member to a consumer group: it is one member among the others, its join is
 * a heartbeat that tells everything, and its generation is its member epoch. It fetches what it has
 * been given with a sync.
 */
export function joinConsumerGroup(context: GroupContext, group: ConsumerGroup, join: Join): Result {
  const { request, client } = join
  if (context.config.consumerMigrationPolicy === 'disabled') {
    throw new KafkaError('INCONSISTENT_GROUP_PROTOCOL')
  }
  const isUnknown = request.memberId === ''
  const memberId = isUnknown ? randomUuid(context.random) : request.memberId
  throwIfFull(context, group, memberId)
  const names = request.protocols.map(({ name }) => name)
  if (!group.supportsClassic(request.protocolType, names)) {
    throw new KafkaError('INCONSISTENT_GROUP_PROTOCOL')
  }
  const isStatic = request.groupInstanceId !== null
  if (isUnknown && !isStatic && client.apiVersion >= FIRST_VERSION_WITH_REQUIRED_MEMBER_ID) {
    context.effects.reply(join.ticket, joinError(memberId, 'MEMBER_ID_REQUIRED'))
    return NO_RESULT
  }
  return joinMember(context, group, join, memberId)
}

function joinMember(
  context: GroupContext,
  group: ConsumerGroup,
  join: Join,
  memberId: string,
): Result {
  const { request } = join
  const records: CoordinatorRecord[] = []
  const identity = {
    memberId,
    instanceId: request.groupInstanceId,
    memberEpoch: undefined,
    isJoining: request.groupInstanceId === null || request.memberId === '',
    owned: new Map(),
  }
  const predecessor = group.staticMember(request.groupInstanceId)
  const before = findOrSubscribe(context, group, identity, records)
  const update = updateOf(context, group, join, before, records)
  const leaving = predecessor === undefined ? [] : [predecessor]
  if (predecessor !== undefined && canDowngrade(context, group, leaving, true)) {
    return downgrade(context, group, join, update)
  }
  const member = updateGroup(context, group, update, records)
  return {
    records,
    response: undefined,
    whenCommitted: (error) => {
      if (error !== undefined) {
        context.effects.reply(join.ticket, joinError('', operationError(error)))
        return
      }
      group.awaitedJoins.delete(member.memberId)
      cancelTimer(context, 'join', group.groupId, member.memberId)
      restartSession(context, group.groupId, member)
      startTimer(context, 'sync', group.groupId, member.memberId, request.rebalanceTimeoutMs)
      answer(context, join, member)
    },
  }
}

/** The member that kept the group what it was comes back as a classic one. */
function downgrade(
  context: GroupContext,
  group: ConsumerGroup,
  join: Join,
  { before, after }: GroupUpdate,
): Result {
  const leaving = [group.staticMember(after.instanceId)!]
  const isRebalanced = !isSameNames(before.subscribedTopicNames, after.subscribedTopicNames)
  const joining = { ...after, memberEpoch: group.groupEpoch }
  const result = downgradeToClassicGroup(context, group, { leaving, joining, isRebalanced })
  return {
    ...result,
    whenCommitted: (error, nowMs) => {
      result.whenCommitted?.(error, nowMs)
      if (error === undefined) answer(context, join, joining)
      else context.effects.reply(join.ticket, joinError('', operationError(error)))
    },
  }
}

function updateOf(
  context: GroupContext,
  group: ConsumerGroup,
  { request, client }: Join,
  before: ConsumerMember,
  records: CoordinatorRecord[],
): GroupUpdate {
  const subscription = subscriptionOf(request)
  const after: ConsumerMember = {
    ...before,
    clientId: client.clientId,
    clientHost: client.clientHost,
    instanceId: request.groupInstanceId ?? before.instanceId,
    rackId: subscription.rackId || before.rackId,
    rebalanceTimeoutMs: request.rebalanceTimeoutMs,
    subscribedTopicNames: sortedNames(subscription.topics),
    subscribedTopicRegex: '',
    classic: {
      sessionTimeoutMs: request.sessionTimeoutMs,
      protocols: keepProtocols(request),
    },
  }
  const hasNewNames = !isSameNames(before.subscribedTopicNames, after.subscribedTopicNames)
  if (!isSameSubscription(before, after)) records.push(memberRecord(group.groupId, after))
  const regex = updateRegexes(context, client, group, { before, after }, records)
  return {
    before,
    after,
    owned: byTopicId(subscription.ownedPartitions, context.topics),
    isBumped: hasNewNames || regex !== 'same',
    hasSubscriptionChanged: hasNewNames || regex !== 'same',
  }
}

function subscriptionOf(request: JoinGroupRequest) {
  try {
    return parseSubscription(request.protocols[0]!.metadata)
  } catch (error) {
    if (!isMalformed(error)) throw error
    throw new KafkaError(
      'UNKNOWN_SERVER_ERROR',
      'Malformed embedded consumer protocol in subscription deserialization.',
    )
  }
}

function answer(context: GroupContext, { ticket }: Join, member: ConsumerMember): void {
  const response = newJoinGroupResponse({
    memberId: member.memberId,
    generationId: member.memberEpoch,
    protocolType: 'consumer',
    protocolName: member.classic?.protocols[0]?.name ?? null,
  })
  context.effects.reply(ticket, response)
}
