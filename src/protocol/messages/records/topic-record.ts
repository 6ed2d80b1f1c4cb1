// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import { ZERO_UUID } from '../../uuid.ts'
import type { Writer } from '../../writer.ts'

export const TopicRecord: MessageType<TopicRecord> = {
  name: 'TopicRecord',
  apiKey: 2,
  minVersion: 0,
  maxVersion: 0,
  read: readTopicRecord,
  write: writeTopicRecord,
}

export interface TopicRecord {
  name: string
  topicId: string
}

export function newTopicRecord(fields?: Partial<TopicRecord>): TopicRecord {
  const message: TopicRecord = {
    name: '',
    topicId: ZERO_UUID,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTopicRecord(reader: Reader, _version: number): TopicRecord {
  const message = newTopicRecord()
  message.name = reader.string(true)
  message.topicId = reader.uuid()
  reader.skipTaggedFields()
  return message
}

export function writeTopicRecord(
  writer: Writer,
  message: TopicRecord,
  _version: number,
): void {
  writer.string(message.name, true)
  writer.uuid(message.topicId)
  writer.uvarint(0)
}
