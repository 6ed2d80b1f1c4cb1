// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { KafkaError } from '../errors.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const TxnOffsetCommit: Api<TxnOffsetCommitRequest, TxnOffsetCommitResponse> = {
  key: 28,
  name: 'TxnOffsetCommit',
  minVersion: 0,
  maxVersion: 5,
  flexibleVersion: 3,
  isLatestUnstable: false,
  readRequest: readTxnOffsetCommitRequest,
  writeRequest: writeTxnOffsetCommitRequest,
  readResponse: readTxnOffsetCommitResponse,
  writeResponse: writeTxnOffsetCommitResponse,
}

export interface TxnOffsetCommitRequest {
  transactionalId: string
  groupId: string
  producerId: Int64
  producerEpoch: number
  generationId: number
  memberId: string
  groupInstanceId: string | null
  topics: TxnOffsetCommitRequestTopic[]
}

export function newTxnOffsetCommitRequest(fields?: Partial<TxnOffsetCommitRequest>): TxnOffsetCommitRequest {
  const message: TxnOffsetCommitRequest = {
    transactionalId: '',
    groupId: '',
    producerId: 0,
    producerEpoch: 0,
    generationId: -1,
    memberId: '',
    groupInstanceId: null,
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTxnOffsetCommitRequest(reader: Reader, version: number): TxnOffsetCommitRequest {
  const isFlexible = version >= 3
  const message = newTxnOffsetCommitRequest()
  message.transactionalId = reader.string(isFlexible)
  message.groupId = reader.string(isFlexible)
  message.producerId = reader.int64()
  message.producerEpoch = reader.int16()
  if (version >= 3) message.generationId = reader.int32()
  if (version >= 3) message.memberId = reader.string(isFlexible)
  if (version >= 3) message.groupInstanceId = reader.nullableString(isFlexible)
  message.topics = reader.array(isFlexible, version, readTxnOffsetCommitRequestTopic)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeTxnOffsetCommitRequest(
  writer: Writer,
  message: TxnOffsetCommitRequest,
  version: number,
): void {
  const isFlexible = version >= 3
  writer.string(message.transactionalId, isFlexible)
  writer.string(message.groupId, isFlexible)
  writer.int64(message.producerId)
  writer.int16(message.producerEpoch)
  if (version >= 3) writer.int32(message.generationId)
  if (!(version >= 3) && message.generationId !== -1) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `TxnOffsetCommitRequest of version ${version} can't carry 'generationId'`,
    )
  }
  if (version >= 3) writer.string(message.memberId, isFlexible)
  if (!(version >= 3) && message.memberId !== '') {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `TxnOffsetCommitRequest of version ${version} can't carry 'memberId'`,
    )
  }
  if (version >= 3) writer.string(message.groupInstanceId, isFlexible)
  if (!(version >= 3) && message.groupInstanceId !== null) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `TxnOffsetCommitRequest of version ${version} can't carry 'groupInstanceId'`,
    )
  }
  writer.array(message.topics, isFlexible, version, writeTxnOffsetCommitRequestTopic)
  if (isFlexible) writer.uvarint(0)
}

export interface TxnOffsetCommitRequestTopic {
  name: string
  partitions: TxnOffsetCommitRequestPartition[]
}

