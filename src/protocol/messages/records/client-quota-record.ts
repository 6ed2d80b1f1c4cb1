// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const ClientQuotaRecord: MessageType<ClientQuotaRecord> = {
  name: 'ClientQuotaRecord',
  apiKey: 14,
  minVersion: 0,
  maxVersion: 0,
  read: readClientQuotaRecord,
  write: writeClientQuotaRecord,
}

export interface ClientQuotaRecord {
  entity: EntityData[]
  key: string
  value: number
  remove: boolean
}

export function newClientQuotaRecord(fields?: Partial<ClientQuotaRecord>): ClientQuotaRecord {
  const message: ClientQuotaRecord = {
    entity: [],
    key: '',
    value: 0,
    remove: false,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readClientQuotaRecord(reader: Reader, version: number): ClientQuotaRecord {
  const message = newClientQuotaRecord()
  message.entity = reader.array(true, version, readEntityData)
  message.key = reader.string(true)
  message.value = reader.float64()
  message.remove = reader.bool()
  reader.skipTaggedFields()
  return message
}

export function writeClientQuotaRecord(
  writer: Writer,
  message: ClientQuotaRecord,
  version: number,
): void {
  writer.array(message.entity, true, version, writeEntityData)
  writer.string(message.key, true)
  writer.float64(message.value)
  writer.bool(message.remove)
  writer.uvarint(0)
}

export interface EntityData {
  entityType: string
  entityName: string | null
}

export function newEntityData(fields?: Partial<EntityData>): EntityData {
  const message: EntityData = {
    entityType: '',
    entityName: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readEntityData(reader: Reader, _version: number): EntityData {
  const message = newEntityData()
  message.entityType = reader.string(true)
  message.entityName = reader.nullableString(true)
  reader.skipTaggedFields()
  return message
}

export function writeEntityData(
  writer: Writer,
  message: EntityData,
  _version: number,
): void {
  writer.string(message.entityType, true)
  writer.string(message.entityName, true)
  writer.uvarint(0)
}
