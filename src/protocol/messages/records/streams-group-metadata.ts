// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Int64 } from '../../int64.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const StreamsGroupMetadataKey: MessageType<StreamsGroupMetadataKey> = {
  name: 'StreamsGroupMetadataKey',
  apiKey: 17,
  minVersion: 0,
  maxVersion: 0,
  read: readStreamsGroupMetadataKey,
  write: writeStreamsGroupMetadataKey,
}

export const StreamsGroupMetadataValue: MessageType<StreamsGroupMetadataValue> = {
  name: 'StreamsGroupMetadataValue',
  apiKey: 17,
  minVersion: 0,
  maxVersion: 0,
  read: readStreamsGroupMetadataValue,
  write: writeStreamsGroupMetadataValue,
}

export interface StreamsGroupMetadataKey {
  groupId: string
}

export function newStreamsGroupMetadataKey(fields?: Partial<StreamsGroupMetadataKey>): StreamsGroupMetadataKey {
  const message: StreamsGroupMetadataKey = {
    groupId: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readStreamsGroupMetadataKey(reader: Reader, _version: number): StreamsGroupMetadataKey {
  const message = newStreamsGroupMetadataKey()
  message.groupId = reader.string(false)
  return message
}

export function writeStreamsGroupMetadataKey(
  writer: Writer,
  message: StreamsGroupMetadataKey,
  _version: number,
): void {
  writer.string(message.groupId, false)
}

export interface StreamsGroupMetadataValue {
  epoch: number
  metadataHash: Int64
  validatedTopologyEpoch: number
  lastAssignmentConfigs: LastAssignmentConfig[] | null
}

export function newStreamsGroupMetadataValue(fields?: Partial<StreamsGroupMetadataValue>): StreamsGroupMetadataValue {
  const message: StreamsGroupMetadataValue = {
    epoch: 0,
    metadataHash: 0,
    validatedTopologyEpoch: -1,
    lastAssignmentConfigs: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readStreamsGroupMetadataValue(reader: Reader, version: number): StreamsGroupMetadataValue {
  const message = newStreamsGroupMetadataValue()
  message.epoch = reader.int32()
  message.metadataHash = reader.int64()
  {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint()
      const end = reader.taggedFieldEnd()
      if (tag === 0) {
      message.validatedTopologyEpoch = reader.int32()
      reader.expectAt(end)
    } else if (tag === 1) {
      message.lastAssignmentConfigs = reader.nullableArray(true, version, readLastAssignmentConfig)
      reader.expectAt(end)
    } else {
        reader.skipTo(end)
      }
    }
  }
  return message
}

export function writeStreamsGroupMetadataValue(
  writer: Writer,
  message: StreamsGroupMetadataValue,
  version: number,
): void {
  writer.int32(message.epoch)
  writer.int64(message.metadataHash)
  {
    const hasValidatedTopologyEpoch = message.validatedTopologyEpoch !== -1
    const hasLastAssignmentConfigs = (message.lastAssignmentConfigs === null || message.lastAssignmentConfigs.length > 0)
    writer.uvarint(Number(hasValidatedTopologyEpoch) + Number(hasLastAssignmentConfigs))
    if (hasValidatedTopologyEpoch) {
      writer.taggedField(0, (content) => {
        content.int32(message.validatedTopologyEpoch)
      })
    }
    if (hasLastAssignmentConfigs) {
      writer.taggedField(1, (content) => {
        content.array(message.lastAssignmentConfigs, true, version, writeLastAssignmentConfig)
      })
    }
  }
}

export interface LastAssignmentConfig {
  key: string
  value: string
}

export function newLastAssignmentConfig(fields?: Partial<LastAssignmentConfig>): LastAssignmentConfig {
  const message: LastAssignmentConfig = {
    key: '',
    value: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readLastAssignmentConfig(reader: Reader, _version: number): LastAssignmentConfig {
  const message = newLastAssignmentConfig()
  message.key = reader.string(true)
  message.value = reader.string(true)
  reader.skipTaggedFields()
  return message
}

export function writeLastAssignmentConfig(
  writer: Writer,
  message: LastAssignmentConfig,
  _version: number,
): void {
  writer.string(message.key, true)
  writer.string(message.value, true)
  writer.uvarint(0)
}
