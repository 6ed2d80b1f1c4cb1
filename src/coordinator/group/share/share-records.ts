import { writeCoordinatorKey, writeVersioned } from '../../../protocol/framing.ts'
import {
  ShareGroupCurrentMemberAssignmentKey,
  ShareGroupCurrentMemberAssignmentValue,
} from '../../../protocol/messages/records/share-group-current-member-assignment.ts'
import {
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
} from '../../../protocol/messages/records/share-group-state-partition-metadata.ts'
import {
  ShareGroupTargetAssignmentMemberKey,
  ShareGroupTargetAssignmentMemberValue,
} from '../../../protocol/messages/records/share-group-target-assignment-member.ts'
import {
  ShareGroupTargetAssignmentMetadataKey,
  ShareGroupTargetAssignmentMetadataValue,
} from '../../../protocol/messages/records/share-group-target-assignment-metadata.ts'
import type { CoordinatorRecord } from '../../runtime/coordinator-shard.ts'
import { type TopicPartitions, toLists } from '../modern/topic-partitions.ts'
import type { ShareMember } from './share-member.ts'
import type { StateTopic, StateTopics } from './state-topics.ts'

/**
 * The records of share groups on `__consumer_offsets`, types 10 to 15. A key is int16 record type and
 * group (and member), a value int16 version and message.
 */
const VERSION = 0
/** A member of a share group is never on its way between assignments. */
const STABLE = 0

export function memberRecord(groupId: string, member: ShareMember): CoordinatorRecord {
  const { memberId, rackId, clientId, clientHost } = member
  const subscribedTopicNames = [...new Set(member.subscribedTopicNames)].sort()
  const value = { rackId, clientId, clientHost, subscribedTopicNames }
  return {
    key: writeCoordinatorKey(ShareGroupMemberMetadataKey, { groupId, memberId }),
    value: writeVersioned(ShareGroupMemberMetadataValue, value, VERSION),
  }
}

export function memberTombstone(groupId: string, memberId: string): CoordinatorRecord {
  return {
    key: writeCoordinatorKey(ShareGroupMemberMetadataKey, { groupId, memberId }),
    value: null,
  }
}

export function groupEpochRecord(
  groupId: string,
  epoch: number,
  metadataHash: bigint,
): CoordinatorRecord {
  return {
    key: writeCoordinatorKey(ShareGroupMetadataKey, { groupId }),
    value: writeVersioned(ShareGroupMetadataValue, { epoch, metadataHash }, VERSION),
  }
}

export function groupEpochTombstone(groupId: string): CoordinatorRecord {
  return { key: writeCoordinatorKey(ShareGroupMetadataKey, { groupId }), value: null }
}

export function targetRecord(
  groupId: string,
  memberId: string,
  target: TopicPartitions,
): CoordinatorRecord {
  const value = { topicPartitions: toLists(target) }
  return {
    key: writeCoordinatorKey(ShareGroupTargetAssignmentMemberKey, { groupId, memberId }),
    value: writeVersioned(ShareGroupTargetAssignmentMemberValue, value, VERSION),
  }
}

export function targetTombstone(groupId: string, memberId: string): CoordinatorRecord {
  return {
    key: writeCoordinatorKey(ShareGroupTargetAssignmentMemberKey, { groupId, memberId }),
    value: null,
  }
}

export function targetEpochRecord(
  groupId: string,
  assignmentEpoch: number,
  assignmentTimestamp: number,
): CoordinatorRecord {
  const value = { assignmentEpoch, assignmentTimestamp }
  return {
    key: writeCoordinatorKey(ShareGroupTargetAssignmentMetadataKey, { groupId }),
    value: writeVersioned(ShareGroupTargetAssignmentMetadataValue, value, VERSION),
  }
}

export function targetEpochTombstone(groupId: string): CoordinatorRecord {
  return {
    key: writeCoordinatorKey(ShareGroupTargetAssignmentMetadataKey, { groupId }),
    value: null,
  }
}

export function assignmentRecord(groupId: string, member: ShareMember): CoordinatorRecord {
  const { memberId, memberEpoch, previousMemberEpoch, assigned } = member
  const value = {
    memberEpoch,
    previousMemberEpoch,
    state: STABLE,
    assignedPartitions: toLists(assigned),
  }
  return {
    key: writeCoordinatorKey(ShareGroupCurrentMemberAssignmentKey, { groupId, memberId }),
    value: writeVersioned(ShareGroupCurrentMemberAssignmentValue, value, VERSION),
  }
}

export function assignmentTombstone(groupId: string, memberId: string): CoordinatorRecord {
  return {
    key: writeCoordinatorKey(ShareGroupCurrentMemberAssignmentKey, { groupId, memberId }),
    value: null,
  }
}

export function stateTopicsRecord(
  groupId: string,
  { initializing, initialized, deleting }: StateTopics,
): CoordinatorRecord {
  const value = {
    initializingTopics: toInfos(initializing),
    initializedTopics: toInfos(initialized),
    deletingTopics: [...deleting].map(([topicId, topicName]) => ({ topicId, topicName })),
  }
  return {
    key: writeCoordinatorKey(ShareGroupStatePartitionMetadataKey, { groupId }),
    value: writeVersioned(ShareGroupStatePartitionMetadataValue, value, VERSION),
  }
}

export function stateTopicsTombstone(groupId: string): CoordinatorRecord {
  return { key: writeCoordinatorKey(ShareGroupStatePartitionMetadataKey, { groupId }), value: null }
}

function toInfos(topics: ReadonlyMap<string, StateTopic>) {
  return [...topics].map(([topicId, { name, partitions }]) => ({
    topicId,
    topicName: name,
    partitions: [...partitions].sort((a, b) => a - b),
  }))
}
