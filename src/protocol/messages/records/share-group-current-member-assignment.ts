// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import { ZERO_UUID } from '../../uuid.ts'
import type { Writer } from '../../writer.ts'

export const ShareGroupCurrentMemberAssignmentKey: MessageType<ShareGroupCurrentMemberAssignmentKey> = {
  name: 'ShareGroupCurrentMemberAssignmentKey',
  apiKey: 14,
  minVersion: 0,
  maxVersion: 0,
  read: readShareGroupCurrentMemberAssignmentKey,
  write: writeShareGroupCurrentMemberAssignmentKey,
}

export const ShareGroupCurrentMemberAssignmentValue: MessageType<ShareGroupCurrentMemberAssignmentValue> = {
  name: 'ShareGroupCurrentMemberAssignmentValue',
  apiKey: 14,
  minVersion: 0,
  maxVersion: 0,
  read: readShareGroupCurrentMemberAssignmentValue,
  write: writeShareGroupCurrentMemberAssignmentValue,
}

export interface ShareGroupCurrentMemberAssignmentKey {
  groupId: string
  memberId: string
}

export function newShareGroupCurrentMemberAssignmentKey(fields?: Partial<ShareGroupCurrentMemberAssignmentKey>): ShareGroupCurrentMemberAssignmentKey {
  const message: ShareGroupCurrentMemberAssignmentKey = {
    groupId: '',
    memberId: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readShareGroupCurrentMemberAssignmentKey(reader: Reader, _version: number): ShareGroupCurrentMemberAssignmentKey {
  const message = newShareGroupCurrentMemberAssignmentKey()
  message.groupId = reader.string(false)
  message.memberId = reader.string(false)
  return message
}

export function writeShareGroupCurrentMemberAssignmentKey(
  writer: Writer,
  message: ShareGroupCurrentMemberAssignmentKey,
  _version: number,
): void {
  writer.string(message.groupId, false)
  writer.string(message.memberId, false)
}

export interface ShareGroupCurrentMemberAssignmentValue {
  memberEpoch: number
  previousMemberEpoch: number
  state: number
  assignedPartitions: TopicPartitions[]
}

export function newShareGroupCurrentMemberAssignmentValue(fields?: Partial<ShareGroupCurrentMemberAssignmentValue>): ShareGroupCurrentMemberAssignmentValue {
  const message: ShareGroupCurrentMemberAssignmentValue = {
    memberEpoch: 0,
    previousMemberEpoch: 0,
    state: 0,
    assignedPartitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readShareGroupCurrentMemberAssignmentValue(reader: Reader, version: number): ShareGroupCurrentMemberAssignmentValue {
  const message = newShareGroupCurrentMemberAssignmentValue()
  message.memberEpoch = reader.int32()
  message.previousMemberEpoch = reader.int32()
  message.state = reader.int8()
  message.assignedPartitions = reader.array(true, version, readTopicPartitions)
  reader.skipTaggedFields()
  return message
}

export function writeShareGroupCurrentMemberAssignmentValue(
  writer: Writer,
  message: ShareGroupCurrentMemberAssignmentValue,
  version: number,
): void {
  writer.int32(message.memberEpoch)
  writer.int32(message.previousMemberEpoch)
  writer.int8(message.state)
  writer.array(message.assignedPartitions, true, version, writeTopicPartitions)
  writer.uvarint(0)
}

export interface TopicPartitions {
  topicId: string
  partitions: number[]
}

export function newTopicPartitions(fields?: Partial<TopicPartitions>): TopicPartitions {
  const message: TopicPartitions = {
    topicId: ZERO_UUID,
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTopicPartitions(reader: Reader, version: number): TopicPartitions {
  const message = newTopicPartitions()
  message.topicId = reader.uuid()
  message.partitions = reader.array(true, version, (element) => element.int32())
  reader.skipTaggedFields()
  return message
}

export function writeTopicPartitions(
  writer: Writer,
  message: TopicPartitions,
  version: number,
): void {
  writer.uuid(message.topicId)
  writer.array(message.partitions, true, version, (target, element) => target.int32(element))
  writer.uvarint(0)
}
