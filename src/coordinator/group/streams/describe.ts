import { type ErrorName, errorCode, KafkaError } from '../../../protocol/errors.ts'
import {
  type Assignment,
  type DescribedGroup,
  type Member,
  newAssignment,
  newDescribedGroup,
  newMember,
  newSubtopology,
  newTopicInfo,
  type Subtopology,
  type Topology,
} from '../../../protocol/messages/89-streams-group-describe.ts'
import type { TopicInfo } from '../../../protocol/messages/records/streams-group-topology.ts'
import type { GroupContext } from '../group-context.ts'
import { inJavaHashOrder } from '../java-collections.ts'
import type { StreamsGroup } from './streams-group.ts'
import { findStreamsGroup } from './streams-groups.ts'
import type { StreamsMember } from './streams-member.ts'
import { type AssignedTasks, type TaskSet, taskIds } from './tasks.ts'

/** StreamsGroupDescribe of the groups of one partition. */
export function describeStreamsGroups(
  { groups }: GroupContext,
  groupIds: readonly string[],
): DescribedGroup[] {
  return groupIds.map((groupId) => {
    try {
      return describeGroup(findStreamsGroup(groups, groupId))
    } catch (error) {
      if (!(error instanceof KafkaError)) throw error
      return { ...undescribed(groupId, error.error), errorMessage: error.message }
    }
  })
}

export function undescribed(groupId: string, error: ErrorName): DescribedGroup {
  return newDescribedGroup({ groupId, errorCode: errorCode(error) })
}

function describeGroup(group: StreamsGroup): DescribedGroup {
  const memberIds = inJavaHashOrder(group.members.keys())
  return newDescribedGroup({
    groupId: group.groupId,
    groupState: group.state,
    groupEpoch: group.groupEpoch,
    assignmentEpoch: group.assignmentEpoch,
    topology: describeTopology(group),
    members: memberIds.map((id) => describeMember(group.member(id), group.targets.get(id))),
  })
}

/** With the partition counts of internal topics once they are known and the topics are there. */
function describeTopology({ configuredTopology, topology }: StreamsGroup): Topology {
  const { problem, subtopologies } = configuredTopology ?? {}
  if (configuredTopology !== undefined && problem === undefined && subtopologies !== undefined) {
    const { epoch } = configuredTopology
    return { epoch, subtopologies: subtopologies.map((each) => describeSubtopology(each, true)) }
  }
  if (topology === undefined) throw new KafkaError('UNKNOWN_SERVER_ERROR')
  const inOrder = [...topology.subtopologies.values()].sort((a, b) =>
    a.subtopologyId < b.subtopologyId ? -1 : 1,
  )
  return {
    epoch: topology.epoch,
    subtopologies: inOrder.map((each) => describeSubtopology(each, false)),
  }
}

function describeSubtopology(
  subtopology: {
    readonly subtopologyId: string
    readonly sourceTopics: readonly string[]
    readonly repartitionSinkTopics: readonly string[]
    readonly repartitionSourceTopics: readonly TopicInfo[]
    readonly stateChangelogTopics: readonly TopicInfo[]
  },
  isConfigured: boolean,
): Subtopology {
  const { subtopologyId, sourceTopics, repartitionSinkTopics } = subtopology
  const infos = (topics: readonly TopicInfo[]) =>
    topics
      .map((topic) => describeTopic(topic, isConfigured))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
  return newSubtopology({
    subtopologyId,
    sourceTopics: [...sourceTopics].sort(),
    repartitionSinkTopics: [...repartitionSinkTopics].sort(),
    repartitionSourceTopics: infos(subtopology.repartitionSourceTopics),
    stateChangelogTopics: infos(subtopology.stateChangelogTopics),
  })
}

/** Apache keeps the settings of configured topics in a HashMap. */
function describeTopic({ topicConfigs, ...topic }: TopicInfo, isConfigured: boolean) {
  if (!isConfigured) return newTopicInfo({ ...topic, topicConfigs })
  const values = new Map(topicConfigs.map(({ key, value }) => [key, value]))
  const configs = inJavaHashOrder(values.keys()).map((key) => ({ key, value: values.get(key)! }))
  return newTopicInfo({ ...topic, topicConfigs: configs })
}

function describeMember(member: StreamsMember, target: TaskSet | undefined): Member {
  const { memberId, memberEpoch, instanceId, rackId, clientId, clientHost } = member
  const { topologyEpoch, processId, userEndpoint, clientTags, assigned } = member
  return newMember({
    memberId,
    memberEpoch,
    instanceId,
    rackId,
    clientId,
    clientHost,
    topologyEpoch,
    processId,
    userEndpoint: userEndpoint === null ? null : { ...userEndpoint },
    clientTags: inJavaHashOrder(clientTags.keys()).map((key) => ({
      key,
      value: clientTags.get(key)!,
    })),
    assignment: describeTasks(assigned),
    targetAssignment: target === undefined ? newAssignment() : describeTasks(target),
  })
}

function describeTasks({ active, standby, warmup }: TaskSet | AssignedTasks): Assignment {
  return {
    activeTasks: taskIds(active),
    standbyTasks: taskIds(standby),
    warmupTasks: taskIds(warmup),
  }
}
