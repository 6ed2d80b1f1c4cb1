// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { KafkaError } from '../errors.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const OffsetFetch: Api<OffsetFetchRequest, OffsetFetchResponse> = {
  key: 9,
  name: 'OffsetFetch',
  minVersion: 1,
  maxVersion: 10,
  flexibleVersion: 6,
  isLatestUnstable: false,
  readRequest: readOffsetFetchRequest,
  writeRequest: writeOffsetFetchRequest,
  readResponse: readOffsetFetchResponse,
  writeResponse: writeOffsetFetchResponse,
}

export interface OffsetFetchRequest {
  groupId: string
  topics: OffsetFetchRequestTopic[] | null
  groups: OffsetFetchRequestGroup[]
  requireStable: boolean
}

export function newOffsetFetchRequest(fields?: Partial<OffsetFetchRequest>): OffsetFetchRequest {
  const message: OffsetFetchRequest = {
    groupId: '',
    topics: [],
    groups: [],
    requireStable: false,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readOffsetFetchRequest(reader: Reader, version: number): OffsetFetchRequest {
  const isFlexible = version >= 6
  const message = newOffsetFetchRequest()
  if (version <= 7) message.groupId = reader.string(isFlexible)
  if (version <= 7) message.topics = reader.nullableArray(isFlexible, version, readOffsetFetchRequestTopic)
  if (version >= 8) message.groups = reader.array(isFlexible, version, readOffsetFetchRequestGroup)
  if (version >= 7) message.requireStable = reader.bool()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeOffsetFetchRequest(
  writer: Writer,
  message: OffsetFetchRequest,
  version: number,
): void {
  const isFlexible = version >= 6
  if (version <= 7) writer.string(message.groupId, isFlexible)
  if (!(version <= 7) && message.groupId !== '') {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `OffsetFetchRequest of version ${version} can't carry 'groupId'`,
    )
  }
  if (version <= 7) writer.array(message.topics, isFlexible, version, writeOffsetFetchRequestTopic)
  if (!(version <= 7) && (message.topics === null || message.topics.length > 0)) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `OffsetFetchRequest of version ${version} can't carry 'topics'`,
    )
  }
  if (version >= 8) writer.array(message.groups, isFlexible, version, writeOffsetFetchRequestGroup)
  if (!(version >= 8) && message.groups.length > 0) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `OffsetFetchRequest of version ${version} can't carry 'groups'`,
    )
  }
  if (version >= 7) writer.bool(message.requireStable)
  if (!(version >= 7) && message.requireStable !== false) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `OffsetFetchRequest of version ${version} can't carry 'requireStable'`,
    )
  }
  if (isFlexible) writer.uvarint(0)
}

export interface OffsetFetchRequestTopic {
  name: string
  partitionIndexes: number[]
}

export function newOffsetFetchRequestTopic(fields?: Partial<OffsetFetchRequestTopic>): OffsetFetchRequestTopic {
  const message: OffsetFetchRequestTopic = {
    name: '',
    partitionIndexes: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readOffsetFetchRequestTopic(reader: Reader, version: number): OffsetFetchRequestTopic {
  const isFlexible = version >= 6
  const message = newOffsetFetchRequestTopic()
  if (version <= 7) message.name = reader.string(isFlexible)
  if (version <= 7) message.partitionIndexes = reader.array(isFlexible, version, (element) => element.int32())
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeOffsetFetchRequestTopic(
  writer: Writer,
  message: OffsetFetchRequestTopic,
  version: number,
): void {
  const isFlexible = version >= 6
  if (version <= 7) writer.string(message.name, isFlexible)
  if (!(version <= 7) && message.name !== '') {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `OffsetFetchRequest of version ${version} can't carry 'name'`,
    )
  }
  if (version <= 7) writer.array(message.partitionIndexes, isFlexible, version, (target, element) => target.int32(element))
  if (!(version <= 7) && message.partitionIndexes.length > 0) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `OffsetFetchRequest of version ${version} can't carry 'partitionIndexes'`,
    )
  }
  if (isFlexible) writer.uvarint(0)
}

