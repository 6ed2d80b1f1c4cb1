// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const BeginTransactionRecord: MessageType<BeginTransactionRecord> = {
  name: 'BeginTransactionRecord',
  apiKey: 23,
  minVersion: 0,
  maxVersion: 0,
  read: readBeginTransactionRecord,
  write: writeBeginTransactionRecord,
}

export interface BeginTransactionRecord {
  name: string | null
}

export function newBeginTransactionRecord(fields?: Partial<BeginTransactionRecord>): BeginTransactionRecord {
  const message: BeginTransactionRecord = {
    name: null,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readBeginTransactionRecord(reader: Reader, _version: number): BeginTransactionRecord {
  const message = newBeginTransactionRecord()
  {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint()
      const end = reader.taggedFieldEnd()
      if (tag === 0) {
      message.name = reader.nullableString(true)
      reader.expectAt(end)
    } else {
        reader.skipTo(end)
      }
    }
  }
  return message
}

export function writeBeginTransactionRecord(
  writer: Writer,
  message: BeginTransactionRecord,
  _version: number,
): void {
  {
    const hasName = message.name !== null
    writer.uvarint(Number(hasName))
    if (hasName) {
      writer.taggedField(0, (content) => {
        content.string(message.name, true)
      })
    }
  }
}
