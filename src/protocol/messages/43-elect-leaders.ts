// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { KafkaError } from '../errors.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const ElectLeaders: Api<ElectLeadersRequest, ElectLeadersResponse> = {
  key: 43,
  name: 'ElectLeaders',
  minVersion: 0,
  maxVersion: 2,
  flexibleVersion: 2,
  isLatestUnstable: false,
  readRequest: readElectLeadersRequest,
  writeRequest: writeElectLeadersRequest,
  readResponse: readElectLeadersResponse,
  writeResponse: writeElectLeadersResponse,
}

export interface ElectLeadersRequest {
  electionType: number
  topicPartitions: TopicPartitions[] | null
  timeoutMs: number
}

export function newElectLeadersRequest(fields?: Partial<ElectLeadersRequest>): ElectLeadersRequest {
  const message: ElectLeadersRequest = {
    electionType: 0,
    topicPartitions: [],
    timeoutMs: 60000,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readElectLeadersRequest(reader: Reader, version: number): ElectLeadersRequest {
  const isFlexible = version >= 2
  const message = newElectLeadersRequest()
  if (version >= 1) message.electionType = reader.int8()
  message.topicPartitions = reader.nullableArray(isFlexible, version, readTopicPartitions)
  message.timeoutMs = reader.int32()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeElectLeadersRequest(
  writer: Writer,
  message: ElectLeadersRequest,
  version: number,
): void {
  const isFlexible = version >= 2
  if (version >= 1) writer.int8(message.electionType)
  if (!(version >= 1) && message.electionType !== 0) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `ElectLeadersRequest of version ${version} can't carry 'electionType'`,
    )
  }
  writer.array(message.topicPartitions, isFlexible, version, writeTopicPartitions)
  writer.int32(message.timeoutMs)
  if (isFlexible) writer.uvarint(0)
}

export interface TopicPartitions {
  topic: string
  partitions: number[]
}

export function newTopicPartitions(fields?: Partial<TopicPartitions>): TopicPartitions {
  const message: TopicPartitions = {
    topic: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTopicPartitions(reader: Reader, version: number): TopicPartitions {
  const isFlexible = version >= 2
  const message = newTopicPartitions()
  message.topic = reader.string(isFlexible)
  message.partitions = reader.array(isFlexible, version, (element) => element.int32())
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeTopicPartitions(
  writer: Writer,
  message: TopicPartitions,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.string(message.topic, isFlexible)
  writer.array(message.partitions, isFlexible, version, (target, element) => target.int32(element))
  if (isFlexible) writer.uvarint(0)
}

export interface ElectLeadersResponse {
  throttleTimeMs: number
  errorCode: number
  replicaElectionResults: ReplicaElectionResult[]
}

export function newElectLeadersResponse(fields?: Partial<ElectLeadersResponse>): ElectLeadersResponse {
  const message: ElectLeadersResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    replicaElectionResults: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readElectLeadersResponse(reader: Reader, version: number): ElectLeadersResponse {
  const isFlexible = version >= 2
  const message = newElectLeadersResponse()
  message.throttleTimeMs = reader.int32()
  if (version >= 1) message.errorCode = reader.int16()
  message.replicaElectionResults = reader.array(isFlexible, version, readReplicaElectionResult)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeElectLeadersResponse(
  writer: Writer,
  message: ElectLeadersResponse,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.int32(message.throttleTimeMs)
  if (version >= 1) writer.int16(message.errorCode)
  writer.array(message.replicaElectionResults, isFlexible, version, writeReplicaElectionResult)
  if (isFlexible) writer.uvarint(0)
}

export interface ReplicaElectionResult {
  topic: string
  partitionResult: PartitionResult[]
}

export function newReplicaElectionResult(fields?: Partial<ReplicaElectionResult>): ReplicaElectionResult {
  const message: ReplicaElectionResult = {
    topic: '',
    partitionResult: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readReplicaElectionResult(reader: Reader, version: number): ReplicaElectionResult {
  const isFlexible = version >= 2
  const message = newReplicaElectionResult()
  message.topic = reader.string(isFlexible)
  message.partitionResult = reader.array(isFlexible, version, readPartitionResult)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeReplicaElectionResult(
  writer: Writer,
  message: ReplicaElectionResult,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.string(message.topic, isFlexible)
  writer.array(message.partitionResult, isFlexible, version, writePartitionResult)
  if (isFlexible) writer.uvarint(0)
}

export interface PartitionResult {
  partitionId: number
  errorCode: number
  errorMessage: string | null
}

export function newPartitionResult(fields?: Partial<PartitionResult>): PartitionResult {
  const message: PartitionResult = {
    partitionId: 0,
    errorCode: 0,
    errorMessage: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readPartitionResult(reader: Reader, version: number): PartitionResult {
  const isFlexible = version >= 2
  const message = newPartitionResult()
  message.partitionId = reader.int32()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writePartitionResult(
  writer: Writer,
  message: PartitionResult,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.int32(message.partitionId)
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, isFlexible)
  if (isFlexible) writer.uvarint(0)
}
