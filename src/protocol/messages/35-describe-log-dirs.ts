// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const DescribeLogDirs: Api<DescribeLogDirsRequest, DescribeLogDirsResponse> = {
  key: 35,
  name: 'DescribeLogDirs',
  minVersion: 1,
  maxVersion: 5,
  flexibleVersion: 2,
  isLatestUnstable: false,
  readRequest: readDescribeLogDirsRequest,
  writeRequest: writeDescribeLogDirsRequest,
  readResponse: readDescribeLogDirsResponse,
  writeResponse: writeDescribeLogDirsResponse,
}

export interface DescribeLogDirsRequest {
  topics: DescribableLogDirTopic[] | null
}

export function newDescribeLogDirsRequest(fields?: Partial<DescribeLogDirsRequest>): DescribeLogDirsRequest {
  const message: DescribeLogDirsRequest = {
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeLogDirsRequest(reader: Reader, version: number): DescribeLogDirsRequest {
  const isFlexible = version >= 2
  const message = newDescribeLogDirsRequest()
  message.topics = reader.nullableArray(isFlexible, version, readDescribableLogDirTopic)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDescribeLogDirsRequest(
  writer: Writer,
  message: DescribeLogDirsRequest,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.array(message.topics, isFlexible, version, writeDescribableLogDirTopic)
  if (isFlexible) writer.uvarint(0)
}

export interface DescribableLogDirTopic {
  topic: string
  partitions: number[]
}

export function newDescribableLogDirTopic(fields?: Partial<DescribableLogDirTopic>): DescribableLogDirTopic {
  const message: DescribableLogDirTopic = {
    topic: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribableLogDirTopic(reader: Reader, version: number): DescribableLogDirTopic {
  const isFlexible = version >= 2
  const message = newDescribableLogDirTopic()
  message.topic = reader.string(isFlexible)
  message.partitions = reader.array(isFlexible, version, (element) => element.int32())
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDescribableLogDirTopic(
  writer: Writer,
  message: DescribableLogDirTopic,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.string(message.topic, isFlexible)
  writer.array(message.partitions, isFlexible, version, (target, element) => target.int32(element))
  if (isFlexible) writer.uvarint(0)
}

export interface DescribeLogDirsResponse {
  throttleTimeMs: number
  errorCode: number
  results: DescribeLogDirsResult[]
}

export function newDescribeLogDirsResponse(fields?: Partial<DescribeLogDirsResponse>): DescribeLogDirsResponse {
  const message: DescribeLogDirsResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    results: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeLogDirsResponse(reader: Reader, version: number): DescribeLogDirsResponse {
  const isFlexible = version >= 2
  const message = newDescribeLogDirsResponse()
  message.throttleTimeMs = reader.int32()
  if (version >= 3) message.errorCode = reader.int16()
  message.results = reader.array(isFlexible, version, readDescribeLogDirsResult)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDescribeLogDirsResponse(
  writer: Writer,
  message: DescribeLogDirsResponse,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.int32(message.throttleTimeMs)
  if (version >= 3) writer.int16(message.errorCode)
  writer.array(message.results, isFlexible, version, writeDescribeLogDirsResult)
  if (isFlexible) writer.uvarint(0)
}

export interface DescribeLogDirsResult {
  errorCode: number
  logDir: string
  topics: DescribeLogDirsTopic[]
  totalBytes: Int64
  usableBytes: Int64
  isCordoned: boolean
}

export function newDescribeLogDirsResult(fields?: Partial<DescribeLogDirsResult>): DescribeLogDirsResult {
  const message: DescribeLogDirsResult = {
    errorCode: 0,
    logDir: '',
    topics: [],
    totalBytes: -1,
    usableBytes: -1,
    isCordoned: false,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeLogDirsResult(reader: Reader, version: number): DescribeLogDirsResult {
  const isFlexible = version >= 2
  const message = newDescribeLogDirsResult()
  message.errorCode = reader.int16()
  message.logDir = reader.string(isFlexible)
  message.topics = reader.array(isFlexible, version, readDescribeLogDirsTopic)
  if (version >= 4) message.totalBytes = reader.int64()
  if (version >= 4) message.usableBytes = reader.int64()
  if (version >= 5) message.isCordoned = reader.bool()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDescribeLogDirsResult(
  writer: Writer,
  message: DescribeLogDirsResult,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.int16(message.errorCode)
  writer.string(message.logDir, isFlexible)
  writer.array(message.topics, isFlexible, version, writeDescribeLogDirsTopic)
  if (version >= 4) writer.int64(message.totalBytes)
  if (version >= 4) writer.int64(message.usableBytes)
  if (version >= 5) writer.bool(message.isCordoned)
  if (isFlexible) writer.uvarint(0)
}

export interface DescribeLogDirsTopic {
  name: string
  partitions: DescribeLogDirsPartition[]
}

export function newDescribeLogDirsTopic(fields?: Partial<DescribeLogDirsTopic>): DescribeLogDirsTopic {
  const message: DescribeLogDirsTopic = {
    name: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeLogDirsTopic(reader: Reader, version: number): DescribeLogDirsTopic {
  const isFlexible = version >= 2
  const message = newDescribeLogDirsTopic()
  message.name = reader.string(isFlexible)
  message.partitions = reader.array(isFlexible, version, readDescribeLogDirsPartition)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDescribeLogDirsTopic(
  writer: Writer,
  message: DescribeLogDirsTopic,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.string(message.name, isFlexible)
  writer.array(message.partitions, isFlexible, version, writeDescribeLogDirsPartition)
  if (isFlexible) writer.uvarint(0)
}

export interface DescribeLogDirsPartition {
  partitionIndex: number
  partitionSize: Int64
  offsetLag: Int64
  isFutureKey: boolean
}

export function newDescribeLogDirsPartition(fields?: Partial<DescribeLogDirsPartition>): DescribeLogDirsPartition {
  const message: DescribeLogDirsPartition = {
    partitionIndex: 0,
    partitionSize: 0,
    offsetLag: 0,
    isFutureKey: false,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeLogDirsPartition(reader: Reader, version: number): DescribeLogDirsPartition {
  const isFlexible = version >= 2
  const message = newDescribeLogDirsPartition()
  message.partitionIndex = reader.int32()
  message.partitionSize = reader.int64()
  message.offsetLag = reader.int64()
  message.isFutureKey = reader.bool()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDescribeLogDirsPartition(
  writer: Writer,
  message: DescribeLogDirsPartition,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.int32(message.partitionIndex)
  writer.int64(message.partitionSize)
  writer.int64(message.offsetLag)
  writer.bool(message.isFutureKey)
  if (isFlexible) writer.uvarint(0)
}