export interface OffsetFetchRequestGroup {
  groupId: string
  memberId: string | null
  memberEpoch: number
  topics: OffsetFetchRequestTopics[] | null
}

export function newOffsetFetchRequestGroup(fields?: Partial<OffsetFetchRequestGroup>): OffsetFetchRequestGroup {
  const message: OffsetFetchRequestGroup = {
    groupId: '',
    memberId: null,
    memberEpoch: -1,
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readOffsetFetchRequestGroup(reader: Reader, version: number): OffsetFetchRequestGroup {
  const isFlexible = version >= 6
  const message = newOffsetFetchRequestGroup()
  if (version >= 8) message.groupId = reader.string(isFlexible)
  if (version >= 9) message.memberId = reader.nullableString(isFlexible)
  if (version >= 9) message.memberEpoch = reader.int32()
  if (version >= 8) message.topics = reader.nullableArray(isFlexible, version, readOffsetFetchRequestTopics)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeOffsetFetchRequestGroup(
  writer: Writer,
  message: OffsetFetchRequestGroup,
  version: number,
): void {
  const isFlexible = version >= 6
  if (version >= 8) writer.string(message.groupId, isFlexible)
  if (!(version >= 8) && message.groupId !== '') {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `OffsetFetchRequest of version ${version} can't carry 'groupId'`,
    )
  }
  if (version >= 9) writer.string(message.memberId, isFlexible)
  if (version >= 9) writer.int32(message.memberEpoch)
  if (version >= 8) writer.array(message.topics, isFlexible, version, writeOffsetFetchRequestTopics)
  if (!(version >= 8) && (message.topics === null || message.topics.length > 0)) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `OffsetFetchRequest of version ${version} can't carry 'topics'`,
    )
  }
  if (isFlexible) writer.uvarint(0)
}

export interface OffsetFetchRequestTopics {
  name: string
  topicId: string
  partitionIndexes: number[]
}

