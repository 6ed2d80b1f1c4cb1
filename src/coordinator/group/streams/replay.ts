import { readVersioned } from '../../../protocol/framing.ts'
import { toNumber } from '../../../protocol/int64.ts'
import {
  StreamsGroupCurrentMemberAssignmentValue,
  type TaskIds,
} from '../../../protocol/messages/records/streams-group-current-member-assignment.ts'
import { StreamsGroupMemberMetadataValue } from '../../../protocol/messages/records/streams-group-member-metadata.ts'
import { StreamsGroupMetadataValue } from '../../../protocol/messages/records/streams-group-metadata.ts'
import { StreamsGroupTargetAssignmentMemberValue } from '../../../protocol/messages/records/streams-group-target-assignment-member.ts'
import { StreamsGroupTargetAssignmentMetadataValue } from '../../../protocol/messages/records/streams-group-target-assignment-metadata.ts'
import { StreamsGroupTopologyValue } from '../../../protocol/messages/records/streams-group-topology.ts'
import { Reader } from '../../../protocol/reader.ts'
import type { LoggedRecord } from '../../runtime/coordinator-shard.ts'
import type { ReplayTarget } from '../group-kind.ts'
import type { Groups } from '../groups.ts'
import { StreamsGroup } from './streams-group.ts'
import { LEAVE_EPOCH, memberStateOf, type StreamsMember, withMetadata } from './streams-member.ts'
import { type AssignedTasks, type EpochTasks, NOTHING_ASSIGNED, tasksFromIds } from './tasks.ts'
import { topologyFromRecord } from './topology.ts'

/** What stands at the head of a key. */
export const STREAMS_RECORDS = {
  group: 17,
  member: 19,
  targetEpoch: 20,
  target: 21,
  currentAssignment: 22,
  topology: 23,
} as const

/** Makes a record state. Tombstones of what is not there are nothing. */
export function replayStreamsRecord(
  { groups }: ReplayTarget,
  { key, value }: LoggedRecord,
  recordType: number,
): void {
  const reader = new Reader(key, 2)
  const groupId = reader.string(false)
  const group = value === null ? find(groups, groupId) : findOrCreate(groups, groupId)
  if (group === undefined) return
  switch (recordType) {
    case STREAMS_RECORDS.group:
      if (value === null) groups.remove(groupId)
      else replayGroup(group, readVersioned(StreamsGroupMetadataValue, value))
      return
    case STREAMS_RECORDS.topology:
      group.topology =
        value === null
          ? undefined
          : topologyFromRecord(readVersioned(StreamsGroupTopologyValue, value))
      return
    case STREAMS_RECORDS.targetEpoch:
      replayTargetEpoch(group, value)
      return
    default:
      replayMember(group, reader.string(false), value, recordType)
  }
}

function find(groups: Groups, groupId: string): StreamsGroup | undefined {
  const group = groups.find(groupId)
  return group instanceof StreamsGroup ? group : undefined
}

/** A group that only held offsets, or whose tombstones have not been read, gives way. */
function findOrCreate(groups: Groups, groupId: string): StreamsGroup {
  const known = find(groups, groupId)
  if (known !== undefined) return known
  const group = new StreamsGroup(groupId)
  groups.put(group)
  return group
}

function replayGroup(group: StreamsGroup, value: StreamsGroupMetadataValue): void {
  group.groupEpoch = value.epoch
  group.metadataHash = BigInt(value.metadataHash)
  group.validatedTopologyEpoch = value.validatedTopologyEpoch
  const configs = value.lastAssignmentConfigs ?? []
  group.lastAssignmentConfigs = new Map(configs.map((each) => [each.key, each.value]))
}

function replayTargetEpoch(group: StreamsGroup, value: Buffer | null): void {
  if (value === null) {
    group.assignmentEpoch = -1
    group.assignmentTimestampMs = 0
    return
  }
  const read = readVersioned(StreamsGroupTargetAssignmentMetadataValue, value)
  group.assignmentEpoch = read.assignmentEpoch
  group.assignmentTimestampMs = toNumber(read.assignmentTimestamp)
}

function replayMember(
  group: StreamsGroup,
  memberId: string,
  value: Buffer | null,
  recordType: number,
): void {
  switch (recordType) {
    case STREAMS_RECORDS.member:
      if (value === null) group.removeMember(memberId)
      else {
        const metadata = readVersioned(StreamsGroupMemberMetadataValue, value)
        group.putMember(withMetadata(group.memberOrNew(memberId), metadata))
      }
      return
    case STREAMS_RECORDS.target:
      group.setTarget(memberId, value === null ? undefined : targetOf(value))
      return
    case STREAMS_RECORDS.currentAssignment:
      if (value !== null) group.putMember(withAssignment(group.memberOrNew(memberId), value))
      else if (group.members.has(memberId)) group.putMember(leaving(group.member(memberId)))
  }
}

function targetOf(value: Buffer) {
  const target = readVersioned(StreamsGroupTargetAssignmentMemberValue, value)
  return {
    active: tasksFromIds(target.activeTasks),
    standby: tasksFromIds(target.standbyTasks),
    warmup: tasksFromIds(target.warmupTasks),
  }
}

function withAssignment(member: StreamsMember, bytes: Buffer): StreamsMember {
  const value = readVersioned(StreamsGroupCurrentMemberAssignmentValue, bytes)
  const { memberEpoch, previousMemberEpoch } = value
  const assigned: AssignedTasks = {
    active: epochTasks(value.activeTasks, memberEpoch),
    standby: tasksFromIds(value.standbyTasks),
    warmup: tasksFromIds(value.warmupTasks),
  }
  const pendingRevocation: AssignedTasks = {
    active: epochTasks(value.activeTasksPendingRevocation, memberEpoch),
    standby: tasksFromIds(value.standbyTasksPendingRevocation),
    warmup: tasksFromIds(value.warmupTasksPendingRevocation),
  }
  const state = memberStateOf(value.state)
  return { ...member, memberEpoch, previousMemberEpoch, state, assigned, pendingRevocation }
}

/** Records of older brokers have no epochs of tasks: the member's own stands in. */
function epochTasks(ids: readonly TaskIds[], memberEpoch: number): EpochTasks {
  return new Map(
    ids.map(({ subtopologyId, partitions, assignmentEpochs }) => {
      const epochs = assignmentEpochs?.length === partitions.length ? assignmentEpochs : undefined
      const epochOf = (index: number) => epochs?.[index] ?? memberEpoch
      return [subtopologyId, new Map(partitions.map((each, index) => [each, epochOf(index)]))]
    }),
  )
}

function leaving(member: StreamsMember): StreamsMember {
  return {
    ...member,
    memberEpoch: LEAVE_EPOCH,
    previousMemberEpoch: LEAVE_EPOCH,
    assigned: NOTHING_ASSIGNED,
    pendingRevocation: NOTHING_ASSIGNED,
  }
}
