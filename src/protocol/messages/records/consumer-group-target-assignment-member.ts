// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import { ZERO_UUID } from '../../uuid.ts'
import type { Writer } from '../../writer.ts'

export const ConsumerGroupTargetAssignmentMemberKey: MessageType<ConsumerGroupTargetAssignmentMemberKey> = {
  name: 'ConsumerGroupTargetAssignmentMemberKey',
  apiKey: 7,
  minVersion: 0,
  maxVersion: 0,
  read: readConsumerGroupTargetAssignmentMemberKey,
  write: writeConsumerGroupTargetAssignmentMemberKey,
}

export const ConsumerGroupTargetAssignmentMemberValue: MessageType<ConsumerGroupTargetAssignmentMemberValue> = {
  name: 'ConsumerGroupTargetAssignmentMemberValue',
  apiKey: 7,
  minVersion: 0,
  maxVersion: 0,
  read: readConsumerGroupTargetAssignmentMemberValue,
  write: writeConsumerGroupTargetAssignmentMemberValue,
}

export interface ConsumerGroupTargetAssignmentMemberKey {
  groupId: string
  memberId: string
}

export function newConsumerGroupTargetAssignmentMemberKey(fields?: Partial<ConsumerGroupTargetAssignmentMemberKey>): ConsumerGroupTargetAssignmentMemberKey {
  const message: ConsumerGroupTargetAssignmentMemberKey = {
    groupId: '',
    memberId: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readConsumerGroupTargetAssignmentMemberKey(reader: Reader, _version: number): ConsumerGroupTargetAssignmentMemberKey {
  const message = newConsumerGroupTargetAssignmentMemberKey()
  message.groupId = reader.string(false)
  message.memberId = reader.string(false)
  return message
}

export function writeConsumerGroupTargetAssignmentMemberKey(
  writer: Writer,
  message: ConsumerGroupTargetAssignmentMemberKey,
  _version: number,
): void {
  writer.string(message.groupId, false)
  writer.string(message.memberId, false)
}

export interface ConsumerGroupTargetAssignmentMemberValue {
  topicPartitions: TopicPartition[]
}

export function newConsumerGroupTargetAssignmentMemberValue(fields?: Partial<ConsumerGroupTargetAssignmentMemberValue>): ConsumerGroupTargetAssignmentMemberValue {
  const message: ConsumerGroupTargetAssignmentMemberValue = {
    topicPartitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readConsumerGroupTargetAssignmentMemberValue(reader: Reader, version: number): ConsumerGroupTargetAssignmentMemberValue {
  const message = newConsumerGroupTargetAssignmentMemberValue()
  message.topicPartitions = reader.array(true, version, readTopicPartition)
  reader.skipTaggedFields()
  return message
}

export function writeConsumerGroupTargetAssignmentMemberValue(
  writer: Writer,
  message: ConsumerGroupTargetAssignmentMemberValue,
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
