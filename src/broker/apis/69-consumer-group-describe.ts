import { errorCode } from '../../protocol/errors.ts'
import {
  ConsumerGroupDescribe,
  type DescribedGroup,
  newConsumerGroupDescribeResponse,
  newDescribedGroup,
} from '../../protocol/messages/69-consumer-group-describe.ts'
import type { Access } from '../../security/access.ts'
import { NOT_ASKED } from '../authorized-operations.ts'
import { servesConsumerGroups } from './group-request.ts'
import { handler } from './handler.ts'

/** Consumer groups with members, epochs and targets (KIP-848). v1: how each member speaks. */
export const consumerGroupDescribe = handler(
  ConsumerGroupDescribe,
  {
    versions: [0, 1],
    failure: (code) =>
      newConsumerGroupDescribeResponse({ groups: [newDescribedGroup({ errorCode: code })] }),
  },
  async ({ groupIds, includeAuthorizedOperations }, { services, access }) => {
    if (!servesConsumerGroups(services)) {
      const groups = groupIds.map((groupId) => refusal(groupId, 'UNSUPPORTED_VERSION'))
      return newConsumerGroupDescribeResponse({ groups })
    }
    const allowed = groupIds.filter((groupId) => access.allows('DESCRIBE', 'GROUP', groupId))
    const refused = groupIds.filter((groupId) => !allowed.includes(groupId))
    const described = await services.groupCoordinator.describeConsumerGroups(allowed)
    const groups = described.map((group) => {
      if (!isReadable(access, group)) return refusal(group.groupId, 'TOPIC_AUTHORIZATION_FAILED')
      const isAsked = includeAuthorizedOperations && group.errorCode === 0
      const operations = isAsked ? access.operationsOn('GROUP', group.groupId) : NOT_ASKED
      return { ...group, authorizedOperations: operations }
    })
    const refusals = refused.map((groupId) => refusal(groupId, 'GROUP_AUTHORIZATION_FAILED'))
    return newConsumerGroupDescribeResponse({ groups: [...refusals, ...groups] })
  },
)

/** A group tells topics, so whoever may not see one of them does not see the group. */
function isReadable(access: Access, { members }: DescribedGroup): boolean {
  if (!access.isLimited) return true
  return members.every(({ subscribedTopicNames, assignment, targetAssignment }) =>
    [
      ...subscribedTopicNames,
      ...assignment.topicPartitions.map(({ topicName }) => topicName),
      ...targetAssignment.topicPartitions.map(({ topicName }) => topicName),
    ].every((topic) => access.allows('DESCRIBE', 'TOPIC', topic)),
  )
}

function refusal(
  groupId: string,
  error: 'GROUP_AUTHORIZATION_FAILED' | 'TOPIC_AUTHORIZATION_FAILED' | 'UNSUPPORTED_VERSION',
): DescribedGroup {
  return newDescribedGroup({ groupId, errorCode: errorCode(error) })
}
