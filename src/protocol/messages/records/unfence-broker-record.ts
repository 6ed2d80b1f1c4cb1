// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Int64 } from '../../int64.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const UnfenceBrokerRecord: MessageType<UnfenceBrokerRecord> = {
  name: 'UnfenceBrokerRecord',
  apiKey: 8,
  minVersion: 0,
  maxVersion: 0,
  read: readUnfenceBrokerRecord,
  write: writeUnfenceBrokerRecord,
}

export interface UnfenceBrokerRecord {
  id: number
  epoch: Int64
}

export function newUnfenceBrokerRecord(fields?: Partial<UnfenceBrokerRecord>): UnfenceBrokerRecord {
  const message: UnfenceBrokerRecord = {
    id: 0,
    epoch: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readUnfenceBrokerRecord(reader: Reader, _version: number): UnfenceBrokerRecord {
  const message = newUnfenceBrokerRecord()
  message.id = reader.int32()
  message.epoch = reader.int64()
  reader.skipTaggedFields()
  return message
}

export function writeUnfenceBrokerRecord(
  writer: Writer,
  message: UnfenceBrokerRecord,
  _version: number,
): void {
  writer.int32(message.id)
  writer.int64(message.epoch)
  writer.uvarint(0)
}
