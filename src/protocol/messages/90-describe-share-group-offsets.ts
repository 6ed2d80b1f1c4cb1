// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const DescribeShareGroupOffsets: Api<DescribeShareGroupOffsetsRequest, DescribeShareGroupOffsetsResponse> = {
  key: 90,
  name: 'DescribeShareGroupOffsets',
  minVersion: 0,
  maxVersion: 1,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readDescribeShareGroupOffsetsRequest,
  writeRequest: writeDescribeShareGroupOffsetsRequest,
  readResponse: readDescribeShareGroupOffsetsResponse,
  writeResponse: writeDescribeShareGroupOffsetsResponse,
}

export interface DescribeShareGroupOffsetsRequest {
  groups: DescribeShareGroupOffsetsRequestGroup[]
}

export function newDescribeShareGroupOffsetsRequest(fields?: Partial<DescribeShareGroupOffsetsRequest>): DescribeShareGroupOffsetsRequest {
  const message: DescribeShareGroupOffsetsRequest = {
    groups: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeShareGroupOffsetsRequest(reader: Reader, version: number): DescribeShareGroupOffsetsRequest {
  const message = newDescribeShareGroupOffsetsRequest()
  message.groups = reader.array(true, version, readDescribeShareGroupOffsetsRequestGroup)
  reader.skipTaggedFields()
  return message
}

export function writeDescribeShareGroupOffsetsRequest(
  writer: Writer,
  message: DescribeShareGroupOffsetsRequest,
  version: number,
): void {
  writer.array(message.groups, true, version, writeDescribeShareGroupOffsetsRequestGroup)
  writer.uvarint(0)
}

export interface DescribeShareGroupOffsetsRequestGroup {
  groupId: string
  topics: DescribeShareGroupOffsetsRequestTopic[] | null
}

export function newDescribeShareGroupOffsetsRequestGroup(fields?: Partial<DescribeShareGroupOffsetsRequestGroup>): DescribeShareGroupOffsetsRequestGroup {
  const message: DescribeShareGroupOffsetsRequestGroup = {
    groupId: '',
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeShareGroupOffsetsRequestGroup(reader: Reader, version: number): DescribeShareGroupOffsetsRequestGroup {
  const message = newDescribeShareGroupOffsetsRequestGroup()
  message.groupId = reader.string(true)
  message.topics = reader.nullableArray(true, version, readDescribeShareGroupOffsetsRequestTopic)
  reader.skipTaggedFields()
  return message
}

export function writeDescribeShareGroupOffsetsRequestGroup(
  writer: Writer,
  message: DescribeShareGroupOffsetsRequestGroup,
  version: number,
): void {
  writer.string(message.groupId, true)
  writer.array(message.topics, true, version, writeDescribeShareGroupOffsetsRequestTopic)
  writer.uvarint(0)
}

export interface DescribeShareGroupOffsetsRequestTopic {
  topicName: string
  partitions: number[]
}

export function newDescribeShareGroupOffsetsRequestTopic(fields?: Partial<DescribeShareGroupOffsetsRequestTopic>): DescribeShareGroupOffsetsRequestTopic {
  const message: DescribeShareGroupOffsetsRequestTopic = {
    topicName: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeShareGroupOffsetsRequestTopic(reader: Reader, version: number): DescribeShareGroupOffsetsRequestTopic {
  const message = newDescribeShareGroupOffsetsRequestTopic()
  message.topicName = reader.string(true)
  message.partitions = reader.array(true, version, (element) => element.int32())
  reader.skipTaggedFields()
  return message
}

export function writeDescribeShareGroupOffsetsRequestTopic(
  writer: Writer,
  message: DescribeShareGroupOffsetsRequestTopic,
  version: number,
): void {
  writer.string(message.topicName, true)
  writer.array(message.partitions, true, version, (target, element) => target.int32(element))
  writer.uvarint(0)
}

export interface DescribeShareGroupOffsetsResponse {
  throttleTimeMs: number
  groups: DescribeShareGroupOffsetsResponseGroup[]
}

export function newDescribeShareGroupOffsetsResponse(fields?: Partial<DescribeShareGroupOffsetsResponse>): DescribeShareGroupOffsetsResponse {
  const message: DescribeShareGroupOffsetsResponse = {
    throttleTimeMs: 0,
    groups: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeShareGroupOffsetsResponse(reader: Reader, version: number): DescribeShareGroupOffsetsResponse {
  const message = newDescribeShareGroupOffsetsResponse()
  message.throttleTimeMs = reader.int32()
  message.groups = reader.array(true, version, readDescribeShareGroupOffsetsResponseGroup)
  reader.skipTaggedFields()
  return message
}

export function writeDescribeShareGroupOffsetsResponse(
  writer: Writer,
  message: DescribeShareGroupOffsetsResponse,
  version: number,
): void {
  writer.int32(message.throttleTimeMs)
  writer.array(message.groups, true, version, writeDescribeShareGroupOffsetsResponseGroup)
  writer.uvarint(0)
}

export interface DescribeShareGroupOffsetsResponseGroup {
  groupId: string
  topics: DescribeShareGroupOffsetsResponseTopic[]
  errorCode: number
  errorMessage: string | null
}

export function newDescribeShareGroupOffsetsResponseGroup(fields?: Partial<DescribeShareGroupOffsetsResponseGroup>): DescribeShareGroupOffsetsResponseGroup {
  const message: DescribeShareGroupOffsetsResponseGroup = {
    groupId: '',
    topics: [],
    errorCode: 0,
    errorMessage: null,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeShareGroupOffsetsResponseGroup(reader: Reader, version: number): DescribeShareGroupOffsetsResponseGroup {
  const message = newDescribeShareGroupOffsetsResponseGroup()
  message.groupId = reader.string(true)
  message.topics = reader.array(true, version, readDescribeShareGroupOffsetsResponseTopic)
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(true)
  reader.skipTaggedFields()
  return message
}

export function writeDescribeShareGroupOffsetsResponseGroup(
  writer: Writer,
  message: DescribeShareGroupOffsetsResponseGroup,
  version: number,
): void {
  writer.string(message.groupId, true)
  writer.array(message.topics, true, version, writeDescribeShareGroupOffsetsResponseTopic)
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, true)
  writer.uvarint(0)
}

export interface DescribeShareGroupOffsetsResponseTopic {
  topicName: string
  topicId: string
  partitions: DescribeShareGroupOffsetsResponsePartition[]
}

export function newDescribeShareGroupOffsetsResponseTopic(fields?: Partial<DescribeShareGroupOffsetsResponseTopic>): DescribeShareGroupOffsetsResponseTopic {
  const message: DescribeShareGroupOffsetsResponseTopic = {
    topicName: '',
    topicId: ZERO_UUID,
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeShareGroupOffsetsResponseTopic(reader: Reader, version: number): DescribeShareGroupOffsetsResponseTopic {
  const message = newDescribeShareGroupOffsetsResponseTopic()
  message.topicName = reader.string(true)
  message.topicId = reader.uuid()
  message.partitions = reader.array(true, version, readDescribeShareGroupOffsetsResponsePartition)
  reader.skipTaggedFields()
  return message
}

export function writeDescribeShareGroupOffsetsResponseTopic(
  writer: Writer,
  message: DescribeShareGroupOffsetsResponseTopic,
  version: number,
): void {
  writer.string(message.topicName, true)
  writer.uuid(message.topicId)
  writer.array(message.partitions, true, version, writeDescribeShareGroupOffsetsResponsePartition)
  writer.uvarint(0)
}

export interface DescribeShareGroupOffsetsResponsePartition {
  partitionIndex: number
  startOffset: Int64
  leaderEpoch: number
  lag: Int64
  errorCode: number
  errorMessage: string | null
}

export function newDescribeShareGroupOffsetsResponsePartition(fields?: Partial<DescribeShareGroupOffsetsResponsePartition>): DescribeShareGroupOffsetsResponsePartition {
  const message: DescribeShareGroupOffsetsResponsePartition = {
    partitionIndex: 0,
    startOffset: 0,
    leaderEpoch: 0,
    lag: -1,
    errorCode: 0,
    errorMessage: null,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeShareGroupOffsetsResponsePartition(reader: Reader, version: number): DescribeShareGroupOffsetsResponsePartition {
  const message = newDescribeShareGroupOffsetsResponsePartition()
  message.partitionIndex = reader.int32()
  message.startOffset = reader.int64()
  message.leaderEpoch = reader.int32()
  if (version >= 1) message.lag = reader.int64()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(true)
  reader.skipTaggedFields()
  return message
}

export function writeDescribeShareGroupOffsetsResponsePartition(
  writer: Writer,
  message: DescribeShareGroupOffsetsResponsePartition,
  version: number,
): void {
  writer.int32(message.partitionIndex)
  writer.int64(message.startOffset)
  writer.int32(message.leaderEpoch)
  if (version >= 1) writer.int64(message.lag)
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, true)
  writer.uvarint(0)
}
