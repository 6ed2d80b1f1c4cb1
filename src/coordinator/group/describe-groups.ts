import { errorCode } from '../../protocol/errors.ts'
import {
  type DescribedGroup,
  type DescribedGroupMember,
  newDescribedGroup,
  newDescribedGroupMember,
} from '../../protocol/messages/15-describe-groups.ts'
import { ClassicGroup } from './classic/classic-group.ts'
import type { ClassicMember } from './classic/classic-member.ts'
import { selectedMetadata } from './classic/replies.ts'
import type { GroupContext } from './group-context.ts'

/** Before it, a group that is not there was described as dead, without an error. */
const FIRST_VERSION_WITH_GROUP_NOT_FOUND = 6

/** DescribeGroups of one partition: classic groups only, others have requests of their own. */
export function describeGroups(
  { groups }: GroupContext,
  groupIds: readonly string[],
  apiVersion: number,
): DescribedGroup[] {
  return groupIds.map((groupId) => {
    const group = groups.find(groupId)
    if (group instanceof ClassicGroup) return describe(group)
    if (apiVersion < FIRST_VERSION_WITH_GROUP_NOT_FOUND) {
      return newDescribedGroup({ groupId, groupState: 'Dead' })
    }
    const errorMessage =
      group === undefined
        ? `Group ${groupId} not found.`
        : `Group ${groupId} is not a classic group.`
    return newDescribedGroup({
      groupId,
      groupState: 'Dead',
      errorCode: errorCode('GROUP_ID_NOT_FOUND'),
      errorMessage,
    })
  })
}

/** The protocol and what members told for it are shown of a stable group only: they may change. */
function describe(group: ClassicGroup): DescribedGroup {
  const isStable = group.state === 'Stable'
  return newDescribedGroup({
    groupId: group.groupId,
    groupState: group.state,
    protocolType: group.protocolType ?? '',
    protocolData: isStable ? (group.protocolName ?? '') : '',
    members: [...group.members].map((member) => describeMember(group, member, isStable)),
  })
}

function describeMember(
  group: ClassicGroup,
  member: ClassicMember,
  isStable: boolean,
): DescribedGroupMember {
  return newDescribedGroupMember({
    memberId: member.memberId,
    groupInstanceId: member.groupInstanceId,
    clientId: member.clientId,
    clientHost: member.clientHost,
    memberMetadata: isStable ? selectedMetadata(group, member) : Buffer.alloc(0),
    memberAssignment: member.assignment,
  })
}
