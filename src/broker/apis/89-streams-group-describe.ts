import { type ErrorName, errorCode } from '../../protocol/errors.ts'
import {
  type DescribedGroup,
  newDescribedGroup,
  newStreamsGroupDescribeResponse,
  StreamsGroupDescribe,
} from '../../protocol/messages/89-streams-group-describe.ts'
import { NOT_ASKED } from '../authorized-operations.ts'
import { handler, type RequestContext } from './handler.ts'
import { servesStreamsGroups, topicsOf } from './streams-request.ts'

/** Streams groups with their topologies, members and tasks (KIP-1071). */
export const streamsGroupDescribe = handler(
  StreamsGroupDescribe,
  { versions: [0, 0] },
  async ({ groupIds, includeAuthorizedOperations }, context) => {
    const { services, access } = context
    if (!servesStreamsGroups(services)) {
      return newStreamsGroupDescribeResponse({
        groups: groupIds.map((groupId) => refusedGroup(groupId, 'UNSUPPORTED_VERSION')),
      })
    }
    const isAllowed = (groupId: string) => access.allows('DESCRIBE', 'GROUP', groupId)
    const refused = groupIds
      .filter((groupId) => !isAllowed(groupId))
      .map((groupId) => refusedGroup(groupId, 'GROUP_AUTHORIZATION_FAILED'))
    const described = await services.groupCoordinator.describeStreamsGroups(
      groupIds.filter(isAllowed),
    )
    const groups = described.map((group) => ({
      ...group,
      authorizedOperations:
        includeAuthorizedOperations && group.errorCode === 0
          ? access.operationsOn('GROUP', group.groupId)
          : NOT_ASKED,
    }))
    return newStreamsGroupDescribeResponse({
      groups: [...refused, ...groups].map((group) => withTopicsHidden(group, context)),
    })
  },
)

function refusedGroup(groupId: string, error: ErrorName): DescribedGroup {
  return newDescribedGroup({ groupId, errorCode: errorCode(error) })
}

/** Whoever may not see one of its topics does not see the group. */
function withTopicsHidden(group: DescribedGroup, { access }: RequestContext): DescribedGroup {
  const topics = topicsOf(group.topology?.subtopologies ?? [])
  if (topics.every((topic) => access.allows('DESCRIBE', 'TOPIC', topic))) return group
  return newDescribedGroup({
    groupId: group.groupId,
    errorCode: errorCode('TOPIC_AUTHORIZATION_FAILED'),
    errorMessage: 'The described group uses topics that the client is not authorized to describe.',
  })
}
