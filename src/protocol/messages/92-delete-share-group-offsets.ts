// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const DeleteShareGroupOffsets: Api<DeleteShareGroupOffsetsRequest, DeleteShareGroupOffsetsResponse> = {
  key: 92,
  name: 'DeleteShareGroupOffsets',
  minVersion: 0,
  maxVersion: 0,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readDeleteShareGroupOffsetsRequest,
  writeRequest: writeDeleteShareGroupOffsetsRequest,
  readResponse: readDeleteShareGroupOffsetsResponse,
  writeResponse: writeDeleteShareGroupOffsetsResponse,
}

export interface DeleteShareGroupOffsetsRequest {
  groupId: string
  topics: DeleteShareGroupOffsetsRequestTopic[]
}

export function newDeleteShareGroupOffsetsRequest(fields?: Partial<DeleteShareGroupOffsetsRequest>): DeleteShareGroupOffsetsRequest {
  const message: DeleteShareGroupOffsetsRequest = {
    groupId: '',
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDeleteShareGroupOffsetsRequest(reader: Reader, version: number): DeleteShareGroupOffsetsRequest {
  const message = newDeleteShareGroupOffsetsRequest()
  message.groupId = reader.string(true)
  message.topics = reader.array(true, version, readDeleteShareGroupOffsetsRequestTopic)
  reader.skipTaggedFields()
  return message
}

export function writeDeleteShareGroupOffsetsRequest(
  writer: Writer,
  message: DeleteShareGroupOffsetsRequest,
  version: number,
): void {
  writer.string(message.groupId, true)
  writer.array(message.topics, true, version, writeDeleteShareGroupOffsetsRequestTopic)
  writer.uvarint(0)
}

export interface DeleteShareGroupOffsetsRequestTopic {
  topicName: string
}

export function newDeleteShareGroupOffsetsRequestTopic(fields?: Partial<DeleteShareGroupOffsetsRequestTopic>): DeleteShareGroupOffsetsRequestTopic {
  const message: DeleteShareGroupOffsetsRequestTopic = {
    topicName: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDeleteShareGroupOffsetsRequestTopic(reader: Reader, _version: number): DeleteShareGroupOffsetsRequestTopic {
  const message = newDeleteShareGroupOffsetsRequestTopic()
  message.topicName = reader.string(true)
  reader.skipTaggedFields()
  return message
}

export function writeDeleteShareGroupOffsetsRequestTopic(
  writer: Writer,
  message: DeleteShareGroupOffsetsRequestTopic,
  _version: number,
): void {
  writer.string(message.topicName, true)
  writer.uvarint(0)
}

export interface DeleteShareGroupOffsetsResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
  responses: DeleteShareGroupOffsetsResponseTopic[]
}

export function newDeleteShareGroupOffsetsResponse(fields?: Partial<DeleteShareGroupOffsetsResponse>): DeleteShareGroupOffsetsResponse {
  const message: DeleteShareGroupOffsetsResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: null,
    responses: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDeleteShareGroupOffsetsResponse(reader: Reader, version: number): DeleteShareGroupOffsetsResponse {
  const message = newDeleteShareGroupOffsetsResponse()
  message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(true)
  message.responses = reader.array(true, version, readDeleteShareGroupOffsetsResponseTopic)
  reader.skipTaggedFields()
  return message
}

export function writeDeleteShareGroupOffsetsResponse(
  writer: Writer,
  message: DeleteShareGroupOffsetsResponse,
  version: number,
): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, true)
  writer.array(message.responses, true, version, writeDeleteShareGroupOffsetsResponseTopic)
  writer.uvarint(0)
}

export interface DeleteShareGroupOffsetsResponseTopic {
  topicName: string
  topicId: string
  errorCode: number
  errorMessage: string | null
}

export function newDeleteShareGroupOffsetsResponseTopic(fields?: Partial<DeleteShareGroupOffsetsResponseTopic>): DeleteShareGroupOffsetsResponseTopic {
  const message: DeleteShareGroupOffsetsResponseTopic = {
    topicName: '',
    topicId: ZERO_UUID,
    errorCode: 0,
    errorMessage: null,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDeleteShareGroupOffsetsResponseTopic(reader: Reader, _version: number): DeleteShareGroupOffsetsResponseTopic {
  const message = newDeleteShareGroupOffsetsResponseTopic()
  message.topicName = reader.string(true)
  message.topicId = reader.uuid()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(true)
  reader.skipTaggedFields()
  return message
}

export function writeDeleteShareGroupOffsetsResponseTopic(
  writer: Writer,
  message: DeleteShareGroupOffsetsResponseTopic,
  _version: number,
): void {
  writer.string(message.topicName, true)
  writer.uuid(message.topicId)
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, true)
  writer.uvarint(0)
}
