import {
  DescribeGroups,
  newDescribedGroup,
  newDescribeGroupsResponse,
} from '../../protocol/messages/15-describe-groups.ts'
import { ALL_GROUP_OPERATIONS, NOT_ASKED } from '../authorized-operations.ts'
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
  async ({ groups: groupIds, includeAuthorizedOperations }, { services, apiVersion }) => {
    const described = await services.groupCoordinator.describeGroups(apiVersion, groupIds)
    const isAsked = apiVersion >= 3 && includeAuthorizedOperations
    const groups = described.map((group) => ({
      ...group,
      authorizedOperations: isAsked && group.errorCode === 0 ? ALL_GROUP_OPERATIONS : NOT_ASKED,
    }))
    return newDescribeGroupsResponse({ groups })
  },
)
