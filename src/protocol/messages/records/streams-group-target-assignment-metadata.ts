// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Int64 } from '../../int64.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const StreamsGroupTargetAssignmentMetadataKey: MessageType<StreamsGroupTargetAssignmentMetadataKey> = {
  name: 'StreamsGroupTargetAssignmentMetadataKey',
  apiKey: 20,
  minVersion: 0,
  maxVersion: 0,
  read: readStreamsGroupTargetAssignmentMetadataKey,
  write: writeStreamsGroupTargetAssignmentMetadataKey,
}

export const StreamsGroupTargetAssignmentMetadataValue: MessageType<StreamsGroupTargetAssignmentMetadataValue> = {
  name: 'StreamsGroupTargetAssignmentMetadataValue',
  apiKey: 20,
  minVersion: 0,
  maxVersion: 0,
  read: readStreamsGroupTargetAssignmentMetadataValue,
  write: writeStreamsGroupTargetAssignmentMetadataValue,
}

export interface StreamsGroupTargetAssignmentMetadataKey {
  groupId: string
}

export function newStreamsGroupTargetAssignmentMetadataKey(fields?: Partial<StreamsGroupTargetAssignmentMetadataKey>): StreamsGroupTargetAssignmentMetadataKey {
  const message: StreamsGroupTargetAssignmentMetadataKey = {
    groupId: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readStreamsGroupTargetAssignmentMetadataKey(reader: Reader, _version: number): StreamsGroupTargetAssignmentMetadataKey {
  const message = newStreamsGroupTargetAssignmentMetadataKey()
  message.groupId = reader.string(false)
  return message
}

export function writeStreamsGroupTargetAssignmentMetadataKey(
  writer: Writer,
  message: StreamsGroupTargetAssignmentMetadataKey,
  _version: number,
): void {
  writer.string(message.groupId, false)
}

export interface StreamsGroupTargetAssignmentMetadataValue {
  assignmentEpoch: number
  assignmentTimestamp: Int64
}

export function newStreamsGroupTargetAssignmentMetadataValue(fields?: Partial<StreamsGroupTargetAssignmentMetadataValue>): StreamsGroupTargetAssignmentMetadataValue {
  const message: StreamsGroupTargetAssignmentMetadataValue = {
    assignmentEpoch: 0,
    assignmentTimestamp: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readStreamsGroupTargetAssignmentMetadataValue(reader: Reader, _version: number): StreamsGroupTargetAssignmentMetadataValue {
  const message = newStreamsGroupTargetAssignmentMetadataValue()
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

export function writeStreamsGroupTargetAssignmentMetadataValue(
  writer: Writer,
  message: StreamsGroupTargetAssignmentMetadataValue,
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
