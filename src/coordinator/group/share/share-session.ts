import type { GroupContext } from '../group-context.ts'

/** The member has until then to be heard of again. */
export function restartSession(context: GroupContext, groupId: string, memberId: string): void {
  const timeoutMs = context.settings.number(groupId, 'share.session.timeout.ms')
  context.effects.schedule(sessionKey(groupId, memberId), timeoutMs, {
    type: 'share',
    timer: 'session',
    groupId,
    memberId,
  })
}

export function endSession({ effects }: GroupContext, groupId: string, memberId: string): void {
  effects.cancel(sessionKey(groupId, memberId))
}

// A group id may hold any character, so its length stands first: no two keys are alike.
function sessionKey(groupId: string, memberId: string): string {
  return `share-session:${groupId.length}:${groupId}${memberId}`
}
