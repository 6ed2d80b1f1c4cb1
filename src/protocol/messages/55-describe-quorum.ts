// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const DescribeQuorum: Api<DescribeQuorumRequest, DescribeQuorumResponse> = {
  key: 55,
  name: 'DescribeQuorum',
  minVersion: 0,
  maxVersion: 2,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readDescribeQuorumRequest,
  writeRequest: writeDescribeQuorumRequest,
  readResponse: readDescribeQuorumResponse,
  writeResponse: writeDescribeQuorumResponse,
}

export interface DescribeQuorumRequest {
  topics: RequestTopicData[]
}

export function newDescribeQuorumRequest(fields?: Partial<DescribeQuorumRequest>): DescribeQuorumRequest {
  const message: DescribeQuorumRequest = {
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeQuorumRequest(reader: Reader, version: number): DescribeQuorumRequest {
  const message = newDescribeQuorumRequest()
  message.topics = reader.array(true, version, readRequestTopicData)
  reader.skipTaggedFields()
  return message
}

export function writeDescribeQuorumRequest(
  writer: Writer,
  message: DescribeQuorumRequest,
  version: number,
): void {
  writer.array(message.topics, true, version, writeRequestTopicData)
  writer.uvarint(0)
}

export interface RequestTopicData {
  topicName: string
  partitions: RequestPartitionData[]
}

export function newRequestTopicData(fields?: Partial<RequestTopicData>): RequestTopicData {
  const message: RequestTopicData = {
    topicName: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readRequestTopicData(reader: Reader, version: number): RequestTopicData {
  const message = newRequestTopicData()
  message.topicName = reader.string(true)
  message.partitions = reader.array(true, version, readRequestPartitionData)
  reader.skipTaggedFields()
  return message
}

export function writeRequestTopicData(
  writer: Writer,
  message: RequestTopicData,
  version: number,
): void {
  writer.string(message.topicName, true)
  writer.array(message.partitions, true, version, writeRequestPartitionData)
  writer.uvarint(0)
}

export interface RequestPartitionData {
  partitionIndex: number
}

export function newRequestPartitionData(fields?: Partial<RequestPartitionData>): RequestPartitionData {
  const message: RequestPartitionData = {
    partitionIndex: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readRequestPartitionData(reader: Reader, _version: number): RequestPartitionData {
  const message = newRequestPartitionData()
  message.partitionIndex = reader.int32()
  reader.skipTaggedFields()
  return message
}

export function writeRequestPartitionData(
  writer: Writer,
  message: RequestPartitionData,
  _version: number,
): void {
  writer.int32(message.partitionIndex)
  writer.uvarint(0)
}

export interface DescribeQuorumResponse {
  errorCode: number
  errorMessage: string | null
  topics: ResponseTopicData[]
  nodes: Node[]
}

export function newDescribeQuorumResponse(fields?: Partial<DescribeQuorumResponse>): DescribeQuorumResponse {
  const message: DescribeQuorumResponse = {
    errorCode: 0,
    errorMessage: '',
    topics: [],
    nodes: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeQuorumResponse(reader: Reader, version: number): DescribeQuorumResponse {
  const message = newDescribeQuorumResponse()
  message.errorCode = reader.int16()
  if (version >= 2) message.errorMessage = reader.nullableString(true)
  message.topics = reader.array(true, version, readResponseTopicData)
  if (version >= 2) message.nodes = reader.array(true, version, readNode)
  reader.skipTaggedFields()
  return message
}

export function writeDescribeQuorumResponse(
  writer: Writer,
  message: DescribeQuorumResponse,
  version: number,
): void {
  writer.int16(message.errorCode)
  if (version >= 2) writer.string(message.errorMessage, true)
  writer.array(message.topics, true, version, writeResponseTopicData)
  if (version >= 2) writer.array(message.nodes, true, version, writeNode)
  writer.uvarint(0)
}

export interface ResponseTopicData {
  topicName: string
  partitions: ResponsePartitionData[]
}

export function newResponseTopicData(fields?: Partial<ResponseTopicData>): ResponseTopicData {
  const message: ResponseTopicData = {
    topicName: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readResponseTopicData(reader: Reader, version: number): ResponseTopicData {
  const message = newResponseTopicData()
  message.topicName = reader.string(true)
  message.partitions = reader.array(true, version, readResponsePartitionData)
  reader.skipTaggedFields()
  return message
}

export function writeResponseTopicData(
  writer: Writer,
  message: ResponseTopicData,
  version: number,
): void {
  writer.string(message.topicName, true)
  writer.array(message.partitions, true, version, writeResponsePartitionData)
  writer.uvarint(0)
}

export interface ResponsePartitionData {
  partitionIndex: number
  errorCode: number
  errorMessage: string | null
  leaderId: number
  leaderEpoch: number
  highWatermark: Int64
  currentVoters: ReplicaState[]
  observers: ReplicaState[]
}

export function newResponsePartitionData(fields?: Partial<ResponsePartitionData>): ResponsePartitionData {
  const message: ResponsePartitionData = {
    partitionIndex: 0,
    errorCode: 0,
    errorMessage: '',
    leaderId: 0,
    leaderEpoch: 0,
    highWatermark: 0,
    currentVoters: [],
    observers: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readResponsePartitionData(reader: Reader, version: number): ResponsePartitionData {
  const message = newResponsePartitionData()
  message.partitionIndex = reader.int32()
  message.errorCode = reader.int16()
  if (version >= 2) message.errorMessage = reader.nullableString(true)
  message.leaderId = reader.int32()
  message.leaderEpoch = reader.int32()
  message.highWatermark = reader.int64()
  message.currentVoters = reader.array(true, version, readReplicaState)
  message.observers = reader.array(true, version, readReplicaState)
  reader.skipTaggedFields()
  return message
}

export function writeResponsePartitionData(
  writer: Writer,
  message: ResponsePartitionData,
  version: number,
): void {
  writer.int32(message.partitionIndex)
  writer.int16(message.errorCode)
  if (version >= 2) writer.string(message.errorMessage, true)
  writer.int32(message.leaderId)
  writer.int32(message.leaderEpoch)
  writer.int64(message.highWatermark)
  writer.array(message.currentVoters, true, version, writeReplicaState)
  writer.array(message.observers, true, version, writeReplicaState)
  writer.uvarint(0)
}

export interface Node {
  nodeId: number
  listeners: Listener[]
}

export function newNode(fields?: Partial<Node>): Node {
  const message: Node = {
    nodeId: 0,
    listeners: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readNode(reader: Reader, version: number): Node {
  const message = newNode()
  if (version >= 2) message.nodeId = reader.int32()
  if (version >= 2) message.listeners = reader.array(true, version, readListener)
  reader.skipTaggedFields()
  return message
}

export function writeNode(
  writer: Writer,
  message: Node,
  version: number,
): void {
  if (version >= 2) writer.int32(message.nodeId)
  if (version >= 2) writer.array(message.listeners, true, version, writeListener)
  writer.uvarint(0)
}

export interface Listener {
  name: string
  host: string
  port: number
}

export function newListener(fields?: Partial<Listener>): Listener {
  const message: Listener = {
    name: '',
    host: '',
    port: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readListener(reader: Reader, version: number): Listener {
  const message = newListener()
  if (version >= 2) message.name = reader.string(true)
  if (version >= 2) message.host = reader.string(true)
  if (version >= 2) message.port = reader.uint16()
  reader.skipTaggedFields()
  return message
}

export function writeListener(
  writer: Writer,
  message: Listener,
  version: number,
): void {
  if (version >= 2) writer.string(message.name, true)
  if (version >= 2) writer.string(message.host, true)
  if (version >= 2) writer.uint16(message.port)
  writer.uvarint(0)
}

export interface ReplicaState {
  replicaId: number
  replicaDirectoryId: string
  logEndOffset: Int64
  lastFetchTimestamp: Int64
  lastCaughtUpTimestamp: Int64
}

export function newReplicaState(fields?: Partial<ReplicaState>): ReplicaState {
  const message: ReplicaState = {
    replicaId: 0,
    replicaDirectoryId: ZERO_UUID,
    logEndOffset: 0,
    lastFetchTimestamp: -1,
    lastCaughtUpTimestamp: -1,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readReplicaState(reader: Reader, version: number): ReplicaState {
  const message = newReplicaState()
  message.replicaId = reader.int32()
  if (version >= 2) message.replicaDirectoryId = reader.uuid()
  message.logEndOffset = reader.int64()
  if (version >= 1) message.lastFetchTimestamp = reader.int64()
  if (version >= 1) message.lastCaughtUpTimestamp = reader.int64()
  reader.skipTaggedFields()
  return message
}

export function writeReplicaState(
  writer: Writer,
  message: ReplicaState,
  version: number,
): void {
  writer.int32(message.replicaId)
  if (version >= 2) writer.uuid(message.replicaDirectoryId)
  writer.int64(message.logEndOffset)
  if (version >= 1) writer.int64(message.lastFetchTimestamp)
  if (version >= 1) writer.int64(message.lastCaughtUpTimestamp)
  writer.uvarint(0)
}
