// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { KafkaError } from '../errors.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const DeleteTopics: Api<DeleteTopicsRequest, DeleteTopicsResponse> = {
  key: 20,
  name: 'DeleteTopics',
  minVersion: 1,
  maxVersion: 6,
  flexibleVersion: 4,
  isLatestUnstable: false,
  readRequest: readDeleteTopicsRequest,
  writeRequest: writeDeleteTopicsRequest,
  readResponse: readDeleteTopicsResponse,
  writeResponse: writeDeleteTopicsResponse,
}

export interface DeleteTopicsRequest {
  topics: DeleteTopicState[]
  topicNames: string[]
  timeoutMs: number
}

export function newDeleteTopicsRequest(fields?: Partial<DeleteTopicsRequest>): DeleteTopicsRequest {
  const message: DeleteTopicsRequest = {
    topics: [],
    topicNames: [],
    timeoutMs: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDeleteTopicsRequest(reader: Reader, version: number): DeleteTopicsRequest {
  const isFlexible = version >= 4
  const message = newDeleteTopicsRequest()
  if (version >= 6) message.topics = reader.array(isFlexible, version, readDeleteTopicState)
  if (version <= 5) message.topicNames = reader.array(isFlexible, version, (element) => element.string(isFlexible))
  message.timeoutMs = reader.int32()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDeleteTopicsRequest(
  writer: Writer,
  message: DeleteTopicsRequest,
  version: number,
): void {
  const isFlexible = version >= 4
  if (version >= 6) writer.array(message.topics, isFlexible, version, writeDeleteTopicState)
  if (!(version >= 6) && message.topics.length > 0) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `DeleteTopicsRequest of version ${version} can't carry 'topics'`,
    )
  }
  if (version <= 5) writer.array(message.topicNames, isFlexible, version, (target, element) => target.string(element, isFlexible))
  writer.int32(message.timeoutMs)
  if (isFlexible) writer.uvarint(0)
}

export interface DeleteTopicState {
  name: string | null
  topicId: string
}

export function newDeleteTopicState(fields?: Partial<DeleteTopicState>): DeleteTopicState {
  const message: DeleteTopicState = {
    name: null,
    topicId: ZERO_UUID,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDeleteTopicState(reader: Reader, version: number): DeleteTopicState {
  const isFlexible = version >= 4
  const message = newDeleteTopicState()
  if (version >= 6) message.name = reader.nullableString(isFlexible)
  if (version >= 6) message.topicId = reader.uuid()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDeleteTopicState(
  writer: Writer,
  message: DeleteTopicState,
  version: number,
): void {
  const isFlexible = version >= 4
  if (version >= 6) writer.string(message.name, isFlexible)
  if (!(version >= 6) && message.name !== null) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `DeleteTopicsRequest of version ${version} can't carry 'name'`,
    )
  }
  if (version >= 6) writer.uuid(message.topicId)
  if (!(version >= 6) && message.topicId !== ZERO_UUID) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `DeleteTopicsRequest of version ${version} can't carry 'topicId'`,
    )
  }
  if (isFlexible) writer.uvarint(0)
}

export interface DeleteTopicsResponse {
  throttleTimeMs: number
  responses: DeletableTopicResult[]
}

export function newDeleteTopicsResponse(fields?: Partial<DeleteTopicsResponse>): DeleteTopicsResponse {
  const message: DeleteTopicsResponse = {
    throttleTimeMs: 0,
    responses: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDeleteTopicsResponse(reader: Reader, version: number): DeleteTopicsResponse {
  const isFlexible = version >= 4
  const message = newDeleteTopicsResponse()
  message.throttleTimeMs = reader.int32()
  message.responses = reader.array(isFlexible, version, readDeletableTopicResult)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDeleteTopicsResponse(
  writer: Writer,
  message: DeleteTopicsResponse,
  version: number,
): void {
  const isFlexible = version >= 4
  writer.int32(message.throttleTimeMs)
  writer.array(message.responses, isFlexible, version, writeDeletableTopicResult)
  if (isFlexible) writer.uvarint(0)
}

export interface DeletableTopicResult {
  name: string | null
  topicId: string
  errorCode: number
  errorMessage: string | null
}

export function newDeletableTopicResult(fields?: Partial<DeletableTopicResult>): DeletableTopicResult {
  const message: DeletableTopicResult = {
    name: '',
    topicId: ZERO_UUID,
    errorCode: 0,
    errorMessage: null,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDeletableTopicResult(reader: Reader, version: number): DeletableTopicResult {
  const isFlexible = version >= 4
  const message = newDeletableTopicResult()
  message.name = reader.nullableString(isFlexible)
  if (version >= 6) message.topicId = reader.uuid()
  message.errorCode = reader.int16()
  if (version >= 5) message.errorMessage = reader.nullableString(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDeletableTopicResult(
  writer: Writer,
  message: DeletableTopicResult,
  version: number,
): void {
  const isFlexible = version >= 4
  writer.string(message.name, isFlexible)
  if (version >= 6) writer.uuid(message.topicId)
  writer.int16(message.errorCode)
  if (version >= 5) writer.string(message.errorMessage, isFlexible)
  if (isFlexible) writer.uvarint(0)
}
