// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Int64 } from '../../int64.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const FenceBrokerRecord: MessageType<FenceBrokerRecord> = {
  name: 'FenceBrokerRecord',
  apiKey: 7,
  minVersion: 0,
  maxVersion: 0,
  read: readFenceBrokerRecord,
  write: writeFenceBrokerRecord,
}

export interface FenceBrokerRecord {
  id: number
  epoch: Int64
}

export function newFenceBrokerRecord(fields?: Partial<FenceBrokerRecord>): FenceBrokerRecord {
  const message: FenceBrokerRecord = {
    id: 0,
    epoch: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readFenceBrokerRecord(reader: Reader, _version: number): FenceBrokerRecord {
  const message = newFenceBrokerRecord()
  message.id = reader.int32()
  message.epoch = reader.int64()
  reader.skipTaggedFields()
  return message
}

export function writeFenceBrokerRecord(
  writer: Writer,
  message: FenceBrokerRecord,
  _version: number,
): void {
  writer.int32(message.id)
  writer.int64(message.epoch)
  writer.uvarint(0)
}
