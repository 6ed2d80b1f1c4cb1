// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const EndTransactionRecord: MessageType<EndTransactionRecord> = {
  name: 'EndTransactionRecord',
  apiKey: 24,
  minVersion: 0,
  maxVersion: 0,
  read: readEndTransactionRecord,
  write: writeEndTransactionRecord,
}

export interface EndTransactionRecord {
}

export function newEndTransactionRecord(fields?: Partial<EndTransactionRecord>): EndTransactionRecord {
  const message: EndTransactionRecord = {
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readEndTransactionRecord(reader: Reader, _version: number): EndTransactionRecord {
  const message = newEndTransactionRecord()
  reader.skipTaggedFields()
  return message
}

export function writeEndTransactionRecord(
  writer: Writer,
  _message: EndTransactionRecord,
  _version: number,
): void {
  writer.uvarint(0)
}
