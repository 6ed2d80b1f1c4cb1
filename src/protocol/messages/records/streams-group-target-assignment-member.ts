// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const StreamsGroupTargetAssignmentMemberKey: MessageType<StreamsGroupTargetAssignmentMemberKey> = {
  name: 'StreamsGroupTargetAssignmentMemberKey',
  apiKey: 21,
  minVersion: 0,
  maxVersion: 0,
  read: readStreamsGroupTargetAssignmentMemberKey,
  write: writeStreamsGroupTargetAssignmentMemberKey,
}

export const StreamsGroupTargetAssignmentMemberValue: MessageType<StreamsGroupTargetAssignmentMemberValue> = {
  name: 'StreamsGroupTargetAssignmentMemberValue',
  apiKey: 21,
  minVersion: 0,
  maxVersion: 0,
  read: readStreamsGroupTargetAssignmentMemberValue,
  write: writeStreamsGroupTargetAssignmentMemberValue,
}

export interface StreamsGroupTargetAssignmentMemberKey {
  groupId: string
  memberId: string
}

export function newStreamsGroupTargetAssignmentMemberKey(fields?: Partial<StreamsGroupTargetAssignmentMemberKey>): StreamsGroupTargetAssignmentMemberKey {
  const message: StreamsGroupTargetAssignmentMemberKey = {
    groupId: '',
    memberId: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readStreamsGroupTargetAssignmentMemberKey(reader: Reader, _version: number): StreamsGroupTargetAssignmentMemberKey {
  const message = newStreamsGroupTargetAssignmentMemberKey()
  message.groupId = reader.string(false)
  message.memberId = reader.string(false)
  return message
}

export function writeStreamsGroupTargetAssignmentMemberKey(
  writer: Writer,
  message: StreamsGroupTargetAssignmentMemberKey,
  _version: number,
): void {
  writer.string(message.groupId, false)
  writer.string(message.memberId, false)
}

export interface StreamsGroupTargetAssignmentMemberValue {
  activeTasks: TaskIds[]
  standbyTasks: TaskIds[]
  warmupTasks: TaskIds[]
}

export function newStreamsGroupTargetAssignmentMemberValue(fields?: Partial<StreamsGroupTargetAssignmentMemberValue>): StreamsGroupTargetAssignmentMemberValue {
  const message: StreamsGroupTargetAssignmentMemberValue = {
    activeTasks: [],
    standbyTasks: [],
    warmupTasks: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readStreamsGroupTargetAssignmentMemberValue(reader: Reader, version: number): StreamsGroupTargetAssignmentMemberValue {
  const message = newStreamsGroupTargetAssignmentMemberValue()
  message.activeTasks = reader.array(true, version, readTaskIds)
  message.standbyTasks = reader.array(true, version, readTaskIds)
  message.warmupTasks = reader.array(true, version, readTaskIds)
  reader.skipTaggedFields()
  return message
}

export function writeStreamsGroupTargetAssignmentMemberValue(
  writer: Writer,
  message: StreamsGroupTargetAssignmentMemberValue,
  version: number,
): void {
  writer.array(message.activeTasks, true, version, writeTaskIds)
  writer.array(message.standbyTasks, true, version, writeTaskIds)
  writer.array(message.warmupTasks, true, version, writeTaskIds)
  writer.uvarint(0)
}

export interface TaskIds {
  subtopologyId: string
  partitions: number[]
}

export function newTaskIds(fields?: Partial<TaskIds>): TaskIds {
  const message: TaskIds = {
    subtopologyId: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTaskIds(reader: Reader, version: number): TaskIds {
  const message = newTaskIds()
  message.subtopologyId = reader.string(true)
  message.partitions = reader.array(true, version, (element) => element.int32())
  reader.skipTaggedFields()
  return message
}

export function writeTaskIds(
  writer: Writer,
  message: TaskIds,
  version: number,
): void {
  writer.string(message.subtopologyId, true)
  writer.array(message.partitions, true, version, (target, element) => target.int32(element))
  writer.uvarint(0)
}
