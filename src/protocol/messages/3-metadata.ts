// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { KafkaError } from '../errors.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const Metadata: Api<MetadataRequest, MetadataResponse> = {
  key: 3,
  name: 'Metadata',
  minVersion: 0,
  maxVersion: 13,
  flexibleVersion: 9,
  isLatestUnstable: false,
  readRequest: readMetadataRequest,
  writeRequest: writeMetadataRequest,
  readResponse: readMetadataResponse,
  writeResponse: writeMetadataResponse,
}

export interface MetadataRequest {
  topics: MetadataRequestTopic[] | null
  allowAutoTopicCreation: boolean
  includeClusterAuthorizedOperations: boolean
  includeTopicAuthorizedOperations: boolean
}

export function newMetadataRequest(fields?: Partial<MetadataRequest>): MetadataRequest {
  const message: MetadataRequest = {
    topics: [],
    allowAutoTopicCreation: true,
    includeClusterAuthorizedOperations: false,
    includeTopicAuthorizedOperations: false,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readMetadataRequest(reader: Reader, version: number): MetadataRequest {
  const isFlexible = version >= 9
  const message = newMetadataRequest()
  message.topics = reader.nullableArray(isFlexible, version, readMetadataRequestTopic)
  if (version >= 4) message.allowAutoTopicCreation = reader.bool()
  if (version >= 8 && version <= 10) message.includeClusterAuthorizedOperations = reader.bool()
  if (version >= 8) message.includeTopicAuthorizedOperations = reader.bool()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeMetadataRequest(
  writer: Writer,
  message: MetadataRequest,
  version: number,
): void {
  const isFlexible = version >= 9
  writer.array(message.topics, isFlexible, version, writeMetadataRequestTopic)
  if (version >= 4) writer.bool(message.allowAutoTopicCreation)
  if (!(version >= 4) && message.allowAutoTopicCreation !== true) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `MetadataRequest of version ${version} can't carry 'allowAutoTopicCreation'`,
    )
  }
  if (version >= 8 && version <= 10) writer.bool(message.includeClusterAuthorizedOperations)
  if (!(version >= 8 && version <= 10) && message.includeClusterAuthorizedOperations !== false) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `MetadataRequest of version ${version} can't carry 'includeClusterAuthorizedOperations'`,
    )
  }
  if (version >= 8) writer.bool(message.includeTopicAuthorizedOperations)
  if (!(version >= 8) && message.includeTopicAuthorizedOperations !== false) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `MetadataRequest of version ${version} can't carry 'includeTopicAuthorizedOperations'`,
    )
  }
  if (isFlexible) writer.uvarint(0)
}

export interface MetadataRequestTopic {
  topicId: string
  name: string | null
}

