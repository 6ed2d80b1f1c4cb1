// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import { ZERO_UUID } from '../../uuid.ts'
import type { Writer } from '../../writer.ts'

export const ShareGroupStatePartitionMetadataKey: MessageType<ShareGroupStatePartitionMetadataKey> = {
  name: 'ShareGroupStatePartitionMetadataKey',
  apiKey: 15,
  minVersion: 0,
  maxVersion: 0,
  read: readShareGroupStatePartitionMetadataKey,
  write: writeShareGroupStatePartitionMetadataKey,
}

export const ShareGroupStatePartitionMetadataValue: MessageType<ShareGroupStatePartitionMetadataValue> = {
  name: 'ShareGroupStatePartitionMetadataValue',
  apiKey: 15,
  minVersion: 0,
  maxVersion: 0,
  read: readShareGroupStatePartitionMetadataValue,
  write: writeShareGroupStatePartitionMetadataValue,
}

export interface ShareGroupStatePartitionMetadataKey {
  groupId: string
}

export function newShareGroupStatePartitionMetadataKey(fields?: Partial<ShareGroupStatePartitionMetadataKey>): ShareGroupStatePartitionMetadataKey {
  const message: ShareGroupStatePartitionMetadataKey = {
    groupId: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readShareGroupStatePartitionMetadataKey(reader: Reader, _version: number): ShareGroupStatePartitionMetadataKey {
  const message = newShareGroupStatePartitionMetadataKey()
  message.groupId = reader.string(false)
  return message
}

export function writeShareGroupStatePartitionMetadataKey(
  writer: Writer,
  message: ShareGroupStatePartitionMetadataKey,
  _version: number,
): void {
  writer.string(message.groupId, false)
}

export interface ShareGroupStatePartitionMetadataValue {
  initializingTopics: TopicPartitionsInfo[]
  initializedTopics: TopicPartitionsInfo[]
  deletingTopics: TopicInfo[]
}

export function newShareGroupStatePartitionMetadataValue(fields?: Partial<ShareGroupStatePartitionMetadataValue>): ShareGroupStatePartitionMetadataValue {
  const message: ShareGroupStatePartitionMetadataValue = {
    initializingTopics: [],
    initializedTopics: [],
    deletingTopics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readShareGroupStatePartitionMetadataValue(reader: Reader, version: number): ShareGroupStatePartitionMetadataValue {
  const message = newShareGroupStatePartitionMetadataValue()
  message.initializingTopics = reader.array(true, version, readTopicPartitionsInfo)
  message.initializedTopics = reader.array(true, version, readTopicPartitionsInfo)
  message.deletingTopics = reader.array(true, version, readTopicInfo)
  reader.skipTaggedFields()
  return message
}

export function writeShareGroupStatePartitionMetadataValue(
  writer: Writer,
  message: ShareGroupStatePartitionMetadataValue,
  version: number,
): void {
  writer.array(message.initializingTopics, true, version, writeTopicPartitionsInfo)
  writer.array(message.initializedTopics, true, version, writeTopicPartitionsInfo)
  writer.array(message.deletingTopics, true, version, writeTopicInfo)
  writer.uvarint(0)
}

export interface TopicPartitionsInfo {
  topicId: string
  topicName: string
  partitions: number[]
}

export function newTopicPartitionsInfo(fields?: Partial<TopicPartitionsInfo>): TopicPartitionsInfo {
  const message: TopicPartitionsInfo = {
    topicId: ZERO_UUID,
    topicName: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTopicPartitionsInfo(reader: Reader, version: number): TopicPartitionsInfo {
  const message = newTopicPartitionsInfo()
  message.topicId = reader.uuid()
  message.topicName = reader.string(true)
  message.partitions = reader.array(true, version, (element) => element.int32())
  reader.skipTaggedFields()
  return message
}

export function writeTopicPartitionsInfo(
  writer: Writer,
  message: TopicPartitionsInfo,
  version: number,
): void {
  writer.uuid(message.topicId)
  writer.string(message.topicName, true)
  writer.array(message.partitions, true, version, (target, element) => target.int32(element))
  writer.uvarint(0)
}

export interface TopicInfo {
  topicId: string
  topicName: string
}

export function newTopicInfo(fields?: Partial<TopicInfo>): TopicInfo {
  const message: TopicInfo = {
    topicId: ZERO_UUID,
    topicName: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTopicInfo(reader: Reader, _version: number): TopicInfo {
  const message = newTopicInfo()
  message.topicId = reader.uuid()
  message.topicName = reader.string(true)
  reader.skipTaggedFields()
  return message
}

export function writeTopicInfo(
  writer: Writer,
  message: TopicInfo,
  _version: number,
): void {
  writer.uuid(message.topicId)
  writer.string(message.topicName, true)
  writer.uvarint(0)
}
