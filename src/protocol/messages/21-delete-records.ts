// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const DeleteRecords: Api<DeleteRecordsRequest, DeleteRecordsResponse> = {
  key: 21,
  name: 'DeleteRecords',
  minVersion: 0,
  maxVersion: 2,
  flexibleVersion: 2,
  isLatestUnstable: false,
  readRequest: readDeleteRecordsRequest,
  writeRequest: writeDeleteRecordsRequest,
  readResponse: readDeleteRecordsResponse,
  writeResponse: writeDeleteRecordsResponse,
}

export interface DeleteRecordsRequest {
  topics: DeleteRecordsTopic[]
  timeoutMs: number
}

export function newDeleteRecordsRequest(fields?: Partial<DeleteRecordsRequest>): DeleteRecordsRequest {
  const message: DeleteRecordsRequest = {
    topics: [],
    timeoutMs: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDeleteRecordsRequest(reader: Reader, version: number): DeleteRecordsRequest {
  const isFlexible = version >= 2
  const message = newDeleteRecordsRequest()
  message.topics = reader.array(isFlexible, version, readDeleteRecordsTopic)
  message.timeoutMs = reader.int32()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDeleteRecordsRequest(
  writer: Writer,
  message: DeleteRecordsRequest,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.array(message.topics, isFlexible, version, writeDeleteRecordsTopic)
  writer.int32(message.timeoutMs)
  if (isFlexible) writer.uvarint(0)
}

export interface DeleteRecordsTopic {
  name: string
  partitions: DeleteRecordsPartition[]
}

export function newDeleteRecordsTopic(fields?: Partial<DeleteRecordsTopic>): DeleteRecordsTopic {
  const message: DeleteRecordsTopic = {
    name: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDeleteRecordsTopic(reader: Reader, version: number): DeleteRecordsTopic {
  const isFlexible = version >= 2
  const message = newDeleteRecordsTopic()
  message.name = reader.string(isFlexible)
  message.partitions = reader.array(isFlexible, version, readDeleteRecordsPartition)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDeleteRecordsTopic(
  writer: Writer,
  message: DeleteRecordsTopic,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.string(message.name, isFlexible)
  writer.array(message.partitions, isFlexible, version, writeDeleteRecordsPartition)
  if (isFlexible) writer.uvarint(0)
}

export interface DeleteRecordsPartition {
  partitionIndex: number
  offset: Int64
}

export function newDeleteRecordsPartition(fields?: Partial<DeleteRecordsPartition>): DeleteRecordsPartition {
  const message: DeleteRecordsPartition = {
    partitionIndex: 0,
    offset: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDeleteRecordsPartition(reader: Reader, version: number): DeleteRecordsPartition {
  const isFlexible = version >= 2
  const message = newDeleteRecordsPartition()
  message.partitionIndex = reader.int32()
  message.offset = reader.int64()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDeleteRecordsPartition(
  writer: Writer,
  message: DeleteRecordsPartition,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.int32(message.partitionIndex)
  writer.int64(message.offset)
  if (isFlexible) writer.uvarint(0)
}

export interface DeleteRecordsResponse {
  throttleTimeMs: number
  topics: DeleteRecordsTopicResult[]
}

export function newDeleteRecordsResponse(fields?: Partial<DeleteRecordsResponse>): DeleteRecordsResponse {
  const message: DeleteRecordsResponse = {
    throttleTimeMs: 0,
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDeleteRecordsResponse(reader: Reader, version: number): DeleteRecordsResponse {
  const isFlexible = version >= 2
  const message = newDeleteRecordsResponse()
  message.throttleTimeMs = reader.int32()
  message.topics = reader.array(isFlexible, version, readDeleteRecordsTopicResult)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDeleteRecordsResponse(
  writer: Writer,
  message: DeleteRecordsResponse,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.int32(message.throttleTimeMs)
  writer.array(message.topics, isFlexible, version, writeDeleteRecordsTopicResult)
  if (isFlexible) writer.uvarint(0)
}

export interface DeleteRecordsTopicResult {
  name: string
  partitions: DeleteRecordsPartitionResult[]
}

export function newDeleteRecordsTopicResult(fields?: Partial<DeleteRecordsTopicResult>): DeleteRecordsTopicResult {
  const message: DeleteRecordsTopicResult = {
    name: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDeleteRecordsTopicResult(reader: Reader, version: number): DeleteRecordsTopicResult {
  const isFlexible = version >= 2
  const message = newDeleteRecordsTopicResult()
  message.name = reader.string(isFlexible)
  message.partitions = reader.array(isFlexible, version, readDeleteRecordsPartitionResult)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDeleteRecordsTopicResult(
  writer: Writer,
  message: DeleteRecordsTopicResult,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.string(message.name, isFlexible)
  writer.array(message.partitions, isFlexible, version, writeDeleteRecordsPartitionResult)
  if (isFlexible) writer.uvarint(0)
}

export interface DeleteRecordsPartitionResult {
  partitionIndex: number
  lowWatermark: Int64
  errorCode: number
}

export function newDeleteRecordsPartitionResult(fields?: Partial<DeleteRecordsPartitionResult>): DeleteRecordsPartitionResult {
  const message: DeleteRecordsPartitionResult = {
    partitionIndex: 0,
    lowWatermark: 0,
    errorCode: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDeleteRecordsPartitionResult(reader: Reader, version: number): DeleteRecordsPartitionResult {
  const isFlexible = version >= 2
  const message = newDeleteRecordsPartitionResult()
  message.partitionIndex = reader.int32()
  message.lowWatermark = reader.int64()
  message.errorCode = reader.int16()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDeleteRecordsPartitionResult(
  writer: Writer,
  message: DeleteRecordsPartitionResult,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.int32(message.partitionIndex)
  writer.int64(message.lowWatermark)
  writer.int16(message.errorCode)
  if (isFlexible) writer.uvarint(0)
}
