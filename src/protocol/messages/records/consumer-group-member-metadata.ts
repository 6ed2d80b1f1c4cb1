// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import { EMPTY_BYTES } from '../../bytes.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const ConsumerGroupMemberMetadataKey: MessageType<ConsumerGroupMemberMetadataKey> = {
  name: 'ConsumerGroupMemberMetadataKey',
  apiKey: 5,
  minVersion: 0,
  maxVersion: 0,
  read: readConsumerGroupMemberMetadataKey,
  write: writeConsumerGroupMemberMetadataKey,
}

export const ConsumerGroupMemberMetadataValue: MessageType<ConsumerGroupMemberMetadataValue> = {
  name: 'ConsumerGroupMemberMetadataValue',
  apiKey: 5,
  minVersion: 0,
  maxVersion: 0,
  read: readConsumerGroupMemberMetadataValue,
  write: writeConsumerGroupMemberMetadataValue,
}

export interface ConsumerGroupMemberMetadataKey {
  groupId: string
  memberId: string
}

export function newConsumerGroupMemberMetadataKey(fields?: Partial<ConsumerGroupMemberMetadataKey>): ConsumerGroupMemberMetadataKey {
  const message: ConsumerGroupMemberMetadataKey = {
    groupId: '',
    memberId: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readConsumerGroupMemberMetadataKey(reader: Reader, _version: number): ConsumerGroupMemberMetadataKey {
  const message = newConsumerGroupMemberMetadataKey()
  message.groupId = reader.string(false)
  message.memberId = reader.string(false)
  return message
}

export function writeConsumerGroupMemberMetadataKey(
  writer: Writer,
  message: ConsumerGroupMemberMetadataKey,
  _version: number,
): void {
  writer.string(message.groupId, false)
  writer.string(message.memberId, false)
}

export interface ConsumerGroupMemberMetadataValue {
  instanceId: string | null
  rackId: string | null
  clientId: string
  clientHost: string
  subscribedTopicNames: string[]
  subscribedTopicRegex: string | null
  rebalanceTimeoutMs: number
  serverAssignor: string | null
  classicMemberMetadata: ClassicMemberMetadata | null
}

export function newConsumerGroupMemberMetadataValue(fields?: Partial<ConsumerGroupMemberMetadataValue>): ConsumerGroupMemberMetadataValue {
  const message: ConsumerGroupMemberMetadataValue = {
    instanceId: '',
    rackId: '',
    clientId: '',
    clientHost: '',
    subscribedTopicNames: [],
    subscribedTopicRegex: '',
    rebalanceTimeoutMs: -1,
    serverAssignor: '',
    classicMemberMetadata: newClassicMemberMetadata(),
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readConsumerGroupMemberMetadataValue(reader: Reader, version: number): ConsumerGroupMemberMetadataValue {
  const message = newConsumerGroupMemberMetadataValue()
  message.instanceId = reader.nullableString(true)
  message.rackId = reader.nullableString(true)
  message.clientId = reader.string(true)
  message.clientHost = reader.string(true)
  message.subscribedTopicNames = reader.array(true, version, (element) => element.string(true))
  message.subscribedTopicRegex = reader.nullableString(true)
  message.rebalanceTimeoutMs = reader.int32()
  message.serverAssignor = reader.nullableString(true)
  {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint()
      const end = reader.taggedFieldEnd()
      if (tag === 0) {
      message.classicMemberMetadata = reader.nullableTaggedStruct(version, readClassicMemberMetadata)
      reader.expectAt(end)
    } else {
        reader.skipTo(end)
      }
    }
  }
  return message
}

export function writeConsumerGroupMemberMetadataValue(
  writer: Writer,
  message: ConsumerGroupMemberMetadataValue,
  version: number,
): void {
  writer.string(message.instanceId, true)
  writer.string(message.rackId, true)
  writer.string(message.clientId, true)
  writer.string(message.clientHost, true)
  writer.array(message.subscribedTopicNames, true, version, (target, element) => target.string(element, true))
  writer.string(message.subscribedTopicRegex, true)
  writer.int32(message.rebalanceTimeoutMs)
  writer.string(message.serverAssignor, true)
  {
    const hasClassicMemberMetadata = (message.classicMemberMetadata === null || !isDefaultClassicMemberMetadata(message.classicMemberMetadata))
    writer.uvarint(Number(hasClassicMemberMetadata))
    if (hasClassicMemberMetadata) {
      writer.taggedField(0, (content) => {
        content.nullableTaggedStruct(message.classicMemberMetadata, version, writeClassicMemberMetadata)
      })
    }
  }
}

export interface ClassicMemberMetadata {
  sessionTimeoutMs: number
  supportedProtocols: ClassicProtocol[]
}

export function newClassicMemberMetadata(fields?: Partial<ClassicMemberMetadata>): ClassicMemberMetadata {
  const message: ClassicMemberMetadata = {
    sessionTimeoutMs: 0,
    supportedProtocols: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readClassicMemberMetadata(reader: Reader, version: number): ClassicMemberMetadata {
  const message = newClassicMemberMetadata()
  message.sessionTimeoutMs = reader.int32()
  message.supportedProtocols = reader.array(true, version, readClassicProtocol)
  reader.skipTaggedFields()
  return message
}

export function writeClassicMemberMetadata(
  writer: Writer,
  message: ClassicMemberMetadata,
  version: number,
): void {
  writer.int32(message.sessionTimeoutMs)
  writer.array(message.supportedProtocols, true, version, writeClassicProtocol)
  writer.uvarint(0)
}

export interface ClassicProtocol {
  name: string
  metadata: Buffer
}

export function newClassicProtocol(fields?: Partial<ClassicProtocol>): ClassicProtocol {
  const message: ClassicProtocol = {
    name: '',
    metadata: EMPTY_BYTES,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readClassicProtocol(reader: Reader, _version: number): ClassicProtocol {
  const message = newClassicProtocol()
  message.name = reader.string(true)
  message.metadata = reader.bytes(true)
  reader.skipTaggedFields()
  return message
}

export function writeClassicProtocol(
  writer: Writer,
  message: ClassicProtocol,
  _version: number,
): void {
  writer.string(message.name, true)
  writer.bytes(message.metadata, true)
  writer.uvarint(0)
}

function isDefaultClassicMemberMetadata(message: ClassicMemberMetadata): boolean {
  return !(
    message.sessionTimeoutMs !== 0 ||
    message.supportedProtocols.length > 0
  )
}
