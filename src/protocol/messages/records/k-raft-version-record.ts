// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const KRaftVersionRecord: MessageType<KRaftVersionRecord> = {
  name: 'KRaftVersionRecord',
  apiKey: -1,
  minVersion: 0,
  maxVersion: 0,
  read: readKRaftVersionRecord,
  write: writeKRaftVersionRecord,
}

export interface KRaftVersionRecord {
  version: number
  kRaftVersion: number
}

export function newKRaftVersionRecord(fields?: Partial<KRaftVersionRecord>): KRaftVersionRecord {
  const message: KRaftVersionRecord = {
    version: 0,
    kRaftVersion: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readKRaftVersionRecord(reader: Reader, _version: number): KRaftVersionRecord {
  const message = newKRaftVersionRecord()
  message.version = reader.int16()
  message.kRaftVersion = reader.int16()
  reader.skipTaggedFields()
  return message
}

export function writeKRaftVersionRecord(
  writer: Writer,
  message: KRaftVersionRecord,
  _version: number,
): void {
  writer.int16(message.version)
  writer.int16(message.kRaftVersion)
  writer.uvarint(0)
}
