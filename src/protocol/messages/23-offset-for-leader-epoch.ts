// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const OffsetForLeaderEpoch: Api<OffsetForLeaderEpochRequest, OffsetForLeaderEpochResponse> = {
  key: 23,
  name: 'OffsetForLeaderEpoch',
  minVersion: 2,
  maxVersion: 4,
  flexibleVersion: 4,
  isLatestUnstable: false,
  readRequest: readOffsetForLeaderEpochRequest,
  writeRequest: writeOffsetForLeaderEpochRequest,
  readResponse: readOffsetForLeaderEpochResponse,
  writeResponse: writeOffsetForLeaderEpochResponse,
}

export interface OffsetForLeaderEpochRequest {
  replicaId: number
  topics: OffsetForLeaderTopic[]
}

export function newOffsetForLeaderEpochRequest(fields?: Partial<OffsetForLeaderEpochRequest>): OffsetForLeaderEpochRequest {
  const message: OffsetForLeaderEpochRequest = {
    replicaId: -2,
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readOffsetForLeaderEpochRequest(reader: Reader, version: number): OffsetForLeaderEpochRequest {
  const isFlexible = version >= 4
  const message = newOffsetForLeaderEpochRequest()
  if (version >= 3) message.replicaId = reader.int32()
  message.topics = reader.array(isFlexible, version, readOffsetForLeaderTopic)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeOffsetForLeaderEpochRequest(
  writer: Writer,
  message: OffsetForLeaderEpochRequest,
  version: number,
): void {
  const isFlexible = version >= 4
  if (version >= 3) writer.int32(message.replicaId)
  writer.array(message.topics, isFlexible, version, writeOffsetForLeaderTopic)
  if (isFlexible) writer.uvarint(0)
}

export interface OffsetForLeaderTopic {
  topic: string
  partitions: OffsetForLeaderPartition[]
}

export function newOffsetForLeaderTopic(fields?: Partial<OffsetForLeaderTopic>): OffsetForLeaderTopic {
  const message: OffsetForLeaderTopic = {
    topic: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readOffsetForLeaderTopic(reader: Reader, version: number): OffsetForLeaderTopic {
  const isFlexible = version >= 4
  const message = newOffsetForLeaderTopic()
  message.topic = reader.string(isFlexible)
  message.partitions = reader.array(isFlexible, version, readOffsetForLeaderPartition)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeOffsetForLeaderTopic(
  writer: Writer,
  message: OffsetForLeaderTopic,
  version: number,
): void {
  const isFlexible = version >= 4
  writer.string(message.topic, isFlexible)
  writer.array(message.partitions, isFlexible, version, writeOffsetForLeaderPartition)
  if (isFlexible) writer.uvarint(0)
}

export interface OffsetForLeaderPartition {
  partition: number
  currentLeaderEpoch: number
  leaderEpoch: number
}

export function newOffsetForLeaderPartition(fields?: Partial<OffsetForLeaderPartition>): OffsetForLeaderPartition {
  const message: OffsetForLeaderPartition = {
    partition: 0,
    currentLeaderEpoch: -1,
    leaderEpoch: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readOffsetForLeaderPartition(reader: Reader, version: number): OffsetForLeaderPartition {
  const isFlexible = version >= 4
  const message = newOffsetForLeaderPartition()
  message.partition = reader.int32()
  message.currentLeaderEpoch = reader.int32()
  message.leaderEpoch = reader.int32()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeOffsetForLeaderPartition(
  writer: Writer,
  message: OffsetForLeaderPartition,
  version: number,
): void {
  const isFlexible = version >= 4
  writer.int32(message.partition)
  writer.int32(message.currentLeaderEpoch)
  writer.int32(message.leaderEpoch)
  if (isFlexible) writer.uvarint(0)
}

export interface OffsetForLeaderEpochResponse {
  throttleTimeMs: number
  topics: OffsetForLeaderTopicResult[]
}

export function newOffsetForLeaderEpochResponse(fields?: Partial<OffsetForLeaderEpochResponse>): OffsetForLeaderEpochResponse {
  const message: OffsetForLeaderEpochResponse = {
    throttleTimeMs: 0,
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readOffsetForLeaderEpochResponse(reader: Reader, version: number): OffsetForLeaderEpochResponse {
  const isFlexible = version >= 4
  const message = newOffsetForLeaderEpochResponse()
  message.throttleTimeMs = reader.int32()
  message.topics = reader.array(isFlexible, version, readOffsetForLeaderTopicResult)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeOffsetForLeaderEpochResponse(
  writer: Writer,
  message: OffsetForLeaderEpochResponse,
  version: number,
): void {
  const isFlexible = version >= 4
  writer.int32(message.throttleTimeMs)
  writer.array(message.topics, isFlexible, version, writeOffsetForLeaderTopicResult)
  if (isFlexible) writer.uvarint(0)
}

export interface OffsetForLeaderTopicResult {
  topic: string
  partitions: EpochEndOffset[]
}

export function newOffsetForLeaderTopicResult(fields?: Partial<OffsetForLeaderTopicResult>): OffsetForLeaderTopicResult {
  const message: OffsetForLeaderTopicResult = {
    topic: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readOffsetForLeaderTopicResult(reader: Reader, version: number): OffsetForLeaderTopicResult {
  const isFlexible = version >= 4
  const message = newOffsetForLeaderTopicResult()
  message.topic = reader.string(isFlexible)
  message.partitions = reader.array(isFlexible, version, readEpochEndOffset)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeOffsetForLeaderTopicResult(
  writer: Writer,
  message: OffsetForLeaderTopicResult,
  version: number,
): void {
  const isFlexible = version >= 4
  writer.string(message.topic, isFlexible)
  writer.array(message.partitions, isFlexible, version, writeEpochEndOffset)
  if (isFlexible) writer.uvarint(0)
}

export interface EpochEndOffset {
  errorCode: number
  partition: number
  leaderEpoch: number
  endOffset: Int64
}

export function newEpochEndOffset(fields?: Partial<EpochEndOffset>): EpochEndOffset {
  const message: EpochEndOffset = {
    errorCode: 0,
    partition: 0,
    leaderEpoch: -1,
    endOffset: -1,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readEpochEndOffset(reader: Reader, version: number): EpochEndOffset {
  const isFlexible = version >= 4
  const message = newEpochEndOffset()
  message.errorCode = reader.int16()
  message.partition = reader.int32()
  message.leaderEpoch = reader.int32()
  message.endOffset = reader.int64()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeEpochEndOffset(
  writer: Writer,
  message: EpochEndOffset,
  version: number,
): void {
  const isFlexible = version >= 4
  writer.int16(message.errorCode)
  writer.int32(message.partition)
  writer.int32(message.leaderEpoch)
  writer.int64(message.endOffset)
  if (isFlexible) writer.uvarint(0)
}
