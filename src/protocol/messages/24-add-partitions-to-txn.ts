// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { KafkaError } from '../errors.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const AddPartitionsToTxn: Api<AddPartitionsToTxnRequest, AddPartitionsToTxnResponse> = {
  key: 24,
  name: 'AddPartitionsToTxn',
  minVersion: 0,
  maxVersion: 5,
  flexibleVersion: 3,
  isLatestUnstable: false,
  readRequest: readAddPartitionsToTxnRequest,
  writeRequest: writeAddPartitionsToTxnRequest,
  readResponse: readAddPartitionsToTxnResponse,
  writeResponse: writeAddPartitionsToTxnResponse,
}

export interface AddPartitionsToTxnRequest {
  transactions: AddPartitionsToTxnTransaction[]
  v3AndBelowTransactionalId: string
  v3AndBelowProducerId: Int64
  v3AndBelowProducerEpoch: number
  v3AndBelowTopics: AddPartitionsToTxnTopic[]
}

export function newAddPartitionsToTxnRequest(fields?: Partial<AddPartitionsToTxnRequest>): AddPartitionsToTxnRequest {
  const message: AddPartitionsToTxnRequest = {
    transactions: [],
    v3AndBelowTransactionalId: '',
    v3AndBelowProducerId: 0,
    v3AndBelowProducerEpoch: 0,
    v3AndBelowTopics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAddPartitionsToTxnRequest(reader: Reader, version: number): AddPartitionsToTxnRequest {
  const isFlexible = version >= 3
  const message = newAddPartitionsToTxnRequest()
  if (version >= 4) message.transactions = reader.array(isFlexible, version, readAddPartitionsToTxnTransaction)
  if (version <= 3) message.v3AndBelowTransactionalId = reader.string(isFlexible)
  if (version <= 3) message.v3AndBelowProducerId = reader.int64()
  if (version <= 3) message.v3AndBelowProducerEpoch = reader.int16()
  if (version <= 3) message.v3AndBelowTopics = reader.array(isFlexible, version, readAddPartitionsToTxnTopic)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeAddPartitionsToTxnRequest(
  writer: Writer,
  message: AddPartitionsToTxnRequest,
  version: number,
): void {
  const isFlexible = version >= 3
  if (version >= 4) writer.array(message.transactions, isFlexible, version, writeAddPartitionsToTxnTransaction)
  if (!(version >= 4) && message.transactions.length > 0) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `AddPartitionsToTxnRequest of version ${version} can't carry 'transactions'`,
    )
  }
  if (version <= 3) writer.string(message.v3AndBelowTransactionalId, isFlexible)
  if (!(version <= 3) && message.v3AndBelowTransactionalId !== '') {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `AddPartitionsToTxnRequest of version ${version} can't carry 'v3AndBelowTransactionalId'`,
    )
  }
  if (version <= 3) writer.int64(message.v3AndBelowProducerId)
  if (!(version <= 3) && message.v3AndBelowProducerId !== 0) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `AddPartitionsToTxnRequest of version ${version} can't carry 'v3AndBelowProducerId'`,
    )
  }
  if (version <= 3) writer.int16(message.v3AndBelowProducerEpoch)
  if (!(version <= 3) && message.v3AndBelowProducerEpoch !== 0) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `AddPartitionsToTxnRequest of version ${version} can't carry 'v3AndBelowProducerEpoch'`,
    )
  }
  if (version <= 3) writer.array(message.v3AndBelowTopics, isFlexible, version, writeAddPartitionsToTxnTopic)
  if (!(version <= 3) && message.v3AndBelowTopics.length > 0) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `AddPartitionsToTxnRequest of version ${version} can't carry 'v3AndBelowTopics'`,
    )
  }
  if (isFlexible) writer.uvarint(0)
}

export interface AddPartitionsToTxnTransaction {
  transactionalId: string
  producerId: Int64
  producerEpoch: number
  verifyOnly: boolean
  topics: AddPartitionsToTxnTopic[]
}

