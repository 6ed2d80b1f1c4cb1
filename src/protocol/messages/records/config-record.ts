// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const ConfigRecord: MessageType<ConfigRecord> = {
  name: 'ConfigRecord',
  apiKey: 4,
  minVersion: 0,
  maxVersion: 0,
  read: readConfigRecord,
  write: writeConfigRecord,
}

export interface ConfigRecord {
  resourceType: number
  resourceName: string
  name: string
  value: string | null
}

export function newConfigRecord(fields?: Partial<ConfigRecord>): ConfigRecord {
  const message: ConfigRecord = {
    resourceType: 0,
    resourceName: '',
    name: '',
    value: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readConfigRecord(reader: Reader, _version: number): ConfigRecord {
  const message = newConfigRecord()
  message.resourceType = reader.int8()
  message.resourceName = reader.string(true)
  message.name = reader.string(true)
  message.value = reader.nullableString(true)
  reader.skipTaggedFields()
  return message
}

export function writeConfigRecord(
  writer: Writer,
  message: ConfigRecord,
  _version: number,
): void {
  writer.int8(message.resourceType)
  writer.string(message.resourceName, true)
  writer.string(message.name, true)
  writer.string(message.value, true)
  writer.uvarint(0)
}
