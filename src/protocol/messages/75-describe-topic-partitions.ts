// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const DescribeTopicPartitions: Api<DescribeTopicPartitionsRequest, DescribeTopicPartitionsResponse> = {
  key: 75,
  name: 'DescribeTopicPartitions',
  minVersion: 0,
  maxVersion: 0,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readDescribeTopicPartitionsRequest,
  writeRequest: writeDescribeTopicPartitionsRequest,
  readResponse: readDescribeTopicPartitionsResponse,
  writeResponse: writeDescribeTopicPartitionsResponse,
}

export interface DescribeTopicPartitionsRequest {
  topics: TopicRequest[]
  responsePartitionLimit: number
  cursor: RequestCursor | null
}

export function newDescribeTopicPartitionsRequest(fields?: Partial<DescribeTopicPartitionsRequest>): DescribeTopicPartitionsRequest {
  const message: DescribeTopicPartitionsRequest = {
    topics: [],
    responsePartitionLimit: 2000,
    cursor: null,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeTopicPartitionsRequest(reader: Reader, version: number): DescribeTopicPartitionsRequest {
  const message = newDescribeTopicPartitionsRequest()
  message.topics = reader.array(true, version, readTopicRequest)
  message.responsePartitionLimit = reader.int32()
  message.cursor = reader.nullableStruct(version, readRequestCursor)
  reader.skipTaggedFields()
  return message
}

export function writeDescribeTopicPartitionsRequest(
  writer: Writer,
  message: DescribeTopicPartitionsRequest,
  version: number,
): void {
  writer.array(message.topics, true, version, writeTopicRequest)
  writer.int32(message.responsePartitionLimit)
  writer.nullableStruct(message.cursor, version, writeRequestCursor)
  writer.uvarint(0)
}

export interface TopicRequest {
  name: string
}

export function newTopicRequest(fields?: Partial<TopicRequest>): TopicRequest {
  const message: TopicRequest = {
    name: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTopicRequest(reader: Reader, _version: number): TopicRequest {
  const message = newTopicRequest()
  message.name = reader.string(true)
  reader.skipTaggedFields()
  return message
}

export function writeTopicRequest(
  writer: Writer,
  message: TopicRequest,
  _version: number,
): void {
  writer.string(message.name, true)
  writer.uvarint(0)
}

export interface RequestCursor {
  topicName: string
  partitionIndex: number
}

export function newRequestCursor(fields?: Partial<RequestCursor>): RequestCursor {
  const message: RequestCursor = {
    topicName: '',
    partitionIndex: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readRequestCursor(reader: Reader, _version: number): RequestCursor {
  const message = newRequestCursor()
  message.topicName = reader.string(true)
  message.partitionIndex = reader.int32()
  reader.skipTaggedFields()
  return message
}

export function writeRequestCursor(
  writer: Writer,
  message: RequestCursor,
  _version: number,
): void {
  writer.string(message.topicName, true)
  writer.int32(message.partitionIndex)
  writer.uvarint(0)
}

export interface DescribeTopicPartitionsResponse {
  throttleTimeMs: number
  topics: DescribeTopicPartitionsResponseTopic[]
  nextCursor: ResponseCursor | null
}

export function newDescribeTopicPartitionsResponse(fields?: Partial<DescribeTopicPartitionsResponse>): DescribeTopicPartitionsResponse {
  const message: DescribeTopicPartitionsResponse = {
    throttleTimeMs: 0,
    topics: [],
    nextCursor: null,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeTopicPartitionsResponse(reader: Reader, version: number): DescribeTopicPartitionsResponse {
  const message = newDescribeTopicPartitionsResponse()
  message.throttleTimeMs = reader.int32()
  message.topics = reader.array(true, version, readDescribeTopicPartitionsResponseTopic)
  message.nextCursor = reader.nullableStruct(version, readResponseCursor)
  reader.skipTaggedFields()
  return message
}

export function writeDescribeTopicPartitionsResponse(
  writer: Writer,
  message: DescribeTopicPartitionsResponse,
  version: number,
): void {
  writer.int32(message.throttleTimeMs)
  writer.array(message.topics, true, version, writeDescribeTopicPartitionsResponseTopic)
  writer.nullableStruct(message.nextCursor, version, writeResponseCursor)
  writer.uvarint(0)
}

export interface DescribeTopicPartitionsResponseTopic {
  errorCode: number
  name: string | null
  topicId: string
  isInternal: boolean
  partitions: DescribeTopicPartitionsResponsePartition[]
  topicAuthorizedOperations: number
}

export function newDescribeTopicPartitionsResponseTopic(fields?: Partial<DescribeTopicPartitionsResponseTopic>): DescribeTopicPartitionsResponseTopic {
  const message: DescribeTopicPartitionsResponseTopic = {
    errorCode: 0,
    name: '',
    topicId: ZERO_UUID,
    isInternal: false,
    partitions: [],
    topicAuthorizedOperations: -2147483648,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeTopicPartitionsResponseTopic(reader: Reader, version: number): DescribeTopicPartitionsResponseTopic {
  const message = newDescribeTopicPartitionsResponseTopic()
  message.errorCode = reader.int16()
  message.name = reader.nullableString(true)
  message.topicId = reader.uuid()
  message.isInternal = reader.bool()
  message.partitions = reader.array(true, version, readDescribeTopicPartitionsResponsePartition)
  message.topicAuthorizedOperations = reader.int32()
  reader.skipTaggedFields()
  return message
}

export function writeDescribeTopicPartitionsResponseTopic(
  writer: Writer,
  message: DescribeTopicPartitionsResponseTopic,
  version: number,
): void {
  writer.int16(message.errorCode)
  writer.string(message.name, true)
  writer.uuid(message.topicId)
  writer.bool(message.isInternal)
  writer.array(message.partitions, true, version, writeDescribeTopicPartitionsResponsePartition)
  writer.int32(message.topicAuthorizedOperations)
  writer.uvarint(0)
}

export interface DescribeTopicPartitionsResponsePartition {
  errorCode: number
  partitionIndex: number
  leaderId: number
  leaderEpoch: number
  replicaNodes: number[]
  isrNodes: number[]
  eligibleLeaderReplicas: number[] | null
  lastKnownElr: number[] | null
  offlineReplicas: number[]
}

export function newDescribeTopicPartitionsResponsePartition(fields?: Partial<DescribeTopicPartitionsResponsePartition>): DescribeTopicPartitionsResponsePartition {
  const message: DescribeTopicPartitionsResponsePartition = {
    errorCode: 0,
    partitionIndex: 0,
    leaderId: 0,
    leaderEpoch: -1,
    replicaNodes: [],
    isrNodes: [],
    eligibleLeaderReplicas: null,
    lastKnownElr: null,
    offlineReplicas: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeTopicPartitionsResponsePartition(reader: Reader, version: number): DescribeTopicPartitionsResponsePartition {
  const message = newDescribeTopicPartitionsResponsePartition()
  message.errorCode = reader.int16()
  message.partitionIndex = reader.int32()
  message.leaderId = reader.int32()
  message.leaderEpoch = reader.int32()
  message.replicaNodes = reader.array(true, version, (element) => element.int32())
  message.isrNodes = reader.array(true, version, (element) => element.int32())
  message.eligibleLeaderReplicas = reader.nullableArray(true, version, (element) => element.int32())
  message.lastKnownElr = reader.nullableArray(true, version, (element) => element.int32())
  message.offlineReplicas = reader.array(true, version, (element) => element.int32())
  reader.skipTaggedFields()
  return message
}

export function writeDescribeTopicPartitionsResponsePartition(
  writer: Writer,
  message: DescribeTopicPartitionsResponsePartition,
  version: number,
): void {
  writer.int16(message.errorCode)
  writer.int32(message.partitionIndex)
  writer.int32(message.leaderId)
  writer.int32(message.leaderEpoch)
  writer.array(message.replicaNodes, true, version, (target, element) => target.int32(element))
  writer.array(message.isrNodes, true, version, (target, element) => target.int32(element))
  writer.array(message.eligibleLeaderReplicas, true, version, (target, element) => target.int32(element))
  writer.array(message.lastKnownElr, true, version, (target, element) => target.int32(element))
  writer.array(message.offlineReplicas, true, version, (target, element) => target.int32(element))
  writer.uvarint(0)
}

export interface ResponseCursor {
  topicName: string
  partitionIndex: number
}

export function newResponseCursor(fields?: Partial<ResponseCursor>): ResponseCursor {
  const message: ResponseCursor = {
    topicName: '',
    partitionIndex: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readResponseCursor(reader: Reader, _version: number): ResponseCursor {
  const message = newResponseCursor()
  message.topicName = reader.string(true)
  message.partitionIndex = reader.int32()
  reader.skipTaggedFields()
  return message
}

export function writeResponseCursor(
  writer: Writer,
  message: ResponseCursor,
  _version: number,
): void {
  writer.string(message.topicName, true)
  writer.int32(message.partitionIndex)
  writer.uvarint(0)
}
