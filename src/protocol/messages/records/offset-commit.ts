// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Int64 } from '../../int64.ts'
import type { Reader } from '../../reader.ts'
import { ZERO_UUID } from '../../uuid.ts'
import type { Writer } from '../../writer.ts'

export const OffsetCommitKey: MessageType<OffsetCommitKey> = {
  name: 'OffsetCommitKey',
  apiKey: 1,
  minVersion: 0,
  maxVersion: 0,
  read: readOffsetCommitKey,
  write: writeOffsetCommitKey,
}

export const OffsetCommitValue: MessageType<OffsetCommitValue> = {
  name: 'OffsetCommitValue',
  apiKey: 1,
  minVersion: 0,
  maxVersion: 4,
  read: readOffsetCommitValue,
  write: writeOffsetCommitValue,
}

export interface OffsetCommitKey {
  group: string
  topic: string
  partition: number
}

export function newOffsetCommitKey(fields?: Partial<OffsetCommitKey>): OffsetCommitKey {
  const message: OffsetCommitKey = {
    group: '',
    topic: '',
    partition: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readOffsetCommitKey(reader: Reader, _version: number): OffsetCommitKey {
  const message = newOffsetCommitKey()
  message.group = reader.string(false)
  message.topic = reader.string(false)
  message.partition = reader.int32()
  return message
}

export function writeOffsetCommitKey(
  writer: Writer,
  message: OffsetCommitKey,
  _version: number,
): void {
  writer.string(message.group, false)
  writer.string(message.topic, false)
  writer.int32(message.partition)
}

export interface OffsetCommitValue {
  offset: Int64
  leaderEpoch: number
  metadata: string
  commitTimestamp: Int64
  expireTimestamp: Int64
  topicId: string
}

export function newOffsetCommitValue(fields?: Partial<OffsetCommitValue>): OffsetCommitValue {
  const message: OffsetCommitValue = {
    offset: 0,
    leaderEpoch: -1,
    metadata: '',
    commitTimestamp: 0,
    expireTimestamp: -1,
    topicId: ZERO_UUID,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readOffsetCommitValue(reader: Reader, version: number): OffsetCommitValue {
  const isFlexible = version >= 4
  const message = newOffsetCommitValue()
  message.offset = reader.int64()
  if (version >= 3) message.leaderEpoch = reader.int32()
  message.metadata = reader.string(isFlexible)
  message.commitTimestamp = reader.int64()
  if (version === 1) message.expireTimestamp = reader.int64()
  if (isFlexible) {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint()
      const end = reader.taggedFieldEnd()
      if (tag === 0) {
      message.topicId = reader.uuid()
      reader.expectAt(end)
    } else {
        reader.skipTo(end)
      }
    }
  }
  return message
}

export function writeOffsetCommitValue(
  writer: Writer,
  message: OffsetCommitValue,
  version: number,
): void {
  const isFlexible = version >= 4
  writer.int64(message.offset)
  if (version >= 3) writer.int32(message.leaderEpoch)
  writer.string(message.metadata, isFlexible)
  writer.int64(message.commitTimestamp)
  if (version === 1) writer.int64(message.expireTimestamp)
  if (isFlexible) {
    const hasTopicId = message.topicId !== ZERO_UUID
    writer.uvarint(Number(hasTopicId))
    if (hasTopicId) {
      writer.taggedField(0, (content) => {
        content.uuid(message.topicId)
      })
    }
  }
}
