// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const CreatePartitions: Api<CreatePartitionsRequest, CreatePartitionsResponse> = {
  key: 37,
  name: 'CreatePartitions',
  minVersion: 0,
  maxVersion: 3,
  flexibleVersion: 2,
  isLatestUnstable: false,
  readRequest: readCreatePartitionsRequest,
  writeRequest: writeCreatePartitionsRequest,
  readResponse: readCreatePartitionsResponse,
  writeResponse: writeCreatePartitionsResponse,
}

export interface CreatePartitionsRequest {
  topics: CreatePartitionsTopic[]
  timeoutMs: number
  validateOnly: boolean
}

export function newCreatePartitionsRequest(fields?: Partial<CreatePartitionsRequest>): CreatePartitionsRequest {
  const message: CreatePartitionsRequest = {
    topics: [],
    timeoutMs: 0,
    validateOnly: false,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readCreatePartitionsRequest(reader: Reader, version: number): CreatePartitionsRequest {
  const isFlexible = version >= 2
  const message = newCreatePartitionsRequest()
  message.topics = reader.array(isFlexible, version, readCreatePartitionsTopic)
  message.timeoutMs = reader.int32()
  message.validateOnly = reader.bool()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeCreatePartitionsRequest(
  writer: Writer,
  message: CreatePartitionsRequest,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.array(message.topics, isFlexible, version, writeCreatePartitionsTopic)
  writer.int32(message.timeoutMs)
  writer.bool(message.validateOnly)
  if (isFlexible) writer.uvarint(0)
}

export interface CreatePartitionsTopic {
  name: string
  count: number
  assignments: CreatePartitionsAssignment[] | null
}

export function newCreatePartitionsTopic(fields?: Partial<CreatePartitionsTopic>): CreatePartitionsTopic {
  const message: CreatePartitionsTopic = {
    name: '',
    count: 0,
    assignments: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readCreatePartitionsTopic(reader: Reader, version: number): CreatePartitionsTopic {
  const isFlexible = version >= 2
  const message = newCreatePartitionsTopic()
  message.name = reader.string(isFlexible)
  message.count = reader.int32()
  message.assignments = reader.nullableArray(isFlexible, version, readCreatePartitionsAssignment)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeCreatePartitionsTopic(
  writer: Writer,
  message: CreatePartitionsTopic,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.string(message.name, isFlexible)
  writer.int32(message.count)
  writer.array(message.assignments, isFlexible, version, writeCreatePartitionsAssignment)
  if (isFlexible) writer.uvarint(0)
}

export interface CreatePartitionsAssignment {
  brokerIds: number[]
}

export function newCreatePartitionsAssignment(fields?: Partial<CreatePartitionsAssignment>): CreatePartitionsAssignment {
  const message: CreatePartitionsAssignment = {
    brokerIds: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readCreatePartitionsAssignment(reader: Reader, version: number): CreatePartitionsAssignment {
  const isFlexible = version >= 2
  const message = newCreatePartitionsAssignment()
  message.brokerIds = reader.array(isFlexible, version, (element) => element.int32())
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeCreatePartitionsAssignment(
  writer: Writer,
  message: CreatePartitionsAssignment,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.array(message.brokerIds, isFlexible, version, (target, element) => target.int32(element))
  if (isFlexible) writer.uvarint(0)
}

export interface CreatePartitionsResponse {
  throttleTimeMs: number
  results: CreatePartitionsTopicResult[]
}

export function newCreatePartitionsResponse(fields?: Partial<CreatePartitionsResponse>): CreatePartitionsResponse {
  const message: CreatePartitionsResponse = {
    throttleTimeMs: 0,
    results: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readCreatePartitionsResponse(reader: Reader, version: number): CreatePartitionsResponse {
  const isFlexible = version >= 2
  const message = newCreatePartitionsResponse()
  message.throttleTimeMs = reader.int32()
  message.results = reader.array(isFlexible, version, readCreatePartitionsTopicResult)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeCreatePartitionsResponse(
  writer: Writer,
  message: CreatePartitionsResponse,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.int32(message.throttleTimeMs)
  writer.array(message.results, isFlexible, version, writeCreatePartitionsTopicResult)
  if (isFlexible) writer.uvarint(0)
}

export interface CreatePartitionsTopicResult {
  name: string
  errorCode: number
  errorMessage: string | null
}

export function newCreatePartitionsTopicResult(fields?: Partial<CreatePartitionsTopicResult>): CreatePartitionsTopicResult {
  const message: CreatePartitionsTopicResult = {
    name: '',
    errorCode: 0,
    errorMessage: null,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readCreatePartitionsTopicResult(reader: Reader, version: number): CreatePartitionsTopicResult {
  const isFlexible = version >= 2
  const message = newCreatePartitionsTopicResult()
  message.name = reader.string(isFlexible)
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeCreatePartitionsTopicResult(
  writer: Writer,
  message: CreatePartitionsTopicResult,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.string(message.name, isFlexible)
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, isFlexible)
  if (isFlexible) writer.uvarint(0)
}
