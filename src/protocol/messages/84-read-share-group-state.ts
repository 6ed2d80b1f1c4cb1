// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const ReadShareGroupState: Api<ReadShareGroupStateRequest, ReadShareGroupStateResponse> = {
  key: 84,
  name: 'ReadShareGroupState',
  minVersion: 0,
  maxVersion: 0,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readReadShareGroupStateRequest,
  writeRequest: writeReadShareGroupStateRequest,
  readResponse: readReadShareGroupStateResponse,
  writeResponse: writeReadShareGroupStateResponse,
}

export interface ReadShareGroupStateRequest {
  groupId: string
  topics: ReadStateData[]
}

export function newReadShareGroupStateRequest(fields?: Partial<ReadShareGroupStateRequest>): ReadShareGroupStateRequest {
  const message: ReadShareGroupStateRequest = {
    groupId: '',
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readReadShareGroupStateRequest(reader: Reader, version: number): ReadShareGroupStateRequest {
  const message = newReadShareGroupStateRequest()
  message.groupId = reader.string(true)
  message.topics = reader.array(true, version, readReadStateData)
  reader.skipTaggedFields()
  return message
}

export function writeReadShareGroupStateRequest(
  writer: Writer,
  message: ReadShareGroupStateRequest,
  version: number,
): void {
  writer.string(message.groupId, true)
  writer.array(message.topics, true, version, writeReadStateData)
  writer.uvarint(0)
}

export interface ReadStateData {
  topicId: string
  partitions: PartitionData[]
}

export function newReadStateData(fields?: Partial<ReadStateData>): ReadStateData {
  const message: ReadStateData = {
    topicId: ZERO_UUID,
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readReadStateData(reader: Reader, version: number): ReadStateData {
  const message = newReadStateData()
  message.topicId = reader.uuid()
  message.partitions = reader.array(true, version, readPartitionData)
  reader.skipTaggedFields()
  return message
}

export function writeReadStateData(
  writer: Writer,
  message: ReadStateData,
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

export interface ReadShareGroupStateResponse {
  results: ReadStateResult[]
}

export function newReadShareGroupStateResponse(fields?: Partial<ReadShareGroupStateResponse>): ReadShareGroupStateResponse {
  const message: ReadShareGroupStateResponse = {
    results: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readReadShareGroupStateResponse(reader: Reader, version: number): ReadShareGroupStateResponse {
  const message = newReadShareGroupStateResponse()
  message.results = reader.array(true, version, readReadStateResult)
  reader.skipTaggedFields()
  return message
}

export function writeReadShareGroupStateResponse(
  writer: Writer,
  message: ReadShareGroupStateResponse,
  version: number,
): void {
  writer.array(message.results, true, version, writeReadStateResult)
  writer.uvarint(0)
}

export interface ReadStateResult {
  topicId: string
  partitions: PartitionResult[]
}

export function newReadStateResult(fields?: Partial<ReadStateResult>): ReadStateResult {
  const message: ReadStateResult = {
    topicId: ZERO_UUID,
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readReadStateResult(reader: Reader, version: number): ReadStateResult {
  const message = newReadStateResult()
  message.topicId = reader.uuid()
  message.partitions = reader.array(true, version, readPartitionResult)
  reader.skipTaggedFields()
  return message
}

export function writeReadStateResult(
  writer: Writer,
  message: ReadStateResult,
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
  startOffset: Int64
  stateBatches: StateBatch[]
}

export function newPartitionResult(fields?: Partial<PartitionResult>): PartitionResult {
  const message: PartitionResult = {
    partition: 0,
    errorCode: 0,
    errorMessage: null,
    stateEpoch: 0,
    startOffset: 0,
    stateBatches: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readPartitionResult(reader: Reader, version: number): PartitionResult {
  const message = newPartitionResult()
  message.partition = reader.int32()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(true)
  message.stateEpoch = reader.int32()
  message.startOffset = reader.int64()
  message.stateBatches = reader.array(true, version, readStateBatch)
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
  writer.int64(message.startOffset)
  writer.array(message.stateBatches, true, version, writeStateBatch)
  writer.uvarint(0)
}

export interface StateBatch {
  firstOffset: Int64
  lastOffset: Int64
  deliveryState: number
  deliveryCount: number
}

export function newStateBatch(fields?: Partial<StateBatch>): StateBatch {
  const message: StateBatch = {
    firstOffset: 0,
    lastOffset: 0,
    deliveryState: 0,
    deliveryCount: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readStateBatch(reader: Reader, _version: number): StateBatch {
  const message = newStateBatch()
  message.firstOffset = reader.int64()
  message.lastOffset = reader.int64()
  message.deliveryState = reader.int8()
  message.deliveryCount = reader.int16()
  reader.skipTaggedFields()
  return message
}

export function writeStateBatch(
  writer: Writer,
  message: StateBatch,
  _version: number,
): void {
  writer.int64(message.firstOffset)
  writer.int64(message.lastOffset)
  writer.int8(message.deliveryState)
  writer.int16(message.deliveryCount)
  writer.uvarint(0)
}
