import { errorCode } from '../../../protocol/errors.ts'
import {
  type DescribedGroup,
  type Member,
  newDescribedGroup,
  newMember,
  newTopicPartitions,
  type TopicPartitions as TopicPartitionsMessage,
} from '../../../protocol/messages/69-consumer-group-describe.ts'
import type { GroupContext } from '../group-context.ts'
import { sortedPartitions, type TopicPartitions } from '../modern/topic-partitions.ts'
import type { TopicsView } from '../modern/topics-view.ts'
import { ConsumerGroup } from './consumer-group.ts'
import { type ConsumerMember, heldPartitions } from './consumer-member.ts'

/** As ConsumerGroupDescribe tells how a member speaks. */
const CLASSIC_MEMBER = 0
const CONSUMER_MEMBER = 1

/** ConsumerGroupDescribe of one partition. */
export function describeConsumerGroups(
  context: GroupContext,
  groupIds: readonly string[],
): DescribedGroup[] {
  return groupIds.map((groupId) => {
    const group = context.groups.find(groupId)
    if (group instanceof ConsumerGroup) return describe(context, group)
    const errorMessage =
      group === undefined
        ? `Group ${groupId} not found.`
        : `Group ${groupId} is not a consumer group.`
    return newDescribedGroup({ groupId, errorCode: errorCode('GROUP_ID_NOT_FOUND'), errorMessage })
  })
}

function describe({ topics, config }: GroupContext, group: ConsumerGroup): DescribedGroup {
  return newDescribedGroup({
    groupId: group.groupId,
    groupState: group.state,
    groupEpoch: group.groupEpoch,
    assignmentEpoch: group.assignmentEpoch,
    assignorName: group.preferredAssignor() ?? config.consumerAssignors[0] ?? '',
    members: [...group.members.values()].map((member) => describeMember(topics, group, member)),
  })
}

function describeMember(topics: TopicsView, group: ConsumerGroup, member: ConsumerMember): Member {
  const target = group.targetOfMember(member)
  return newMember({
    memberId: member.memberId,
    instanceId: member.instanceId,
    rackId: member.rackId,
    memberEpoch: member.memberEpoch,
    clientId: member.clientId,
    clientHost: member.clientHost,
    subscribedTopicNames: [...member.subscribedTopicNames],
    subscribedTopicRegex: member.subscribedTopicRegex,
    assignment: { topicPartitions: named(topics, heldPartitions(member)) },
    targetAssignment: { topicPartitions: named(topics, target) },
    memberType: member.classic === null ? CONSUMER_MEMBER : CLASSIC_MEMBER,
  })
}

/** Topics that are gone are left out. */
function named(topics: TopicsView, assignment: TopicPartitions): TopicPartitionsMessage[] {
  const messages: TopicPartitionsMessage[] = []
  for (const [topicId, partitions] of assignment) {
    const topic = topics.byId(topicId)
    if (topic === undefined) continue
    const { name: topicName } = topic
    messages.push(
      newTopicPartitions({ topicId, topicName, partitions: sortedPartitions(partitions) }),
    )
  }
  return messages
}