export function newOffsetFetchRequestTopics(fields?: Partial<OffsetFetchRequestTopics>): OffsetFetchRequestTopics {
  const message: OffsetFetchRequestTopics = {
    name: '',
    topicId: ZERO_UUID,
    partitionIndexes: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readOffsetFetchRequestTopics(reader: Reader, version: number): OffsetFetchRequestTopics {
  const isFlexible = version >= 6
  const message = newOffsetFetchRequestTopics()
  if (version >= 8 && version <= 9) message.name = reader.string(isFlexible)
  if (version >= 10) message.topicId = reader.uuid()
  if (version >= 8) message.partitionIndexes = reader.array(isFlexible, version, (element) => element.int32())
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeOffsetFetchRequestTopics(
  writer: Writer,
  message: OffsetFetchRequestTopics,
  version: number,
): void {
  const isFlexible = version >= 6
  if (version >= 8 && version <= 9) writer.string(message.name, isFlexible)
  if (version >= 10) writer.uuid(message.topicId)
  if (version >= 8) writer.array(message.partitionIndexes, isFlexible, version, (target, element) => target.int32(element))
  if (!(version >= 8) && message.partitionIndexes.length > 0) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `OffsetFetchRequest of version ${version} can't carry 'partitionIndexes'`,
    )
  }
  if (isFlexible) writer.uvarint(0)
}

export interface OffsetFetchResponse {
  throttleTimeMs: number
  topics: OffsetFetchResponseTopic[]
  errorCode: number
  groups: OffsetFetchResponseGroup[]
}

export function newOffsetFetchResponse(fields?: Partial<OffsetFetchResponse>): OffsetFetchResponse {
  const message: OffsetFetchResponse = {
    throttleTimeMs: 0,
    topics: [],
    errorCode: 0,
    groups: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readOffsetFetchResponse(reader: Reader, version: number): OffsetFetchResponse {
  const isFlexible = version >= 6
  const message = newOffsetFetchResponse()
  if (version >= 3) message.throttleTimeMs = reader.int32()
  if (version <= 7) message.topics = reader.array(isFlexible, version, readOffsetFetchResponseTopic)
  if (version >= 2 && version <= 7) message.errorCode = reader.int16()
  if (version >= 8) message.groups = reader.array(isFlexible, version, readOffsetFetchResponseGroup)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeOffsetFetchResponse(
  writer: Writer,
  message: OffsetFetchResponse,
  version: number,
): void {
  const isFlexible = version >= 6
  if (version >= 3) writer.int32(message.throttleTimeMs)
  if (version <= 7) writer.array(message.topics, isFlexible, version, writeOffsetFetchResponseTopic)
  if (version >= 2 && version <= 7) writer.int16(message.errorCode)
  if (version >= 8) writer.array(message.groups, isFlexible, version, writeOffsetFetchResponseGroup)
  if (isFlexible) writer.uvarint(0)
}

export interface OffsetFetchResponseTopic {
  name: string
  partitions: OffsetFetchResponsePartition[]
}

export function newOffsetFetchResponseTopic(fields?: Partial<OffsetFetchResponseTopic>): OffsetFetchResponseTopic {
  const message: OffsetFetchResponseTopic = {
    name: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readOffsetFetchResponseTopic(reader: Reader, version: number): OffsetFetchResponseTopic {
  const isFlexible = version >= 6
  const message = newOffsetFetchResponseTopic()
  if (version <= 7) message.name = reader.string(isFlexible)
  if (version <= 7) message.partitions = reader.array(isFlexible, version, readOffsetFetchResponsePartition)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeOffsetFetchResponseTopic(
  writer: Writer,
  message: OffsetFetchResponseTopic,
  version: number,
): void {
  const isFlexible = version >= 6
  if (version <= 7) writer.string(message.name, isFlexible)
  if (version <= 7) writer.array(message.partitions, isFlexible, version, writeOffsetFetchResponsePartition)
  if (isFlexible) writer.uvarint(0)
}

export interface OffsetFetchResponsePartition {
  partitionIndex: number
  committedOffset: Int64
  committedLeaderEpoch: number
  metadata: string | null
  errorCode: number
}

export function newOffsetFetchResponsePartition(fields?: Partial<OffsetFetchResponsePartition>): OffsetFetchResponsePartition {
  const message: OffsetFetchResponsePartition = {
    partitionIndex: 0,
    committedOffset: 0,
    committedLeaderEpoch: -1,
    metadata: '',
    errorCode: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readOffsetFetchResponsePartition(reader: Reader, version: number): OffsetFetchResponsePartition {
  const isFlexible = version >= 6
  const message = newOffsetFetchResponsePartition()
  if (version <= 7) message.partitionIndex = reader.int32()
  if (version <= 7) message.committedOffset = reader.int64()
  if (version >= 5 && version <= 7) message.committedLeaderEpoch = reader.int32()
  if (version <= 7) message.metadata = reader.nullableString(isFlexible)
  if (version <= 7) message.errorCode = reader.int16()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeOffsetFetchResponsePartition(
  writer: Writer,
  message: OffsetFetchResponsePartition,
  version: number,
): void {
  const isFlexible = version >= 6
  if (version <= 7) writer.int32(message.partitionIndex)
  if (version <= 7) writer.int64(message.committedOffset)
  if (version >= 5 && version <= 7) writer.int32(message.committedLeaderEpoch)
  if (version <= 7) writer.string(message.metadata, isFlexible)
  if (version <= 7) writer.int16(message.errorCode)
  if (isFlexible) writer.uvarint(0)
}

export interface OffsetFetchResponseGroup {
  groupId: string
  topics: OffsetFetchResponseTopics[]
  errorCode: number
}

export function newOffsetFetchResponseGroup(fields?: Partial<OffsetFetchResponseGroup>): OffsetFetchResponseGroup {
  const message: OffsetFetchResponseGroup = {
    groupId: '',
    topics: [],
    errorCode: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readOffsetFetchResponseGroup(reader: Reader, version: number): OffsetFetchResponseGroup {
  const isFlexible = version >= 6
  const message = newOffsetFetchResponseGroup()
  if (version >= 8) message.groupId = reader.string(isFlexible)
  if (version >= 8) message.topics = reader.array(isFlexible, version, readOffsetFetchResponseTopics)
  if (version >= 8) message.errorCode = reader.int16()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeOffsetFetchResponseGroup(
  writer: Writer,
  message: OffsetFetchResponseGroup,
  version: number,
): void {
  const isFlexible = version >= 6
  if (version >= 8) writer.string(message.groupId, isFlexible)
  if (version >= 8) writer.array(message.topics, isFlexible, version, writeOffsetFetchResponseTopics)
  if (version >= 8) writer.int16(message.errorCode)
  if (isFlexible) writer.uvarint(0)
}

export interface OffsetFetchResponseTopics {
  name: string
  topicId: string
  partitions: OffsetFetchResponsePartitions[]
}

export function newOffsetFetchResponseTopics(fields?: Partial<OffsetFetchResponseTopics>): OffsetFetchResponseTopics {
  const message: OffsetFetchResponseTopics = {
    name: '',
    topicId: ZERO_UUID,
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readOffsetFetchResponseTopics(reader: Reader, version: number): OffsetFetchResponseTopics {
  const isFlexible = version >= 6
  const message = newOffsetFetchResponseTopics()
  if (version >= 8 && version <= 9) message.name = reader.string(isFlexible)
  if (version >= 10) message.topicId = reader.uuid()
  if (version >= 8) message.partitions = reader.array(isFlexible, version, readOffsetFetchResponsePartitions)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeOffsetFetchResponseTopics(
  writer: Writer,
  message: OffsetFetchResponseTopics,
  version: number,
): void {
  const isFlexible = version >= 6
  if (version >= 8 && version <= 9) writer.string(message.name, isFlexible)
  if (version >= 10) writer.uuid(message.topicId)
  if (version >= 8) writer.array(message.partitions, isFlexible, version, writeOffsetFetchResponsePartitions)
  if (isFlexible) writer.uvarint(0)
}

export interface OffsetFetchResponsePartitions {
  partitionIndex: number
  committedOffset: Int64
  committedLeaderEpoch: number
  metadata: string | null
  errorCode: number
}

export function newOffsetFetchResponsePartitions(fields?: Partial<OffsetFetchResponsePartitions>): OffsetFetchResponsePartitions {
  const message: OffsetFetchResponsePartitions = {
    partitionIndex: 0,
    committedOffset: 0,
    committedLeaderEpoch: -1,
    metadata: '',
    errorCode: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readOffsetFetchResponsePartitions(reader: Reader, version: number): OffsetFetchResponsePartitions {
  const isFlexible = version >= 6
  const message = newOffsetFetchResponsePartitions()
  if (version >= 8) message.partitionIndex = reader.int32()
  if (version >= 8) message.committedOffset = reader.int64()
  if (version >= 8) message.committedLeaderEpoch = reader.int32()
  if (version >= 8) message.metadata = reader.nullableString(isFlexible)
  if (version >= 8) message.errorCode = reader.int16()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeOffsetFetchResponsePartitions(
  writer: Writer,
  message: OffsetFetchResponsePartitions,
  version: number,
): void {
  const isFlexible = version >= 6
  if (version >= 8) writer.int32(message.partitionIndex)
  if (version >= 8) writer.int64(message.committedOffset)
  if (version >= 8) writer.int32(message.committedLeaderEpoch)
  if (version >= 8) writer.string(message.metadata, isFlexible)
  if (version >= 8) writer.int16(message.errorCode)
  if (isFlexible) writer.uvarint(0)
}
