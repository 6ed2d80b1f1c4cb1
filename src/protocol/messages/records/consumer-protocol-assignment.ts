// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const ConsumerProtocolAssignment: MessageType<ConsumerProtocolAssignment> = {
  name: 'ConsumerProtocolAssignment',
  apiKey: -1,
  minVersion: 0,
  maxVersion: 3,
  read: readConsumerProtocolAssignment,
  write: writeConsumerProtocolAssignment,
}

export interface ConsumerProtocolAssignment {
  assignedPartitions: TopicPartition[]
  userData: Buffer | null
}

export function newConsumerProtocolAssignment(fields?: Partial<ConsumerProtocolAssignment>): ConsumerProtocolAssignment {
  const message: ConsumerProtocolAssignment = {
    assignedPartitions: [],
    userData: null,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readConsumerProtocolAssignment(reader: Reader, version: number): ConsumerProtocolAssignment {
  const message = newConsumerProtocolAssignment()
  message.assignedPartitions = reader.array(false, version, readTopicPartition)
  message.userData = reader.nullableBytes(false)
  return message
}

export function writeConsumerProtocolAssignment(
  writer: Writer,
  message: ConsumerProtocolAssignment,
  version: number,
): void {
  writer.array(message.assignedPartitions, false, version, writeTopicPartition)
  writer.bytes(message.userData, false)
}

export interface TopicPartition {
  topic: string
  partitions: number[]
}

export function newTopicPartition(fields?: Partial<TopicPartition>): TopicPartition {
  const message: TopicPartition = {
    topic: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTopicPartition(reader: Reader, version: number): TopicPartition {
  const message = newTopicPartition()
  message.topic = reader.string(false)
  message.partitions = reader.array(false, version, (element) => element.int32())
  return message
}

export function writeTopicPartition(
  writer: Writer,
  message: TopicPartition,
  version: number,
): void {
  writer.string(message.topic, false)
  writer.array(message.partitions, false, version, (target, element) => target.int32(element))
}
