import { KafkaError } from '../../../protocol/errors.ts'
import type {
  JoinGroupRequest,
  JoinGroupResponse,
} from '../../../protocol/messages/11-join-group.ts'
import { randomJavaUuid } from '../../../runtime/random.ts'
import type {
  CoordinatorRecord,
  CoordinatorResult,
  Ticket,
} from '../../runtime/coordinator-shard.ts'
import { operationError } from '../../runtime/operation-errors.ts'
import { joinConsumerGroup } from '../consumer/classic-join.ts'
import { ConsumerGroup } from '../consumer/consumer-group.ts'
import { NEW_MEMBER_JOIN_TIMEOUT_MS } from '../group-config.ts'
import type { GroupContext, GroupRequestContext } from '../group-context.ts'
import { newGroupRecord } from '../group-records.ts'
import { ClassicGroup } from './classic-group.ts'
import { ClassicMember, EMPTY_ASSIGNMENT, keepProtocols } from './classic-member.ts'
import { rebalanceOrCompleteJoin } from './rebalance.ts'
import { rejoin } from './rejoin.ts'
import { joinError } from './replies.ts'
import { replaceStaticMember } from './static-member.ts'
import { restartSession, startSession } from './timers.ts'

/** A JoinGroup under way: the request, who sent it, and where the answer goes. */
export interface Join {
  readonly request: JoinGroupRequest
  readonly client: GroupRequestContext
  readonly ticket: Ticket<JoinGroupResponse>
}

/** From this version on a dynamic member first fetches its id, then joins with it (KIP-394). */
const FIRST_VERSION_WITH_REQUIRED_MEMBER_ID = 4

/** `undefined`: the group has nothing to write. */
type Result = CoordinatorResult<undefined>

/**
 * JoinGroup. A member without an id is new, or a static member that comes back; the group is made
 * up when there is none. A member with an id is known, pending, or refused.
 */
export function joinClassicGroup(context: GroupContext, join: Join): Result {
  const { groupId, memberId } = join.request
  const isUnknown = memberId === ''
  const other = context.groups.find(groupId)
  const records: CoordinatorRecord[] = []
  if (other !== undefined && !(other instanceof ClassicGroup)) {
    if (other instanceof ConsumerGroup && !other.isEmpty) {
      return joinConsumerGroup(context, other, join)
    }
    if (other.type === 'share' || !other.isEmpty) {
      return refuse(context, join, '', 'INCONSISTENT_GROUP_PROTOCOL')
    }
    // An empty group of the new protocol gives way to the classic one.
    records.push(...other.tombstones())
    context.groups.remove(groupId)
  }
  const known = context.groups.findClassic(groupId)
  if (known !== undefined) return joinGroup(context, known, join)
  if (!isUnknown) {
    const refusal = refuse(context, join, memberId, 'UNKNOWN_MEMBER_ID')
    return { ...refusal, records, isReplayed: false }
  }
  const group = context.groups.createClassic(groupId, context.nowMs)
  const result = joinGroup(context, group, join)
  return createdGroup(context, group, join, [...records, newGroupRecord(group), ...result.records])
}

/** A new group is told to the log at once, so that it is there for everyone after a restart. */
function createdGroup(
  context: GroupContext,
  group: ClassicGroup,
  join: Join,
  records: readonly CoordinatorRecord[],
): Result {
  return {
    records,
    response: undefined,
    isReplayed: false,
    whenCommitted: (error) => {
      if (error === undefined) return
      context.groups.remove(group.groupId)
      context.effects.reply(join.ticket, joinError('', operationError(error)))
    },
  }
}

function joinGroup(context: GroupContext, group: ClassicGroup, join: Join): Result {
  const { memberId, protocolType, protocols } = join.request
  if (!hasRoomFor(context, group, memberId)) {
    group.remove(memberId)
    return refuse(context, join, '', 'GROUP_MAX_SIZE_REACHED')
  }
  if (group.state === 'Dead') return refuse(context, join, memberId, 'COORDINATOR_NOT_AVAILABLE')
  if (!group.supports(protocolType, protocols)) {
    return refuse(context, join, memberId, 'INCONSISTENT_GROUP_PROTOCOL')
  }
  if (memberId === '') return joinAsNew(context, group, join)
  if (group.pendingJoins.has(memberId)) {
    if (join.request.groupInstanceId !== null) {
      throw new KafkaError('UNKNOWN_SERVER_ERROR', 'A pending member has no static id')
    }
    return addMember(context, group, join, memberId)
  }
  return rejoin(context, group, join)
}

function joinAsNew(context: GroupContext, group: ClassicGroup, join: Join): Result {
  const { groupInstanceId, sessionTimeoutMs } = join.request
  const prefix = groupInstanceId ?? join.client.clientId
  const memberId = `${prefix}-${randomJavaUuid(context.random)}`
  if (groupInstanceId !== null) {
    const oldMemberId = group.staticMemberId(groupInstanceId)
    return oldMemberId === undefined
      ? addMember(context, group, join, memberId)
      : replaceStaticMember(context, group, join, oldMemberId, memberId)
  }
  if (join.client.apiVersion < FIRST_VERSION_WITH_REQUIRED_MEMBER_ID) {
    return addMember(context, group, join, memberId)
  }
  group.pendingJoins.add(memberId)
  startSession(context, group.groupId, memberId, sessionTimeoutMs)
  return refuse(context, join, memberId, 'MEMBER_ID_REQUIRED')
}

function addMember(
  context: GroupContext,
  group: ClassicGroup,
  { request, client, ticket }: Join,
  memberId: string,
): Result {
  const member = new ClassicMember({
    memberId,
    groupInstanceId: request.groupInstanceId,
    clientId: client.clientId,
    clientHost: client.clientHost,
    rebalanceTimeoutMs: request.rebalanceTimeoutMs,
    sessionTimeoutMs: request.sessionTimeoutMs,
    protocolType: request.protocolType,
    protocols: keepProtocols(request),
    assignment: EMPTY_ASSIGNMENT,
  })
  member.isNew = true
  member.joinTicket = ticket
  if (group.state === 'PreparingRebalance' && group.previousState === 'Empty') {
    group.isNewMemberAdded = true
  }
  group.add(member)
  restartSession(context, group, member, NEW_MEMBER_JOIN_TIMEOUT_MS)
  return rebalanceOrCompleteJoin(context, group)
}

// While members rejoin, those who have done so count: the last ones of a group that has become too
// large are the ones to go. Later on all members count.
function hasRoomFor(context: GroupContext, group: ClassicGroup, memberId: string): boolean {
  const { maxSize } = context.config
  const member = group.findMember(memberId)
  switch (group.state) {
    case 'Empty':
    case 'Dead':
      return true
    case 'PreparingRebalance':
      return member?.isAwaitingJoin === true || group.awaitingJoinCount < maxSize
    case 'CompletingRebalance':
    case 'Stable':
      return member !== undefined || group.size < maxSize
  }
}

function refuse(
  { effects }: GroupContext,
  { ticket }: Join,
  memberId: string,
  error: Parameters<typeof joinError>[1],
): Result {
  effects.reply(ticket, joinError(memberId, error))
  return { records: [], response: undefined }
}
