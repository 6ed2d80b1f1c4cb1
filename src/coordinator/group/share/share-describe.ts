import { errorCode } from '../../../protocol/errors.ts'
import {
  type DescribedGroup,
  type Member,
  newAssignment,
  newDescribedGroup,
  newMember,
} from '../../../protocol/messages/77-share-group-describe.ts'
import type { GroupContext } from '../group-context.ts'
import type { TopicsView } from '../modern/topics-view.ts'
import { ShareGroup } from './share-group.ts'
import type { ShareMember } from './share-member.ts'
import { simpleAssignor } from './simple-assignor.ts'

/** ShareGroupDescribe of one partition. */
export function describeShareGroups(
  { groups, topics }: GroupContext,
  groupIds: readonly string[],
): DescribedGroup[] {
  return groupIds.map((groupId) => {
    const group = groups.find(groupId)
    if (!(group instanceof ShareGroup)) {
      const isThere = group !== undefined
      return newDescribedGroup({
        groupId,
        errorCode: errorCode('GROUP_ID_NOT_FOUND'),
        errorMessage: `Group ${groupId} ${isThere ? 'is not a share group' : 'not found'}.`,
      })
    }
    return newDescribedGroup({
      groupId,
      groupState: group.state,
      groupEpoch: group.groupEpoch,
      assignmentEpoch: group.assignmentEpoch,
      assignorName: simpleAssignor.name,
      members: [...group.members.values()].map((member) => describe(member, topics)),
    })
  })
}

function describe(member: ShareMember, topics: TopicsView): Member {
  const { memberId, rackId, memberEpoch, clientId, clientHost, subscribedTopicNames } = member
  const topicPartitions = [...member.assigned].flatMap(([topicId, partitions]) => {
    const topic = topics.byId(topicId)
    if (topic === undefined) return []
    return [{ topicId, topicName: topic.name, partitions: [...partitions.keys()] }]
  })
  return newMember({
    memberId,
    rackId,
    memberEpoch,
    clientId,
    clientHost,
    subscribedTopicNames: [...subscribedTopicNames],
    assignment: newAssignment({ topicPartitions }),
  })
}
