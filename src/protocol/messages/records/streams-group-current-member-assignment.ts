// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const StreamsGroupCurrentMemberAssignmentKey: MessageType<StreamsGroupCurrentMemberAssignmentKey> = {
  name: 'StreamsGroupCurrentMemberAssignmentKey',
  apiKey: 22,
  minVersion: 0,
  maxVersion: 0,
  read: readStreamsGroupCurrentMemberAssignmentKey,
  write: writeStreamsGroupCurrentMemberAssignmentKey,
}

export const StreamsGroupCurrentMemberAssignmentValue: MessageType<StreamsGroupCurrentMemberAssignmentValue> = {
  name: 'StreamsGroupCurrentMemberAssignmentValue',
  apiKey: 22,
  minVersion: 0,
  maxVersion: 0,
  read: readStreamsGroupCurrentMemberAssignmentValue,
  write: writeStreamsGroupCurrentMemberAssignmentValue,
}

export interface StreamsGroupCurrentMemberAssignmentKey {
  groupId: string
  memberId: string
}

export function newStreamsGroupCurrentMemberAssignmentKey(fields?: Partial<StreamsGroupCurrentMemberAssignmentKey>): StreamsGroupCurrentMemberAssignmentKey {
  const message: StreamsGroupCurrentMemberAssignmentKey = {
    groupId: '',
    memberId: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readStreamsGroupCurrentMemberAssignmentKey(reader: Reader, _version: number): StreamsGroupCurrentMemberAssignmentKey {
  const message = newStreamsGroupCurrentMemberAssignmentKey()
  message.groupId = reader.string(false)
  message.memberId = reader.string(false)
  return message
}

export function writeStreamsGroupCurrentMemberAssignmentKey(
  writer: Writer,
  message: StreamsGroupCurrentMemberAssignmentKey,
  _version: number,
): void {
  writer.string(message.groupId, false)
  writer.string(message.memberId, false)
}

export interface StreamsGroupCurrentMemberAssignmentValue {
  memberEpoch: number
  previousMemberEpoch: number
  state: number
  activeTasks: TaskIds[]
  standbyTasks: TaskIds[]
  warmupTasks: TaskIds[]
  activeTasksPendingRevocation: TaskIds[]
  standbyTasksPendingRevocation: TaskIds[]
  warmupTasksPendingRevocation: TaskIds[]
}

export function newStreamsGroupCurrentMemberAssignmentValue(fields?: Partial<StreamsGroupCurrentMemberAssignmentValue>): StreamsGroupCurrentMemberAssignmentValue {
  const message: StreamsGroupCurrentMemberAssignmentValue = {
    memberEpoch: 0,
    previousMemberEpoch: 0,
    state: 0,
    activeTasks: [],
    standbyTasks: [],
    warmupTasks: [],
    activeTasksPendingRevocation: [],
    standbyTasksPendingRevocation: [],
    warmupTasksPendingRevocation: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readStreamsGroupCurrentMemberAssignmentValue(reader: Reader, version: number): StreamsGroupCurrentMemberAssignmentValue {
  const message = newStreamsGroupCurrentMemberAssignmentValue()
  message.memberEpoch = reader.int32()
  message.previousMemberEpoch = reader.int32()
  message.state = reader.int8()
  message.activeTasks = reader.array(true, version, readTaskIds)
  message.standbyTasks = reader.array(true, version, readTaskIds)
  message.warmupTasks = reader.array(true, version, readTaskIds)
  message.activeTasksPendingRevocation = reader.array(true, version, readTaskIds)
  message.standbyTasksPendingRevocation = reader.array(true, version, readTaskIds)
  message.warmupTasksPendingRevocation = reader.array(true, version, readTaskIds)
  reader.skipTaggedFields()
  return message
}

export function writeStreamsGroupCurrentMemberAssignmentValue(
  writer: Writer,
  message: StreamsGroupCurrentMemberAssignmentValue,
  version: number,
): void {
  writer.int32(message.memberEpoch)
  writer.int32(message.previousMemberEpoch)
  writer.int8(message.state)
  writer.array(message.activeTasks, true, version, writeTaskIds)
  writer.array(message.standbyTasks, true, version, writeTaskIds)
  writer.array(message.warmupTasks, true, version, writeTaskIds)
  writer.array(message.activeTasksPendingRevocation, true, version, writeTaskIds)
  writer.array(message.standbyTasksPendingRevocation, true, version, writeTaskIds)
  writer.array(message.warmupTasksPendingRevocation, true, version, writeTaskIds)
  writer.uvarint(0)
}

export interface TaskIds {
  subtopologyId: string
  partitions: number[]
  assignmentEpochs: number[] | null
}

export function newTaskIds(fields?: Partial<TaskIds>): TaskIds {
  const message: TaskIds = {
    subtopologyId: '',
    partitions: [],
    assignmentEpochs: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTaskIds(reader: Reader, version: number): TaskIds {
  const message = newTaskIds()
  message.subtopologyId = reader.string(true)
  message.partitions = reader.array(true, version, (element) => element.int32())
  {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint()
      const end = reader.taggedFieldEnd()
      if (tag === 0) {
      message.assignmentEpochs = reader.nullableArray(true, version, (element) => element.int32())
      reader.expectAt(end)
    } else {
        reader.skipTo(end)
      }
    }
  }
  return message
}

export function writeTaskIds(
  writer: Writer,
  message: TaskIds,
  version: number,
): void {
  writer.string(message.subtopologyId, true)
  writer.array(message.partitions, true, version, (target, element) => target.int32(element))
  {
    const hasAssignmentEpochs = (message.assignmentEpochs === null || message.assignmentEpochs.length > 0)
    writer.uvarint(Number(hasAssignmentEpochs))
    if (hasAssignmentEpochs) {
      writer.taggedField(0, (content) => {
        content.array(message.assignmentEpochs, true, version, (target, element) => target.int32(element))
      })
    }
  }
}
