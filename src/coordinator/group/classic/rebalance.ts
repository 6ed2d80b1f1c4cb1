import { type CoordinatorResult, NO_RESULT } from '../../runtime/coordinator-shard.ts'
import type { GroupContext } from '../group-context.ts'
import { groupMetadataRecord } from '../group-records.ts'
import { propagateAssignment } from './assignment.ts'
import type { ClassicGroup } from './classic-group.ts'
import { EMPTY_ASSIGNMENT } from './classic-member.ts'
import { answerJoin, joinResponse, membersForLeader } from './replies.ts'
import { endSession, joinKey, restartSession, syncKey } from './timers.ts'

type Result = CoordinatorResult<undefined>

/** A change of members or of what they support: start over, or go on with the rebalance under way. */
export function rebalanceOrCompleteJoin(context: GroupContext, group: ClassicGroup): Result {
  return group.canRebalance ? prepareRebalance(context, group) : maybeCompleteJoin(context, group)
}

/** Has all members join anew. An initial rebalance waits a while for others to come. */
export function prepareRebalance(context: GroupContext, group: ClassicGroup): Result {
  if (group.state === 'CompletingRebalance') {
    // Who awaits an assignment of the old generation is told to rejoin.
    for (const member of group.members) member.assignment = EMPTY_ASSIGNMENT
    propagateAssignment(context, group, 'REBALANCE_IN_PROGRESS')
  }
  group.pendingSyncs.clear()
  context.effects.cancel(syncKey(group.groupId))
  const isInitial = group.state === 'Empty'
  group.transitionTo('PreparingRebalance', context.nowMs)
  if (isInitial) {
    const delayMs = context.config.initialRebalanceDelayMs
    const remainingMs = Math.max(group.rebalanceTimeoutMs - delayMs, 0)
    scheduleInitialJoin(context, group.groupId, delayMs, remainingMs)
    return NO_RESULT
  }
  if (group.hasAllMembersJoined) return completeJoin(context, group)
  scheduleJoin(context, group)
  return NO_RESULT
}

/** Ends the join phase when nobody is missing; an initial rebalance ends by its timer alone. */
export function maybeCompleteJoin(context: GroupContext, group: ClassicGroup): Result {
  const isReady =
    group.state === 'PreparingRebalance' &&
    group.previousState !== 'Empty' &&
    group.hasAllMembersJoined
  return isReady ? completeJoin(context, group) : NO_RESULT
}

/** The initial delay is over; it goes on while new members come, up to the rebalance timeout. */
export function onInitialJoinTimer(
  context: GroupContext,
  groupId: string,
  delayMs: number,
  remainingMs: number,
): Result {
  const group = context.groups.findClassic(groupId)
  if (group === undefined) return NO_RESULT
  if (!group.isNewMemberAdded || remainingMs === 0) return completeJoin(context, group)
  group.isNewMemberAdded = false
  const nextDelayMs = Math.min(context.config.initialRebalanceDelayMs, remainingMs)
  scheduleInitialJoin(context, groupId, nextDelayMs, Math.max(remainingMs - delayMs, 0))
  return NO_RESULT
}

/** The rebalance timeout is over: the generation begins with those who are there. */
export function onJoinTimer(context: GroupContext, groupId: string): Result {
  const group = context.groups.findClassic(groupId)
  return group === undefined ? NO_RESULT : completeJoin(context, group)
}

/**
 * Begins the next generation. Dynamic members that did not rejoin are out; static ones stay until
 * their session ends (KIP-345). Without any member that has joined, it is tried again later.
 */
export function completeJoin(context: GroupContext, group: ClassicGroup): Result {
  const { effects, logger, nowMs } = context
  effects.cancel(joinKey(group.groupId))
  for (const member of [...group.members]) {
    if (member.isAwaitingJoin || member.isStatic) continue
    group.remove(member.memberId)
    endSession(context, group.groupId, member.memberId)
  }
  if (group.state === 'Dead') return NO_RESULT
  if (!group.electJoinedLeader() && group.size > 0) {
    logger.warn(`Complete the rebalance of group '${group.groupId}' failed: no member rejoined`)
    scheduleJoin(context, group)
    return NO_RESULT
  }
  group.startNextGeneration(nowMs)
  if (group.size === 0) {
    logger.info(`Group '${group.groupId}' with generation ${group.generationId} is now empty`)
    return emptyGeneration(group)
  }
  const { generationId, size } = group
  const members = size === 1 ? '1 member' : `${size} members`
  logger.info(`Group '${group.groupId}' has ${members} in generation ${generationId}`)
  announceGeneration(context, group)
  return NO_RESULT
}

/** Every member learns the generation; each then has to ask for its assignment in time. */
function announceGeneration(context: GroupContext, group: ClassicGroup): void {
  for (const member of group.members) {
    const members = group.isLeader(member.memberId) ? membersForLeader(group) : []
    answerJoin(context, member, joinResponse(group, member.memberId, members))
    restartSession(context, group, member)
    member.isNew = false
    group.pendingSyncs.add(member.memberId)
  }
  const { groupId, generationId, rebalanceTimeoutMs } = group
  const event = { type: 'sync', groupId, generationId } as const
  context.effects.schedule(syncKey(groupId), rebalanceTimeoutMs, event)
}

// The state has changed already and is not replayed. Should the write fail, the old generation
// comes back after a restart and its members' sessions end: nothing is lost.
function emptyGeneration(group: ClassicGroup): Result {
  return {
    records: [groupMetadataRecord(group, new Map())],
    response: undefined,
    isReplayed: false,
  }
}

function scheduleJoin({ effects }: GroupContext, group: ClassicGroup): void {
  const { groupId, rebalanceTimeoutMs } = group
  effects.schedule(joinKey(groupId), rebalanceTimeoutMs, { type: 'join', groupId })
}

function scheduleInitialJoin(
  { effects }: GroupContext,
  groupId: string,
  delayMs: number,
  remainingMs: number,
): void {
  const event = { type: 'initial-join', groupId, delayMs, remainingMs } as const
  effects.schedule(joinKey(groupId), delayMs, event)
}
