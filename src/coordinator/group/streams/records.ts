import { writeCoordinatorKey, writeVersioned } from '../../../protocol/framing.ts'
import {
  type TaskIds as AssignedTaskIds,
  newTaskIds,
  StreamsGroupCurrentMemberAssignmentKey,
  StreamsGroupCurrentMemberAssignmentValue,
} from '../../../protocol/messages/records/streams-group-current-member-assignment.ts'
import {
  StreamsGroupMemberMetadataKey,
  StreamsGroupMemberMetadataValue,
} from '../../../protocol/messages/records/streams-group-member-metadata.ts'
import {
  StreamsGroupMetadataKey,
  StreamsGroupMetadataValue,
} from '../../../protocol/messages/records/streams-group-metadata.ts'
import {
  StreamsGroupTargetAssignmentMemberKey,
  StreamsGroupTargetAssignmentMemberValue,
} from '../../../protocol/messages/records/streams-group-target-assignment-member.ts'
import {
  StreamsGroupTargetAssignmentMetadataKey,
  StreamsGroupTargetAssignmentMetadataValue,
} from '../../../protocol/messages/records/streams-group-target-assignment-metadata.ts'
import {
  StreamsGroupTopologyKey,
  StreamsGroupTopologyValue,
} from '../../../protocol/messages/records/streams-group-topology.ts'
import type { CoordinatorRecord } from '../../runtime/coordinator-shard.ts'
import { MEMBER_STATE, memberMetadata, type StreamsMember } from './streams-member.ts'
import { bySubtopology, type EpochTasks, type TaskSet, type Tasks, taskIds } from './tasks.ts'

/** The records of `__consumer_offsets` that streams groups write; all values are of version 0. */
const VERSION = 0

export interface GroupFacts {
  readonly groupEpoch: number
  readonly metadataHash: bigint
  readonly validatedTopologyEpoch: number
  readonly assignmentConfigs: ReadonlyMap<string, string>
}

export function groupRecord(groupId: string, facts: GroupFacts): CoordinatorRecord {
  const value: StreamsGroupMetadataValue = {
    epoch: facts.groupEpoch,
    metadataHash: facts.metadataHash,
    validatedTopologyEpoch: facts.validatedTopologyEpoch,
    lastAssignmentConfigs: [...facts.assignmentConfigs].map(([key, text]) => ({
      key,
      value: text,
    })),
  }
  return {
    key: writeCoordinatorKey(StreamsGroupMetadataKey, { groupId }),
    value: writeVersioned(StreamsGroupMetadataValue, value, VERSION),
  }
}

export function topologyRecord(
  groupId: string,
  value: StreamsGroupTopologyValue,
): CoordinatorRecord {
  return {
    key: writeCoordinatorKey(StreamsGroupTopologyKey, { groupId }),
    value: writeVersioned(StreamsGroupTopologyValue, value, VERSION),
  }
}

export function memberRecord(groupId: string, member: StreamsMember): CoordinatorRecord {
  const { memberId } = member
  return {
    key: writeCoordinatorKey(StreamsGroupMemberMetadataKey, { groupId, memberId }),
    value: writeVersioned(StreamsGroupMemberMetadataValue, memberMetadata(member), VERSION),
  }
}

export function targetRecord(
  groupId: string,
  memberId: string,
  { active, standby, warmup }: TaskSet,
): CoordinatorRecord {
  const value: StreamsGroupTargetAssignmentMemberValue = {
    activeTasks: taskIds(active),
    standbyTasks: taskIds(standby),
    warmupTasks: taskIds(warmup),
  }
  return {
    key: writeCoordinatorKey(StreamsGroupTargetAssignmentMemberKey, { groupId, memberId }),
    value: writeVersioned(StreamsGroupTargetAssignmentMemberValue, value, VERSION),
  }
}

export function targetEpochRecord(
  groupId: string,
  assignmentEpoch: number,
  timestampMs: number,
): CoordinatorRecord {
  const value: StreamsGroupTargetAssignmentMetadataValue = {
    assignmentEpoch,
    assignmentTimestamp: timestampMs,
  }
  return {
    key: writeCoordinatorKey(StreamsGroupTargetAssignmentMetadataKey, { groupId }),
    value: writeVersioned(StreamsGroupTargetAssignmentMetadataValue, value, VERSION),
  }
}

export function currentAssignmentRecord(groupId: string, member: StreamsMember): CoordinatorRecord {
  const { memberId, assigned, pendingRevocation } = member
  const value: StreamsGroupCurrentMemberAssignmentValue = {
    memberEpoch: member.memberEpoch,
    previousMemberEpoch: member.previousMemberEpoch,
    state: MEMBER_STATE[member.state],
    activeTasks: withEpochs(assigned.active),
    standbyTasks: withoutEpochs(assigned.standby),
    warmupTasks: withoutEpochs(assigned.warmup),
    activeTasksPendingRevocation: withEpochs(pendingRevocation.active),
    standbyTasksPendingRevocation: withoutEpochs(pendingRevocation.standby),
    warmupTasksPendingRevocation: withoutEpochs(pendingRevocation.warmup),
  }
  return {
    key: writeCoordinatorKey(StreamsGroupCurrentMemberAssignmentKey, { groupId, memberId }),
    value: writeVersioned(StreamsGroupCurrentMemberAssignmentValue, value, VERSION),
  }
}

/** Removes a member; the order is the one in which it is taken apart. */
export function memberTombstones(groupId: string, memberId: string): CoordinatorRecord[] {
  return [
    StreamsGroupCurrentMemberAssignmentKey,
    StreamsGroupTargetAssignmentMemberKey,
    StreamsGroupMemberMetadataKey,
  ].map((type) => ({ key: writeCoordinatorKey(type, { groupId, memberId }), value: null }))
}

export function groupTombstones(
  groupId: string,
  memberIds: readonly string[],
): CoordinatorRecord[] {
  const ofMembers = (type: typeof StreamsGroupMemberMetadataKey) =>
    memberIds.map((memberId) => ({
      key: writeCoordinatorKey(type, { groupId, memberId }),
      value: null,
    }))
  const ofGroup = (type: typeof StreamsGroupMetadataKey) => ({
    key: writeCoordinatorKey(type, { groupId }),
    value: null,
  })
  return [
    ...ofMembers(StreamsGroupCurrentMemberAssignmentKey),
    ...ofMembers(StreamsGroupTargetAssignmentMemberKey),
    ofGroup(StreamsGroupTargetAssignmentMetadataKey),
    ...ofMembers(StreamsGroupMemberMetadataKey),
    ofGroup(StreamsGroupMetadataKey),
    ofGroup(StreamsGroupTopologyKey),
  ]
}

function withEpochs(tasks: EpochTasks): AssignedTaskIds[] {
  return [...tasks]
    .map(([subtopologyId, epochs]) => {
      const sorted = [...epochs].sort(([a], [b]) => a - b)
      return {
        subtopologyId,
        partitions: sorted.map(([partition]) => partition),
        assignmentEpochs: sorted.map(([, epoch]) => epoch),
      }
    })
    .sort(bySubtopology)
}

function withoutEpochs(tasks: Tasks): AssignedTaskIds[] {
  return taskIds(tasks).map((ids) => newTaskIds(ids))
}
