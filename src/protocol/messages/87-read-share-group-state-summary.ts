// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const ReadShareGroupStateSummary: Api<ReadShareGroupStateSummaryRequest, ReadShareGroupStateSummaryResponse> = {
  key: 87,
  name: 'ReadShareGroupStateSummary',
  minVersion: 0,
  maxVersion: 1,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readReadShareGroupStateSummaryRequest,
  writeRequest: writeReadShareGroupStateSummaryRequest,
  readResponse: readReadShareGroupStateSummaryResponse,
  writeResponse: writeReadShareGroupStateSummaryResponse,
}

export interface ReadShareGroupStateSummaryRequest {
  groupId: string
  topics: ReadStateSummaryData[]
}

export function newReadShareGroupStateSummaryRequest(fields?: Partial<ReadShareGroupStateSummaryRequest>): ReadShareGroupStateSummaryRequest {
  const message: ReadShareGroupStateSummaryRequest = {
    groupId: '',
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readReadShareGroupStateSummaryRequest(reader: Reader, version: number): ReadShareGroupStateSummaryRequest {
  const message = newReadShareGroupStateSummaryRequest()
  message.groupId = reader.string(true)
  message.topics = reader.array(true, version, readReadStateSummaryData)
  reader.skipTaggedFields()
  return message
}

export function writeReadShareGroupStateSummaryRequest(
  writer: Writer,
  message: ReadShareGroupStateSummaryRequest,
  version: number,
): void {
  writer.string(message.groupId, true)
  writer.array(message.topics, true, version, writeReadStateSummaryData)
  writer.uvarint(0)
}

export interface ReadStateSummaryData {
  topicId: string
  partitions: PartitionData[]
}

export function newReadStateSummaryData(fields?: Partial<ReadStateSummaryData>): ReadStateSummaryData {
  const message: ReadStateSummaryData = {
    topicId: ZERO_UUID,
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readReadStateSummaryData(reader: Reader, version: number): ReadStateSummaryData {
  const message = newReadStateSummaryData()
  message.topicId = reader.uuid()
  message.partitions = reader.array(true, version, readPartitionData)
  reader.skipTaggedFields()
  return message
}

export function writeReadStateSummaryData(
  writer: Writer,
  message: ReadStateSummaryData,
  version: number,
): void {
  writer.uuid(message.topicId)
  writer.array(message.partitions, true, version, writePartitionData)
  writer.uvarint(0)
}

export interface PartitionData {
  partition: number
  leaderEpoch: number
}

export function newPartitionData(fields?: Partial<PartitionData>): PartitionData {
  const message: PartitionData = {
    partition: 0,
    leaderEpoch: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readPartitionData(reader: Reader, _version: number): PartitionData {
  const message = newPartitionData()
  message.partition = reader.int32()
  message.leaderEpoch = reader.int32()
  reader.skipTaggedFields()
  return message
}

export function writePartitionData(
  writer: Writer,
  message: PartitionData,
  _version: number,
): void {
  writer.int32(message.partition)
  writer.int32(message.leaderEpoch)
  writer.uvarint(0)
}

export interface ReadShareGroupStateSummaryResponse {
  results: ReadStateSummaryResult[]
}

export function newReadShareGroupStateSummaryResponse(fields?: Partial<ReadShareGroupStateSummaryResponse>): ReadShareGroupStateSummaryResponse {
  const message: ReadShareGroupStateSummaryResponse = {
    results: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readReadShareGroupStateSummaryResponse(reader: Reader, version: number): ReadShareGroupStateSummaryResponse {
  const message = newReadShareGroupStateSummaryResponse()
  message.results = reader.array(true, version, readReadStateSummaryResult)
  reader.skipTaggedFields()
  return message
}

export function writeReadShareGroupStateSummaryResponse(
  writer: Writer,
  message: ReadShareGroupStateSummaryResponse,
  version: number,
): void {
  writer.array(message.results, true, version, writeReadStateSummaryResult)
  writer.uvarint(0)
}

export interface ReadStateSummaryResult {
  topicId: string
  partitions: PartitionResult[]
}

export function newReadStateSummaryResult(fields?: Partial<ReadStateSummaryResult>): ReadStateSummaryResult {
  const message: ReadStateSummaryResult = {
    topicId: ZERO_UUID,
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readReadStateSummaryResult(reader: Reader, version: number): ReadStateSummaryResult {
  const message = newReadStateSummaryResult()
  message.topicId = reader.uuid()
  message.partitions = reader.array(true, version, readPartitionResult)
  reader.skipTaggedFields()
  return message
}

export function writeReadStateSummaryResult(
  writer: Writer,
  message: ReadStateSummaryResult,
  version: number,
): void {
  writer.uuid(message.topicId)
  writer.array(message.partitions, true, version, writePartitionResult)
  writer.uvarint(0)
}

export interface PartitionResult {
  partition: number
  errorCode: number
  errorMessage: string | null
  stateEpoch: number
  leaderEpoch: number
  startOffset: Int64
  deliveryCompleteCount: number
}

export function newPartitionResult(fields?: Partial<PartitionResult>): PartitionResult {
  const message: PartitionResult = {
    partition: 0,
    errorCode: 0,
    errorMessage: null,
    stateEpoch: 0,
    leaderEpoch: 0,
    startOffset: 0,
    deliveryCompleteCount: -1,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readPartitionResult(reader: Reader, version: number): PartitionResult {
  const message = newPartitionResult()
  message.partition = reader.int32()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(true)
  message.stateEpoch = reader.int32()
  message.leaderEpoch = reader.int32()
  message.startOffset = reader.int64()
  if (version >= 1) message.deliveryCompleteCount = reader.int32()
  reader.skipTaggedFields()
  return message
}

export function writePartitionResult(
  writer: Writer,
  message: PartitionResult,
  version: number,
): void {
  writer.int32(message.partition)
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, true)
  writer.int32(message.stateEpoch)
  writer.int32(message.leaderEpoch)
  writer.int64(message.startOffset)
  if (version >= 1) writer.int32(message.deliveryCompleteCount)
  writer.uvarint(0)
}
