// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { KafkaError } from '../errors.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const ListOffsets: Api<ListOffsetsRequest, ListOffsetsResponse> = {
  key: 2,
  name: 'ListOffsets',
  minVersion: 1,
  maxVersion: 11,
  flexibleVersion: 6,
  isLatestUnstable: false,
  readRequest: readListOffsetsRequest,
  writeRequest: writeListOffsetsRequest,
  readResponse: readListOffsetsResponse,
  writeResponse: writeListOffsetsResponse,
}

export interface ListOffsetsRequest {
  replicaId: number
  isolationLevel: number
  topics: ListOffsetsTopic[]
  timeoutMs: number
}

export function newListOffsetsRequest(fields?: Partial<ListOffsetsRequest>): ListOffsetsRequest {
  const message: ListOffsetsRequest = {
    replicaId: 0,
    isolationLevel: 0,
    topics: [],
    timeoutMs: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readListOffsetsRequest(reader: Reader, version: number): ListOffsetsRequest {
  const isFlexible = version >= 6
  const message = newListOffsetsRequest()
  message.replicaId = reader.int32()
  if (version >= 2) message.isolationLevel = reader.int8()
  message.topics = reader.array(isFlexible, version, readListOffsetsTopic)
  if (version >= 10) message.timeoutMs = reader.int32()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeListOffsetsRequest(
  writer: Writer,
  message: ListOffsetsRequest,
  version: number,
): void {
  const isFlexible = version >= 6
  writer.int32(message.replicaId)
  if (version >= 2) writer.int8(message.isolationLevel)
  if (!(version >= 2) && message.isolationLevel !== 0) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `ListOffsetsRequest of version ${version} can't carry 'isolationLevel'`,
    )
  }
  writer.array(message.topics, isFlexible, version, writeListOffsetsTopic)
  if (version >= 10) writer.int32(message.timeoutMs)
  if (isFlexible) writer.uvarint(0)
}

export interface ListOffsetsTopic {
  name: string
  partitions: ListOffsetsPartition[]
}

export function newListOffsetsTopic(fields?: Partial<ListOffsetsTopic>): ListOffsetsTopic {
  const message: ListOffsetsTopic = {
    name: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readListOffsetsTopic(reader: Reader, version: number): ListOffsetsTopic {
  const isFlexible = version >= 6
  const message = newListOffsetsTopic()
  message.name = reader.string(isFlexible)
  message.partitions = reader.array(isFlexible, version, readListOffsetsPartition)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeListOffsetsTopic(
  writer: Writer,
  message: ListOffsetsTopic,
  version: number,
): void {
  const isFlexible = version >= 6
  writer.string(message.name, isFlexible)
  writer.array(message.partitions, isFlexible, version, writeListOffsetsPartition)
  if (isFlexible) writer.uvarint(0)
}

export interface ListOffsetsPartition {
  partitionIndex: number
  currentLeaderEpoch: number
  timestamp: Int64
}

export function newListOffsetsPartition(fields?: Partial<ListOffsetsPartition>): ListOffsetsPartition {
  const message: ListOffsetsPartition = {
    partitionIndex: 0,
    currentLeaderEpoch: -1,
    timestamp: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readListOffsetsPartition(reader: Reader, version: number): ListOffsetsPartition {
  const isFlexible = version >= 6
  const message = newListOffsetsPartition()
  message.partitionIndex = reader.int32()
  if (version >= 4) message.currentLeaderEpoch = reader.int32()
  message.timestamp = reader.int64()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeListOffsetsPartition(
  writer: Writer,
  message: ListOffsetsPartition,
  version: number,
): void {
  const isFlexible = version >= 6
  writer.int32(message.partitionIndex)
  if (version >= 4) writer.int32(message.currentLeaderEpoch)
  writer.int64(message.timestamp)
  if (isFlexible) writer.uvarint(0)
}

export interface ListOffsetsResponse {
  throttleTimeMs: number
  topics: ListOffsetsTopicResponse[]
}

export function newListOffsetsResponse(fields?: Partial<ListOffsetsResponse>): ListOffsetsResponse {
  const message: ListOffsetsResponse = {
    throttleTimeMs: 0,
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readListOffsetsResponse(reader: Reader, version: number): ListOffsetsResponse {
  const isFlexible = version >= 6
  const message = newListOffsetsResponse()
  if (version >= 2) message.throttleTimeMs = reader.int32()
  message.topics = reader.array(isFlexible, version, readListOffsetsTopicResponse)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeListOffsetsResponse(
  writer: Writer,
  message: ListOffsetsResponse,
  version: number,
): void {
  const isFlexible = version >= 6
  if (version >= 2) writer.int32(message.throttleTimeMs)
  writer.array(message.topics, isFlexible, version, writeListOffsetsTopicResponse)
  if (isFlexible) writer.uvarint(0)
}

export interface ListOffsetsTopicResponse {
  name: string
  partitions: ListOffsetsPartitionResponse[]
}

export function newListOffsetsTopicResponse(fields?: Partial<ListOffsetsTopicResponse>): ListOffsetsTopicResponse {
  const message: ListOffsetsTopicResponse = {
    name: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readListOffsetsTopicResponse(reader: Reader, version: number): ListOffsetsTopicResponse {
  const isFlexible = version >= 6
  const message = newListOffsetsTopicResponse()
  message.name = reader.string(isFlexible)
  message.partitions = reader.array(isFlexible, version, readListOffsetsPartitionResponse)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeListOffsetsTopicResponse(
  writer: Writer,
  message: ListOffsetsTopicResponse,
  version: number,
): void {
  const isFlexible = version >= 6
  writer.string(message.name, isFlexible)
  writer.array(message.partitions, isFlexible, version, writeListOffsetsPartitionResponse)
  if (isFlexible) writer.uvarint(0)
}

export interface ListOffsetsPartitionResponse {
  partitionIndex: number
  errorCode: number
  timestamp: Int64
  offset: Int64
  leaderEpoch: number
}

export function newListOffsetsPartitionResponse(fields?: Partial<ListOffsetsPartitionResponse>): ListOffsetsPartitionResponse {
  const message: ListOffsetsPartitionResponse = {
    partitionIndex: 0,
    errorCode: 0,
    timestamp: -1,
    offset: -1,
    leaderEpoch: -1,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readListOffsetsPartitionResponse(reader: Reader, version: number): ListOffsetsPartitionResponse {
  const isFlexible = version >= 6
  const message = newListOffsetsPartitionResponse()
  message.partitionIndex = reader.int32()
  message.errorCode = reader.int16()
  message.timestamp = reader.int64()
  message.offset = reader.int64()
  if (version >= 4) message.leaderEpoch = reader.int32()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeListOffsetsPartitionResponse(
  writer: Writer,
  message: ListOffsetsPartitionResponse,
  version: number,
): void {
  const isFlexible = version >= 6
  writer.int32(message.partitionIndex)
  writer.int16(message.errorCode)
  writer.int64(message.timestamp)
  writer.int64(message.offset)
  if (version >= 4) writer.int32(message.leaderEpoch)
  if (isFlexible) writer.uvarint(0)
}
