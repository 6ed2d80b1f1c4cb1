// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const ZkMigrationStateRecord: MessageType<ZkMigrationStateRecord> = {
  name: 'ZkMigrationStateRecord',
  apiKey: 21,
  minVersion: 0,
  maxVersion: 0,
  read: readZkMigrationStateRecord,
  write: writeZkMigrationStateRecord,
}

export interface ZkMigrationStateRecord {
  zkMigrationState: number
}

export function newZkMigrationStateRecord(fields?: Partial<ZkMigrationStateRecord>): ZkMigrationStateRecord {
  const message: ZkMigrationStateRecord = {
    zkMigrationState: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readZkMigrationStateRecord(reader: Reader, _version: number): ZkMigrationStateRecord {
  const message = newZkMigrationStateRecord()
  message.zkMigrationState = reader.int8()
  reader.skipTaggedFields()
  return message
}

export function writeZkMigrationStateRecord(
  writer: Writer,
  message: ZkMigrationStateRecord,
  _version: number,
): void {
  writer.int8(message.zkMigrationState)
  writer.uvarint(0)
}
