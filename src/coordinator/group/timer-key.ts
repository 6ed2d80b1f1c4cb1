// A group id may hold any character, so its length stands first: no two keys are alike.
export function timerKey(name: string, groupId: string, memberId = ''): string {
  return `${name}:${groupId.length}:${groupId}${memberId}`
}
