import { errorCode } from '../../protocol/errors.ts'
import {
  newDescribedGroup,
  newShareGroupDescribeResponse,
  ShareGroupDescribe,
} from '../../protocol/messages/77-share-group-describe.ts'
import { ALL_GROUP_OPERATIONS, NOT_ASKED } from '../authorized-operations.ts'
import { handler } from './handler.ts'
import { checkShareGroupsEnabled } from './share-state-request.ts'

/** Share groups with their members and what these have (KIP-932). */
export const shareGroupDescribe = handler(
  ShareGroupDescribe,
  {
    versions: [1, 1],
    failure: (code, message) =>
      newShareGroupDescribeResponse({
        groups: [newDescribedGroup({ errorCode: code, errorMessage: message })],
      }),
  },
  async ({ groupIds, includeAuthorizedOperations }, context) => {
    checkShareGroupsEnabled(context)
    const named = groupIds.filter((groupId) => groupId !== '')
    const described = await context.services.groupCoordinator.describeShareGroups(named)
    const unnamed = groupIds
      .filter((groupId) => groupId === '')
      .map((groupId) => newDescribedGroup({ groupId, errorCode: errorCode('INVALID_GROUP_ID') }))
    const groups = [...unnamed, ...described].map((group) => ({
      ...group,
      authorizedOperations:
        includeAuthorizedOperations && group.errorCode === 0 ? ALL_GROUP_OPERATIONS : NOT_ASKED,
    }))
    return newShareGroupDescribeResponse({ groups })
  },
)
