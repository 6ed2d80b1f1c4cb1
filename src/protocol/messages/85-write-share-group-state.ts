// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const WriteShareGroupState: Api<WriteShareGroupStateRequest, WriteShareGroupStateResponse> = {
  key: 85,
  name: 'WriteShareGroupState',
  minVersion: 0,
  maxVersion: 1,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readWriteShareGroupStateRequest,
  writeRequest: writeWriteShareGroupStateRequest,
  readResponse: readWriteShareGroupStateResponse,
  writeResponse: writeWriteShareGroupStateResponse,
}

export interface WriteShareGroupStateRequest {
  groupId: string
  topics: WriteStateData[]
}

export function newWriteShareGroupStateRequest(fields?: Partial<WriteShareGroupStateRequest>): WriteShareGroupStateRequest {
  const message: WriteShareGroupStateRequest = {
    groupId: '',
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readWriteShareGroupStateRequest(reader: Reader, version: number): WriteShareGroupStateRequest {
  const message = newWriteShareGroupStateRequest()
  message.groupId = reader.string(true)
  message.topics = reader.array(true, version, readWriteStateData)
  reader.skipTaggedFields()
  return message
}

export function writeWriteShareGroupStateRequest(
  writer: Writer,
  message: WriteShareGroupStateRequest,
  version: number,
): void {
  writer.string(message.groupId, true)
  writer.array(message.topics, true, version, writeWriteStateData)
  writer.uvarint(0)
}

export interface WriteStateData {
  topicId: string
  partitions: PartitionData[]
}

export function newWriteStateData(fields?: Partial<WriteStateData>): WriteStateData {
  const message: WriteStateData = {
    topicId: ZERO_UUID,
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readWriteStateData(reader: Reader, version: number): WriteStateData {
  const message = newWriteStateData()
  message.topicId = reader.uuid()
  message.partitions = reader.array(true, version, readPartitionData)
  reader.skipTaggedFields()
  return message
}

export function writeWriteStateData(
  writer: Writer,
  message: WriteStateData,
  version: number,
): void {
  writer.uuid(message.topicId)
  writer.array(message.partitions, true, version, writePartitionData)
  writer.uvarint(0)
}

export interface PartitionData {
  partition: number
  stateEpoch: number
  leaderEpoch: number
  startOffset: Int64
  deliveryCompleteCount: number
  stateBatches: StateBatch[]
}

export function newPartitionData(fields?: Partial<PartitionData>): PartitionData {
  const message: PartitionData = {
    partition: 0,
    stateEpoch: 0,
    leaderEpoch: 0,
    startOffset: 0,
    deliveryCompleteCount: -1,
    stateBatches: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readPartitionData(reader: Reader, version: number): PartitionData {
  const message = newPartitionData()
  message.partition = reader.int32()
  message.stateEpoch = reader.int32()
  message.leaderEpoch = reader.int32()
  message.startOffset = reader.int64()
  if (version >= 1) message.deliveryCompleteCount = reader.int32()
  message.stateBatches = reader.array(true, version, readStateBatch)
  reader.skipTaggedFields()
  return message
}

export function writePartitionData(
  writer: Writer,
  message: PartitionData,
  version: number,
): void {
  writer.int32(message.partition)
  writer.int32(message.stateEpoch)
  writer.int32(message.leaderEpoch)
  writer.int64(message.startOffset)
  if (version >= 1) writer.int32(message.deliveryCompleteCount)
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

export interface WriteShareGroupStateResponse {
  results: WriteStateResult[]
}

export function newWriteShareGroupStateResponse(fields?: Partial<WriteShareGroupStateResponse>): WriteShareGroupStateResponse {
  const message: WriteShareGroupStateResponse = {
    results: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readWriteShareGroupStateResponse(reader: Reader, version: number): WriteShareGroupStateResponse {
  const message = newWriteShareGroupStateResponse()
  message.results = reader.array(true, version, readWriteStateResult)
  reader.skipTaggedFields()
  return message
}

export function writeWriteShareGroupStateResponse(
  writer: Writer,
  message: WriteShareGroupStateResponse,
  version: number,
): void {
  writer.array(message.results, true, version, writeWriteStateResult)
  writer.uvarint(0)
}

export interface WriteStateResult {
  topicId: string
  partitions: PartitionResult[]
}

export function newWriteStateResult(fields?: Partial<WriteStateResult>): WriteStateResult {
  const message: WriteStateResult = {
    topicId: ZERO_UUID,
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readWriteStateResult(reader: Reader, version: number): WriteStateResult {
  const message = newWriteStateResult()
  message.topicId = reader.uuid()
  message.partitions = reader.array(true, version, readPartitionResult)
  reader.skipTaggedFields()
  return message
}

export function writeWriteStateResult(
  writer: Writer,
  message: WriteStateResult,
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
}

export function newPartitionResult(fields?: Partial<PartitionResult>): PartitionResult {
  const message: PartitionResult = {
    partition: 0,
    errorCode: 0,
    errorMessage: null,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readPartitionResult(reader: Reader, _version: number): PartitionResult {
  const message = newPartitionResult()
  message.partition = reader.int32()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(true)
  reader.skipTaggedFields()
  return message
}

export function writePartitionResult(
  writer: Writer,
  message: PartitionResult,
  _version: number,
): void {
  writer.int32(message.partition)
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, true)
  writer.uvarint(0)
}
