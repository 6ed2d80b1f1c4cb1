// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import { ZERO_UUID } from '../../uuid.ts'
import type { Writer } from '../../writer.ts'

export const RemoveAccessControlEntryRecord: MessageType<RemoveAccessControlEntryRecord> = {
  name: 'RemoveAccessControlEntryRecord',
  apiKey: 19,
  minVersion: 0,
  maxVersion: 0,
  read: readRemoveAccessControlEntryRecord,
  write: writeRemoveAccessControlEntryRecord,
}

export interface RemoveAccessControlEntryRecord {
  id: string
}

export function newRemoveAccessControlEntryRecord(fields?: Partial<RemoveAccessControlEntryRecord>): RemoveAccessControlEntryRecord {
  const message: RemoveAccessControlEntryRecord = {
    id: ZERO_UUID,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readRemoveAccessControlEntryRecord(reader: Reader, _version: number): RemoveAccessControlEntryRecord {
  const message = newRemoveAccessControlEntryRecord()
  message.id = reader.uuid()
  reader.skipTaggedFields()
  return message
}

export function writeRemoveAccessControlEntryRecord(
  writer: Writer,
  message: RemoveAccessControlEntryRecord,
  _version: number,
): void {
  writer.uuid(message.id)
  writer.uvarint(0)
}
