// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const RemoveUserScramCredentialRecord: MessageType<RemoveUserScramCredentialRecord> = {
  name: 'RemoveUserScramCredentialRecord',
  apiKey: 22,
  minVersion: 0,
  maxVersion: 0,
  read: readRemoveUserScramCredentialRecord,
  write: writeRemoveUserScramCredentialRecord,
}

export interface RemoveUserScramCredentialRecord {
  name: string
  mechanism: number
}

export function newRemoveUserScramCredentialRecord(fields?: Partial<RemoveUserScramCredentialRecord>): RemoveUserScramCredentialRecord {
  const message: RemoveUserScramCredentialRecord = {
    name: '',
    mechanism: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readRemoveUserScramCredentialRecord(reader: Reader, _version: number): RemoveUserScramCredentialRecord {
  const message = newRemoveUserScramCredentialRecord()
  message.name = reader.string(true)
  message.mechanism = reader.int8()
  reader.skipTaggedFields()
  return message
}

export function writeRemoveUserScramCredentialRecord(
  writer: Writer,
  message: RemoveUserScramCredentialRecord,
  _version: number,
): void {
  writer.string(message.name, true)
  writer.int8(message.mechanism)
  writer.uvarint(0)
}
