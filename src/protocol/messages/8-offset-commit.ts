// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { KafkaError } from '../errors.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const OffsetCommit: Api<OffsetCommitRequest, OffsetCommitResponse> = {
  key: 8,
  name: 'OffsetCommit',
  minVersion: 2,
  maxVersion: 10,
  flexibleVersion: 8,
  isLatestUnstable: false,
  readRequest: readOffsetCommitRequest,
  writeRequest: writeOffsetCommitRequest,
  readResponse: readOffsetCommitResponse,
  writeResponse: writeOffsetCommitResponse,
}

export interface OffsetCommitRequest {
  groupId: string
  generationIdOrMemberEpoch: number
  memberId: string
  groupInstanceId: string | null
  retentionTimeMs: Int64
  topics: OffsetCommitRequestTopic[]
}

export function newOffsetCommitRequest(fields?: Partial<OffsetCommitRequest>): OffsetCommitRequest {
  const message: OffsetCommitRequest = {
    groupId: '',
    generationIdOrMemberEpoch: -1,
    memberId: '',
    groupInstanceId: null,
    retentionTimeMs: -1,
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readOffsetCommitRequest(reader: Reader, version: number): OffsetCommitRequest {
  const isFlexible = version >= 8
  const message = newOffsetCommitRequest()
  message.groupId = reader.string(isFlexible)
  message.generationIdOrMemberEpoch = reader.int32()
  message.memberId = reader.string(isFlexible)
  if (version >= 7) message.groupInstanceId = reader.nullableString(isFlexible)
  if (version <= 4) message.retentionTimeMs = reader.int64()
  message.topics = reader.array(isFlexible, version, readOffsetCommitRequestTopic)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeOffsetCommitRequest(
  writer: Writer,
  message: OffsetCommitRequest,
  version: number,
): void {
  const isFlexible = version >= 8
  writer.string(message.groupId, isFlexible)
  writer.int32(message.generationIdOrMemberEpoch)
  writer.string(message.memberId, isFlexible)
  if (version >= 7) writer.string(message.groupInstanceId, isFlexible)
  if (!(version >= 7) && message.groupInstanceId !== null) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `OffsetCommitRequest of version ${version} can't carry 'groupInstanceId'`,
    )
  }
  if (version <= 4) writer.int64(message.retentionTimeMs)
  writer.array(message.topics, isFlexible, version, writeOffsetCommitRequestTopic)
  if (isFlexible) writer.uvarint(0)
}

export interface OffsetCommitRequestTopic {
  name: string
  topicId: string
  partitions: OffsetCommitRequestPartition[]
}

export function newOffsetCommitRequestTopic(fields?: Partial<OffsetCommitRequestTopic>): OffsetCommitRequestTopic {
  const message: OffsetCommitRequestTopic = {
    name: '',
    topicId: ZERO_UUID,
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readOffsetCommitRequestTopic(reader: Reader, version: number): OffsetCommitRequestTopic {
  const isFlexible = version >= 8
  const message = newOffsetCommitRequestTopic()
  if (version <= 9) message.name = reader.string(isFlexible)
  if (version >= 10) message.topicId = reader.uuid()
  message.partitions = reader.array(isFlexible, version, readOffsetCommitRequestPartition)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeOffsetCommitRequestTopic(
  writer: Writer,
  message: OffsetCommitRequestTopic,
  version: number,
): void {
  const isFlexible = version >= 8
  if (version <= 9) writer.string(message.name, isFlexible)
  if (version >= 10) writer.uuid(message.topicId)
  writer.array(message.partitions, isFlexible, version, writeOffsetCommitRequestPartition)
  if (isFlexible) writer.uvarint(0)
}

export interface OffsetCommitRequestPartition {
  partitionIndex: number
  committedOffset: Int64
  committedLeaderEpoch: number
  committedMetadata: string | null
}

export function newOffsetCommitRequestPartition(fields?: Partial<OffsetCommitRequestPartition>): OffsetCommitRequestPartition {
  const message: OffsetCommitRequestPartition = {
    partitionIndex: 0,
    committedOffset: 0,
    committedLeaderEpoch: -1,
    committedMetadata: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readOffsetCommitRequestPartition(reader: Reader, version: number): OffsetCommitRequestPartition {
  const isFlexible = version >= 8
  const message = newOffsetCommitRequestPartition()
  message.partitionIndex = reader.int32()
  message.committedOffset = reader.int64()
  if (version >= 6) message.committedLeaderEpoch = reader.int32()
  message.committedMetadata = reader.nullableString(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeOffsetCommitRequestPartition(
  writer: Writer,
  message: OffsetCommitRequestPartition,
  version: number,
): void {
  const isFlexible = version >= 8
  writer.int32(message.partitionIndex)
  writer.int64(message.committedOffset)
  if (version >= 6) writer.int32(message.committedLeaderEpoch)
  writer.string(message.committedMetadata, isFlexible)
  if (isFlexible) writer.uvarint(0)
}

export interface OffsetCommitResponse {
  throttleTimeMs: number
  topics: OffsetCommitResponseTopic[]
}

export function newOffsetCommitResponse(fields?: Partial<OffsetCommitResponse>): OffsetCommitResponse {
  const message: OffsetCommitResponse = {
    throttleTimeMs: 0,
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readOffsetCommitResponse(reader: Reader, version: number): OffsetCommitResponse {
  const isFlexible = version >= 8
  const message = newOffsetCommitResponse()
  if (version >= 3) message.throttleTimeMs = reader.int32()
  message.topics = reader.array(isFlexible, version, readOffsetCommitResponseTopic)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeOffsetCommitResponse(
  writer: Writer,
  message: OffsetCommitResponse,
  version: number,
): void {
  const isFlexible = version >= 8
  if (version >= 3) writer.int32(message.throttleTimeMs)
  writer.array(message.topics, isFlexible, version, writeOffsetCommitResponseTopic)
  if (isFlexible) writer.uvarint(0)
}

export interface OffsetCommitResponseTopic {
  name: string
  topicId: string
  partitions: OffsetCommitResponsePartition[]
}

export function newOffsetCommitResponseTopic(fields?: Partial<OffsetCommitResponseTopic>): OffsetCommitResponseTopic {
  const message: OffsetCommitResponseTopic = {
    name: '',
    topicId: ZERO_UUID,
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readOffsetCommitResponseTopic(reader: Reader, version: number): OffsetCommitResponseTopic {
  const isFlexible = version >= 8
  const message = newOffsetCommitResponseTopic()
  if (version <= 9) message.name = reader.string(isFlexible)
  if (version >= 10) message.topicId = reader.uuid()
  message.partitions = reader.array(isFlexible, version, readOffsetCommitResponsePartition)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeOffsetCommitResponseTopic(
  writer: Writer,
  message: OffsetCommitResponseTopic,
  version: number,
): void {
  const isFlexible = version >= 8
  if (version <= 9) writer.string(message.name, isFlexible)
  if (version >= 10) writer.uuid(message.topicId)
  writer.array(message.partitions, isFlexible, version, writeOffsetCommitResponsePartition)
  if (isFlexible) writer.uvarint(0)
}

export interface OffsetCommitResponsePartition {
  partitionIndex: number
  errorCode: number
}

export function newOffsetCommitResponsePartition(fields?: Partial<OffsetCommitResponsePartition>): OffsetCommitResponsePartition {
  const message: OffsetCommitResponsePartition = {
    partitionIndex: 0,
    errorCode: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readOffsetCommitResponsePartition(reader: Reader, version: number): OffsetCommitResponsePartition {
  const isFlexible = version >= 8
  const message = newOffsetCommitResponsePartition()
  message.partitionIndex = reader.int32()
  message.errorCode = reader.int16()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeOffsetCommitResponsePartition(
  writer: Writer,
  message: OffsetCommitResponsePartition,
  version: number,
): void {
  const isFlexible = version >= 8
  writer.int32(message.partitionIndex)
  writer.int16(message.errorCode)
  if (isFlexible) writer.uvarint(0)
}
