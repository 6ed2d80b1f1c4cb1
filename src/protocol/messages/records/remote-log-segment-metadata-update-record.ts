// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Int64 } from '../../int64.ts'
import type { Reader } from '../../reader.ts'
import { ZERO_UUID } from '../../uuid.ts'
import type { Writer } from '../../writer.ts'

export const RemoteLogSegmentMetadataUpdateRecord: MessageType<RemoteLogSegmentMetadataUpdateRecord> = {
  name: 'RemoteLogSegmentMetadataUpdateRecord',
  apiKey: 1,
  minVersion: 0,
  maxVersion: 0,
  read: readRemoteLogSegmentMetadataUpdateRecord,
  write: writeRemoteLogSegmentMetadataUpdateRecord,
}

export interface RemoteLogSegmentMetadataUpdateRecord {
  remoteLogSegmentId: RemoteLogSegmentIdEntry
  brokerId: number
  eventTimestampMs: Int64
  customMetadata: Buffer | null
  remoteLogSegmentState: number
}

export function newRemoteLogSegmentMetadataUpdateRecord(fields?: Partial<RemoteLogSegmentMetadataUpdateRecord>): RemoteLogSegmentMetadataUpdateRecord {
  const message: RemoteLogSegmentMetadataUpdateRecord = {
    remoteLogSegmentId: newRemoteLogSegmentIdEntry(),
    brokerId: 0,
    eventTimestampMs: 0,
    customMetadata: null,
    remoteLogSegmentState: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readRemoteLogSegmentMetadataUpdateRecord(reader: Reader, version: number): RemoteLogSegmentMetadataUpdateRecord {
  const message = newRemoteLogSegmentMetadataUpdateRecord()
  message.remoteLogSegmentId = readRemoteLogSegmentIdEntry(reader, version)
  message.brokerId = reader.int32()
  message.eventTimestampMs = reader.int64()
  message.customMetadata = reader.nullableBytes(true)
  message.remoteLogSegmentState = reader.int8()
  reader.skipTaggedFields()
  return message
}

export function writeRemoteLogSegmentMetadataUpdateRecord(
  writer: Writer,
  message: RemoteLogSegmentMetadataUpdateRecord,
  version: number,
): void {
  writeRemoteLogSegmentIdEntry(writer, message.remoteLogSegmentId, version)
  writer.int32(message.brokerId)
  writer.int64(message.eventTimestampMs)
  writer.bytes(message.customMetadata, true)
  writer.int8(message.remoteLogSegmentState)
  writer.uvarint(0)
}

export interface RemoteLogSegmentIdEntry {
  topicIdPartition: TopicIdPartitionEntry
  id: string
}

export function newRemoteLogSegmentIdEntry(fields?: Partial<RemoteLogSegmentIdEntry>): RemoteLogSegmentIdEntry {
  const message: RemoteLogSegmentIdEntry = {
    topicIdPartition: newTopicIdPartitionEntry(),
    id: ZERO_UUID,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readRemoteLogSegmentIdEntry(reader: Reader, version: number): RemoteLogSegmentIdEntry {
  const message = newRemoteLogSegmentIdEntry()
  message.topicIdPartition = readTopicIdPartitionEntry(reader, version)
  message.id = reader.uuid()
  reader.skipTaggedFields()
  return message
}

export function writeRemoteLogSegmentIdEntry(
  writer: Writer,
  message: RemoteLogSegmentIdEntry,
  version: number,
): void {
  writeTopicIdPartitionEntry(writer, message.topicIdPartition, version)
  writer.uuid(message.id)
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
