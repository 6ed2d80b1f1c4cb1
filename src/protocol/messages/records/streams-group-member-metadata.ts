// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const StreamsGroupMemberMetadataKey: MessageType<StreamsGroupMemberMetadataKey> = {
  name: 'StreamsGroupMemberMetadataKey',
  apiKey: 19,
  minVersion: 0,
  maxVersion: 0,
  read: readStreamsGroupMemberMetadataKey,
  write: writeStreamsGroupMemberMetadataKey,
}

export const StreamsGroupMemberMetadataValue: MessageType<StreamsGroupMemberMetadataValue> = {
  name: 'StreamsGroupMemberMetadataValue',
  apiKey: 19,
  minVersion: 0,
  maxVersion: 0,
  read: readStreamsGroupMemberMetadataValue,
  write: writeStreamsGroupMemberMetadataValue,
}

export interface StreamsGroupMemberMetadataKey {
  groupId: string
  memberId: string
}

export function newStreamsGroupMemberMetadataKey(fields?: Partial<StreamsGroupMemberMetadataKey>): StreamsGroupMemberMetadataKey {
  const message: StreamsGroupMemberMetadataKey = {
    groupId: '',
    memberId: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readStreamsGroupMemberMetadataKey(reader: Reader, _version: number): StreamsGroupMemberMetadataKey {
  const message = newStreamsGroupMemberMetadataKey()
  message.groupId = reader.string(false)
  message.memberId = reader.string(false)
  return message
}

export function writeStreamsGroupMemberMetadataKey(
  writer: Writer,
  message: StreamsGroupMemberMetadataKey,
  _version: number,
): void {
  writer.string(message.groupId, false)
  writer.string(message.memberId, false)
}

export interface StreamsGroupMemberMetadataValue {
  instanceId: string | null
  rackId: string | null
  clientId: string
  clientHost: string
  rebalanceTimeoutMs: number
  topologyEpoch: number
  processId: string
  userEndpoint: Endpoint | null
  clientTags: KeyValue[]
}

export function newStreamsGroupMemberMetadataValue(fields?: Partial<StreamsGroupMemberMetadataValue>): StreamsGroupMemberMetadataValue {
  const message: StreamsGroupMemberMetadataValue = {
    instanceId: '',
    rackId: '',
    clientId: '',
    clientHost: '',
    rebalanceTimeoutMs: -1,
    topologyEpoch: 0,
    processId: '',
    userEndpoint: null,
    clientTags: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readStreamsGroupMemberMetadataValue(reader: Reader, version: number): StreamsGroupMemberMetadataValue {
  const message = newStreamsGroupMemberMetadataValue()
  message.instanceId = reader.nullableString(true)
  message.rackId = reader.nullableString(true)
  message.clientId = reader.string(true)
  message.clientHost = reader.string(true)
  message.rebalanceTimeoutMs = reader.int32()
  message.topologyEpoch = reader.int32()
  message.processId = reader.string(true)
  message.userEndpoint = reader.nullableStruct(version, readEndpoint)
  message.clientTags = reader.array(true, version, readKeyValue)
  reader.skipTaggedFields()
  return message
}

export function writeStreamsGroupMemberMetadataValue(
  writer: Writer,
  message: StreamsGroupMemberMetadataValue,
  version: number,
): void {
  writer.string(message.instanceId, true)
  writer.string(message.rackId, true)
  writer.string(message.clientId, true)
  writer.string(message.clientHost, true)
  writer.int32(message.rebalanceTimeoutMs)
  writer.int32(message.topologyEpoch)
  writer.string(message.processId, true)
  writer.nullableStruct(message.userEndpoint, version, writeEndpoint)
  writer.array(message.clientTags, true, version, writeKeyValue)
  writer.uvarint(0)
}

export interface Endpoint {
  host: string
  port: number
}

export function newEndpoint(fields?: Partial<Endpoint>): Endpoint {
  const message: Endpoint = {
    host: '',
    port: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readEndpoint(reader: Reader, _version: number): Endpoint {
  const message = newEndpoint()
  message.host = reader.string(true)
  message.port = reader.uint16()
  reader.skipTaggedFields()
  return message
}

export function writeEndpoint(
  writer: Writer,
  message: Endpoint,
  _version: number,
): void {
  writer.string(message.host, true)
  writer.uint16(message.port)
  writer.uvarint(0)
}

export interface KeyValue {
  key: string
  value: string
}

export function newKeyValue(fields?: Partial<KeyValue>): KeyValue {
  const message: KeyValue = {
    key: '',
    value: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readKeyValue(reader: Reader, _version: number): KeyValue {
  const message = newKeyValue()
  message.key = reader.string(true)
  message.value = reader.string(true)
  reader.skipTaggedFields()
  return message
}

export function writeKeyValue(
  writer: Writer,
  message: KeyValue,
  _version: number,
): void {
  writer.string(message.key, true)
  writer.string(message.value, true)
  writer.uvarint(0)
}
