// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const DescribeProducers: Api<DescribeProducersRequest, DescribeProducersResponse> = {
  key: 61,
  name: 'DescribeProducers',
  minVersion: 0,
  maxVersion: 0,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readDescribeProducersRequest,
  writeRequest: writeDescribeProducersRequest,
  readResponse: readDescribeProducersResponse,
  writeResponse: writeDescribeProducersResponse,
}

export interface DescribeProducersRequest {
  topics: TopicRequest[]
}

export function newDescribeProducersRequest(fields?: Partial<DescribeProducersRequest>): DescribeProducersRequest {
  const message: DescribeProducersRequest = {
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeProducersRequest(reader: Reader, version: number): DescribeProducersRequest {
  const message = newDescribeProducersRequest()
  message.topics = reader.array(true, version, readTopicRequest)
  reader.skipTaggedFields()
  return message
}

export function writeDescribeProducersRequest(
  writer: Writer,
  message: DescribeProducersRequest,
  version: number,
): void {
  writer.array(message.topics, true, version, writeTopicRequest)
  writer.uvarint(0)
}

export interface TopicRequest {
  name: string
  partitionIndexes: number[]
}

export function newTopicRequest(fields?: Partial<TopicRequest>): TopicRequest {
  const message: TopicRequest = {
    name: '',
    partitionIndexes: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTopicRequest(reader: Reader, version: number): TopicRequest {
  const message = newTopicRequest()
  message.name = reader.string(true)
  message.partitionIndexes = reader.array(true, version, (element) => element.int32())
  reader.skipTaggedFields()
  return message
}

export function writeTopicRequest(
  writer: Writer,
  message: TopicRequest,
  version: number,
): void {
  writer.string(message.name, true)
  writer.array(message.partitionIndexes, true, version, (target, element) => target.int32(element))
  writer.uvarint(0)
}

export interface DescribeProducersResponse {
  throttleTimeMs: number
  topics: TopicResponse[]
}

export function newDescribeProducersResponse(fields?: Partial<DescribeProducersResponse>): DescribeProducersResponse {
  const message: DescribeProducersResponse = {
    throttleTimeMs: 0,
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeProducersResponse(reader: Reader, version: number): DescribeProducersResponse {
  const message = newDescribeProducersResponse()
  message.throttleTimeMs = reader.int32()
  message.topics = reader.array(true, version, readTopicResponse)
  reader.skipTaggedFields()
  return message
}

export function writeDescribeProducersResponse(
  writer: Writer,
  message: DescribeProducersResponse,
  version: number,
): void {
  writer.int32(message.throttleTimeMs)
  writer.array(message.topics, true, version, writeTopicResponse)
  writer.uvarint(0)
}

export interface TopicResponse {
  name: string
  partitions: PartitionResponse[]
}

export function newTopicResponse(fields?: Partial<TopicResponse>): TopicResponse {
  const message: TopicResponse = {
    name: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTopicResponse(reader: Reader, version: number): TopicResponse {
  const message = newTopicResponse()
  message.name = reader.string(true)
  message.partitions = reader.array(true, version, readPartitionResponse)
  reader.skipTaggedFields()
  return message
}

export function writeTopicResponse(
  writer: Writer,
  message: TopicResponse,
  version: number,
): void {
  writer.string(message.name, true)
  writer.array(message.partitions, true, version, writePartitionResponse)
  writer.uvarint(0)
}

export interface PartitionResponse {
  partitionIndex: number
  errorCode: number
  errorMessage: string | null
  activeProducers: ProducerState[]
}

export function newPartitionResponse(fields?: Partial<PartitionResponse>): PartitionResponse {
  const message: PartitionResponse = {
    partitionIndex: 0,
    errorCode: 0,
    errorMessage: null,
    activeProducers: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readPartitionResponse(reader: Reader, version: number): PartitionResponse {
  const message = newPartitionResponse()
  message.partitionIndex = reader.int32()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(true)
  message.activeProducers = reader.array(true, version, readProducerState)
  reader.skipTaggedFields()
  return message
}

export function writePartitionResponse(
  writer: Writer,
  message: PartitionResponse,
  version: number,
): void {
  writer.int32(message.partitionIndex)
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, true)
  writer.array(message.activeProducers, true, version, writeProducerState)
  writer.uvarint(0)
}

export interface ProducerState {
  producerId: Int64
  producerEpoch: number
  lastSequence: number
  lastTimestamp: Int64
  coordinatorEpoch: number
  currentTxnStartOffset: Int64
}

export function newProducerState(fields?: Partial<ProducerState>): ProducerState {
  const message: ProducerState = {
    producerId: 0,
    producerEpoch: 0,
    lastSequence: -1,
    lastTimestamp: -1,
    coordinatorEpoch: 0,
    currentTxnStartOffset: -1,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readProducerState(reader: Reader, _version: number): ProducerState {
  const message = newProducerState()
  message.producerId = reader.int64()
  message.producerEpoch = reader.int32()
  message.lastSequence = reader.int32()
  message.lastTimestamp = reader.int64()
  message.coordinatorEpoch = reader.int32()
  message.currentTxnStartOffset = reader.int64()
  reader.skipTaggedFields()
  return message
}

export function writeProducerState(
  writer: Writer,
  message: ProducerState,
  _version: number,
): void {
  writer.int64(message.producerId)
  writer.int32(message.producerEpoch)
  writer.int32(message.lastSequence)
  writer.int64(message.lastTimestamp)
  writer.int32(message.coordinatorEpoch)
  writer.int64(message.currentTxnStartOffset)
  writer.uvarint(0)
}