export function newAddPartitionsToTxnTransaction(fields?: Partial<AddPartitionsToTxnTransaction>): AddPartitionsToTxnTransaction {
  const message: AddPartitionsToTxnTransaction = {
    transactionalId: '',
    producerId: 0,
    producerEpoch: 0,
    verifyOnly: false,
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAddPartitionsToTxnTransaction(reader: Reader, version: number): AddPartitionsToTxnTransaction {
  const isFlexible = version >= 3
  const message = newAddPartitionsToTxnTransaction()
  if (version >= 4) message.transactionalId = reader.string(isFlexible)
  if (version >= 4) message.producerId = reader.int64()
  if (version >= 4) message.producerEpoch = reader.int16()
  if (version >= 4) message.verifyOnly = reader.bool()
  if (version >= 4) message.topics = reader.array(isFlexible, version, readAddPartitionsToTxnTopic)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeAddPartitionsToTxnTransaction(
  writer: Writer,
  message: AddPartitionsToTxnTransaction,
  version: number,
): void {
  const isFlexible = version >= 3
  if (version >= 4) writer.string(message.transactionalId, isFlexible)
  if (!(version >= 4) && message.transactionalId !== '') {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `AddPartitionsToTxnRequest of version ${version} can't carry 'transactionalId'`,
    )
  }
  if (version >= 4) writer.int64(message.producerId)
  if (!(version >= 4) && message.producerId !== 0) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `AddPartitionsToTxnRequest of version ${version} can't carry 'producerId'`,
    )
  }
  if (version >= 4) writer.int16(message.producerEpoch)
  if (!(version >= 4) && message.producerEpoch !== 0) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `AddPartitionsToTxnRequest of version ${version} can't carry 'producerEpoch'`,
    )
  }
  if (version >= 4) writer.bool(message.verifyOnly)
  if (!(version >= 4) && message.verifyOnly !== false) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `AddPartitionsToTxnRequest of version ${version} can't carry 'verifyOnly'`,
    )
  }
  if (version >= 4) writer.array(message.topics, isFlexible, version, writeAddPartitionsToTxnTopic)
  if (!(version >= 4) && message.topics.length > 0) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `AddPartitionsToTxnRequest of version ${version} can't carry 'topics'`,
    )
  }
  if (isFlexible) writer.uvarint(0)
}

export interface AddPartitionsToTxnTopic {
  name: string
  partitions: number[]
}

