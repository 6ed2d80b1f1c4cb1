// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const AssignReplicasToDirs: Api<AssignReplicasToDirsRequest, AssignReplicasToDirsResponse> = {
  key: 73,
  name: 'AssignReplicasToDirs',
  minVersion: 0,
  maxVersion: 0,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readAssignReplicasToDirsRequest,
  writeRequest: writeAssignReplicasToDirsRequest,
  readResponse: readAssignReplicasToDirsResponse,
  writeResponse: writeAssignReplicasToDirsResponse,
}

export interface AssignReplicasToDirsRequest {
  brokerId: number
  brokerEpoch: Int64
  directories: RequestDirectoryData[]
}

export function newAssignReplicasToDirsRequest(fields?: Partial<AssignReplicasToDirsRequest>): AssignReplicasToDirsRequest {
  const message: AssignReplicasToDirsRequest = {
    brokerId: 0,
    brokerEpoch: -1,
    directories: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAssignReplicasToDirsRequest(reader: Reader, version: number): AssignReplicasToDirsRequest {
  const message = newAssignReplicasToDirsRequest()
  message.brokerId = reader.int32()
  message.brokerEpoch = reader.int64()
  message.directories = reader.array(true, version, readRequestDirectoryData)
  reader.skipTaggedFields()
  return message
}

export function writeAssignReplicasToDirsRequest(
  writer: Writer,
  message: AssignReplicasToDirsRequest,
  version: number,
): void {
  writer.int32(message.brokerId)
  writer.int64(message.brokerEpoch)
  writer.array(message.directories, true, version, writeRequestDirectoryData)
  writer.uvarint(0)
}

export interface RequestDirectoryData {
  id: string
  topics: RequestTopicData[]
}

export function newRequestDirectoryData(fields?: Partial<RequestDirectoryData>): RequestDirectoryData {
  const message: RequestDirectoryData = {
    id: ZERO_UUID,
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readRequestDirectoryData(reader: Reader, version: number): RequestDirectoryData {
  const message = newRequestDirectoryData()
  message.id = reader.uuid()
  message.topics = reader.array(true, version, readRequestTopicData)
  reader.skipTaggedFields()
  return message
}

export function writeRequestDirectoryData(
  writer: Writer,
  message: RequestDirectoryData,
  version: number,
): void {
  writer.uuid(message.id)
  writer.array(message.topics, true, version, writeRequestTopicData)
  writer.uvarint(0)
}

export interface RequestTopicData {
  topicId: string
  partitions: RequestPartitionData[]
}

export function newRequestTopicData(fields?: Partial<RequestTopicData>): RequestTopicData {
  const message: RequestTopicData = {
    topicId: ZERO_UUID,
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readRequestTopicData(reader: Reader, version: number): RequestTopicData {
  const message = newRequestTopicData()
  message.topicId = reader.uuid()
  message.partitions = reader.array(true, version, readRequestPartitionData)
  reader.skipTaggedFields()
  return message
}

export function writeRequestTopicData(
  writer: Writer,
  message: RequestTopicData,
  version: number,
): void {
  writer.uuid(message.topicId)
  writer.array(message.partitions, true, version, writeRequestPartitionData)
  writer.uvarint(0)
}

export interface RequestPartitionData {
  partitionIndex: number
}

export function newRequestPartitionData(fields?: Partial<RequestPartitionData>): RequestPartitionData {
  const message: RequestPartitionData = {
    partitionIndex: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readRequestPartitionData(reader: Reader, _version: number): RequestPartitionData {
  const message = newRequestPartitionData()
  message.partitionIndex = reader.int32()
  reader.skipTaggedFields()
  return message
}

export function writeRequestPartitionData(
  writer: Writer,
  message: RequestPartitionData,
  _version: number,
): void {
  writer.int32(message.partitionIndex)
  writer.uvarint(0)
}

export interface AssignReplicasToDirsResponse {
  throttleTimeMs: number
  errorCode: number
  directories: ResponseDirectoryData[]
}

export function newAssignReplicasToDirsResponse(fields?: Partial<AssignReplicasToDirsResponse>): AssignReplicasToDirsResponse {
  const message: AssignReplicasToDirsResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    directories: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAssignReplicasToDirsResponse(reader: Reader, version: number): AssignReplicasToDirsResponse {
  const message = newAssignReplicasToDirsResponse()
  message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  message.directories = reader.array(true, version, readResponseDirectoryData)
  reader.skipTaggedFields()
  return message
}

export function writeAssignReplicasToDirsResponse(
  writer: Writer,
  message: AssignReplicasToDirsResponse,
  version: number,
): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.array(message.directories, true, version, writeResponseDirectoryData)
  writer.uvarint(0)
}

export interface ResponseDirectoryData {
  id: string
  topics: ResponseTopicData[]
}

export function newResponseDirectoryData(fields?: Partial<ResponseDirectoryData>): ResponseDirectoryData {
  const message: ResponseDirectoryData = {
    id: ZERO_UUID,
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readResponseDirectoryData(reader: Reader, version: number): ResponseDirectoryData {
  const message = newResponseDirectoryData()
  message.id = reader.uuid()
  message.topics = reader.array(true, version, readResponseTopicData)
  reader.skipTaggedFields()
  return message
}

export function writeResponseDirectoryData(
  writer: Writer,
  message: ResponseDirectoryData,
  version: number,
): void {
  writer.uuid(message.id)
  writer.array(message.topics, true, version, writeResponseTopicData)
  writer.uvarint(0)
}

export interface ResponseTopicData {
  topicId: string
  partitions: ResponsePartitionData[]
}

export function newResponseTopicData(fields?: Partial<ResponseTopicData>): ResponseTopicData {
  const message: ResponseTopicData = {
    topicId: ZERO_UUID,
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readResponseTopicData(reader: Reader, version: number): ResponseTopicData {
  const message = newResponseTopicData()
  message.topicId = reader.uuid()
  message.partitions = reader.array(true, version, readResponsePartitionData)
  reader.skipTaggedFields()
  return message
}

export function writeResponseTopicData(
  writer: Writer,
  message: ResponseTopicData,
  version: number,
): void {
  writer.uuid(message.topicId)
  writer.array(message.partitions, true, version, writeResponsePartitionData)
  writer.uvarint(0)
}

export interface ResponsePartitionData {
  partitionIndex: number
  errorCode: number
}

export function newResponsePartitionData(fields?: Partial<ResponsePartitionData>): ResponsePartitionData {
  const message: ResponsePartitionData = {
    partitionIndex: 0,
    errorCode: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readResponsePartitionData(reader: Reader, _version: number): ResponsePartitionData {
  const message = newResponsePartitionData()
  message.partitionIndex = reader.int32()
  message.errorCode = reader.int16()
  reader.skipTaggedFields()
  return message
}

export function writeResponsePartitionData(
  writer: Writer,
  message: ResponsePartitionData,
  _version: number,
): void {
  writer.int32(message.partitionIndex)
  writer.int16(message.errorCode)
  writer.uvarint(0)
}
