// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const InitializeShareGroupState: Api<InitializeShareGroupStateRequest, InitializeShareGroupStateResponse> = {
  key: 83,
  name: 'InitializeShareGroupState',
  minVersion: 0,
  maxVersion: 0,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readInitializeShareGroupStateRequest,
  writeRequest: writeInitializeShareGroupStateRequest,
  readResponse: readInitializeShareGroupStateResponse,
  writeResponse: writeInitializeShareGroupStateResponse,
}

export interface InitializeShareGroupStateRequest {
  groupId: string
  topics: InitializeStateData[]
}

export function newInitializeShareGroupStateRequest(fields?: Partial<InitializeShareGroupStateRequest>): InitializeShareGroupStateRequest {
  const message: InitializeShareGroupStateRequest = {
    groupId: '',
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readInitializeShareGroupStateRequest(reader: Reader, version: number): InitializeShareGroupStateRequest {
  const message = newInitializeShareGroupStateRequest()
  message.groupId = reader.string(true)
  message.topics = reader.array(true, version, readInitializeStateData)
  reader.skipTaggedFields()
  return message
}

export function writeInitializeShareGroupStateRequest(
  writer: Writer,
  message: InitializeShareGroupStateRequest,
  version: number,
): void {
  writer.string(message.groupId, true)
  writer.array(message.topics, true, version, writeInitializeStateData)
  writer.uvarint(0)
}

export interface InitializeStateData {
  topicId: string
  partitions: PartitionData[]
}

export function newInitializeStateData(fields?: Partial<InitializeStateData>): InitializeStateData {
  const message: InitializeStateData = {
    topicId: ZERO_UUID,
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readInitializeStateData(reader: Reader, version: number): InitializeStateData {
  const message = newInitializeStateData()
  message.topicId = reader.uuid()
  message.partitions = reader.array(true, version, readPartitionData)
  reader.skipTaggedFields()
  return message
}

export function writeInitializeStateData(
  writer: Writer,
  message: InitializeStateData,
  version: number,
): void {
  writer.uuid(message.topicId)
  writer.array(message.partitions, true, version, writePartitionData)
  writer.uvarint(0)
}

export interface PartitionData {
  partition: number
  stateEpoch: number
  startOffset: Int64
}

export function newPartitionData(fields?: Partial<PartitionData>): PartitionData {
  const message: PartitionData = {
    partition: 0,
    stateEpoch: 0,
    startOffset: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readPartitionData(reader: Reader, _version: number): PartitionData {
  const message = newPartitionData()
  message.partition = reader.int32()
  message.stateEpoch = reader.int32()
  message.startOffset = reader.int64()
  reader.skipTaggedFields()
  return message
}

export function writePartitionData(
  writer: Writer,
  message: PartitionData,
  _version: number,
): void {
  writer.int32(message.partition)
  writer.int32(message.stateEpoch)
  writer.int64(message.startOffset)
  writer.uvarint(0)
}

export interface InitializeShareGroupStateResponse {
  results: InitializeStateResult[]
}

export function newInitializeShareGroupStateResponse(fields?: Partial<InitializeShareGroupStateResponse>): InitializeShareGroupStateResponse {
  const message: InitializeShareGroupStateResponse = {
    results: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readInitializeShareGroupStateResponse(reader: Reader, version: number): InitializeShareGroupStateResponse {
  const message = newInitializeShareGroupStateResponse()
  message.results = reader.array(true, version, readInitializeStateResult)
  reader.skipTaggedFields()
  return message
}

export function writeInitializeShareGroupStateResponse(
  writer: Writer,
  message: InitializeShareGroupStateResponse,
  version: number,
): void {
  writer.array(message.results, true, version, writeInitializeStateResult)
  writer.uvarint(0)
}

export interface InitializeStateResult {
  topicId: string
  partitions: PartitionResult[]
}

export function newInitializeStateResult(fields?: Partial<InitializeStateResult>): InitializeStateResult {
  const message: InitializeStateResult = {
    topicId: ZERO_UUID,
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readInitializeStateResult(reader: Reader, version: number): InitializeStateResult {
  const message = newInitializeStateResult()
  message.topicId = reader.uuid()
  message.partitions = reader.array(true, version, readPartitionResult)
  reader.skipTaggedFields()
  return message
}

export function writeInitializeStateResult(
  writer: Writer,
  message: InitializeStateResult,
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
