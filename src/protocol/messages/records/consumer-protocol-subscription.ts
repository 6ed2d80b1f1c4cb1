// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const ConsumerProtocolSubscription: MessageType<ConsumerProtocolSubscription> = {
  name: 'ConsumerProtocolSubscription',
  apiKey: -1,
  minVersion: 0,
  maxVersion: 3,
  read: readConsumerProtocolSubscription,
  write: writeConsumerProtocolSubscription,
}

export interface ConsumerProtocolSubscription {
  topics: string[]
  userData: Buffer | null
  ownedPartitions: TopicPartition[]
  generationId: number
  rackId: string | null
}

export function newConsumerProtocolSubscription(fields?: Partial<ConsumerProtocolSubscription>): ConsumerProtocolSubscription {
  const message: ConsumerProtocolSubscription = {
    topics: [],
    userData: null,
    ownedPartitions: [],
    generationId: -1,
    rackId: null,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readConsumerProtocolSubscription(reader: Reader, version: number): ConsumerProtocolSubscription {
  const message = newConsumerProtocolSubscription()
  message.topics = reader.array(false, version, (element) => element.string(false))
  message.userData = reader.nullableBytes(false)
  if (version >= 1) message.ownedPartitions = reader.array(false, version, readTopicPartition)
  if (version >= 2) message.generationId = reader.int32()
  if (version >= 3) message.rackId = reader.nullableString(false)
  return message
}

export function writeConsumerProtocolSubscription(
  writer: Writer,
  message: ConsumerProtocolSubscription,
  version: number,
): void {
  writer.array(message.topics, false, version, (target, element) => target.string(element, false))
  writer.bytes(message.userData, false)
  if (version >= 1) writer.array(message.ownedPartitions, false, version, writeTopicPartition)
  if (version >= 2) writer.int32(message.generationId)
  if (version >= 3) writer.string(message.rackId, false)
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
  if (version >= 1) message.topic = reader.string(false)
  if (version >= 1) message.partitions = reader.array(false, version, (element) => element.int32())
  return message
}

export function writeTopicPartition(
  writer: Writer,
  message: TopicPartition,
  version: number,
): void {
  if (version >= 1) writer.string(message.topic, false)
  if (version >= 1) writer.array(message.partitions, false, version, (target, element) => target.int32(element))
}
