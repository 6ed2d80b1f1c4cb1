import type { GroupContext } from '../group-context.ts'
import type { ClassicGroup } from './classic-group.ts'
import type { ClassicMember } from './classic-member.ts'

// A group id may hold any character, so its length stands first: no two keys are alike.
function key(name: string, groupId: string, memberId = ''): string {
  return `${name}:${groupId.length}:${groupId}${memberId}`
}

export const joinKey = (groupId: string) => key('join', groupId)
export const syncKey = (groupId: string) => key('sync', groupId)
export const sessionKey = (groupId: string, memberId: string) => key('session', groupId, memberId)

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
