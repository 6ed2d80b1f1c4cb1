// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const FeatureLevelRecord: MessageType<FeatureLevelRecord> = {
  name: 'FeatureLevelRecord',
  apiKey: 12,
  minVersion: 0,
  maxVersion: 0,
  read: readFeatureLevelRecord,
  write: writeFeatureLevelRecord,
}

export interface FeatureLevelRecord {
  name: string
  featureLevel: number
}

export function newFeatureLevelRecord(fields?: Partial<FeatureLevelRecord>): FeatureLevelRecord {
  const message: FeatureLevelRecord = {
    name: '',
    featureLevel: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readFeatureLevelRecord(reader: Reader, _version: number): FeatureLevelRecord {
  const message = newFeatureLevelRecord()
  message.name = reader.string(true)
  message.featureLevel = reader.int16()
  reader.skipTaggedFields()
  return message
}

export function writeFeatureLevelRecord(
  writer: Writer,
  message: FeatureLevelRecord,
  _version: number,
): void {
  writer.string(message.name, true)
  writer.int16(message.featureLevel)
  writer.uvarint(0)
}