export function newMetadataRequestTopic(fields?: Partial<MetadataRequestTopic>): MetadataRequestTopic {
  const message: MetadataRequestTopic = {
    topicId: ZERO_UUID,
    name: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readMetadataRequestTopic(reader: Reader, version: number): MetadataRequestTopic {
  const isFlexible = version >= 9
  const message = newMetadataRequestTopic()
  if (version >= 10) message.topicId = reader.uuid()
  message.name = reader.nullableString(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeMetadataRequestTopic(
  writer: Writer,
  message: MetadataRequestTopic,
  version: number,
): void {
  const isFlexible = version >= 9
  if (version >= 10) writer.uuid(message.topicId)
  writer.string(message.name, isFlexible)
  if (isFlexible) writer.uvarint(0)
}

export interface MetadataResponse {
  throttleTimeMs: number
  brokers: MetadataResponseBroker[]
  clusterId: string | null
  controllerId: number
  topics: MetadataResponseTopic[]
  clusterAuthorizedOperations: number
  errorCode: number
}

export function newMetadataResponse(fields?: Partial<MetadataResponse>): MetadataResponse {
  const message: MetadataResponse = {
    throttleTimeMs: 0,
    brokers: [],
    clusterId: null,
    controllerId: -1,
    topics: [],
    clusterAuthorizedOperations: -2147483648,
    errorCode: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readMetadataResponse(reader: Reader, version: number): MetadataResponse {
  const isFlexible = version >= 9
  const message = newMetadataResponse()
  if (version >= 3) message.throttleTimeMs = reader.int32()
  message.brokers = reader.array(isFlexible, version, readMetadataResponseBroker)
  if (version >= 2) message.clusterId = reader.nullableString(isFlexible)
  if (version >= 1) message.controllerId = reader.int32()
  message.topics = reader.array(isFlexible, version, readMetadataResponseTopic)
  if (version >= 8 && version <= 10) message.clusterAuthorizedOperations = reader.int32()
  if (version >= 13) message.errorCode = reader.int16()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeMetadataResponse(
  writer: Writer,
  message: MetadataResponse,
  version: number,
): void {
  const isFlexible = version >= 9
  if (version >= 3) writer.int32(message.throttleTimeMs)
  writer.array(message.brokers, isFlexible, version, writeMetadataResponseBroker)
  if (version >= 2) writer.string(message.clusterId, isFlexible)
  if (version >= 1) writer.int32(message.controllerId)
  writer.array(message.topics, isFlexible, version, writeMetadataResponseTopic)
  if (version >= 8 && version <= 10) writer.int32(message.clusterAuthorizedOperations)
  if (version >= 13) writer.int16(message.errorCode)
  if (isFlexible) writer.uvarint(0)
}

export interface MetadataResponseBroker {
  nodeId: number
  host: string
  port: number
  rack: string | null
}

export function newMetadataResponseBroker(fields?: Partial<MetadataResponseBroker>): MetadataResponseBroker {
  const message: MetadataResponseBroker = {
    nodeId: 0,
    host: '',
    port: 0,
    rack: null,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readMetadataResponseBroker(reader: Reader, version: number): MetadataResponseBroker {
  const isFlexible = version >= 9
  const message = newMetadataResponseBroker()
  message.nodeId = reader.int32()
  message.host = reader.string(isFlexible)
  message.port = reader.int32()
  if (version >= 1) message.rack = reader.nullableString(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeMetadataResponseBroker(
  writer: Writer,
  message: MetadataResponseBroker,
  version: number,
): void {
  const isFlexible = version >= 9
  writer.int32(message.nodeId)
  writer.string(message.host, isFlexible)
  writer.int32(message.port)
  if (version >= 1) writer.string(message.rack, isFlexible)
  if (isFlexible) writer.uvarint(0)
}

export interface MetadataResponseTopic {
  errorCode: number
  name: string | null
  topicId: string
  isInternal: boolean
  partitions: MetadataResponsePartition[]
  topicAuthorizedOperations: number
}

export function newMetadataResponseTopic(fields?: Partial<MetadataResponseTopic>): MetadataResponseTopic {
  const message: MetadataResponseTopic = {
    errorCode: 0,
    name: '',
    topicId: ZERO_UUID,
    isInternal: false,
    partitions: [],
    topicAuthorizedOperations: -2147483648,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readMetadataResponseTopic(reader: Reader, version: number): MetadataResponseTopic {
  const isFlexible = version >= 9
  const message = newMetadataResponseTopic()
  message.errorCode = reader.int16()
  message.name = reader.nullableString(isFlexible)
  if (version >= 10) message.topicId = reader.uuid()
  if (version >= 1) message.isInternal = reader.bool()
  message.partitions = reader.array(isFlexible, version, readMetadataResponsePartition)
  if (version >= 8) message.topicAuthorizedOperations = reader.int32()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeMetadataResponseTopic(
  writer: Writer,
  message: MetadataResponseTopic,
  version: number,
): void {
  const isFlexible = version >= 9
  writer.int16(message.errorCode)
  writer.string(message.name, isFlexible)
  if (version >= 10) writer.uuid(message.topicId)
  if (version >= 1) writer.bool(message.isInternal)
  writer.array(message.partitions, isFlexible, version, writeMetadataResponsePartition)
  if (version >= 8) writer.int32(message.topicAuthorizedOperations)
  if (isFlexible) writer.uvarint(0)
}

export interface MetadataResponsePartition {
  errorCode: number
  partitionIndex: number
  leaderId: number
  leaderEpoch: number
  replicaNodes: number[]
  isrNodes: number[]
  offlineReplicas: number[]
}

export function newMetadataResponsePartition(fields?: Partial<MetadataResponsePartition>): MetadataResponsePartition {
  const message: MetadataResponsePartition = {
    errorCode: 0,
    partitionIndex: 0,
    leaderId: 0,
    leaderEpoch: -1,
    replicaNodes: [],
    isrNodes: [],
    offlineReplicas: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readMetadataResponsePartition(reader: Reader, version: number): MetadataResponsePartition {
  const isFlexible = version >= 9
  const message = newMetadataResponsePartition()
  message.errorCode = reader.int16()
  message.partitionIndex = reader.int32()
  message.leaderId = reader.int32()
  if (version >= 7) message.leaderEpoch = reader.int32()
  message.replicaNodes = reader.array(isFlexible, version, (element) => element.int32())
  message.isrNodes = reader.array(isFlexible, version, (element) => element.int32())
  if (version >= 5) message.offlineReplicas = reader.array(isFlexible, version, (element) => element.int32())
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeMetadataResponsePartition(
  writer: Writer,
  message: MetadataResponsePartition,
  version: number,
): void {
  const isFlexible = version >= 9
  writer.int16(message.errorCode)
  writer.int32(message.partitionIndex)
  writer.int32(message.leaderId)
  if (version >= 7) writer.int32(message.leaderEpoch)
  writer.array(message.replicaNodes, isFlexible, version, (target, element) => target.int32(element))
  writer.array(message.isrNodes, isFlexible, version, (target, element) => target.int32(element))
  if (version >= 5) writer.array(message.offlineReplicas, isFlexible, version, (target, element) => target.int32(element))
  if (isFlexible) writer.uvarint(0)
}
