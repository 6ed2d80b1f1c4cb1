// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const AlterReplicaLogDirs: Api<AlterReplicaLogDirsRequest, AlterReplicaLogDirsResponse> = {
  key: 34,
  name: 'AlterReplicaLogDirs',
  minVersion: 1,
  maxVersion: 2,
  flexibleVersion: 2,
  isLatestUnstable: false,
  readRequest: readAlterReplicaLogDirsRequest,
  writeRequest: writeAlterReplicaLogDirsRequest,
  readResponse: readAlterReplicaLogDirsResponse,
  writeResponse: writeAlterReplicaLogDirsResponse,
}

export interface AlterReplicaLogDirsRequest {
  dirs: AlterReplicaLogDir[]
}

export function newAlterReplicaLogDirsRequest(fields?: Partial<AlterReplicaLogDirsRequest>): AlterReplicaLogDirsRequest {
  const message: AlterReplicaLogDirsRequest = {
    dirs: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAlterReplicaLogDirsRequest(reader: Reader, version: number): AlterReplicaLogDirsRequest {
  const isFlexible = version >= 2
  const message = newAlterReplicaLogDirsRequest()
  message.dirs = reader.array(isFlexible, version, readAlterReplicaLogDir)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeAlterReplicaLogDirsRequest(
  writer: Writer,
  message: AlterReplicaLogDirsRequest,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.array(message.dirs, isFlexible, version, writeAlterReplicaLogDir)
  if (isFlexible) writer.uvarint(0)
}

export interface AlterReplicaLogDir {
  path: string
  topics: AlterReplicaLogDirTopic[]
}

export function newAlterReplicaLogDir(fields?: Partial<AlterReplicaLogDir>): AlterReplicaLogDir {
  const message: AlterReplicaLogDir = {
    path: '',
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAlterReplicaLogDir(reader: Reader, version: number): AlterReplicaLogDir {
  const isFlexible = version >= 2
  const message = newAlterReplicaLogDir()
  message.path = reader.string(isFlexible)
  message.topics = reader.array(isFlexible, version, readAlterReplicaLogDirTopic)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeAlterReplicaLogDir(
  writer: Writer,
  message: AlterReplicaLogDir,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.string(message.path, isFlexible)
  writer.array(message.topics, isFlexible, version, writeAlterReplicaLogDirTopic)
  if (isFlexible) writer.uvarint(0)
}

export interface AlterReplicaLogDirTopic {
  name: string
  partitions: number[]
}

export function newAlterReplicaLogDirTopic(fields?: Partial<AlterReplicaLogDirTopic>): AlterReplicaLogDirTopic {
  const message: AlterReplicaLogDirTopic = {
    name: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAlterReplicaLogDirTopic(reader: Reader, version: number): AlterReplicaLogDirTopic {
  const isFlexible = version >= 2
  const message = newAlterReplicaLogDirTopic()
  message.name = reader.string(isFlexible)
  message.partitions = reader.array(isFlexible, version, (element) => element.int32())
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeAlterReplicaLogDirTopic(
  writer: Writer,
  message: AlterReplicaLogDirTopic,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.string(message.name, isFlexible)
  writer.array(message.partitions, isFlexible, version, (target, element) => target.int32(element))
  if (isFlexible) writer.uvarint(0)
}

export interface AlterReplicaLogDirsResponse {
  throttleTimeMs: number
  results: AlterReplicaLogDirTopicResult[]
}

export function newAlterReplicaLogDirsResponse(fields?: Partial<AlterReplicaLogDirsResponse>): AlterReplicaLogDirsResponse {
  const message: AlterReplicaLogDirsResponse = {
    throttleTimeMs: 0,
    results: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAlterReplicaLogDirsResponse(reader: Reader, version: number): AlterReplicaLogDirsResponse {
  const isFlexible = version >= 2
  const message = newAlterReplicaLogDirsResponse()
  message.throttleTimeMs = reader.int32()
  message.results = reader.array(isFlexible, version, readAlterReplicaLogDirTopicResult)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeAlterReplicaLogDirsResponse(
  writer: Writer,
  message: AlterReplicaLogDirsResponse,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.int32(message.throttleTimeMs)
  writer.array(message.results, isFlexible, version, writeAlterReplicaLogDirTopicResult)
  if (isFlexible) writer.uvarint(0)
}

export interface AlterReplicaLogDirTopicResult {
  topicName: string
  partitions: AlterReplicaLogDirPartitionResult[]
}

export function newAlterReplicaLogDirTopicResult(fields?: Partial<AlterReplicaLogDirTopicResult>): AlterReplicaLogDirTopicResult {
  const message: AlterReplicaLogDirTopicResult = {
    topicName: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAlterReplicaLogDirTopicResult(reader: Reader, version: number): AlterReplicaLogDirTopicResult {
  const isFlexible = version >= 2
  const message = newAlterReplicaLogDirTopicResult()
  message.topicName = reader.string(isFlexible)
  message.partitions = reader.array(isFlexible, version, readAlterReplicaLogDirPartitionResult)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeAlterReplicaLogDirTopicResult(
  writer: Writer,
  message: AlterReplicaLogDirTopicResult,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.string(message.topicName, isFlexible)
  writer.array(message.partitions, isFlexible, version, writeAlterReplicaLogDirPartitionResult)
  if (isFlexible) writer.uvarint(0)
}

export interface AlterReplicaLogDirPartitionResult {
  partitionIndex: number
  errorCode: number
}

export function newAlterReplicaLogDirPartitionResult(fields?: Partial<AlterReplicaLogDirPartitionResult>): AlterReplicaLogDirPartitionResult {
  const message: AlterReplicaLogDirPartitionResult = {
    partitionIndex: 0,
    errorCode: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAlterReplicaLogDirPartitionResult(reader: Reader, version: number): AlterReplicaLogDirPartitionResult {
  const isFlexible = version >= 2
  const message = newAlterReplicaLogDirPartitionResult()
  message.partitionIndex = reader.int32()
  message.errorCode = reader.int16()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeAlterReplicaLogDirPartitionResult(
  writer: Writer,
  message: AlterReplicaLogDirPartitionResult,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.int32(message.partitionIndex)
  writer.int16(message.errorCode)
  if (isFlexible) writer.uvarint(0)
}
