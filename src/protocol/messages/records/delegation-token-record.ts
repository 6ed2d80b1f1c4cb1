// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Int64 } from '../../int64.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const DelegationTokenRecord: MessageType<DelegationTokenRecord> = {
  name: 'DelegationTokenRecord',
  apiKey: 10,
  minVersion: 0,
  maxVersion: 0,
  read: readDelegationTokenRecord,
  write: writeDelegationTokenRecord,
}

export interface DelegationTokenRecord {
  owner: string
  requester: string
  renewers: string[]
  issueTimestamp: Int64
  maxTimestamp: Int64
  expirationTimestamp: Int64
  tokenId: string
}

export function newDelegationTokenRecord(fields?: Partial<DelegationTokenRecord>): DelegationTokenRecord {
  const message: DelegationTokenRecord = {
    owner: '',
    requester: '',
    renewers: [],
    issueTimestamp: 0,
    maxTimestamp: 0,
    expirationTimestamp: 0,
    tokenId: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDelegationTokenRecord(reader: Reader, version: number): DelegationTokenRecord {
  const message = newDelegationTokenRecord()
  message.owner = reader.string(true)
  message.requester = reader.string(true)
  message.renewers = reader.array(true, version, (element) => element.string(true))
  message.issueTimestamp = reader.int64()
  message.maxTimestamp = reader.int64()
  message.expirationTimestamp = reader.int64()
  message.tokenId = reader.string(true)
  reader.skipTaggedFields()
  return message
}

export function writeDelegationTokenRecord(
  writer: Writer,
  message: DelegationTokenRecord,
  version: number,
): void {
  writer.string(message.owner, true)
  writer.string(message.requester, true)
  writer.array(message.renewers, true, version, (target, element) => target.string(element, true))
  writer.int64(message.issueTimestamp)
  writer.int64(message.maxTimestamp)
  writer.int64(message.expirationTimestamp)
  writer.string(message.tokenId, true)
  writer.uvarint(0)
}
