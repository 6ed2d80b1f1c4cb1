// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { KafkaError } from '../errors.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const ConsumerGroupHeartbeat: Api<ConsumerGroupHeartbeatRequest, ConsumerGroupHeartbeatResponse> = {
  key: 68,
  name: 'ConsumerGroupHeartbeat',
  minVersion: 0,
  maxVersion: 1,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readConsumerGroupHeartbeatRequest,
  writeRequest: writeConsumerGroupHeartbeatRequest,
  readResponse: readConsumerGroupHeartbeatResponse,
  writeResponse: writeConsumerGroupHeartbeatResponse,
}

export interface ConsumerGroupHeartbeatRequest {
  groupId: string
  memberId: string
  memberEpoch: number
  instanceId: string | null
  rackId: string | null
  rebalanceTimeoutMs: number
  subscribedTopicNames: string[] | null
  subscribedTopicRegex: string | null
  serverAssignor: string | null
  topicPartitions: RequestTopicPartitions[] | null
}

export function newConsumerGroupHeartbeatRequest(fields?: Partial<ConsumerGroupHeartbeatRequest>): ConsumerGroupHeartbeatRequest {
  const message: ConsumerGroupHeartbeatRequest = {
    groupId: '',
    memberId: '',
    memberEpoch: 0,
    instanceId: null,
    rackId: null,
    rebalanceTimeoutMs: -1,
    subscribedTopicNames: null,
    subscribedTopicRegex: null,
    serverAssignor: null,
    topicPartitions: null,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readConsumerGroupHeartbeatRequest(reader: Reader, version: number): ConsumerGroupHeartbeatRequest {
  const message = newConsumerGroupHeartbeatRequest()
  message.groupId = reader.string(true)
  message.memberId = reader.string(true)
  message.memberEpoch = reader.int32()
  message.instanceId = reader.nullableString(true)
  message.rackId = reader.nullableString(true)
  message.rebalanceTimeoutMs = reader.int32()
  message.subscribedTopicNames = reader.nullableArray(true, version, (element) => element.string(true))
  if (version >= 1) message.subscribedTopicRegex = reader.nullableString(true)
  message.serverAssignor = reader.nullableString(true)
  message.topicPartitions = reader.nullableArray(true, version, readRequestTopicPartitions)
  reader.skipTaggedFields()
  return message
}

export function writeConsumerGroupHeartbeatRequest(
  writer: Writer,
  message: ConsumerGroupHeartbeatRequest,
  version: number,
): void {
  writer.string(message.groupId, true)
  writer.string(message.memberId, true)
  writer.int32(message.memberEpoch)
  writer.string(message.instanceId, true)
  writer.string(message.rackId, true)
  writer.int32(message.rebalanceTimeoutMs)
  writer.array(message.subscribedTopicNames, true, version, (target, element) => target.string(element, true))
  if (version >= 1) writer.string(message.subscribedTopicRegex, true)
  if (!(version >= 1) && message.subscribedTopicRegex !== null) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `ConsumerGroupHeartbeatRequest of version ${version} can't carry 'subscribedTopicRegex'`,
    )
  }
  writer.string(message.serverAssignor, true)
  writer.array(message.topicPartitions, true, version, writeRequestTopicPartitions)
  writer.uvarint(0)
}

export interface RequestTopicPartitions {
  topicId: string
  partitions: number[]
}

export function newRequestTopicPartitions(fields?: Partial<RequestTopicPartitions>): RequestTopicPartitions {
  const message: RequestTopicPartitions = {
    topicId: ZERO_UUID,
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readRequestTopicPartitions(reader: Reader, version: number): RequestTopicPartitions {
  const message = newRequestTopicPartitions()
  message.topicId = reader.uuid()
  message.partitions = reader.array(true, version, (element) => element.int32())
  reader.skipTaggedFields()
  return message
}

export function writeRequestTopicPartitions(
  writer: Writer,
  message: RequestTopicPartitions,
  version: number,
): void {
  writer.uuid(message.topicId)
  writer.array(message.partitions, true, version, (target, element) => target.int32(element))
  writer.uvarint(0)
}

export interface ConsumerGroupHeartbeatResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
  memberId: string | null
  memberEpoch: number
  heartbeatIntervalMs: number
  assignment: Assignment | null
}

export function newConsumerGroupHeartbeatResponse(fields?: Partial<ConsumerGroupHeartbeatResponse>): ConsumerGroupHeartbeatResponse {
  const message: ConsumerGroupHeartbeatResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: null,
    memberId: null,
    memberEpoch: 0,
    heartbeatIntervalMs: 0,
    assignment: null,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readConsumerGroupHeartbeatResponse(reader: Reader, version: number): ConsumerGroupHeartbeatResponse {
  const message = newConsumerGroupHeartbeatResponse()
  message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(true)
  message.memberId = reader.nullableString(true)
  message.memberEpoch = reader.int32()
  message.heartbeatIntervalMs = reader.int32()
  message.assignment = reader.nullableStruct(version, readAssignment)
  reader.skipTaggedFields()
  return message
}

export function writeConsumerGroupHeartbeatResponse(
  writer: Writer,
  message: ConsumerGroupHeartbeatResponse,
  version: number,
): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, true)
  writer.string(message.memberId, true)
  writer.int32(message.memberEpoch)
  writer.int32(message.heartbeatIntervalMs)
  writer.nullableStruct(message.assignment, version, writeAssignment)
  writer.uvarint(0)
}

export interface Assignment {
  topicPartitions: ResponseTopicPartitions[]
}

export function newAssignment(fields?: Partial<Assignment>): Assignment {
  const message: Assignment = {
    topicPartitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAssignment(reader: Reader, version: number): Assignment {
  const message = newAssignment()
  message.topicPartitions = reader.array(true, version, readResponseTopicPartitions)
  reader.skipTaggedFields()
  return message
}

export function writeAssignment(
  writer: Writer,
  message: Assignment,
  version: number,
): void {
  writer.array(message.topicPartitions, true, version, writeResponseTopicPartitions)
  writer.uvarint(0)
}

export interface ResponseTopicPartitions {
  topicId: string
  partitions: number[]
}

export function newResponseTopicPartitions(fields?: Partial<ResponseTopicPartitions>): ResponseTopicPartitions {
  const message: ResponseTopicPartitions = {
    topicId: ZERO_UUID,
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readResponseTopicPartitions(reader: Reader, version: number): ResponseTopicPartitions {
  const message = newResponseTopicPartitions()
  message.topicId = reader.uuid()
  message.partitions = reader.array(true, version, (element) => element.int32())
  reader.skipTaggedFields()
  return message
}

export function writeResponseTopicPartitions(
  writer: Writer,
  message: ResponseTopicPartitions,
  version: number,
): void {
  writer.uuid(message.topicId)
  writer.array(message.partitions, true, version, (target, element) => target.int32(element))
  writer.uvarint(0)
}
