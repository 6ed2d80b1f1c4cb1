import {
  DescribeGroups,
  newDescribedGroup,
  newDescribeGroupsResponse,
} from '../../protocol/messages/15-describe-groups.ts'
import { refusalOf } from '../../security/access.ts'
import { NOT_ASKED } from '../authorized-operations.ts'
import { handler } from './handler.ts'

/**
 * Classic groups with their members. v3: authorized operations. v4: static ids. v6: a group that is
 * not there is an error; before that it is described as dead.
 */
export const describeGroups = handler(
  DescribeGroups,
  {
    versions: [0, 6],
    failure: (code) =>
      newDescribeGroupsResponse({ groups: [newDescribedGroup({ errorCode: code })] }),
  },
  async ({ groups: groupIds, includeAuthorizedOperations }, { services, access, apiVersion }) => {
    const isAllowed = (groupId: string) => access.allows('DESCRIBE', 'GROUP', groupId)
    const refused = groupIds
      .filter((groupId) => !isAllowed(groupId))
      .map((groupId) => newDescribedGroup({ groupId, errorCode: refusalOf('GROUP').code }))
    const described = await services.groupCoordinator.describeGroups(
      apiVersion,
      groupIds.filter(isAllowed),
    )
    const isAsked = apiVersion >= 3 && includeAuthorizedOperations
    const groups = described.map((group) => ({
      ...group,
      authorizedOperations:
        isAsked && group.errorCode === 0 ? access.operationsOn('GROUP', group.groupId) : NOT_ASKED,
    }))
    return newDescribeGroupsResponse({ groups: [...refused, ...groups] })
  },
)
