// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Int64 } from '../../int64.ts'
import type { Reader } from '../../reader.ts'
import { ZERO_UUID } from '../../uuid.ts'
import type { Writer } from '../../writer.ts'

export const RemoteLogSegmentMetadataRecord: MessageType<RemoteLogSegmentMetadataRecord> = {
  name: 'RemoteLogSegmentMetadataRecord',
  apiKey: 0,
  minVersion: 0,
  maxVersion: 0,
  read: readRemoteLogSegmentMetadataRecord,
  write: writeRemoteLogSegmentMetadataRecord,
}

export interface RemoteLogSegmentMetadataRecord {
  remoteLogSegmentId: RemoteLogSegmentIdEntry
  startOffset: Int64
  endOffset: Int64
  brokerId: number
  maxTimestampMs: Int64
  eventTimestampMs: Int64
  segmentLeaderEpochs: SegmentLeaderEpochEntry[]
  segmentSizeInBytes: number
  customMetadata: Buffer | null
  remoteLogSegmentState: number
  txnIndexEmpty: boolean
}

export function newRemoteLogSegmentMetadataRecord(fields?: Partial<RemoteLogSegmentMetadataRecord>): RemoteLogSegmentMetadataRecord {
  const message: RemoteLogSegmentMetadataRecord = {
    remoteLogSegmentId: newRemoteLogSegmentIdEntry(),
    startOffset: 0,
    endOffset: 0,
    brokerId: 0,
    maxTimestampMs: 0,
    eventTimestampMs: 0,
    segmentLeaderEpochs: [],
    segmentSizeInBytes: 0,
    customMetadata: null,
    remoteLogSegmentState: 0,
    txnIndexEmpty: false,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readRemoteLogSegmentMetadataRecord(reader: Reader, version: number): RemoteLogSegmentMetadataRecord {
  const message = newRemoteLogSegmentMetadataRecord()
  message.remoteLogSegmentId = readRemoteLogSegmentIdEntry(reader, version)
  message.startOffset = reader.int64()
  message.endOffset = reader.int64()
  message.brokerId = reader.int32()
  message.maxTimestampMs = reader.int64()
  message.eventTimestampMs = reader.int64()
  message.segmentLeaderEpochs = reader.array(true, version, readSegmentLeaderEpochEntry)
  message.segmentSizeInBytes = reader.int32()
  message.customMetadata = reader.nullableBytes(true)
  message.remoteLogSegmentState = reader.int8()
  {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint()
      const end = reader.taggedFieldEnd()
      if (tag === 0) {
      message.txnIndexEmpty = reader.bool()
      reader.expectAt(end)
    } else {
        reader.skipTo(end)
      }
    }
  }
  return message
}

export function writeRemoteLogSegmentMetadataRecord(
  writer: Writer,
  message: RemoteLogSegmentMetadataRecord,
  version: number,
): void {
  writeRemoteLogSegmentIdEntry(writer, message.remoteLogSegmentId, version)
  writer.int64(message.startOffset)
  writer.int64(message.endOffset)
  writer.int32(message.brokerId)
  writer.int64(message.maxTimestampMs)
  writer.int64(message.eventTimestampMs)
  writer.array(message.segmentLeaderEpochs, true, version, writeSegmentLeaderEpochEntry)
  writer.int32(message.segmentSizeInBytes)
  writer.bytes(message.customMetadata, true)
  writer.int8(message.remoteLogSegmentState)
  {
    const hasTxnIndexEmpty = message.txnIndexEmpty !== false
    writer.uvarint(Number(hasTxnIndexEmpty))
    if (hasTxnIndexEmpty) {
      writer.taggedField(0, (content) => {
        content.bool(message.txnIndexEmpty)
      })
    }
  }
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

export interface SegmentLeaderEpochEntry {
  leaderEpoch: number
  offset: Int64
}

export function newSegmentLeaderEpochEntry(fields?: Partial<SegmentLeaderEpochEntry>): SegmentLeaderEpochEntry {
  const message: SegmentLeaderEpochEntry = {
    leaderEpoch: 0,
    offset: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readSegmentLeaderEpochEntry(reader: Reader, _version: number): SegmentLeaderEpochEntry {
  const message = newSegmentLeaderEpochEntry()
  message.leaderEpoch = reader.int32()
  message.offset = reader.int64()
  reader.skipTaggedFields()
  return message
}

export function writeSegmentLeaderEpochEntry(
  writer: Writer,
  message: SegmentLeaderEpochEntry,
  _version: number,
): void {
  writer.int32(message.leaderEpoch)
  writer.int64(message.offset)
  writer.uvarint(0)
}
