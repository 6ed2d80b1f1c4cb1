// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Int64 } from '../../int64.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const ConsumerGroupRegularExpressionKey: MessageType<ConsumerGroupRegularExpressionKey> = {
  name: 'ConsumerGroupRegularExpressionKey',
  apiKey: 16,
  minVersion: 0,
  maxVersion: 0,
  read: readConsumerGroupRegularExpressionKey,
  write: writeConsumerGroupRegularExpressionKey,
}

export const ConsumerGroupRegularExpressionValue: MessageType<ConsumerGroupRegularExpressionValue> = {
  name: 'ConsumerGroupRegularExpressionValue',
  apiKey: 16,
  minVersion: 0,
  maxVersion: 0,
  read: readConsumerGroupRegularExpressionValue,
  write: writeConsumerGroupRegularExpressionValue,
}

export interface ConsumerGroupRegularExpressionKey {
  groupId: string
  regularExpression: string
}

export function newConsumerGroupRegularExpressionKey(fields?: Partial<ConsumerGroupRegularExpressionKey>): ConsumerGroupRegularExpressionKey {
  const message: ConsumerGroupRegularExpressionKey = {
    groupId: '',
    regularExpression: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readConsumerGroupRegularExpressionKey(reader: Reader, _version: number): ConsumerGroupRegularExpressionKey {
  const message = newConsumerGroupRegularExpressionKey()
  message.groupId = reader.string(false)
  message.regularExpression = reader.string(false)
  return message
}

export function writeConsumerGroupRegularExpressionKey(
  writer: Writer,
  message: ConsumerGroupRegularExpressionKey,
  _version: number,
): void {
  writer.string(message.groupId, false)
  writer.string(message.regularExpression, false)
}

export interface ConsumerGroupRegularExpressionValue {
  topics: string[]
  version: Int64
  timestamp: Int64
}

export function newConsumerGroupRegularExpressionValue(fields?: Partial<ConsumerGroupRegularExpressionValue>): ConsumerGroupRegularExpressionValue {
  const message: ConsumerGroupRegularExpressionValue = {
    topics: [],
    version: 0,
    timestamp: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readConsumerGroupRegularExpressionValue(reader: Reader, version: number): ConsumerGroupRegularExpressionValue {
  const message = newConsumerGroupRegularExpressionValue()
  message.topics = reader.array(true, version, (element) => element.string(true))
  message.version = reader.int64()
  message.timestamp = reader.int64()
  reader.skipTaggedFields()
  return message
}

export function writeConsumerGroupRegularExpressionValue(
  writer: Writer,
  message: ConsumerGroupRegularExpressionValue,
  version: number,
): void {
  writer.array(message.topics, true, version, (target, element) => target.string(element, true))
  writer.int64(message.version)
  writer.int64(message.timestamp)
  writer.uvarint(0)
}
