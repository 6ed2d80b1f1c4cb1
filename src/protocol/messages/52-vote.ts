// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { KafkaError } from '../errors.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const Vote: Api<VoteRequest, VoteResponse> = {
  key: 52,
  name: 'Vote',
  minVersion: 0,
  maxVersion: 2,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readVoteRequest,
  writeRequest: writeVoteRequest,
  readResponse: readVoteResponse,
  writeResponse: writeVoteResponse,
}

export interface VoteRequest {
  clusterId: string | null
  voterId: number
  topics: RequestTopicData[]
}

export function newVoteRequest(fields?: Partial<VoteRequest>): VoteRequest {
  const message: VoteRequest = {
    clusterId: null,
    voterId: -1,
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readVoteRequest(reader: Reader, version: number): VoteRequest {
  const message = newVoteRequest()
  message.clusterId = reader.nullableString(true)
  if (version >= 1) message.voterId = reader.int32()
  message.topics = reader.array(true, version, readRequestTopicData)
  reader.skipTaggedFields()
  return message
}

export function writeVoteRequest(
  writer: Writer,
  message: VoteRequest,
  version: number,
): void {
  writer.string(message.clusterId, true)
  if (version >= 1) writer.int32(message.voterId)
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
  replicaEpoch: number
  replicaId: number
  replicaDirectoryId: string
  voterDirectoryId: string
  lastOffsetEpoch: number
  lastOffset: Int64
  preVote: boolean
}

export function newRequestPartitionData(fields?: Partial<RequestPartitionData>): RequestPartitionData {
  const message: RequestPartitionData = {
    partitionIndex: 0,
    replicaEpoch: 0,
    replicaId: 0,
    replicaDirectoryId: ZERO_UUID,
    voterDirectoryId: ZERO_UUID,
    lastOffsetEpoch: 0,
    lastOffset: 0,
    preVote: false,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readRequestPartitionData(reader: Reader, version: number): RequestPartitionData {
  const message = newRequestPartitionData()
  message.partitionIndex = reader.int32()
  message.replicaEpoch = reader.int32()
  message.replicaId = reader.int32()
  if (version >= 1) message.replicaDirectoryId = reader.uuid()
  if (version >= 1) message.voterDirectoryId = reader.uuid()
  message.lastOffsetEpoch = reader.int32()
  message.lastOffset = reader.int64()
  if (version >= 2) message.preVote = reader.bool()
  reader.skipTaggedFields()
  return message
}

export function writeRequestPartitionData(
  writer: Writer,
  message: RequestPartitionData,
  version: number,
): void {
  writer.int32(message.partitionIndex)
  writer.int32(message.replicaEpoch)
  writer.int32(message.replicaId)
  if (version >= 1) writer.uuid(message.replicaDirectoryId)
  if (version >= 1) writer.uuid(message.voterDirectoryId)
  writer.int32(message.lastOffsetEpoch)
  writer.int64(message.lastOffset)
  if (version >= 2) writer.bool(message.preVote)
  if (!(version >= 2) && message.preVote !== false) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `VoteRequest of version ${version} can't carry 'preVote'`,
    )
  }
  writer.uvarint(0)
}

export interface VoteResponse {
  errorCode: number
  topics: ResponseTopicData[]
  nodeEndpoints: NodeEndpoint[]
}

export function newVoteResponse(fields?: Partial<VoteResponse>): VoteResponse {
  const message: VoteResponse = {
    errorCode: 0,
    topics: [],
    nodeEndpoints: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readVoteResponse(reader: Reader, version: number): VoteResponse {
  const message = newVoteResponse()
  message.errorCode = reader.int16()
  message.topics = reader.array(true, version, readResponseTopicData)
  {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint()
      const end = reader.taggedFieldEnd()
      if (tag === 0 && version >= 1) {
      message.nodeEndpoints = reader.array(true, version, readNodeEndpoint)
      reader.expectAt(end)
    } else {
        reader.skipTo(end)
      }
    }
  }
  return message
}

export function writeVoteResponse(
  writer: Writer,
  message: VoteResponse,
  version: number,
): void {
  writer.int16(message.errorCode)
  writer.array(message.topics, true, version, writeResponseTopicData)
  {
    const hasNodeEndpoints = version >= 1 && message.nodeEndpoints.length > 0
    writer.uvarint(Number(hasNodeEndpoints))
    if (hasNodeEndpoints) {
      writer.taggedField(0, (content) => {
        content.array(message.nodeEndpoints, true, version, writeNodeEndpoint)
      })
    }
  }
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
  leaderId: number
  leaderEpoch: number
  voteGranted: boolean
}

export function newResponsePartitionData(fields?: Partial<ResponsePartitionData>): ResponsePartitionData {
  const message: ResponsePartitionData = {
    partitionIndex: 0,
    errorCode: 0,
    leaderId: 0,
    leaderEpoch: 0,
    voteGranted: false,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readResponsePartitionData(reader: Reader, _version: number): ResponsePartitionData {
  const message = newResponsePartitionData()
  message.partitionIndex = reader.int32()
  message.errorCode = reader.int16()
  message.leaderId = reader.int32()
  message.leaderEpoch = reader.int32()
  message.voteGranted = reader.bool()
  reader.skipTaggedFields()
  return message
}

export function writeResponsePartitionData(
  writer: Writer,
  message: ResponsePartitionData,
  _version: number,
): void {
  writer.int32(message.partitionIndex)
  writer.int16(message.errorCode)
  writer.int32(message.leaderId)
  writer.int32(message.leaderEpoch)
  writer.bool(message.voteGranted)
  writer.uvarint(0)
}

export interface NodeEndpoint {
  nodeId: number
  host: string
  port: number
}

export function newNodeEndpoint(fields?: Partial<NodeEndpoint>): NodeEndpoint {
  const message: NodeEndpoint = {
    nodeId: 0,
    host: '',
    port: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readNodeEndpoint(reader: Reader, version: number): NodeEndpoint {
  const message = newNodeEndpoint()
  if (version >= 1) message.nodeId = reader.int32()
  if (version >= 1) message.host = reader.string(true)
  if (version >= 1) message.port = reader.uint16()
  reader.skipTaggedFields()
  return message
}

export function writeNodeEndpoint(
  writer: Writer,
  message: NodeEndpoint,
  version: number,
): void {
  if (version >= 1) writer.int32(message.nodeId)
  if (version >= 1) writer.string(message.host, true)
  if (version >= 1) writer.uint16(message.port)
  writer.uvarint(0)
}
