// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import { ZERO_UUID } from '../../uuid.ts'
import type { Writer } from '../../writer.ts'

export const ConsumerGroupPartitionMetadataKey: MessageType<ConsumerGroupPartitionMetadataKey> = {
  name: 'ConsumerGroupPartitionMetadataKey',
  apiKey: 4,
  minVersion: 0,
  maxVersion: 0,
  read: readConsumerGroupPartitionMetadataKey,
  write: writeConsumerGroupPartitionMetadataKey,
}

export const ConsumerGroupPartitionMetadataValue: MessageType<ConsumerGroupPartitionMetadataValue> = {
  name: 'ConsumerGroupPartitionMetadataValue',
  apiKey: 4,
  minVersion: 0,
  maxVersion: 0,
  read: readConsumerGroupPartitionMetadataValue,
  write: writeConsumerGroupPartitionMetadataValue,
}

export interface ConsumerGroupPartitionMetadataKey {
  groupId: string
}

export function newConsumerGroupPartitionMetadataKey(fields?: Partial<ConsumerGroupPartitionMetadataKey>): ConsumerGroupPartitionMetadataKey {
  const message: ConsumerGroupPartitionMetadataKey = {
    groupId: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readConsumerGroupPartitionMetadataKey(reader: Reader, _version: number): ConsumerGroupPartitionMetadataKey {
  const message = newConsumerGroupPartitionMetadataKey()
  message.groupId = reader.string(false)
  return message
}

export function writeConsumerGroupPartitionMetadataKey(
  writer: Writer,
  message: ConsumerGroupPartitionMetadataKey,
  _version: number,
): void {
  writer.string(message.groupId, false)
}

export interface ConsumerGroupPartitionMetadataValue {
  topics: TopicMetadata[]
}

export function newConsumerGroupPartitionMetadataValue(fields?: Partial<ConsumerGroupPartitionMetadataValue>): ConsumerGroupPartitionMetadataValue {
  const message: ConsumerGroupPartitionMetadataValue = {
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readConsumerGroupPartitionMetadataValue(reader: Reader, version: number): ConsumerGroupPartitionMetadataValue {
  const message = newConsumerGroupPartitionMetadataValue()
  message.topics = reader.array(true, version, readTopicMetadata)
  reader.skipTaggedFields()
  return message
}

export function writeConsumerGroupPartitionMetadataValue(
  writer: Writer,
  message: ConsumerGroupPartitionMetadataValue,
  version: number,
): void {
  writer.array(message.topics, true, version, writeTopicMetadata)
  writer.uvarint(0)
}

export interface TopicMetadata {
  topicId: string
  topicName: string
  numPartitions: number
  partitionMetadata: PartitionMetadata[]
}

export function newTopicMetadata(fields?: Partial<TopicMetadata>): TopicMetadata {
  const message: TopicMetadata = {
    topicId: ZERO_UUID,
    topicName: '',
    numPartitions: 0,
    partitionMetadata: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTopicMetadata(reader: Reader, version: number): TopicMetadata {
  const message = newTopicMetadata()
  message.topicId = reader.uuid()
  message.topicName = reader.string(true)
  message.numPartitions = reader.int32()
  message.partitionMetadata = reader.array(true, version, readPartitionMetadata)
  reader.skipTaggedFields()
  return message
}

export function writeTopicMetadata(
  writer: Writer,
  message: TopicMetadata,
  version: number,
): void {
  writer.uuid(message.topicId)
  writer.string(message.topicName, true)
  writer.int32(message.numPartitions)
  writer.array(message.partitionMetadata, true, version, writePartitionMetadata)
  writer.uvarint(0)
}

export interface PartitionMetadata {
  partition: number
  racks: string[]
}

export function newPartitionMetadata(fields?: Partial<PartitionMetadata>): PartitionMetadata {
  const message: PartitionMetadata = {
    partition: 0,
    racks: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readPartitionMetadata(reader: Reader, version: number): PartitionMetadata {
  const message = newPartitionMetadata()
  message.partition = reader.int32()
  message.racks = reader.array(true, version, (element) => element.string(true))
  reader.skipTaggedFields()
  return message
}

export function writePartitionMetadata(
  writer: Writer,
  message: PartitionMetadata,
  version: number,
): void {
  writer.int32(message.partition)
  writer.array(message.racks, true, version, (target, element) => target.string(element, true))
  writer.uvarint(0)
}
