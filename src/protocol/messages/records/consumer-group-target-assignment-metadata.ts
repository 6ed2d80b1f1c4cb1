// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Int64 } from '../../int64.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const ConsumerGroupTargetAssignmentMetadataKey: MessageType<ConsumerGroupTargetAssignmentMetadataKey> = {
  name: 'ConsumerGroupTargetAssignmentMetadataKey',
  apiKey: 6,
  minVersion: 0,
  maxVersion: 0,
  read: readConsumerGroupTargetAssignmentMetadataKey,
  write: writeConsumerGroupTargetAssignmentMetadataKey,
}

export const ConsumerGroupTargetAssignmentMetadataValue: MessageType<ConsumerGroupTargetAssignmentMetadataValue> = {
  name: 'ConsumerGroupTargetAssignmentMetadataValue',
  apiKey: 6,
  minVersion: 0,
  maxVersion: 0,
  read: readConsumerGroupTargetAssignmentMetadataValue,
  write: writeConsumerGroupTargetAssignmentMetadataValue,
}

export interface ConsumerGroupTargetAssignmentMetadataKey {
  groupId: string
}

export function newConsumerGroupTargetAssignmentMetadataKey(fields?: Partial<ConsumerGroupTargetAssignmentMetadataKey>): ConsumerGroupTargetAssignmentMetadataKey {
  const message: ConsumerGroupTargetAssignmentMetadataKey = {
    groupId: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readConsumerGroupTargetAssignmentMetadataKey(reader: Reader, _version: number): ConsumerGroupTargetAssignmentMetadataKey {
  const message = newConsumerGroupTargetAssignmentMetadataKey()
  message.groupId = reader.string(false)
  return message
}

export function writeConsumerGroupTargetAssignmentMetadataKey(
  writer: Writer,
  message: ConsumerGroupTargetAssignmentMetadataKey,
  _version: number,
): void {
  writer.string(message.groupId, false)
}

export interface ConsumerGroupTargetAssignmentMetadataValue {
  assignmentEpoch: number
  assignmentTimestamp: Int64
}

export function newConsumerGroupTargetAssignmentMetadataValue(fields?: Partial<ConsumerGroupTargetAssignmentMetadataValue>): ConsumerGroupTargetAssignmentMetadataValue {
  const message: ConsumerGroupTargetAssignmentMetadataValue = {
    assignmentEpoch: 0,
    assignmentTimestamp: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readConsumerGroupTargetAssignmentMetadataValue(reader: Reader, _version: number): ConsumerGroupTargetAssignmentMetadataValue {
  const message = newConsumerGroupTargetAssignmentMetadataValue()
  message.assignmentEpoch = reader.int32()
  {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint()
      const end = reader.taggedFieldEnd()
      if (tag === 0) {
      message.assignmentTimestamp = reader.int64()
      reader.expectAt(end)
    } else {
        reader.skipTo(end)
      }
    }
  }
  return message
}

export function writeConsumerGroupTargetAssignmentMetadataValue(
  writer: Writer,
  message: ConsumerGroupTargetAssignmentMetadataValue,
  _version: number,
): void {
  writer.int32(message.assignmentEpoch)
  {
    const hasAssignmentTimestamp = message.assignmentTimestamp !== 0
    writer.uvarint(Number(hasAssignmentTimestamp))
    if (hasAssignmentTimestamp) {
      writer.taggedField(0, (content) => {
        content.int64(message.assignmentTimestamp)
      })
    }
  }
}
