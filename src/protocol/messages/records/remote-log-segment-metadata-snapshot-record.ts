// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Int64 } from '../../int64.ts'
import type { Reader } from '../../reader.ts'
import { ZERO_UUID } from '../../uuid.ts'
import type { Writer } from '../../writer.ts'

export const RemoteLogSegmentMetadataSnapshotRecord: MessageType<RemoteLogSegmentMetadataSnapshotRecord> = {
  name: 'RemoteLogSegmentMetadataSnapshotRecord',
  apiKey: 3,
  minVersion: 0,
  maxVersion: 0,
  read: readRemoteLogSegmentMetadataSnapshotRecord,
  write: writeRemoteLogSegmentMetadataSnapshotRecord,
}

export interface RemoteLogSegmentMetadataSnapshotRecord {
  segmentId: string
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

export function newRemoteLogSegmentMetadataSnapshotRecord(fields?: Partial<RemoteLogSegmentMetadataSnapshotRecord>): RemoteLogSegmentMetadataSnapshotRecord {
  const message: RemoteLogSegmentMetadataSnapshotRecord = {
    segmentId: ZERO_UUID,
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

export function readRemoteLogSegmentMetadataSnapshotRecord(reader: Reader, version: number): RemoteLogSegmentMetadataSnapshotRecord {
  const message = newRemoteLogSegmentMetadataSnapshotRecord()
  message.segmentId = reader.uuid()
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

export function writeRemoteLogSegmentMetadataSnapshotRecord(
  writer: Writer,
  message: RemoteLogSegmentMetadataSnapshotRecord,
  version: number,
): void {
  writer.uuid(message.segmentId)
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
