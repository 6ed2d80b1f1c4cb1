// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import { ZERO_UUID } from '../../uuid.ts'
import type { Writer } from '../../writer.ts'

export const AccessControlEntryRecord: MessageType<AccessControlEntryRecord> = {
  name: 'AccessControlEntryRecord',
  apiKey: 18,
  minVersion: 0,
  maxVersion: 0,
  read: readAccessControlEntryRecord,
  write: writeAccessControlEntryRecord,
}

export interface AccessControlEntryRecord {
  id: string
  resourceType: number
  resourceName: string
  patternType: number
  principal: string
  host: string
  operation: number
  permissionType: number
}

export function newAccessControlEntryRecord(fields?: Partial<AccessControlEntryRecord>): AccessControlEntryRecord {
  const message: AccessControlEntryRecord = {
    id: ZERO_UUID,
    resourceType: 0,
    resourceName: '',
    patternType: 0,
    principal: '',
    host: '',
    operation: 0,
    permissionType: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAccessControlEntryRecord(reader: Reader, _version: number): AccessControlEntryRecord {
  const message = newAccessControlEntryRecord()
  message.id = reader.uuid()
  message.resourceType = reader.int8()
  message.resourceName = reader.string(true)
  message.patternType = reader.int8()
  message.principal = reader.string(true)
  message.host = reader.string(true)
  message.operation = reader.int8()
  message.permissionType = reader.int8()
  reader.skipTaggedFields()
  return message
}

export function writeAccessControlEntryRecord(
  writer: Writer,
  message: AccessControlEntryRecord,
  _version: number,
): void {
  writer.uuid(message.id)
  writer.int8(message.resourceType)
  writer.string(message.resourceName, true)
  writer.int8(message.patternType)
  writer.string(message.principal, true)
  writer.string(message.host, true)
  writer.int8(message.operation)
  writer.int8(message.permissionType)
  writer.uvarint(0)
}
