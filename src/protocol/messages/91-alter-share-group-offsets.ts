// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const AlterShareGroupOffsets: Api<AlterShareGroupOffsetsRequest, AlterShareGroupOffsetsResponse> = {
  key: 91,
  name: 'AlterShareGroupOffsets',
  minVersion: 0,
  maxVersion: 0,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readAlterShareGroupOffsetsRequest,
  writeRequest: writeAlterShareGroupOffsetsRequest,
  readResponse: readAlterShareGroupOffsetsResponse,
  writeResponse: writeAlterShareGroupOffsetsResponse,
}

export interface AlterShareGroupOffsetsRequest {
  groupId: string
  topics: AlterShareGroupOffsetsRequestTopic[]
}

export function newAlterShareGroupOffsetsRequest(fields?: Partial<AlterShareGroupOffsetsRequest>): AlterShareGroupOffsetsRequest {
  const message: AlterShareGroupOffsetsRequest = {
    groupId: '',
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAlterShareGroupOffsetsRequest(reader: Reader, version: number): AlterShareGroupOffsetsRequest {
  const message = newAlterShareGroupOffsetsRequest()
  message.groupId = reader.string(true)
  message.topics = reader.array(true, version, readAlterShareGroupOffsetsRequestTopic)
  reader.skipTaggedFields()
  return message
}

export function writeAlterShareGroupOffsetsRequest(
  writer: Writer,
  message: AlterShareGroupOffsetsRequest,
  version: number,
): void {
  writer.string(message.groupId, true)
  writer.array(message.topics, true, version, writeAlterShareGroupOffsetsRequestTopic)
  writer.uvarint(0)
}

export interface AlterShareGroupOffsetsRequestTopic {
  topicName: string
  partitions: AlterShareGroupOffsetsRequestPartition[]
}

export function newAlterShareGroupOffsetsRequestTopic(fields?: Partial<AlterShareGroupOffsetsRequestTopic>): AlterShareGroupOffsetsRequestTopic {
  const message: AlterShareGroupOffsetsRequestTopic = {
    topicName: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAlterShareGroupOffsetsRequestTopic(reader: Reader, version: number): AlterShareGroupOffsetsRequestTopic {
  const message = newAlterShareGroupOffsetsRequestTopic()
  message.topicName = reader.string(true)
  message.partitions = reader.array(true, version, readAlterShareGroupOffsetsRequestPartition)
  reader.skipTaggedFields()
  return message
}

export function writeAlterShareGroupOffsetsRequestTopic(
  writer: Writer,
  message: AlterShareGroupOffsetsRequestTopic,
  version: number,
): void {
  writer.string(message.topicName, true)
  writer.array(message.partitions, true, version, writeAlterShareGroupOffsetsRequestPartition)
  writer.uvarint(0)
}

export interface AlterShareGroupOffsetsRequestPartition {
  partitionIndex: number
  startOffset: Int64
}

export function newAlterShareGroupOffsetsRequestPartition(fields?: Partial<AlterShareGroupOffsetsRequestPartition>): AlterShareGroupOffsetsRequestPartition {
  const message: AlterShareGroupOffsetsRequestPartition = {
    partitionIndex: 0,
    startOffset: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAlterShareGroupOffsetsRequestPartition(reader: Reader, _version: number): AlterShareGroupOffsetsRequestPartition {
  const message = newAlterShareGroupOffsetsRequestPartition()
  message.partitionIndex = reader.int32()
  message.startOffset = reader.int64()
  reader.skipTaggedFields()
  return message
}

export function writeAlterShareGroupOffsetsRequestPartition(
  writer: Writer,
  message: AlterShareGroupOffsetsRequestPartition,
  _version: number,
): void {
  writer.int32(message.partitionIndex)
  writer.int64(message.startOffset)
  writer.uvarint(0)
}

export interface AlterShareGroupOffsetsResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
  responses: AlterShareGroupOffsetsResponseTopic[]
}

export function newAlterShareGroupOffsetsResponse(fields?: Partial<AlterShareGroupOffsetsResponse>): AlterShareGroupOffsetsResponse {
  const message: AlterShareGroupOffsetsResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: null,
    responses: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAlterShareGroupOffsetsResponse(reader: Reader, version: number): AlterShareGroupOffsetsResponse {
  const message = newAlterShareGroupOffsetsResponse()
  message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(true)
  message.responses = reader.array(true, version, readAlterShareGroupOffsetsResponseTopic)
  reader.skipTaggedFields()
  return message
}

export function writeAlterShareGroupOffsetsResponse(
  writer: Writer,
  message: AlterShareGroupOffsetsResponse,
  version: number,
): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, true)
  writer.array(message.responses, true, version, writeAlterShareGroupOffsetsResponseTopic)
  writer.uvarint(0)
}

export interface AlterShareGroupOffsetsResponseTopic {
  topicName: string
  topicId: string
  partitions: AlterShareGroupOffsetsResponsePartition[]
}

export function newAlterShareGroupOffsetsResponseTopic(fields?: Partial<AlterShareGroupOffsetsResponseTopic>): AlterShareGroupOffsetsResponseTopic {
  const message: AlterShareGroupOffsetsResponseTopic = {
    topicName: '',
    topicId: ZERO_UUID,
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAlterShareGroupOffsetsResponseTopic(reader: Reader, version: number): AlterShareGroupOffsetsResponseTopic {
  const message = newAlterShareGroupOffsetsResponseTopic()
  message.topicName = reader.string(true)
  message.topicId = reader.uuid()
  message.partitions = reader.array(true, version, readAlterShareGroupOffsetsResponsePartition)
  reader.skipTaggedFields()
  return message
}

export function writeAlterShareGroupOffsetsResponseTopic(
  writer: Writer,
  message: AlterShareGroupOffsetsResponseTopic,
  version: number,
): void {
  writer.string(message.topicName, true)
  writer.uuid(message.topicId)
  writer.array(message.partitions, true, version, writeAlterShareGroupOffsetsResponsePartition)
  writer.uvarint(0)
}

export interface AlterShareGroupOffsetsResponsePartition {
  partitionIndex: number
  errorCode: number
  errorMessage: string | null
}

export function newAlterShareGroupOffsetsResponsePartition(fields?: Partial<AlterShareGroupOffsetsResponsePartition>): AlterShareGroupOffsetsResponsePartition {
  const message: AlterShareGroupOffsetsResponsePartition = {
    partitionIndex: 0,
    errorCode: 0,
    errorMessage: null,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAlterShareGroupOffsetsResponsePartition(reader: Reader, _version: number): AlterShareGroupOffsetsResponsePartition {
  const message = newAlterShareGroupOffsetsResponsePartition()
  message.partitionIndex = reader.int32()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(true)
  reader.skipTaggedFields()
  return message
}

export function writeAlterShareGroupOffsetsResponsePartition(
  writer: Writer,
  message: AlterShareGroupOffsetsResponsePartition,
  _version: number,
): void {
  writer.int32(message.partitionIndex)
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, true)
  writer.uvarint(0)
}
