import type { GroupContext } from '../group-context.ts'
import { timerKey } from '../timer-key.ts'
import type { StreamsMember } from './streams-member.ts'

const sessionKey = (groupId: string, memberId: string) =>
  timerKey('streams-session', groupId, memberId)
const rebalanceKey = (groupId: string, memberId: string) =>
  timerKey('streams-rebalance', groupId, memberId)
const initialRebalanceKey = (groupId: string) => timerKey('streams-initial-rebalance', groupId)

/** The member has until then to be heard of again. */
export function restartSession(context: GroupContext, groupId: string, memberId: string): void {
  const timeoutMs = context.settings.number(groupId, 'streams.session.timeout.ms')
  const event = { type: 'streams', timer: 'session', groupId, memberId } as const
  context.effects.schedule(sessionKey(groupId, memberId), timeoutMs, event)
}

/** The member has until then to give up what it shall give up. */
export function startRebalance(
  { effects }: GroupContext,
  groupId: string,
  member: StreamsMember,
): void {
  const { memberId, memberEpoch: epoch, rebalanceTimeoutMs } = member
  const event = { type: 'streams', timer: 'rebalance', groupId, memberId, epoch } as const
  effects.schedule(rebalanceKey(groupId, memberId), rebalanceTimeoutMs, event)
}

export function endRebalance({ effects }: GroupContext, groupId: string, memberId: string): void {
  effects.cancel(rebalanceKey(groupId, memberId))
}

export function endMemberTimers(context: GroupContext, groupId: string, memberId: string): void {
  context.effects.cancel(sessionKey(groupId, memberId))
  endRebalance(context, groupId, memberId)
}

/** Tasks of a new group are first assigned then, so that members that start together get their shares. */
export function startInitialRebalance({ effects, settings }: GroupContext, groupId: string): void {
  const delayMs = settings.number(groupId, 'streams.initial.rebalance.delay.ms')
  const key = initialRebalanceKey(groupId)
  if (delayMs <= 0 || effects.isScheduled(key)) return
  effects.schedule(key, delayMs, { type: 'streams', timer: 'initial-rebalance', groupId })
}

export function isInitialRebalancePending({ effects }: GroupContext, groupId: string): boolean {
  return effects.isScheduled(initialRebalanceKey(groupId))
}
