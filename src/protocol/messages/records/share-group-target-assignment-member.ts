// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import { ZERO_UUID } from '../../uuid.ts'
import type { Writer } from '../../writer.ts'

export const ShareGroupTargetAssignmentMemberKey: MessageType<ShareGroupTargetAssignmentMemberKey> = {
  name: 'ShareGroupTargetAssignmentMemberKey',
  apiKey: 13,
  minVersion: 0,
  maxVersion: 0,
  read: readShareGroupTargetAssignmentMemberKey,
  write: writeShareGroupTargetAssignmentMemberKey,
}

export const ShareGroupTargetAssignmentMemberValue: MessageType<ShareGroupTargetAssignmentMemberValue> = {
  name: 'ShareGroupTargetAssignmentMemberValue',
  apiKey: 13,
  minVersion: 0,
  maxVersion: 0,
  read: readShareGroupTargetAssignmentMemberValue,
  write: writeShareGroupTargetAssignmentMemberValue,
}

export interface ShareGroupTargetAssignmentMemberKey {
  groupId: string
  memberId: string
}

export function newShareGroupTargetAssignmentMemberKey(fields?: Partial<ShareGroupTargetAssignmentMemberKey>): ShareGroupTargetAssignmentMemberKey {
  const message: ShareGroupTargetAssignmentMemberKey = {
    groupId: '',
    memberId: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readShareGroupTargetAssignmentMemberKey(reader: Reader, _version: number): ShareGroupTargetAssignmentMemberKey {
  const message = newShareGroupTargetAssignmentMemberKey()
  message.groupId = reader.string(false)
  message.memberId = reader.string(false)
  return message
}

export function writeShareGroupTargetAssignmentMemberKey(
  writer: Writer,
  message: ShareGroupTargetAssignmentMemberKey,
  _version: number,
): void {
  writer.string(message.groupId, false)
  writer.string(message.memberId, false)
}

export interface ShareGroupTargetAssignmentMemberValue {
  topicPartitions: TopicPartition[]
}

export function newShareGroupTargetAssignmentMemberValue(fields?: Partial<ShareGroupTargetAssignmentMemberValue>): ShareGroupTargetAssignmentMemberValue {
  const message: ShareGroupTargetAssignmentMemberValue = {
    topicPartitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readShareGroupTargetAssignmentMemberValue(reader: Reader, version: number): ShareGroupTargetAssignmentMemberValue {
  const message = newShareGroupTargetAssignmentMemberValue()
  message.topicPartitions = reader.array(true, version, readTopicPartition)
  reader.skipTaggedFields()
  return message
}

export function writeShareGroupTargetAssignmentMemberValue(
  writer: Writer,
  message: ShareGroupTargetAssignmentMemberValue,
  version: number,
): void {
  writer.array(message.topicPartitions, true, version, writeTopicPartition)
  writer.uvarint(0)
}

export interface TopicPartition {
  topicId: string
  partitions: number[]
}

export function newTopicPartition(fields?: Partial<TopicPartition>): TopicPartition {
  const message: TopicPartition = {
    topicId: ZERO_UUID,
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTopicPartition(reader: Reader, version: number): TopicPartition {
  const message = newTopicPartition()
  message.topicId = reader.uuid()
  message.partitions = reader.array(true, version, (element) => element.int32())
  reader.skipTaggedFields()
  return message
}

export function writeTopicPartition(
  writer: Writer,
  message: TopicPartition,
  version: number,
): void {
  writer.uuid(message.topicId)
  writer.array(message.partitions, true, version, (target, element) => target.int32(element))
  writer.uvarint(0)
}
