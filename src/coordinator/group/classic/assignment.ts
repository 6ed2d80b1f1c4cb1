import { type ErrorName, errorCode } from '../../../protocol/errors.ts'
import { newSyncGroupResponse } from '../../../protocol/messages/14-sync-group.ts'
import type { GroupContext } from '../group-context.ts'
import type { ClassicGroup } from './classic-group.ts'
import { answerSync } from './replies.ts'
import { restartSession } from './timers.ts'

/** Gives every member that waits for it its assignment, or the error that there is none. */
export function propagateAssignment(
  context: GroupContext,
  group: ClassicGroup,
  error: ErrorName,
): void {
  const isGood = error === 'NONE'
  for (const member of group.members) {
    const response = newSyncGroupResponse({
      errorCode: errorCode(error),
      protocolName: isGood ? group.protocolName : null,
      protocolType: isGood ? group.protocolType : null,
      assignment: member.assignment,
    })
    // A session that ended while the member waited was forgiven and has no timer any more.
    if (answerSync(context, member, response)) restartSession(context, group, member)
  }
}
