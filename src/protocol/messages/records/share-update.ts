// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Int64 } from '../../int64.ts'
import type { Reader } from '../../reader.ts'
import { ZERO_UUID } from '../../uuid.ts'
import type { Writer } from '../../writer.ts'

export const ShareUpdateKey: MessageType<ShareUpdateKey> = {
  name: 'ShareUpdateKey',
  apiKey: 1,
  minVersion: 0,
  maxVersion: 0,
  read: readShareUpdateKey,
  write: writeShareUpdateKey,
}

export const ShareUpdateValue: MessageType<ShareUpdateValue> = {
  name: 'ShareUpdateValue',
  apiKey: 1,
  minVersion: 0,
  maxVersion: 0,
  read: readShareUpdateValue,
  write: writeShareUpdateValue,
}

export interface ShareUpdateKey {
  groupId: string
  topicId: string
  partition: number
}

export function newShareUpdateKey(fields?: Partial<ShareUpdateKey>): ShareUpdateKey {
  const message: ShareUpdateKey = {
    groupId: '',
    topicId: ZERO_UUID,
    partition: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readShareUpdateKey(reader: Reader, _version: number): ShareUpdateKey {
  const message = newShareUpdateKey()
  message.groupId = reader.string(false)
  message.topicId = reader.uuid()
  message.partition = reader.int32()
  return message
}

export function writeShareUpdateKey(
  writer: Writer,
  message: ShareUpdateKey,
  _version: number,
): void {
  writer.string(message.groupId, false)
  writer.uuid(message.topicId)
  writer.int32(message.partition)
}

export interface ShareUpdateValue {
  snapshotEpoch: number
  leaderEpoch: number
  startOffset: Int64
  deliveryCompleteCount: number
  stateBatches: StateBatch[]
}

export function newShareUpdateValue(fields?: Partial<ShareUpdateValue>): ShareUpdateValue {
  const message: ShareUpdateValue = {
    snapshotEpoch: 0,
    leaderEpoch: 0,
    startOffset: 0,
    deliveryCompleteCount: -1,
    stateBatches: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readShareUpdateValue(reader: Reader, version: number): ShareUpdateValue {
  const message = newShareUpdateValue()
  message.snapshotEpoch = reader.int32()
  message.leaderEpoch = reader.int32()
  message.startOffset = reader.int64()
  message.stateBatches = reader.array(true, version, readStateBatch)
  {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint()
      const end = reader.taggedFieldEnd()
      if (tag === 0) {
      message.deliveryCompleteCount = reader.int32()
      reader.expectAt(end)
    } else {
        reader.skipTo(end)
      }
    }
  }
  return message
}

export function writeShareUpdateValue(
  writer: Writer,
  message: ShareUpdateValue,
  version: number,
): void {
  writer.int32(message.snapshotEpoch)
  writer.int32(message.leaderEpoch)
  writer.int64(message.startOffset)
  writer.array(message.stateBatches, true, version, writeStateBatch)
  {
    const hasDeliveryCompleteCount = message.deliveryCompleteCount !== -1
    writer.uvarint(Number(hasDeliveryCompleteCount))
    if (hasDeliveryCompleteCount) {
      writer.taggedField(0, (content) => {
        content.int32(message.deliveryCompleteCount)
      })
    }
  }
}

export interface StateBatch {
  firstOffset: Int64
  lastOffset: Int64
  deliveryState: number
  deliveryCount: number
}

export function newStateBatch(fields?: Partial<StateBatch>): StateBatch {
  const message: StateBatch = {
    firstOffset: 0,
    lastOffset: 0,
    deliveryState: 0,
    deliveryCount: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readStateBatch(reader: Reader, _version: number): StateBatch {
  const message = newStateBatch()
  message.firstOffset = reader.int64()
  message.lastOffset = reader.int64()
  message.deliveryState = reader.int8()
  message.deliveryCount = reader.int16()
  reader.skipTaggedFields()
  return message
}

export function writeStateBatch(
  writer: Writer,
  message: StateBatch,
  _version: number,
): void {
  writer.int64(message.firstOffset)
  writer.int64(message.lastOffset)
  writer.int8(message.deliveryState)
  writer.int16(message.deliveryCount)
  writer.uvarint(0)
}
