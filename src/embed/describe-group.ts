import { readAssignment } from '../client/admin/describe-groups.ts'
import {
  DescribeGroups,
  newDescribeGroupsRequest,
} from '../protocol/messages/15-describe-groups.ts'
import { ListGroups, newListGroupsRequest } from '../protocol/messages/16-list-groups.ts'
import {
  ConsumerGroupDescribe,
  newConsumerGroupDescribeRequest,
} from '../protocol/messages/69-consumer-group-describe.ts'
import {
  newShareGroupDescribeRequest,
  ShareGroupDescribe,
} from '../protocol/messages/77-share-group-describe.ts'
import {
  newStreamsGroupDescribeRequest,
  StreamsGroupDescribe,
} from '../protocol/messages/89-streams-group-describe.ts'
import type { LocalCaller } from './local-caller.ts'
import type { GroupMemberState, GroupState, TopicPartition } from './types/state.ts'

export interface ListedGroup {
  readonly groupId: string
  readonly type: GroupState['type']
}

export async function listGroups(caller: LocalCaller): Promise<ListedGroup[]> {
  const { groups } = await caller.call(ListGroups, newListGroupsRequest())
  return groups.map(({ groupId, groupType }) => ({
    groupId,
    type: groupType.toLowerCase() as GroupState['type'],
  }))
}

/** Undefined: there is none of that name. */
export async function describeGroup(
  caller: LocalCaller,
  groupId: string,
): Promise<GroupState | undefined> {
  const listed = (await listGroups(caller)).find((each) => each.groupId === groupId)
  if (listed === undefined) return undefined
  const { type } = listed
  switch (type) {
    case 'classic':
      return { groupId, type, ...(await describeClassic(caller, groupId)) }
    case 'consumer':
      return { groupId, type, ...(await describeConsumer(caller, groupId)) }
    case 'share':
      return { groupId, type, ...(await describeShare(caller, groupId)) }
    case 'streams':
      return { groupId, type, ...(await describeStreams(caller, groupId)) }
  }
}

type Description = Pick<GroupState, 'state' | 'members'>

async function describeClassic(caller: LocalCaller, groupId: string): Promise<Description> {
  const request = newDescribeGroupsRequest({ groups: [groupId] })
  const [group] = (await caller.call(DescribeGroups, request)).groups
  const isConsumer = group!.protocolType === 'consumer'
  const members = group!.members.map((member) => ({
    ...memberState(member, member.groupInstanceId),
    assignment: isConsumer ? readAssignment(member.memberAssignment) : [],
  }))
  return { state: group!.groupState, members }
}

async function describeConsumer(caller: LocalCaller, groupId: string): Promise<Description> {
  const request = newConsumerGroupDescribeRequest({ groupIds: [groupId] })
  const [group] = (await caller.call(ConsumerGroupDescribe, request)).groups
  const members = group!.members.map((member) => ({
    ...memberState(member, member.instanceId),
    assignment: partitionsOf(member.assignment),
  }))
  return { state: group!.groupState, members }
}

async function describeShare(caller: LocalCaller, groupId: string): Promise<Description> {
  const request = newShareGroupDescribeRequest({ groupIds: [groupId] })
  const [group] = (await caller.call(ShareGroupDescribe, request)).groups
  const members = group!.members.map((member) => ({
    ...memberState(member, null),
    assignment: partitionsOf(member.assignment),
  }))
  return { state: group!.groupState, members }
}

async function describeStreams(caller: LocalCaller, groupId: string): Promise<Description> {
  const request = newStreamsGroupDescribeRequest({ groupIds: [groupId] })
  const [group] = (await caller.call(StreamsGroupDescribe, request)).groups
  const members = group!.members.map((member) => ({
    ...memberState(member, member.instanceId),
    assignment: [],
  }))
  return { state: group!.groupState, members }
}

function memberState(
  member: { readonly memberId: string; readonly clientId: string; readonly clientHost: string },
  groupInstanceId: string | null,
): Omit<GroupMemberState, 'assignment'> {
  const { memberId, clientId, clientHost } = member
  return { memberId, clientId, host: clientHost.replace(/^\//, ''), groupInstanceId }
}

function partitionsOf(assignment: {
  readonly topicPartitions: readonly {
    readonly topicName: string
    readonly partitions: readonly number[]
  }[]
}): TopicPartition[] {
  return assignment.topicPartitions.flatMap(({ topicName, partitions }) =>
    partitions.map((partition) => ({ topic: topicName, partition })),
  )
}
