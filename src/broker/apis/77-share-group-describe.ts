import {
  type DescribedGroup,
  newDescribedGroup,
  newShareGroupDescribeResponse,
  ShareGroupDescribe,
} from '../../protocol/messages/77-share-group-describe.ts'
import { type Access, refusalOf } from '../../security/access.ts'
import { NOT_ASKED } from '../authorized-operations.ts'
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
    const { access } = context
    const isAllowed = (groupId: string) => access.allows('DESCRIBE', 'GROUP', groupId)
    const refused = groupIds
      .filter((groupId) => !isAllowed(groupId))
      .map((groupId) => newDescribedGroup({ groupId, errorCode: refusalOf('GROUP').code }))
    const allowed = groupIds.filter(isAllowed)
    const described = await context.services.groupCoordinator.describeShareGroups(allowed)
    const groups = described.map((group) => {
      if (!isReadable(access, group)) {
        return newDescribedGroup({ groupId: group.groupId, errorCode: refusalOf('TOPIC').code })
      }
      const isAsked = includeAuthorizedOperations && group.errorCode === 0
      const operations = isAsked ? access.operationsOn('GROUP', group.groupId) : NOT_ASKED
      return { ...group, authorizedOperations: operations }
    })
    return newShareGroupDescribeResponse({ groups: [...refused, ...groups] })
  },
)

/** A group tells topics, so whoever may not see one of them does not see the group. */
function isReadable(access: Access, { members }: DescribedGroup): boolean {
  if (!access.isLimited) return true
  return members
    .flatMap(({ subscribedTopicNames, assignment }) => [
      ...subscribedTopicNames,
      ...assignment.topicPartitions.map(({ topicName }) => topicName),
    ])
    .every((topic) => access.allows('DESCRIBE', 'TOPIC', topic))
}
