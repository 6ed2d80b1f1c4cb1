// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const SnapshotFooterRecord: MessageType<SnapshotFooterRecord> = {
  name: 'SnapshotFooterRecord',
  apiKey: -1,
  minVersion: 0,
  maxVersion: 0,
  read: readSnapshotFooterRecord,
  write: writeSnapshotFooterRecord,
}

export interface SnapshotFooterRecord {
  version: number
}

export function newSnapshotFooterRecord(fields?: Partial<SnapshotFooterRecord>): SnapshotFooterRecord {
  const message: SnapshotFooterRecord = {
    version: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readSnapshotFooterRecord(reader: Reader, _version: number): SnapshotFooterRecord {
  const message = newSnapshotFooterRecord()
  message.version = reader.int16()
  reader.skipTaggedFields()
  return message
}

export function writeSnapshotFooterRecord(
  writer: Writer,
  message: SnapshotFooterRecord,
  _version: number,
): void {
  writer.int16(message.version)
  writer.uvarint(0)
}
