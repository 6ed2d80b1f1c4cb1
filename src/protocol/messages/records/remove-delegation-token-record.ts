// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const RemoveDelegationTokenRecord: MessageType<RemoveDelegationTokenRecord> = {
  name: 'RemoveDelegationTokenRecord',
  apiKey: 26,
  minVersion: 0,
  maxVersion: 0,
  read: readRemoveDelegationTokenRecord,
  write: writeRemoveDelegationTokenRecord,
}

export interface RemoveDelegationTokenRecord {
  tokenId: string
}

export function newRemoveDelegationTokenRecord(fields?: Partial<RemoveDelegationTokenRecord>): RemoveDelegationTokenRecord {
  const message: RemoveDelegationTokenRecord = {
    tokenId: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readRemoveDelegationTokenRecord(reader: Reader, _version: number): RemoveDelegationTokenRecord {
  const message = newRemoveDelegationTokenRecord()
  message.tokenId = reader.string(true)
  reader.skipTaggedFields()
  return message
}

export function writeRemoveDelegationTokenRecord(
  writer: Writer,
  message: RemoveDelegationTokenRecord,
  _version: number,
): void {
  writer.string(message.tokenId, true)
  writer.uvarint(0)
}
