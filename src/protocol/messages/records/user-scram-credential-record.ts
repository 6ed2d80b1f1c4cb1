// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import { EMPTY_BYTES } from '../../bytes.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const UserScramCredentialRecord: MessageType<UserScramCredentialRecord> = {
  name: 'UserScramCredentialRecord',
  apiKey: 11,
  minVersion: 0,
  maxVersion: 0,
  read: readUserScramCredentialRecord,
  write: writeUserScramCredentialRecord,
}

export interface UserScramCredentialRecord {
  name: string
  mechanism: number
  salt: Buffer
  storedKey: Buffer
  serverKey: Buffer
  iterations: number
}

export function newUserScramCredentialRecord(fields?: Partial<UserScramCredentialRecord>): UserScramCredentialRecord {
  const message: UserScramCredentialRecord = {
    name: '',
    mechanism: 0,
    salt: EMPTY_BYTES,
    storedKey: EMPTY_BYTES,
    serverKey: EMPTY_BYTES,
    iterations: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readUserScramCredentialRecord(reader: Reader, _version: number): UserScramCredentialRecord {
  const message = newUserScramCredentialRecord()
  message.name = reader.string(true)
  message.mechanism = reader.int8()
  message.salt = reader.bytes(true)
  message.storedKey = reader.bytes(true)
  message.serverKey = reader.bytes(true)
  message.iterations = reader.int32()
  reader.skipTaggedFields()
  return message
}

export function writeUserScramCredentialRecord(
  writer: Writer,
  message: UserScramCredentialRecord,
  _version: number,
): void {
  writer.string(message.name, true)
  writer.int8(message.mechanism)
  writer.bytes(message.salt, true)
  writer.bytes(message.storedKey, true)
  writer.bytes(message.serverKey, true)
  writer.int32(message.iterations)
  writer.uvarint(0)
}
