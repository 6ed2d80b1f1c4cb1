// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const ClearElrRecord: MessageType<ClearElrRecord> = {
  name: 'ClearElrRecord',
  apiKey: 28,
  minVersion: 0,
  maxVersion: 0,
  read: readClearElrRecord,
  write: writeClearElrRecord,
}

export interface ClearElrRecord {
  topicName: string
}

export function newClearElrRecord(fields?: Partial<ClearElrRecord>): ClearElrRecord {
  const message: ClearElrRecord = {
    topicName: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readClearElrRecord(reader: Reader, _version: number): ClearElrRecord {
  const message = newClearElrRecord()
  message.topicName = reader.string(true)
  reader.skipTaggedFields()
  return message
}

export function writeClearElrRecord(
  writer: Writer,
  message: ClearElrRecord,
  _version: number,
): void {
  writer.string(message.topicName, true)
  writer.uvarint(0)
}
