import type { CoordinatorRecord, CoordinatorResult } from '../../runtime/coordinator-shard.ts'
import { ClassicGroup } from '../classic/classic-group.ts'
import { ClassicMember, EMPTY_ASSIGNMENT } from '../classic/classic-member.ts'
import { prepareRebalance } from '../classic/rebalance.ts'
import { selectedMetadata } from '../classic/replies.ts'
import { endSession, restartSession } from '../classic/timers.ts'
import type { GroupContext } from '../group-context.ts'
import { groupMetadataRecord } from '../group-records.ts'
import { groupNotFound } from '../groups.ts'
import type { ConsumerGroup } from './consumer-group.ts'
import type { ConsumerMember } from './consumer-member.ts'
import { isMalformed, writeAssignment } from './consumer-protocol.ts'
import { memberTombstones } from './consumer-records.ts'
import { cancelTimers } from './timers.ts'

/** How a group becomes a classic one. The state changes at once, not by replay. */
export interface Downgrade {
  /** Members that go. */
  readonly leaving: readonly ConsumerMember[]
  /** A static member that takes the place of the first of them, with its target. */
  readonly joining?: ConsumerMember
  /** The others have to rejoin, as somebody's share is free. */
  readonly isRebalanced: boolean
}

/** Whether nobody is left of the newer protocol once `leaving` are gone, and the policy allows it. */
export function canDowngrade(
  { config }: GroupContext,
  group: ConsumerGroup,
  leaving: readonly ConsumerMember[],
  isReplaced: boolean,
): boolean {
  if (leaving.some(({ classic }) => classic !== null)) return false
  if (group.classicMemberCount !== group.size - leaving.length) return false
  const left = isReplaced ? group.size : group.size - leaving.length
  const policy = config.consumerMigrationPolicy
  const isAllowed = policy === 'downgrade' || policy === 'bidirectional'
  return left > 0 && isAllowed && left <= config.maxSize
}

/** Throws GROUP_ID_NOT_FOUND where the members' subscriptions can't be read. */
export function downgradeToClassicGroup(
  context: GroupContext,
  group: ConsumerGroup,
  downgrade: Downgrade,
): CoordinatorResult<undefined> {
  const { leaving, joining } = downgrade
  const classic = toClassicGroup(context, group, downgrade)
  const assignments = new Map([...classic.members].map((each) => [each.memberId, each.assignment]))
  const records: CoordinatorRecord[] = [
    ...(joining === undefined ? [] : memberTombstones(group.groupId, joining.memberId)),
    ...group.tombstones(),
    groupMetadataRecord(classic, assignments),
  ]
  for (const memberId of group.members.keys()) cancelTimers(context, group.groupId, memberId)
  context.groups.put(classic)
  for (const member of classic.members) restartSession(context, classic, member)
  if (downgrade.isRebalanced) prepareRebalance(context, classic)
  context.logger.info(`Group '${group.groupId}' becomes a classic group: ${leaving.length} left`)
  return {
    records,
    response: undefined,
    isReplayed: false,
    whenCommitted: (error) => {
      if (error === undefined || context.groups.find(group.groupId) !== classic) return
      for (const { memberId } of classic.members) endSession(context, group.groupId, memberId)
      context.groups.put(group)
    },
  }
}

function toClassicGroup(
  context: GroupContext,
  group: ConsumerGroup,
  { leaving, joining }: Downgrade,
): ClassicGroup {
  const classic = new ClassicGroup(group.groupId)
  const gone = new Set(leaving.map(({ memberId }) => memberId))
  const members = [...group.members.values()].filter(({ memberId }) => !gone.has(memberId))
  for (const member of joining === undefined ? members : [...members, joining]) {
    classic.add(toClassicMember(member))
  }
  classic.state = 'Stable'
  classic.generationId = group.groupEpoch
  classic.protocolName = classic.selectProtocol()
  classic.stateTimestampMs = context.nowMs
  classic.refreshSubscribedTopics()
  try {
    for (const member of classic.members) {
      const isJoining = member.memberId === joining?.memberId
      const target = group.targetOf(isJoining ? leaving[0]!.memberId : member.memberId)
      const subscription = selectedMetadata(classic, member)
      member.assignment = writeAssignment(target, subscription, context.topics)
    }
  } catch (error) {
    if (!isMalformed(error)) throw error
    throw groupNotFound(`Cannot downgrade the classic group ${group.groupId}: ${String(error)}.`)
  }
  return classic
}

function toClassicMember(member: ConsumerMember): ClassicMember {
  return new ClassicMember({
    memberId: member.memberId,
    groupInstanceId: member.instanceId,
    clientId: member.clientId,
    clientHost: member.clientHost,
    rebalanceTimeoutMs: member.rebalanceTimeoutMs,
    sessionTimeoutMs: member.classic!.sessionTimeoutMs,
    protocolType: 'consumer',
    protocols: member.classic!.protocols,
    assignment: EMPTY_ASSIGNMENT,
  })
}
