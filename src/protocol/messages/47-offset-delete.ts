// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const OffsetDelete: Api<OffsetDeleteRequest, OffsetDeleteResponse> = {
  key: 47,
  name: 'OffsetDelete',
  minVersion: 0,
  maxVersion: 0,
  flexibleVersion: 1,
  isLatestUnstable: false,
  readRequest: readOffsetDeleteRequest,
  writeRequest: writeOffsetDeleteRequest,
  readResponse: readOffsetDeleteResponse,
  writeResponse: writeOffsetDeleteResponse,
}

export interface OffsetDeleteRequest {
  groupId: string
  topics: OffsetDeleteRequestTopic[]
}

export function newOffsetDeleteRequest(fields?: Partial<OffsetDeleteRequest>): OffsetDeleteRequest {
  const message: OffsetDeleteRequest = {
    groupId: '',
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readOffsetDeleteRequest(reader: Reader, version: number): OffsetDeleteRequest {
  const message = newOffsetDeleteRequest()
  message.groupId = reader.string(false)
  message.topics = reader.array(false, version, readOffsetDeleteRequestTopic)
  return message
}

export function writeOffsetDeleteRequest(
  writer: Writer,
  message: OffsetDeleteRequest,
  version: number,
): void {
  writer.string(message.groupId, false)
  writer.array(message.topics, false, version, writeOffsetDeleteRequestTopic)
}

export interface OffsetDeleteRequestTopic {
  name: string
  partitions: OffsetDeleteRequestPartition[]
}

export function newOffsetDeleteRequestTopic(fields?: Partial<OffsetDeleteRequestTopic>): OffsetDeleteRequestTopic {
  const message: OffsetDeleteRequestTopic = {
    name: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readOffsetDeleteRequestTopic(reader: Reader, version: number): OffsetDeleteRequestTopic {
  const message = newOffsetDeleteRequestTopic()
  message.name = reader.string(false)
  message.partitions = reader.array(false, version, readOffsetDeleteRequestPartition)
  return message
}

export function writeOffsetDeleteRequestTopic(
  writer: Writer,
  message: OffsetDeleteRequestTopic,
  version: number,
): void {
  writer.string(message.name, false)
  writer.array(message.partitions, false, version, writeOffsetDeleteRequestPartition)
}

export interface OffsetDeleteRequestPartition {
  partitionIndex: number
}

export function newOffsetDeleteRequestPartition(fields?: Partial<OffsetDeleteRequestPartition>): OffsetDeleteRequestPartition {
  const message: OffsetDeleteRequestPartition = {
    partitionIndex: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readOffsetDeleteRequestPartition(reader: Reader, _version: number): OffsetDeleteRequestPartition {
  const message = newOffsetDeleteRequestPartition()
  message.partitionIndex = reader.int32()
  return message
}

export function writeOffsetDeleteRequestPartition(
  writer: Writer,
  message: OffsetDeleteRequestPartition,
  _version: number,
): void {
  writer.int32(message.partitionIndex)
}

export interface OffsetDeleteResponse {
  errorCode: number
  throttleTimeMs: number
  topics: OffsetDeleteResponseTopic[]
}

export function newOffsetDeleteResponse(fields?: Partial<OffsetDeleteResponse>): OffsetDeleteResponse {
  const message: OffsetDeleteResponse = {
    errorCode: 0,
    throttleTimeMs: 0,
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readOffsetDeleteResponse(reader: Reader, version: number): OffsetDeleteResponse {
  const message = newOffsetDeleteResponse()
  message.errorCode = reader.int16()
  message.throttleTimeMs = reader.int32()
  message.topics = reader.array(false, version, readOffsetDeleteResponseTopic)
  return message
}

export function writeOffsetDeleteResponse(
  writer: Writer,
  message: OffsetDeleteResponse,
  version: number,
): void {
  writer.int16(message.errorCode)
  writer.int32(message.throttleTimeMs)
  writer.array(message.topics, false, version, writeOffsetDeleteResponseTopic)
}

export interface OffsetDeleteResponseTopic {
  name: string
  partitions: OffsetDeleteResponsePartition[]
}

export function newOffsetDeleteResponseTopic(fields?: Partial<OffsetDeleteResponseTopic>): OffsetDeleteResponseTopic {
  const message: OffsetDeleteResponseTopic = {
    name: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readOffsetDeleteResponseTopic(reader: Reader, version: number): OffsetDeleteResponseTopic {
  const message = newOffsetDeleteResponseTopic()
  message.name = reader.string(false)
  message.partitions = reader.array(false, version, readOffsetDeleteResponsePartition)
  return message
}

export function writeOffsetDeleteResponseTopic(
  writer: Writer,
  message: OffsetDeleteResponseTopic,
  version: number,
): void {
  writer.string(message.name, false)
  writer.array(message.partitions, false, version, writeOffsetDeleteResponsePartition)
}

export interface OffsetDeleteResponsePartition {
  partitionIndex: number
  errorCode: number
}

export function newOffsetDeleteResponsePartition(fields?: Partial<OffsetDeleteResponsePartition>): OffsetDeleteResponsePartition {
  const message: OffsetDeleteResponsePartition = {
    partitionIndex: 0,
    errorCode: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readOffsetDeleteResponsePartition(reader: Reader, _version: number): OffsetDeleteResponsePartition {
  const message = newOffsetDeleteResponsePartition()
  message.partitionIndex = reader.int32()
  message.errorCode = reader.int16()
  return message
}

export function writeOffsetDeleteResponsePartition(
  writer: Writer,
  message: OffsetDeleteResponsePartition,
  _version: number,
): void {
  writer.int32(message.partitionIndex)
  writer.int16(message.errorCode)
}
