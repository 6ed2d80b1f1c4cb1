// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const ControlRecordTypeSchema: MessageType<ControlRecordTypeSchema> = {
  name: 'ControlRecordTypeSchema',
  apiKey: -1,
  minVersion: 0,
  maxVersion: 0,
  read: readControlRecordTypeSchema,
  write: writeControlRecordTypeSchema,
}

export interface ControlRecordTypeSchema {
  type: number
}

export function newControlRecordTypeSchema(fields?: Partial<ControlRecordTypeSchema>): ControlRecordTypeSchema {
  const message: ControlRecordTypeSchema = {
    type: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readControlRecordTypeSchema(reader: Reader, _version: number): ControlRecordTypeSchema {
  const message = newControlRecordTypeSchema()
  message.type = reader.int16()
  return message
}

export function writeControlRecordTypeSchema(
  writer: Writer,
  message: ControlRecordTypeSchema,
  _version: number,
): void {
  writer.int16(message.type)
}
