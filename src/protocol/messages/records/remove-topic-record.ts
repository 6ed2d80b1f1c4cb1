// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import { ZERO_UUID } from '../../uuid.ts'
import type { Writer } from '../../writer.ts'

export const RemoveTopicRecord: MessageType<RemoveTopicRecord> = {
  name: 'RemoveTopicRecord',
  apiKey: 9,
  minVersion: 0,
  maxVersion: 0,
  read: readRemoveTopicRecord,
  write: writeRemoveTopicRecord,
}

export interface RemoveTopicRecord {
  topicId: string
}

export function newRemoveTopicRecord(fields?: Partial<RemoveTopicRecord>): RemoveTopicRecord {
  const message: RemoveTopicRecord = {
    topicId: ZERO_UUID,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readRemoveTopicRecord(reader: Reader, _version: number): RemoveTopicRecord {
  const message = newRemoveTopicRecord()
  message.topicId = reader.uuid()
  reader.skipTaggedFields()
  return message
}

export function writeRemoveTopicRecord(
  writer: Writer,
  message: RemoveTopicRecord,
  _version: number,
): void {
  writer.uuid(message.topicId)
  writer.uvarint(0)
}
