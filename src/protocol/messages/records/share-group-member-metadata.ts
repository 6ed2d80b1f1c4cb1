// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const ShareGroupMemberMetadataKey: MessageType<ShareGroupMemberMetadataKey> = {
  name: 'ShareGroupMemberMetadataKey',
  apiKey: 10,
  minVersion: 0,
  maxVersion: 0,
  read: readShareGroupMemberMetadataKey,
  write: writeShareGroupMemberMetadataKey,
}

export const ShareGroupMemberMetadataValue: MessageType<ShareGroupMemberMetadataValue> = {
  name: 'ShareGroupMemberMetadataValue',
  apiKey: 10,
  minVersion: 0,
  maxVersion: 0,
  read: readShareGroupMemberMetadataValue,
  write: writeShareGroupMemberMetadataValue,
}

export interface ShareGroupMemberMetadataKey {
  groupId: string
  memberId: string
}

export function newShareGroupMemberMetadataKey(fields?: Partial<ShareGroupMemberMetadataKey>): ShareGroupMemberMetadataKey {
  const message: ShareGroupMemberMetadataKey = {
    groupId: '',
    memberId: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readShareGroupMemberMetadataKey(reader: Reader, _version: number): ShareGroupMemberMetadataKey {
  const message = newShareGroupMemberMetadataKey()
  message.groupId = reader.string(false)
  message.memberId = reader.string(false)
  return message
}

export function writeShareGroupMemberMetadataKey(
  writer: Writer,
  message: ShareGroupMemberMetadataKey,
  _version: number,
): void {
  writer.string(message.groupId, false)
  writer.string(message.memberId, false)
}

export interface ShareGroupMemberMetadataValue {
  rackId: string | null
  clientId: string
  clientHost: string
  subscribedTopicNames: string[]
}

export function newShareGroupMemberMetadataValue(fields?: Partial<ShareGroupMemberMetadataValue>): ShareGroupMemberMetadataValue {
  const message: ShareGroupMemberMetadataValue = {
    rackId: '',
    clientId: '',
    clientHost: '',
    subscribedTopicNames: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readShareGroupMemberMetadataValue(reader: Reader, version: number): ShareGroupMemberMetadataValue {
  const message = newShareGroupMemberMetadataValue()
  message.rackId = reader.nullableString(true)
  message.clientId = reader.string(true)
  message.clientHost = reader.string(true)
  message.subscribedTopicNames = reader.array(true, version, (element) => element.string(true))
  reader.skipTaggedFields()
  return message
}

export function writeShareGroupMemberMetadataValue(
  writer: Writer,
  message: ShareGroupMemberMetadataValue,
  version: number,
): void {
  writer.string(message.rackId, true)
  writer.string(message.clientId, true)
  writer.string(message.clientHost, true)
  writer.array(message.subscribedTopicNames, true, version, (target, element) => target.string(element, true))
  writer.uvarint(0)
}
