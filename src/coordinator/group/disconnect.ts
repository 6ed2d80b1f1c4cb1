import { newLeaveGroupRequest, newMemberIdentity } from '../../protocol/messages/13-leave-group.ts'
import { type CoordinatorResult, NO_RESULT } from '../runtime/coordinator-shard.ts'
import { ClassicGroup } from './classic/classic-group.ts'
import { leaveClassicGroup } from './classic/leave.ts'
import { ConsumerGroup } from './consumer/consumer-group.ts'
import { fenceMember } from './consumer/leave.ts'
import type { GroupContext } from './group-context.ts'
import { ShareGroup } from './share/share-group.ts'
import { dropShareMember } from './share/share-leave.ts'
import { dropStreamsMember } from './streams/fence.ts'
import { StreamsGroup } from './streams/streams-group.ts'

/** The connection of a member is gone: it leaves, unless it is a static one, which may come back. */
export function dropDisconnected(
  context: GroupContext,
  groupId: string,
  memberId: string,
): CoordinatorResult<undefined> {
  const group = context.groups.find(groupId)
  if (group instanceof ConsumerGroup) {
    const isDynamic = group.findMember(memberId)?.instanceId === null
    return isDynamic ? fenceMember(context, groupId, memberId, 'its connection ended') : NO_RESULT
  }
  if (group instanceof ShareGroup) {
    return dropShareMember(context, groupId, memberId, 'its connection ended')
  }
  if (group instanceof StreamsGroup) return dropStreamsMember(context, group, memberId)
  if (!(group instanceof ClassicGroup)) return NO_RESULT
  const member = group.findMember(memberId)
  const isDynamic = member === undefined ? group.pendingJoins.has(memberId) : !member.isStatic
  if (!isDynamic) return NO_RESULT
  const members = [newMemberIdentity({ memberId })]
  return {
    ...leaveClassicGroup(context, newLeaveGroupRequest({ groupId, members })),
    response: undefined,
  }
}
