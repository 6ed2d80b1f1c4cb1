// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { KafkaError } from '../errors.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const AlterPartitionReassignments: Api<AlterPartitionReassignmentsRequest, AlterPartitionReassignmentsResponse> = {
  key: 45,
  name: 'AlterPartitionReassignments',
  minVersion: 0,
  maxVersion: 1,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readAlterPartitionReassignmentsRequest,
  writeRequest: writeAlterPartitionReassignmentsRequest,
  readResponse: readAlterPartitionReassignmentsResponse,
  writeResponse: writeAlterPartitionReassignmentsResponse,
}

export interface AlterPartitionReassignmentsRequest {
  timeoutMs: number
  allowReplicationFactorChange: boolean
  topics: ReassignableTopic[]
}

export function newAlterPartitionReassignmentsRequest(fields?: Partial<AlterPartitionReassignmentsRequest>): AlterPartitionReassignmentsRequest {
  const message: AlterPartitionReassignmentsRequest = {
    timeoutMs: 60000,
    allowReplicationFactorChange: true,
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAlterPartitionReassignmentsRequest(reader: Reader, version: number): AlterPartitionReassignmentsRequest {
  const message = newAlterPartitionReassignmentsRequest()
  message.timeoutMs = reader.int32()
  if (version >= 1) message.allowReplicationFactorChange = reader.bool()
  message.topics = reader.array(true, version, readReassignableTopic)
  reader.skipTaggedFields()
  return message
}

export function writeAlterPartitionReassignmentsRequest(
  writer: Writer,
  message: AlterPartitionReassignmentsRequest,
  version: number,
): void {
  writer.int32(message.timeoutMs)
  if (version >= 1) writer.bool(message.allowReplicationFactorChange)
  if (!(version >= 1) && message.allowReplicationFactorChange !== true) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `AlterPartitionReassignmentsRequest of version ${version} can't carry 'allowReplicationFactorChange'`,
    )
  }
  writer.array(message.topics, true, version, writeReassignableTopic)
  writer.uvarint(0)
}

export interface ReassignableTopic {
  name: string
  partitions: ReassignablePartition[]
}

export function newReassignableTopic(fields?: Partial<ReassignableTopic>): ReassignableTopic {
  const message: ReassignableTopic = {
    name: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readReassignableTopic(reader: Reader, version: number): ReassignableTopic {
  const message = newReassignableTopic()
  message.name = reader.string(true)
  message.partitions = reader.array(true, version, readReassignablePartition)
  reader.skipTaggedFields()
  return message
}

export function writeReassignableTopic(
  writer: Writer,
  message: ReassignableTopic,
  version: number,
): void {
  writer.string(message.name, true)
  writer.array(message.partitions, true, version, writeReassignablePartition)
  writer.uvarint(0)
}

export interface ReassignablePartition {
  partitionIndex: number
  replicas: number[] | null
}

export function newReassignablePartition(fields?: Partial<ReassignablePartition>): ReassignablePartition {
  const message: ReassignablePartition = {
    partitionIndex: 0,
    replicas: null,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readReassignablePartition(reader: Reader, version: number): ReassignablePartition {
  const message = newReassignablePartition()
  message.partitionIndex = reader.int32()
  message.replicas = reader.nullableArray(true, version, (element) => element.int32())
  reader.skipTaggedFields()
  return message
}

export function writeReassignablePartition(
  writer: Writer,
  message: ReassignablePartition,
  version: number,
): void {
  writer.int32(message.partitionIndex)
  writer.array(message.replicas, true, version, (target, element) => target.int32(element))
  writer.uvarint(0)
}

export interface AlterPartitionReassignmentsResponse {
  throttleTimeMs: number
  allowReplicationFactorChange: boolean
  errorCode: number
  errorMessage: string | null
  responses: ReassignableTopicResponse[]
}

export function newAlterPartitionReassignmentsResponse(fields?: Partial<AlterPartitionReassignmentsResponse>): AlterPartitionReassignmentsResponse {
  const message: AlterPartitionReassignmentsResponse = {
    throttleTimeMs: 0,
    allowReplicationFactorChange: true,
    errorCode: 0,
    errorMessage: '',
    responses: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAlterPartitionReassignmentsResponse(reader: Reader, version: number): AlterPartitionReassignmentsResponse {
  const message = newAlterPartitionReassignmentsResponse()
  message.throttleTimeMs = reader.int32()
  if (version >= 1) message.allowReplicationFactorChange = reader.bool()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(true)
  message.responses = reader.array(true, version, readReassignableTopicResponse)
  reader.skipTaggedFields()
  return message
}

export function writeAlterPartitionReassignmentsResponse(
  writer: Writer,
  message: AlterPartitionReassignmentsResponse,
  version: number,
): void {
  writer.int32(message.throttleTimeMs)
  if (version >= 1) writer.bool(message.allowReplicationFactorChange)
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, true)
  writer.array(message.responses, true, version, writeReassignableTopicResponse)
  writer.uvarint(0)
}

export interface ReassignableTopicResponse {
  name: string
  partitions: ReassignablePartitionResponse[]
}

export function newReassignableTopicResponse(fields?: Partial<ReassignableTopicResponse>): ReassignableTopicResponse {
  const message: ReassignableTopicResponse = {
    name: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readReassignableTopicResponse(reader: Reader, version: number): ReassignableTopicResponse {
  const message = newReassignableTopicResponse()
  message.name = reader.string(true)
  message.partitions = reader.array(true, version, readReassignablePartitionResponse)
  reader.skipTaggedFields()
  return message
}

export function writeReassignableTopicResponse(
  writer: Writer,
  message: ReassignableTopicResponse,
  version: number,
): void {
  writer.string(message.name, true)
  writer.array(message.partitions, true, version, writeReassignablePartitionResponse)
  writer.uvarint(0)
}

export interface ReassignablePartitionResponse {
  partitionIndex: number
  errorCode: number
  errorMessage: string | null
}

export function newReassignablePartitionResponse(fields?: Partial<ReassignablePartitionResponse>): ReassignablePartitionResponse {
  const message: ReassignablePartitionResponse = {
    partitionIndex: 0,
    errorCode: 0,
    errorMessage: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readReassignablePartitionResponse(reader: Reader, _version: number): ReassignablePartitionResponse {
  const message = newReassignablePartitionResponse()
  message.partitionIndex = reader.int32()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(true)
  reader.skipTaggedFields()
  return message
}

export function writeReassignablePartitionResponse(
  writer: Writer,
  message: ReassignablePartitionResponse,
  _version: number,
): void {
  writer.int32(message.partitionIndex)
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, true)
  writer.uvarint(0)
}
