// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Int64 } from '../../int64.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const ShareGroupTargetAssignmentMetadataKey: MessageType<ShareGroupTargetAssignmentMetadataKey> = {
  name: 'ShareGroupTargetAssignmentMetadataKey',
  apiKey: 12,
  minVersion: 0,
  maxVersion: 0,
  read: readShareGroupTargetAssignmentMetadataKey,
  write: writeShareGroupTargetAssignmentMetadataKey,
}

export const ShareGroupTargetAssignmentMetadataValue: MessageType<ShareGroupTargetAssignmentMetadataValue> = {
  name: 'ShareGroupTargetAssignmentMetadataValue',
  apiKey: 12,
  minVersion: 0,
  maxVersion: 0,
  read: readShareGroupTargetAssignmentMetadataValue,
  write: writeShareGroupTargetAssignmentMetadataValue,
}

export interface ShareGroupTargetAssignmentMetadataKey {
  groupId: string
}

export function newShareGroupTargetAssignmentMetadataKey(fields?: Partial<ShareGroupTargetAssignmentMetadataKey>): ShareGroupTargetAssignmentMetadataKey {
  const message: ShareGroupTargetAssignmentMetadataKey = {
    groupId: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readShareGroupTargetAssignmentMetadataKey(reader: Reader, _version: number): ShareGroupTargetAssignmentMetadataKey {
  const message = newShareGroupTargetAssignmentMetadataKey()
  message.groupId = reader.string(false)
  return message
}

export function writeShareGroupTargetAssignmentMetadataKey(
  writer: Writer,
  message: ShareGroupTargetAssignmentMetadataKey,
  _version: number,
): void {
  writer.string(message.groupId, false)
}

export interface ShareGroupTargetAssignmentMetadataValue {
  assignmentEpoch: number
  assignmentTimestamp: Int64
}

export function newShareGroupTargetAssignmentMetadataValue(fields?: Partial<ShareGroupTargetAssignmentMetadataValue>): ShareGroupTargetAssignmentMetadataValue {
  const message: ShareGroupTargetAssignmentMetadataValue = {
    assignmentEpoch: 0,
    assignmentTimestamp: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readShareGroupTargetAssignmentMetadataValue(reader: Reader, _version: number): ShareGroupTargetAssignmentMetadataValue {
  const message = newShareGroupTargetAssignmentMetadataValue()
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

export function writeShareGroupTargetAssignmentMetadataValue(
  writer: Writer,
  message: ShareGroupTargetAssignmentMetadataValue,
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
