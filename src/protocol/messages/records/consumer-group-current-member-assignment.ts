// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import { ZERO_UUID } from '../../uuid.ts'
import type { Writer } from '../../writer.ts'

export const ConsumerGroupCurrentMemberAssignmentKey: MessageType<ConsumerGroupCurrentMemberAssignmentKey> = {
  name: 'ConsumerGroupCurrentMemberAssignmentKey',
  apiKey: 8,
  minVersion: 0,
  maxVersion: 0,
  read: readConsumerGroupCurrentMemberAssignmentKey,
  write: writeConsumerGroupCurrentMemberAssignmentKey,
}

export const ConsumerGroupCurrentMemberAssignmentValue: MessageType<ConsumerGroupCurrentMemberAssignmentValue> = {
  name: 'ConsumerGroupCurrentMemberAssignmentValue',
  apiKey: 8,
  minVersion: 0,
  maxVersion: 0,
  read: readConsumerGroupCurrentMemberAssignmentValue,
  write: writeConsumerGroupCurrentMemberAssignmentValue,
}

export interface ConsumerGroupCurrentMemberAssignmentKey {
  groupId: string
  memberId: string
}

export function newConsumerGroupCurrentMemberAssignmentKey(fields?: Partial<ConsumerGroupCurrentMemberAssignmentKey>): ConsumerGroupCurrentMemberAssignmentKey {
  const message: ConsumerGroupCurrentMemberAssignmentKey = {
    groupId: '',
    memberId: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readConsumerGroupCurrentMemberAssignmentKey(reader: Reader, _version: number): ConsumerGroupCurrentMemberAssignmentKey {
  const message = newConsumerGroupCurrentMemberAssignmentKey()
  message.groupId = reader.string(false)
  message.memberId = reader.string(false)
  return message
}

export function writeConsumerGroupCurrentMemberAssignmentKey(
  writer: Writer,
  message: ConsumerGroupCurrentMemberAssignmentKey,
  _version: number,
): void {
  writer.string(message.groupId, false)
  writer.string(message.memberId, false)
}

export interface ConsumerGroupCurrentMemberAssignmentValue {
  memberEpoch: number
  previousMemberEpoch: number
  state: number
  assignedPartitions: TopicPartitions[]
  partitionsPendingRevocation: TopicPartitions[]
}

export function newConsumerGroupCurrentMemberAssignmentValue(fields?: Partial<ConsumerGroupCurrentMemberAssignmentValue>): ConsumerGroupCurrentMemberAssignmentValue {
  const message: ConsumerGroupCurrentMemberAssignmentValue = {
    memberEpoch: 0,
    previousMemberEpoch: 0,
    state: 0,
    assignedPartitions: [],
    partitionsPendingRevocation: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readConsumerGroupCurrentMemberAssignmentValue(reader: Reader, version: number): ConsumerGroupCurrentMemberAssignmentValue {
  const message = newConsumerGroupCurrentMemberAssignmentValue()
  message.memberEpoch = reader.int32()
  message.previousMemberEpoch = reader.int32()
  message.state = reader.int8()
  message.assignedPartitions = reader.array(true, version, readTopicPartitions)
  message.partitionsPendingRevocation = reader.array(true, version, readTopicPartitions)
  reader.skipTaggedFields()
  return message
}

export function writeConsumerGroupCurrentMemberAssignmentValue(
  writer: Writer,
  message: ConsumerGroupCurrentMemberAssignmentValue,
  version: number,
): void {
  writer.int32(message.memberEpoch)
  writer.int32(message.previousMemberEpoch)
  writer.int8(message.state)
  writer.array(message.assignedPartitions, true, version, writeTopicPartitions)
  writer.array(message.partitionsPendingRevocation, true, version, writeTopicPartitions)
  writer.uvarint(0)
}

export interface TopicPartitions {
  topicId: string
  partitions: number[]
  assignmentEpochs: number[] | null
}

export function newTopicPartitions(fields?: Partial<TopicPartitions>): TopicPartitions {
  const message: TopicPartitions = {
    topicId: ZERO_UUID,
    partitions: [],
    assignmentEpochs: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTopicPartitions(reader: Reader, version: number): TopicPartitions {
  const message = newTopicPartitions()
  message.topicId = reader.uuid()
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

export function writeTopicPartitions(
  writer: Writer,
  message: TopicPartitions,
  version: number,
): void {
  writer.uuid(message.topicId)
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
