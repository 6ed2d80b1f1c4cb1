import {
  LeaveGroup,
  type LeaveGroupRequest,
  type LeaveGroupResponse,
  newLeaveGroupResponse,
  newMemberIdentity,
} from '../../protocol/messages/13-leave-group.ts'
import { handler } from './handler.ts'

/** From here on several members at once, also by their static ids (KIP-345). */
const FIRST_VERSION_WITH_BATCHES = 3

/** Takes members out of a classic group. v5: a reason, which is for people. */
export const leaveGroup = handler(
  LeaveGroup,
  { versions: [0, 5], failure: (code) => newLeaveGroupResponse({ errorCode: code }) },
  async (request, { services, access, apiVersion }) => {
    access.demand('READ', 'GROUP', request.groupId)
    const { groupCoordinator } = services
    if (apiVersion >= FIRST_VERSION_WITH_BATCHES) return groupCoordinator.leaveGroup(request)
    return ofOneMember(await groupCoordinator.leaveGroup(asBatch(request)))
  },
)

function asBatch(request: LeaveGroupRequest): LeaveGroupRequest {
  return { ...request, members: [newMemberIdentity({ memberId: request.memberId })] }
}

function ofOneMember({ errorCode, members }: LeaveGroupResponse): LeaveGroupResponse {
  const code = errorCode === 0 ? (members[0]?.errorCode ?? 0) : errorCode
  return newLeaveGroupResponse({ errorCode: code })
}
