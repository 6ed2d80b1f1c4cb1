// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Int64 } from '../../int64.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const ConsumerGroupMetadataKey: MessageType<ConsumerGroupMetadataKey> = {
  name: 'ConsumerGroupMetadataKey',
  apiKey: 3,
  minVersion: 0,
  maxVersion: 0,
  read: readConsumerGroupMetadataKey,
  write: writeConsumerGroupMetadataKey,
}

export const ConsumerGroupMetadataValue: MessageType<ConsumerGroupMetadataValue> = {
  name: 'ConsumerGroupMetadataValue',
  apiKey: 3,
  minVersion: 0,
  maxVersion: 0,
  read: readConsumerGroupMetadataValue,
  write: writeConsumerGroupMetadataValue,
}

export interface ConsumerGroupMetadataKey {
  groupId: string
}

export function newConsumerGroupMetadataKey(fields?: Partial<ConsumerGroupMetadataKey>): ConsumerGroupMetadataKey {
  const message: ConsumerGroupMetadataKey = {
    groupId: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readConsumerGroupMetadataKey(reader: Reader, _version: number): ConsumerGroupMetadataKey {
  const message = newConsumerGroupMetadataKey()
  message.groupId = reader.string(false)
  return message
}

export function writeConsumerGroupMetadataKey(
  writer: Writer,
  message: ConsumerGroupMetadataKey,
  _version: number,
): void {
  writer.string(message.groupId, false)
}

export interface ConsumerGroupMetadataValue {
  epoch: number
  metadataHash: Int64
}

export function newConsumerGroupMetadataValue(fields?: Partial<ConsumerGroupMetadataValue>): ConsumerGroupMetadataValue {
  const message: ConsumerGroupMetadataValue = {
    epoch: 0,
    metadataHash: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readConsumerGroupMetadataValue(reader: Reader, _version: number): ConsumerGroupMetadataValue {
  const message = newConsumerGroupMetadataValue()
  message.epoch = reader.int32()
  {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint()
      const end = reader.taggedFieldEnd()
      if (tag === 0) {
      message.metadataHash = reader.int64()
      reader.expectAt(end)
    } else {
        reader.skipTo(end)
      }
    }
  }
  return message
}

export function writeConsumerGroupMetadataValue(
  writer: Writer,
  message: ConsumerGroupMetadataValue,
  _version: number,
): void {
  writer.int32(message.epoch)
  {
    const hasMetadataHash = message.metadataHash !== 0
    writer.uvarint(Number(hasMetadataHash))
    if (hasMetadataHash) {
      writer.taggedField(0, (content) => {
        content.int64(message.metadataHash)
      })
    }
  }
}
