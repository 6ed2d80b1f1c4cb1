// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Int64 } from '../../int64.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const LegacyOffsetCommitKey: MessageType<LegacyOffsetCommitKey> = {
  name: 'LegacyOffsetCommitKey',
  apiKey: 0,
  minVersion: 0,
  maxVersion: 0,
  read: readLegacyOffsetCommitKey,
  write: writeLegacyOffsetCommitKey,
}

export const LegacyOffsetCommitValue: MessageType<LegacyOffsetCommitValue> = {
  name: 'LegacyOffsetCommitValue',
  apiKey: 0,
  minVersion: 0,
  maxVersion: 0,
  read: readLegacyOffsetCommitValue,
  write: writeLegacyOffsetCommitValue,
}

export interface LegacyOffsetCommitKey {
  group: string
  topic: string
  partition: number
}

export function newLegacyOffsetCommitKey(fields?: Partial<LegacyOffsetCommitKey>): LegacyOffsetCommitKey {
  const message: LegacyOffsetCommitKey = {
    group: '',
    topic: '',
    partition: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readLegacyOffsetCommitKey(reader: Reader, _version: number): LegacyOffsetCommitKey {
  const message = newLegacyOffsetCommitKey()
  message.group = reader.string(false)
  message.topic = reader.string(false)
  message.partition = reader.int32()
  return message
}

export function writeLegacyOffsetCommitKey(
  writer: Writer,
  message: LegacyOffsetCommitKey,
  _version: number,
): void {
  writer.string(message.group, false)
  writer.string(message.topic, false)
  writer.int32(message.partition)
}

export interface LegacyOffsetCommitValue {
  offset: Int64
  metadata: string
  commitTimestamp: Int64
}

export function newLegacyOffsetCommitValue(fields?: Partial<LegacyOffsetCommitValue>): LegacyOffsetCommitValue {
  const message: LegacyOffsetCommitValue = {
    offset: 0,
    metadata: '',
    commitTimestamp: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readLegacyOffsetCommitValue(reader: Reader, _version: number): LegacyOffsetCommitValue {
  const message = newLegacyOffsetCommitValue()
  message.offset = reader.int64()
  message.metadata = reader.string(false)
  message.commitTimestamp = reader.int64()
  return message
}

export function writeLegacyOffsetCommitValue(
  writer: Writer,
  message: LegacyOffsetCommitValue,
  _version: number,
): void {
  writer.int64(message.offset)
  writer.string(message.metadata, false)
  writer.int64(message.commitTimestamp)
}
