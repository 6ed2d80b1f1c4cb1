// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const AbortTransactionRecord: MessageType<AbortTransactionRecord> = {
  name: 'AbortTransactionRecord',
  apiKey: 25,
  minVersion: 0,
  maxVersion: 0,
  read: readAbortTransactionRecord,
  write: writeAbortTransactionRecord,
}

export interface AbortTransactionRecord {
  reason: string | null
}

export function newAbortTransactionRecord(fields?: Partial<AbortTransactionRecord>): AbortTransactionRecord {
  const message: AbortTransactionRecord = {
    reason: null,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAbortTransactionRecord(reader: Reader, _version: number): AbortTransactionRecord {
  const message = newAbortTransactionRecord()
  {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint()
      const end = reader.taggedFieldEnd()
      if (tag === 0) {
      message.reason = reader.nullableString(true)
      reader.expectAt(end)
    } else {
        reader.skipTo(end)
      }
    }
  }
  return message
}

export function writeAbortTransactionRecord(
  writer: Writer,
  message: AbortTransactionRecord,
  _version: number,
): void {
  {
    const hasReason = message.reason !== null
    writer.uvarint(Number(hasReason))
    if (hasReason) {
      writer.taggedField(0, (content) => {
        content.string(message.reason, true)
      })
    }
  }
}
