// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Int64 } from '../../int64.ts'
import type { Reader } from '../../reader.ts'
import { ZERO_UUID } from '../../uuid.ts'
import type { Writer } from '../../writer.ts'

export const ShareSnapshotKey: MessageType<ShareSnapshotKey> = {
  name: 'ShareSnapshotKey',
  apiKey: 0,
  minVersion: 0,
  maxVersion: 0,
  read: readShareSnapshotKey,
  write: writeShareSnapshotKey,
}

export const ShareSnapshotValue: MessageType<ShareSnapshotValue> = {
  name: 'ShareSnapshotValue',
  apiKey: 0,
  minVersion: 0,
  maxVersion: 0,
  read: readShareSnapshotValue,
  write: writeShareSnapshotValue,
}

export interface ShareSnapshotKey {
  groupId: string
  topicId: string
  partition: number
}

export function newShareSnapshotKey(fields?: Partial<ShareSnapshotKey>): ShareSnapshotKey {
  const message: ShareSnapshotKey = {
    groupId: '',
    topicId: ZERO_UUID,
    partition: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readShareSnapshotKey(reader: Reader, _version: number): ShareSnapshotKey {
  const message = newShareSnapshotKey()
  message.groupId = reader.string(false)
  message.topicId = reader.uuid()
  message.partition = reader.int32()
  return message
}

export function writeShareSnapshotKey(
  writer: Writer,
  message: ShareSnapshotKey,
  _version: number,
): void {
  writer.string(message.groupId, false)
  writer.uuid(message.topicId)
  writer.int32(message.partition)
}

export interface ShareSnapshotValue {
  snapshotEpoch: number
  stateEpoch: number
  leaderEpoch: number
  startOffset: Int64
  deliveryCompleteCount: number
  createTimestamp: Int64
  writeTimestamp: Int64
  stateBatches: StateBatch[]
}

export function newShareSnapshotValue(fields?: Partial<ShareSnapshotValue>): ShareSnapshotValue {
  const message: ShareSnapshotValue = {
    snapshotEpoch: 0,
    stateEpoch: 0,
    leaderEpoch: 0,
    startOffset: 0,
    deliveryCompleteCount: -1,
    createTimestamp: 0,
    writeTimestamp: 0,
    stateBatches: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readShareSnapshotValue(reader: Reader, version: number): ShareSnapshotValue {
  const message = newShareSnapshotValue()
  message.snapshotEpoch = reader.int32()
  message.stateEpoch = reader.int32()
  message.leaderEpoch = reader.int32()
  message.startOffset = reader.int64()
  message.createTimestamp = reader.int64()
  message.writeTimestamp = reader.int64()
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

export function writeShareSnapshotValue(
  writer: Writer,
  message: ShareSnapshotValue,
  version: number,
): void {
  writer.int32(message.snapshotEpoch)
  writer.int32(message.stateEpoch)
  writer.int32(message.leaderEpoch)
  writer.int64(message.startOffset)
  writer.int64(message.createTimestamp)
  writer.int64(message.writeTimestamp)
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
