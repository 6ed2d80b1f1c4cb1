// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const DescribeTransactions: Api<DescribeTransactionsRequest, DescribeTransactionsResponse> = {
  key: 65,
  name: 'DescribeTransactions',
  minVersion: 0,
  maxVersion: 0,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readDescribeTransactionsRequest,
  writeRequest: writeDescribeTransactionsRequest,
  readResponse: readDescribeTransactionsResponse,
  writeResponse: writeDescribeTransactionsResponse,
}

export interface DescribeTransactionsRequest {
  transactionalIds: string[]
}

export function newDescribeTransactionsRequest(fields?: Partial<DescribeTransactionsRequest>): DescribeTransactionsRequest {
  const message: DescribeTransactionsRequest = {
    transactionalIds: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeTransactionsRequest(reader: Reader, version: number): DescribeTransactionsRequest {
  const message = newDescribeTransactionsRequest()
  message.transactionalIds = reader.array(true, version, (element) => element.string(true))
  reader.skipTaggedFields()
  return message
}

export function writeDescribeTransactionsRequest(
  writer: Writer,
  message: DescribeTransactionsRequest,
  version: number,
): void {
  writer.array(message.transactionalIds, true, version, (target, element) => target.string(element, true))
  writer.uvarint(0)
}

export interface DescribeTransactionsResponse {
  throttleTimeMs: number
  transactionStates: TransactionState[]
}

export function newDescribeTransactionsResponse(fields?: Partial<DescribeTransactionsResponse>): DescribeTransactionsResponse {
  const message: DescribeTransactionsResponse = {
    throttleTimeMs: 0,
    transactionStates: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeTransactionsResponse(reader: Reader, version: number): DescribeTransactionsResponse {
  const message = newDescribeTransactionsResponse()
  message.throttleTimeMs = reader.int32()
  message.transactionStates = reader.array(true, version, readTransactionState)
  reader.skipTaggedFields()
  return message
}

export function writeDescribeTransactionsResponse(
  writer: Writer,
  message: DescribeTransactionsResponse,
  version: number,
): void {
  writer.int32(message.throttleTimeMs)
  writer.array(message.transactionStates, true, version, writeTransactionState)
  writer.uvarint(0)
}

export interface TransactionState {
  errorCode: number
  transactionalId: string
  transactionState: string
  transactionTimeoutMs: number
  transactionStartTimeMs: Int64
  producerId: Int64
  producerEpoch: number
  topics: TopicData[]
}

export function newTransactionState(fields?: Partial<TransactionState>): TransactionState {
  const message: TransactionState = {
    errorCode: 0,
    transactionalId: '',
    transactionState: '',
    transactionTimeoutMs: 0,
    transactionStartTimeMs: 0,
    producerId: 0,
    producerEpoch: 0,
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTransactionState(reader: Reader, version: number): TransactionState {
  const message = newTransactionState()
  message.errorCode = reader.int16()
  message.transactionalId = reader.string(true)
  message.transactionState = reader.string(true)
  message.transactionTimeoutMs = reader.int32()
  message.transactionStartTimeMs = reader.int64()
  message.producerId = reader.int64()
  message.producerEpoch = reader.int16()
  message.topics = reader.array(true, version, readTopicData)
  reader.skipTaggedFields()
  return message
}

export function writeTransactionState(
  writer: Writer,
  message: TransactionState,
  version: number,
): void {
  writer.int16(message.errorCode)
  writer.string(message.transactionalId, true)
  writer.string(message.transactionState, true)
  writer.int32(message.transactionTimeoutMs)
  writer.int64(message.transactionStartTimeMs)
  writer.int64(message.producerId)
  writer.int16(message.producerEpoch)
  writer.array(message.topics, true, version, writeTopicData)
  writer.uvarint(0)
}

export interface TopicData {
  topic: string
  partitions: number[]
}

export function newTopicData(fields?: Partial<TopicData>): TopicData {
  const message: TopicData = {
    topic: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTopicData(reader: Reader, version: number): TopicData {
  const message = newTopicData()
  message.topic = reader.string(true)
  message.partitions = reader.array(true, version, (element) => element.int32())
  reader.skipTaggedFields()
  return message
}

export function writeTopicData(
  writer: Writer,
  message: TopicData,
  version: number,
): void {
  writer.string(message.topic, true)
  writer.array(message.partitions, true, version, (target, element) => target.int32(element))
  writer.uvarint(0)
}
