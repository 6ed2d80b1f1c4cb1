import type { GroupContext } from '../group-context.ts'
import { timerKey } from '../timer-key.ts'
import type { ClassicGroup } from './classic-group.ts'
import type { ClassicMember } from './classic-member.ts'

export const joinKey = (groupId: string) => timerKey('join', groupId)
export const syncKey = (groupId: string) => timerKey('sync', groupId)
export const sessionKey = (groupId: string, memberId: string) =>
  timerKey('session', groupId, memberId)

/** The member has until then to be heard of again. */
export function restartSession(
  context: GroupContext,
  group: ClassicGroup,
  member: ClassicMember,
  timeoutMs = member.sessionTimeoutMs,
): void {
  startSession(context, group.groupId, member.memberId, timeoutMs)
}

export function startSession(
  { effects }: GroupContext,
  groupId: string,
  memberId: string,
  timeoutMs: number,
): void {
  effects.schedule(sessionKey(groupId, memberId), timeoutMs, { type: 'session', groupId, memberId })
}

export function endSession({ effects }: GroupContext, groupId: string, memberId: string): void {
  effects.cancel(sessionKey(groupId, memberId))
}
