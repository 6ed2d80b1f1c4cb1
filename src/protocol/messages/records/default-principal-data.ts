// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const DefaultPrincipalData: MessageType<DefaultPrincipalData> = {
  name: 'DefaultPrincipalData',
  apiKey: -1,
  minVersion: 0,
  maxVersion: 0,
  read: readDefaultPrincipalData,
  write: writeDefaultPrincipalData,
}

export interface DefaultPrincipalData {
  type: string
  name: string
  tokenAuthenticated: boolean
}

export function newDefaultPrincipalData(fields?: Partial<DefaultPrincipalData>): DefaultPrincipalData {
  const message: DefaultPrincipalData = {
    type: '',
    name: '',
    tokenAuthenticated: false,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDefaultPrincipalData(reader: Reader, _version: number): DefaultPrincipalData {
  const message = newDefaultPrincipalData()
  message.type = reader.string(true)
  message.name = reader.string(true)
  message.tokenAuthenticated = reader.bool()
  reader.skipTaggedFields()
  return message
}

export function writeDefaultPrincipalData(
  writer: Writer,
  message: DefaultPrincipalData,
  _version: number,
): void {
  writer.string(message.type, true)
  writer.string(message.name, true)
  writer.bool(message.tokenAuthenticated)
  writer.uvarint(0)
}
