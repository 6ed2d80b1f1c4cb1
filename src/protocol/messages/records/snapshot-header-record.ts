// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Int64 } from '../../int64.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const SnapshotHeaderRecord: MessageType<SnapshotHeaderRecord> = {
  name: 'SnapshotHeaderRecord',
  apiKey: -1,
  minVersion: 0,
  maxVersion: 0,
  read: readSnapshotHeaderRecord,
  write: writeSnapshotHeaderRecord,
}

export interface SnapshotHeaderRecord {
  version: number
  lastContainedLogTimestamp: Int64
}

export function newSnapshotHeaderRecord(fields?: Partial<SnapshotHeaderRecord>): SnapshotHeaderRecord {
  const message: SnapshotHeaderRecord = {
    version: 0,
    lastContainedLogTimestamp: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readSnapshotHeaderRecord(reader: Reader, _version: number): SnapshotHeaderRecord {
  const message = newSnapshotHeaderRecord()
  message.version = reader.int16()
  message.lastContainedLogTimestamp = reader.int64()
  reader.skipTaggedFields()
  return message
}

export function writeSnapshotHeaderRecord(
  writer: Writer,
  message: SnapshotHeaderRecord,
  _version: number,
): void {
  writer.int16(message.version)
  writer.int64(message.lastContainedLogTimestamp)
  writer.uvarint(0)
}
