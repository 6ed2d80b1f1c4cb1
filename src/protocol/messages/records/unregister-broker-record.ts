// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Int64 } from '../../int64.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const UnregisterBrokerRecord: MessageType<UnregisterBrokerRecord> = {
  name: 'UnregisterBrokerRecord',
  apiKey: 1,
  minVersion: 0,
  maxVersion: 0,
  read: readUnregisterBrokerRecord,
  write: writeUnregisterBrokerRecord,
}

export interface UnregisterBrokerRecord {
  brokerId: number
  brokerEpoch: Int64
}

export function newUnregisterBrokerRecord(fields?: Partial<UnregisterBrokerRecord>): UnregisterBrokerRecord {
  const message: UnregisterBrokerRecord = {
    brokerId: 0,
    brokerEpoch: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readUnregisterBrokerRecord(reader: Reader, _version: number): UnregisterBrokerRecord {
  const message = newUnregisterBrokerRecord()
  message.brokerId = reader.int32()
  message.brokerEpoch = reader.int64()
  reader.skipTaggedFields()
  return message
}

export function writeUnregisterBrokerRecord(
  writer: Writer,
  message: UnregisterBrokerRecord,
  _version: number,
): void {
  writer.int32(message.brokerId)
  writer.int64(message.brokerEpoch)
  writer.uvarint(0)
}