export function newTxnOffsetCommitRequestTopic(fields?: Partial<TxnOffsetCommitRequestTopic>): TxnOffsetCommitRequestTopic {
  const message: TxnOffsetCommitRequestTopic = {
    name: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTxnOffsetCommitRequestTopic(reader: Reader, version: number): TxnOffsetCommitRequestTopic {
  const isFlexible = version >= 3
  const message = newTxnOffsetCommitRequestTopic()
  message.name = reader.string(isFlexible)
  message.partitions = reader.array(isFlexible, version, readTxnOffsetCommitRequestPartition)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeTxnOffsetCommitRequestTopic(
  writer: Writer,
  message: TxnOffsetCommitRequestTopic,
  version: number,
): void {
  const isFlexible = version >= 3
  writer.string(message.name, isFlexible)
  writer.array(message.partitions, isFlexible, version, writeTxnOffsetCommitRequestPartition)
  if (isFlexible) writer.uvarint(0)
}

export interface TxnOffsetCommitRequestPartition {
  partitionIndex: number
  committedOffset: Int64
  committedLeaderEpoch: number
  committedMetadata: string | null
}

export function newTxnOffsetCommitRequestPartition(fields?: Partial<TxnOffsetCommitRequestPartition>): TxnOffsetCommitRequestPartition {
  const message: TxnOffsetCommitRequestPartition = {
    partitionIndex: 0,
    committedOffset: 0,
    committedLeaderEpoch: -1,
    committedMetadata: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTxnOffsetCommitRequestPartition(reader: Reader, version: number): TxnOffsetCommitRequestPartition {
  const isFlexible = version >= 3
  const message = newTxnOffsetCommitRequestPartition()
  message.partitionIndex = reader.int32()
  message.committedOffset = reader.int64()
  if (version >= 2) message.committedLeaderEpoch = reader.int32()
  message.committedMetadata = reader.nullableString(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeTxnOffsetCommitRequestPartition(
  writer: Writer,
  message: TxnOffsetCommitRequestPartition,
  version: number,
): void {
  const isFlexible = version >= 3
  writer.int32(message.partitionIndex)
  writer.int64(message.committedOffset)
  if (version >= 2) writer.int32(message.committedLeaderEpoch)
  writer.string(message.committedMetadata, isFlexible)
  if (isFlexible) writer.uvarint(0)
}

export interface TxnOffsetCommitResponse {
  throttleTimeMs: number
  topics: TxnOffsetCommitResponseTopic[]
}

export function newTxnOffsetCommitResponse(fields?: Partial<TxnOffsetCommitResponse>): TxnOffsetCommitResponse {
  const message: TxnOffsetCommitResponse = {
    throttleTimeMs: 0,
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTxnOffsetCommitResponse(reader: Reader, version: number): TxnOffsetCommitResponse {
  const isFlexible = version >= 3
  const message = newTxnOffsetCommitResponse()
  message.throttleTimeMs = reader.int32()
  message.topics = reader.array(isFlexible, version, readTxnOffsetCommitResponseTopic)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeTxnOffsetCommitResponse(
  writer: Writer,
  message: TxnOffsetCommitResponse,
  version: number,
): void {
  const isFlexible = version >= 3
  writer.int32(message.throttleTimeMs)
  writer.array(message.topics, isFlexible, version, writeTxnOffsetCommitResponseTopic)
  if (isFlexible) writer.uvarint(0)
}

export interface TxnOffsetCommitResponseTopic {
  name: string
  partitions: TxnOffsetCommitResponsePartition[]
}

export function newTxnOffsetCommitResponseTopic(fields?: Partial<TxnOffsetCommitResponseTopic>): TxnOffsetCommitResponseTopic {
  const message: TxnOffsetCommitResponseTopic = {
    name: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTxnOffsetCommitResponseTopic(reader: Reader, version: number): TxnOffsetCommitResponseTopic {
  const isFlexible = version >= 3
  const message = newTxnOffsetCommitResponseTopic()
  message.name = reader.string(isFlexible)
  message.partitions = reader.array(isFlexible, version, readTxnOffsetCommitResponsePartition)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeTxnOffsetCommitResponseTopic(
  writer: Writer,
  message: TxnOffsetCommitResponseTopic,
  version: number,
): void {
  const isFlexible = version >= 3
  writer.string(message.name, isFlexible)
  writer.array(message.partitions, isFlexible, version, writeTxnOffsetCommitResponsePartition)
  if (isFlexible) writer.uvarint(0)
}

export interface TxnOffsetCommitResponsePartition {
  partitionIndex: number
  errorCode: number
}

export function newTxnOffsetCommitResponsePartition(fields?: Partial<TxnOffsetCommitResponsePartition>): TxnOffsetCommitResponsePartition {
  const message: TxnOffsetCommitResponsePartition = {
    partitionIndex: 0,
    errorCode: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTxnOffsetCommitResponsePartition(reader: Reader, version: number): TxnOffsetCommitResponsePartition {
  const isFlexible = version >= 3
  const message = newTxnOffsetCommitResponsePartition()
  message.partitionIndex = reader.int32()
  message.errorCode = reader.int16()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeTxnOffsetCommitResponsePartition(
  writer: Writer,
  message: TxnOffsetCommitResponsePartition,
  version: number,
): void {
  const isFlexible = version >= 3
  writer.int32(message.partitionIndex)
  writer.int16(message.errorCode)
  if (isFlexible) writer.uvarint(0)
}
