// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Int64 } from '../../int64.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const ProducerIdsRecord: MessageType<ProducerIdsRecord> = {
  name: 'ProducerIdsRecord',
  apiKey: 15,
  minVersion: 0,
  maxVersion: 0,
  read: readProducerIdsRecord,
  write: writeProducerIdsRecord,
}

export interface ProducerIdsRecord {
  brokerId: number
  brokerEpoch: Int64
  nextProducerId: Int64
}

export function newProducerIdsRecord(fields?: Partial<ProducerIdsRecord>): ProducerIdsRecord {
  const message: ProducerIdsRecord = {
    brokerId: 0,
    brokerEpoch: -1,
    nextProducerId: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readProducerIdsRecord(reader: Reader, _version: number): ProducerIdsRecord {
  const message = newProducerIdsRecord()
  message.brokerId = reader.int32()
  message.brokerEpoch = reader.int64()
  message.nextProducerId = reader.int64()
  reader.skipTaggedFields()
  return message
}

export function writeProducerIdsRecord(
  writer: Writer,
  message: ProducerIdsRecord,
  _version: number,
): void {
  writer.int32(message.brokerId)
  writer.int64(message.brokerEpoch)
  writer.int64(message.nextProducerId)
  writer.uvarint(0)
}
