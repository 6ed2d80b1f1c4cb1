// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Int64 } from '../../int64.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const ShareGroupMetadataKey: MessageType<ShareGroupMetadataKey> = {
  name: 'ShareGroupMetadataKey',
  apiKey: 11,
  minVersion: 0,
  maxVersion: 0,
  read: readShareGroupMetadataKey,
  write: writeShareGroupMetadataKey,
}

export const ShareGroupMetadataValue: MessageType<ShareGroupMetadataValue> = {
  name: 'ShareGroupMetadataValue',
  apiKey: 11,
  minVersion: 0,
  maxVersion: 0,
  read: readShareGroupMetadataValue,
  write: writeShareGroupMetadataValue,
}

export interface ShareGroupMetadataKey {
  groupId: string
}

export function newShareGroupMetadataKey(fields?: Partial<ShareGroupMetadataKey>): ShareGroupMetadataKey {
  const message: ShareGroupMetadataKey = {
    groupId: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readShareGroupMetadataKey(reader: Reader, _version: number): ShareGroupMetadataKey {
  const message = newShareGroupMetadataKey()
  message.groupId = reader.string(false)
  return message
}

export function writeShareGroupMetadataKey(
  writer: Writer,
  message: ShareGroupMetadataKey,
  _version: number,
): void {
  writer.string(message.groupId, false)
}

export interface ShareGroupMetadataValue {
  epoch: number
  metadataHash: Int64
}

export function newShareGroupMetadataValue(fields?: Partial<ShareGroupMetadataValue>): ShareGroupMetadataValue {
  const message: ShareGroupMetadataValue = {
    epoch: 0,
    metadataHash: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readShareGroupMetadataValue(reader: Reader, _version: number): ShareGroupMetadataValue {
  const message = newShareGroupMetadataValue()
  message.epoch = reader.int32()
  message.metadataHash = reader.int64()
  reader.skipTaggedFields()
  return message
}

export function writeShareGroupMetadataValue(
  writer: Writer,
  message: ShareGroupMetadataValue,
  _version: number,
): void {
  writer.int32(message.epoch)
  writer.int64(message.metadataHash)
  writer.uvarint(0)
}
