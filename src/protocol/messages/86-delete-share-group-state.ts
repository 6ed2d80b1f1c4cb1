// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const DeleteShareGroupState: Api<DeleteShareGroupStateRequest, DeleteShareGroupStateResponse> = {
  key: 86,
  name: 'DeleteShareGroupState',
  minVersion: 0,
  maxVersion: 0,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readDeleteShareGroupStateRequest,
  writeRequest: writeDeleteShareGroupStateRequest,
  readResponse: readDeleteShareGroupStateResponse,
  writeResponse: writeDeleteShareGroupStateResponse,
}

export interface DeleteShareGroupStateRequest {
  groupId: string
  topics: DeleteStateData[]
}

export function newDeleteShareGroupStateRequest(fields?: Partial<DeleteShareGroupStateRequest>): DeleteShareGroupStateRequest {
  const message: DeleteShareGroupStateRequest = {
    groupId: '',
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDeleteShareGroupStateRequest(reader: Reader, version: number): DeleteShareGroupStateRequest {
  const message = newDeleteShareGroupStateRequest()
  message.groupId = reader.string(true)
  message.topics = reader.array(true, version, readDeleteStateData)
  reader.skipTaggedFields()
  return message
}

export function writeDeleteShareGroupStateRequest(
  writer: Writer,
  message: DeleteShareGroupStateRequest,
  version: number,
): void {
  writer.string(message.groupId, true)
  writer.array(message.topics, true, version, writeDeleteStateData)
  writer.uvarint(0)
}

export interface DeleteStateData {
  topicId: string
  partitions: PartitionData[]
}

export function newDeleteStateData(fields?: Partial<DeleteStateData>): DeleteStateData {
  const message: DeleteStateData = {
    topicId: ZERO_UUID,
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDeleteStateData(reader: Reader, version: number): DeleteStateData {
  const message = newDeleteStateData()
  message.topicId = reader.uuid()
  message.partitions = reader.array(true, version, readPartitionData)
  reader.skipTaggedFields()
  return message
}

export function writeDeleteStateData(
  writer: Writer,
  message: DeleteStateData,
  version: number,
): void {
  writer.uuid(message.topicId)
  writer.array(message.partitions, true, version, writePartitionData)
  writer.uvarint(0)
}

export interface PartitionData {
  partition: number
}

export function newPartitionData(fields?: Partial<PartitionData>): PartitionData {
  const message: PartitionData = {
    partition: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readPartitionData(reader: Reader, _version: number): PartitionData {
  const message = newPartitionData()
  message.partition = reader.int32()
  reader.skipTaggedFields()
  return message
}

export function writePartitionData(
  writer: Writer,
  message: PartitionData,
  _version: number,
): void {
  writer.int32(message.partition)
  writer.uvarint(0)
}

export interface DeleteShareGroupStateResponse {
  results: DeleteStateResult[]
}

export function newDeleteShareGroupStateResponse(fields?: Partial<DeleteShareGroupStateResponse>): DeleteShareGroupStateResponse {
  const message: DeleteShareGroupStateResponse = {
    results: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDeleteShareGroupStateResponse(reader: Reader, version: number): DeleteShareGroupStateResponse {
  const message = newDeleteShareGroupStateResponse()
  message.results = reader.array(true, version, readDeleteStateResult)
  reader.skipTaggedFields()
  return message
}

export function writeDeleteShareGroupStateResponse(
  writer: Writer,
  message: DeleteShareGroupStateResponse,
  version: number,
): void {
  writer.array(message.results, true, version, writeDeleteStateResult)
  writer.uvarint(0)
}

export interface DeleteStateResult {
  topicId: string
  partitions: PartitionResult[]
}

export function newDeleteStateResult(fields?: Partial<DeleteStateResult>): DeleteStateResult {
  const message: DeleteStateResult = {
    topicId: ZERO_UUID,
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDeleteStateResult(reader: Reader, version: number): DeleteStateResult {
  const message = newDeleteStateResult()
  message.topicId = reader.uuid()
  message.partitions = reader.array(true, version, readPartitionResult)
  reader.skipTaggedFields()
  return message
}

export function writeDeleteStateResult(
  writer: Writer,
  message: DeleteStateResult,
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
