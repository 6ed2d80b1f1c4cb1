// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const NoOpRecord: MessageType<NoOpRecord> = {
  name: 'NoOpRecord',
  apiKey: 20,
  minVersion: 0,
  maxVersion: 0,
  read: readNoOpRecord,
  write: writeNoOpRecord,
}

export interface NoOpRecord {
}

export function newNoOpRecord(fields?: Partial<NoOpRecord>): NoOpRecord {
  const message: NoOpRecord = {
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readNoOpRecord(reader: Reader, _version: number): NoOpRecord {
  const message = newNoOpRecord()
  reader.skipTaggedFields()
  return message
}

export function writeNoOpRecord(
  writer: Writer,
  _message: NoOpRecord,
  _version: number,
): void {
  writer.uvarint(0)
}
