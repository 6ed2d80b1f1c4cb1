// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Int64 } from '../../int64.ts'
import type { Reader } from '../../reader.ts'
import { ZERO_UUID } from '../../uuid.ts'
import type { Writer } from '../../writer.ts'

export const RemotePartitionDeleteMetadataRecord: MessageType<RemotePartitionDeleteMetadataRecord> = {
  name: 'RemotePartitionDeleteMetadataRecord',
  apiKey: 2,
  minVersion: 0,
  maxVersion: 0,
  read: readRemotePartitionDeleteMetadataRecord,
  write: writeRemotePartitionDeleteMetadataRecord,
}

export interface RemotePartitionDeleteMetadataRecord {
  topicIdPartition: TopicIdPartitionEntry
  brokerId: number
  eventTimestampMs: Int64
  remotePartitionDeleteState: number
}

export function newRemotePartitionDeleteMetadataRecord(fields?: Partial<RemotePartitionDeleteMetadataRecord>): RemotePartitionDeleteMetadataRecord {
  const message: RemotePartitionDeleteMetadataRecord = {
    topicIdPartition: newTopicIdPartitionEntry(),
    brokerId: 0,
    eventTimestampMs: 0,
    remotePartitionDeleteState: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readRemotePartitionDeleteMetadataRecord(reader: Reader, version: number): RemotePartitionDeleteMetadataRecord {
  const message = newRemotePartitionDeleteMetadataRecord()
  message.topicIdPartition = readTopicIdPartitionEntry(reader, version)
  message.brokerId = reader.int32()
  message.eventTimestampMs = reader.int64()
  message.remotePartitionDeleteState = reader.int8()
  reader.skipTaggedFields()
  return message
}

export function writeRemotePartitionDeleteMetadataRecord(
  writer: Writer,
  message: RemotePartitionDeleteMetadataRecord,
  version: number,
): void {
  writeTopicIdPartitionEntry(writer, message.topicIdPartition, version)
  writer.int32(message.brokerId)
  writer.int64(message.eventTimestampMs)
  writer.int8(message.remotePartitionDeleteState)
  writer.uvarint(0)
}

export interface TopicIdPartitionEntry {
  name: string
  id: string
  partition: number
}

export function newTopicIdPartitionEntry(fields?: Partial<TopicIdPartitionEntry>): TopicIdPartitionEntry {
  const message: TopicIdPartitionEntry = {
    name: '',
    id: ZERO_UUID,
    partition: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTopicIdPartitionEntry(reader: Reader, _version: number): TopicIdPartitionEntry {
  const message = newTopicIdPartitionEntry()
  message.name = reader.string(true)
  message.id = reader.uuid()
  message.partition = reader.int32()
  reader.skipTaggedFields()
  return message
}

export function writeTopicIdPartitionEntry(
  writer: Writer,
  message: TopicIdPartitionEntry,
  _version: number,
): void {
  writer.string(message.name, true)
  writer.uuid(message.id)
  writer.int32(message.partition)
  writer.uvarint(0)
}
