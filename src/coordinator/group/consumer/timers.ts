import type { GroupContext, GroupRequestContext } from '../group-context.ts'
import type { KindTimerEvent } from '../group-kind.ts'
import type { ConsumerMember } from './consumer-member.ts'

/** The deadlines of consumer groups. */
export type ConsumerTimer = 'session' | 'rebalance' | 'join' | 'sync' | 'regex'

// A group id may hold any character, so its length stands first: no two keys are alike.
function keyOf(timer: ConsumerTimer, groupId: string, memberId = ''): string {
  return `consumer-${timer}:${groupId.length}:${groupId}${memberId}`
}

/** The member has until then to be heard of again. A classic one has told for how long itself. */
export function restartSession(
  context: GroupContext,
  groupId: string,
  { memberId, classic }: Pick<ConsumerMember, 'memberId' | 'classic'>,
): void {
  const timeoutMs =
    classic?.sessionTimeoutMs ?? context.settings.number(groupId, 'consumer.session.timeout.ms')
  schedule(context, timeoutMs, { type: 'consumer', timer: 'session', groupId, memberId })
}

/** The member has to give partitions back before the end of its rebalance timeout. */
export function startRevocation(
  context: GroupContext,
  groupId: string,
  { memberId, memberEpoch: epoch, rebalanceTimeoutMs }: ConsumerMember,
): void {
  const event = { type: 'consumer', timer: 'rebalance', groupId, memberId, epoch } as const
  schedule(context, rebalanceTimeoutMs, event)
}

export function startTimer(
  context: GroupContext,
  timer: 'join' | 'sync',
  groupId: string,
  memberId: string,
  timeoutMs: number,
): void {
  schedule(context, timeoutMs, { type: 'consumer', timer, groupId, memberId })
}

/** Regular expressions are resolved behind the request that asks for it. */
export function scheduleRegexes(
  context: GroupContext,
  groupId: string,
  { maySeeTopic }: GroupRequestContext,
): void {
  schedule(context, 0, { type: 'consumer', timer: 'regex', groupId, maySeeTopic })
}

export function cancelTimer(
  { effects }: GroupContext,
  timer: ConsumerTimer,
  groupId: string,
  memberId: string,
): void {
  effects.cancel(keyOf(timer, groupId, memberId))
}

export function cancelTimers(context: GroupContext, groupId: string, memberId: string): void {
  for (const timer of ['session', 'rebalance', 'join', 'sync'] as const) {
    cancelTimer(context, timer, groupId, memberId)
  }
}

function schedule({ effects }: GroupContext, delayMs: number, event: KindTimerEvent): void {
  const key = keyOf(event.timer as ConsumerTimer, event.groupId, event.memberId)
  effects.schedule(key, delayMs, event)
}
