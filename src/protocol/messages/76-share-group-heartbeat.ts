// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const ShareGroupHeartbeat: Api<ShareGroupHeartbeatRequest, ShareGroupHeartbeatResponse> = {
  key: 76,
  name: 'ShareGroupHeartbeat',
  minVersion: 1,
  maxVersion: 1,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readShareGroupHeartbeatRequest,
  writeRequest: writeShareGroupHeartbeatRequest,
  readResponse: readShareGroupHeartbeatResponse,
  writeResponse: writeShareGroupHeartbeatResponse,
}

export interface ShareGroupHeartbeatRequest {
  groupId: string
  memberId: string
  memberEpoch: number
  rackId: string | null
  subscribedTopicNames: string[] | null
}

export function newShareGroupHeartbeatRequest(fields?: Partial<ShareGroupHeartbeatRequest>): ShareGroupHeartbeatRequest {
  const message: ShareGroupHeartbeatRequest = {
    groupId: '',
    memberId: '',
    memberEpoch: 0,
    rackId: null,
    subscribedTopicNames: null,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readShareGroupHeartbeatRequest(reader: Reader, version: number): ShareGroupHeartbeatRequest {
  const message = newShareGroupHeartbeatRequest()
  message.groupId = reader.string(true)
  message.memberId = reader.string(true)
  message.memberEpoch = reader.int32()
  message.rackId = reader.nullableString(true)
  message.subscribedTopicNames = reader.nullableArray(true, version, (element) => element.string(true))
  reader.skipTaggedFields()
  return message
}

export function writeShareGroupHeartbeatRequest(
  writer: Writer,
  message: ShareGroupHeartbeatRequest,
  version: number,
): void {
  writer.string(message.groupId, true)
  writer.string(message.memberId, true)
  writer.int32(message.memberEpoch)
  writer.string(message.rackId, true)
  writer.array(message.subscribedTopicNames, true, version, (target, element) => target.string(element, true))
  writer.uvarint(0)
}

export interface ShareGroupHeartbeatResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
  memberId: string | null
  memberEpoch: number
  heartbeatIntervalMs: number
  assignment: Assignment | null
}

export function newShareGroupHeartbeatResponse(fields?: Partial<ShareGroupHeartbeatResponse>): ShareGroupHeartbeatResponse {
  const message: ShareGroupHeartbeatResponse = {
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

export function readShareGroupHeartbeatResponse(reader: Reader, version: number): ShareGroupHeartbeatResponse {
  const message = newShareGroupHeartbeatResponse()
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

export function writeShareGroupHeartbeatResponse(
  writer: Writer,
  message: ShareGroupHeartbeatResponse,
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
  topicPartitions: TopicPartitions[]
}

export function newAssignment(fields?: Partial<Assignment>): Assignment {
  const message: Assignment = {
    topicPartitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAssignment(reader: Reader, version: number): Assignment {
  const message = newAssignment()
  message.topicPartitions = reader.array(true, version, readTopicPartitions)
  reader.skipTaggedFields()
  return message
}

export function writeAssignment(
  writer: Writer,
  message: Assignment,
  version: number,
): void {
  writer.array(message.topicPartitions, true, version, writeTopicPartitions)
  writer.uvarint(0)
}

export interface TopicPartitions {
  topicId: string
  partitions: number[]
}

export function newTopicPartitions(fields?: Partial<TopicPartitions>): TopicPartitions {
  const message: TopicPartitions = {
    topicId: ZERO_UUID,
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTopicPartitions(reader: Reader, version: number): TopicPartitions {
  const message = newTopicPartitions()
  message.topicId = reader.uuid()
  message.partitions = reader.array(true, version, (element) => element.int32())
  reader.skipTaggedFields()
  return message
}

export function writeTopicPartitions(
  writer: Writer,
  message: TopicPartitions,
  version: number,
): void {
  writer.uuid(message.topicId)
  writer.array(message.partitions, true, version, (target, element) => target.int32(element))
  writer.uvarint(0)
}