export function newAddPartitionsToTxnTopic(fields?: Partial<AddPartitionsToTxnTopic>): AddPartitionsToTxnTopic {
  const message: AddPartitionsToTxnTopic = {
    name: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAddPartitionsToTxnTopic(reader: Reader, version: number): AddPartitionsToTxnTopic {
  const isFlexible = version >= 3
  const message = newAddPartitionsToTxnTopic()
  message.name = reader.string(isFlexible)
  message.partitions = reader.array(isFlexible, version, (element) => element.int32())
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeAddPartitionsToTxnTopic(
  writer: Writer,
  message: AddPartitionsToTxnTopic,
  version: number,
): void {
  const isFlexible = version >= 3
  writer.string(message.name, isFlexible)
  writer.array(message.partitions, isFlexible, version, (target, element) => target.int32(element))
  if (isFlexible) writer.uvarint(0)
}

export interface AddPartitionsToTxnResponse {
  throttleTimeMs: number
  errorCode: number
  resultsByTransaction: AddPartitionsToTxnResult[]
  resultsByTopicV3AndBelow: AddPartitionsToTxnTopicResult[]
}

export function newAddPartitionsToTxnResponse(fields?: Partial<AddPartitionsToTxnResponse>): AddPartitionsToTxnResponse {
  const message: AddPartitionsToTxnResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    resultsByTransaction: [],
    resultsByTopicV3AndBelow: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAddPartitionsToTxnResponse(reader: Reader, version: number): AddPartitionsToTxnResponse {
  const isFlexible = version >= 3
  const message = newAddPartitionsToTxnResponse()
  message.throttleTimeMs = reader.int32()
  if (version >= 4) message.errorCode = reader.int16()
  if (version >= 4) message.resultsByTransaction = reader.array(isFlexible, version, readAddPartitionsToTxnResult)
  if (version <= 3) message.resultsByTopicV3AndBelow = reader.array(isFlexible, version, readAddPartitionsToTxnTopicResult)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeAddPartitionsToTxnResponse(
  writer: Writer,
  message: AddPartitionsToTxnResponse,
  version: number,
): void {
  const isFlexible = version >= 3
  writer.int32(message.throttleTimeMs)
  if (version >= 4) writer.int16(message.errorCode)
  if (version >= 4) writer.array(message.resultsByTransaction, isFlexible, version, writeAddPartitionsToTxnResult)
  if (version <= 3) writer.array(message.resultsByTopicV3AndBelow, isFlexible, version, writeAddPartitionsToTxnTopicResult)
  if (isFlexible) writer.uvarint(0)
}

export interface AddPartitionsToTxnResult {
  transactionalId: string
  topicResults: AddPartitionsToTxnTopicResult[]
}

export function newAddPartitionsToTxnResult(fields?: Partial<AddPartitionsToTxnResult>): AddPartitionsToTxnResult {
  const message: AddPartitionsToTxnResult = {
    transactionalId: '',
    topicResults: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAddPartitionsToTxnResult(reader: Reader, version: number): AddPartitionsToTxnResult {
  const isFlexible = version >= 3
  const message = newAddPartitionsToTxnResult()
  if (version >= 4) message.transactionalId = reader.string(isFlexible)
  if (version >= 4) message.topicResults = reader.array(isFlexible, version, readAddPartitionsToTxnTopicResult)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeAddPartitionsToTxnResult(
  writer: Writer,
  message: AddPartitionsToTxnResult,
  version: number,
): void {
  const isFlexible = version >= 3
  if (version >= 4) writer.string(message.transactionalId, isFlexible)
  if (version >= 4) writer.array(message.topicResults, isFlexible, version, writeAddPartitionsToTxnTopicResult)
  if (isFlexible) writer.uvarint(0)
}

export interface AddPartitionsToTxnTopicResult {
  name: string
  resultsByPartition: AddPartitionsToTxnPartitionResult[]
}

export function newAddPartitionsToTxnTopicResult(fields?: Partial<AddPartitionsToTxnTopicResult>): AddPartitionsToTxnTopicResult {
  const message: AddPartitionsToTxnTopicResult = {
    name: '',
    resultsByPartition: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAddPartitionsToTxnTopicResult(reader: Reader, version: number): AddPartitionsToTxnTopicResult {
  const isFlexible = version >= 3
  const message = newAddPartitionsToTxnTopicResult()
  message.name = reader.string(isFlexible)
  message.resultsByPartition = reader.array(isFlexible, version, readAddPartitionsToTxnPartitionResult)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeAddPartitionsToTxnTopicResult(
  writer: Writer,
  message: AddPartitionsToTxnTopicResult,
  version: number,
): void {
  const isFlexible = version >= 3
  writer.string(message.name, isFlexible)
  writer.array(message.resultsByPartition, isFlexible, version, writeAddPartitionsToTxnPartitionResult)
  if (isFlexible) writer.uvarint(0)
}

export interface AddPartitionsToTxnPartitionResult {
  partitionIndex: number
  partitionErrorCode: number
}

export function newAddPartitionsToTxnPartitionResult(fields?: Partial<AddPartitionsToTxnPartitionResult>): AddPartitionsToTxnPartitionResult {
  const message: AddPartitionsToTxnPartitionResult = {
    partitionIndex: 0,
    partitionErrorCode: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAddPartitionsToTxnPartitionResult(reader: Reader, version: number): AddPartitionsToTxnPartitionResult {
  const isFlexible = version >= 3
  const message = newAddPartitionsToTxnPartitionResult()
  message.partitionIndex = reader.int32()
  message.partitionErrorCode = reader.int16()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeAddPartitionsToTxnPartitionResult(
  writer: Writer,
  message: AddPartitionsToTxnPartitionResult,
  version: number,
): void {
  const isFlexible = version >= 3
  writer.int32(message.partitionIndex)
  writer.int16(message.partitionErrorCode)
  if (isFlexible) writer.uvarint(0)
}
