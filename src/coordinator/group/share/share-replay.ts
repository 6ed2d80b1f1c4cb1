import { readVersioned } from '../../../protocol/framing.ts'
import { toNumber } from '../../../protocol/int64.ts'
import {
  readShareGroupCurrentMemberAssignmentKey,
  ShareGroupCurrentMemberAssignmentKey,
  ShareGroupCurrentMemberAssignmentValue,
} from '../../../protocol/messages/records/share-group-current-member-assignment.ts'
import {
  readShareGroupMemberMetadataKey,
  ShareGroupMemberMetadataKey,
  ShareGroupMemberMetadataValue,
} from '../../../protocol/messages/records/share-group-member-metadata.ts'
import {
  ShareGroupMetadataKey,
  ShareGroupMetadataValue,
} from '../../../protocol/messages/records/share-group-metadata.ts'
import {
  ShareGroupStatePartitionMetadataKey,
  ShareGroupStatePartitionMetadataValue,
  type TopicPartitionsInfo,
} from '../../../protocol/messages/records/share-group-state-partition-metadata.ts'
import {
  readShareGroupTargetAssignmentMemberKey,
  ShareGroupTargetAssignmentMemberKey,
  ShareGroupTargetAssignmentMemberValue,
} from '../../../protocol/messages/records/share-group-target-assignment-member.ts'
import {
  ShareGroupTargetAssignmentMetadataKey,
  ShareGroupTargetAssignmentMetadataValue,
} from '../../../protocol/messages/records/share-group-target-assignment-metadata.ts'
import { Reader } from '../../../protocol/reader.ts'
import type { LoggedRecord } from '../../runtime/coordinator-shard.ts'
import type { ReplayTarget } from '../group-kind.ts'
import { fromLists, NO_PARTITIONS } from '../modern/topic-partitions.ts'
import { ShareGroup } from './share-group.ts'
import { LEAVE_EPOCH, newShareMember } from './share-member.ts'
import type { StateTopic, StateTopics } from './state-topics.ts'

export const SHARE_RECORD_TYPES = [
  ShareGroupMemberMetadataKey.apiKey,
  ShareGroupMetadataKey.apiKey,
  ShareGroupTargetAssignmentMetadataKey.apiKey,
  ShareGroupTargetAssignmentMemberKey.apiKey,
  ShareGroupCurrentMemberAssignmentKey.apiKey,
  ShareGroupStatePartitionMetadataKey.apiKey,
]

/** Makes a record of a share group state. A tombstone of what is not there says nothing. */
export function replayShareRecord(
  target: ReplayTarget,
  { key, value }: LoggedRecord,
  recordType: number,
): void {
  const group = findOrCreate(target, new Reader(key, 2).string(false), value !== null)
  if (group === undefined) return
  const body = new Reader(key, 2)
  switch (recordType) {
    case ShareGroupMemberMetadataKey.apiKey:
      replayMember(group, readShareGroupMemberMetadataKey(body, 0).memberId, value)
      return
    case ShareGroupMetadataKey.apiKey:
      replayGroup(target, group, value)
      return
    case ShareGroupTargetAssignmentMetadataKey.apiKey:
      replayTargetEpoch(group, value)
      return
    case ShareGroupTargetAssignmentMemberKey.apiKey:
      replayTarget(group, readShareGroupTargetAssignmentMemberKey(body, 0).memberId, value)
      return
    case ShareGroupCurrentMemberAssignmentKey.apiKey:
      replayAssignment(group, readShareGroupCurrentMemberAssignmentKey(body, 0).memberId, value)
      return
    default:
      replayStateTopics(group, value)
  }
}

function findOrCreate(
  { groups }: ReplayTarget,
  groupId: string,
  isAlive: boolean,
): ShareGroup | undefined {
  const known = groups.find(groupId)
  if (known instanceof ShareGroup) return known
  if (!isAlive) return undefined
  const group = new ShareGroup(groupId)
  groups.put(group)
  return group
}

function replayMember(group: ShareGroup, memberId: string, value: Buffer | null): void {
  if (value === null) {
    group.removeMember(memberId)
    return
  }
  const member = group.findMember(memberId) ?? newShareMember(memberId)
  const { rackId, clientId, clientHost, subscribedTopicNames } = readVersioned(
    ShareGroupMemberMetadataValue,
    value,
  )
  group.putMember({ ...member, rackId, clientId, clientHost, subscribedTopicNames })
}

function replayGroup({ groups }: ReplayTarget, group: ShareGroup, value: Buffer | null): void {
  if (value === null) {
    groups.remove(group.groupId)
    return
  }
  const { epoch, metadataHash } = readVersioned(ShareGroupMetadataValue, value)
  group.groupEpoch = epoch
  group.metadataHash = BigInt(metadataHash)
}

function replayTargetEpoch(group: ShareGroup, value: Buffer | null): void {
  if (value === null) {
    group.setAssignmentEpoch(-1, 0)
    return
  }
  const { assignmentEpoch, assignmentTimestamp } = readVersioned(
    ShareGroupTargetAssignmentMetadataValue,
    value,
  )
  group.setAssignmentEpoch(assignmentEpoch, toNumber(assignmentTimestamp))
}

function replayTarget(group: ShareGroup, memberId: string, value: Buffer | null): void {
  if (value === null) {
    group.setTarget(memberId, undefined)
    return
  }
  const { topicPartitions } = readVersioned(ShareGroupTargetAssignmentMemberValue, value)
  group.setTarget(memberId, fromLists(topicPartitions))
}

function replayAssignment(group: ShareGroup, memberId: string, value: Buffer | null): void {
  const known = group.findMember(memberId)
  if (value !== null) {
    const read = readVersioned(ShareGroupCurrentMemberAssignmentValue, value)
    const { memberEpoch, previousMemberEpoch } = read
    const assigned = fromLists(read.assignedPartitions)
    const member = known ?? newShareMember(memberId)
    group.putMember({ ...member, memberEpoch, previousMemberEpoch, assigned })
  } else if (known !== undefined) {
    const left = { memberEpoch: LEAVE_EPOCH, previousMemberEpoch: LEAVE_EPOCH }
    group.putMember({ ...known, ...left, assigned: NO_PARTITIONS })
  }
}

function replayStateTopics(group: ShareGroup, value: Buffer | null): void {
  if (value === null) {
    group.setStateTopics(undefined)
    return
  }
  const read = readVersioned(ShareGroupStatePartitionMetadataValue, value)
  const topics: StateTopics = {
    initializing: fromInfos(read.initializingTopics),
    initialized: fromInfos(read.initializedTopics),
    deleting: new Map(read.deletingTopics.map(({ topicId, topicName }) => [topicId, topicName])),
  }
  group.setStateTopics(topics)
}

function fromInfos(infos: readonly TopicPartitionsInfo[]): Map<string, StateTopic> {
  return new Map(
    infos.map(({ topicId, topicName, partitions }) => [
      topicId,
      { name: topicName, partitions: new Set(partitions) },
    ]),
  )
}
