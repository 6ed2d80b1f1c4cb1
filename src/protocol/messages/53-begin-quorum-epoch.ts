// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { KafkaError } from '../errors.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const BeginQuorumEpoch: Api<BeginQuorumEpochRequest, BeginQuorumEpochResponse> = {
  key: 53,
  name: 'BeginQuorumEpoch',
  minVersion: 0,
  maxVersion: 1,
  flexibleVersion: 1,
  isLatestUnstable: false,
  readRequest: readBeginQuorumEpochRequest,
  writeRequest: writeBeginQuorumEpochRequest,
  readResponse: readBeginQuorumEpochResponse,
  writeResponse: writeBeginQuorumEpochResponse,
}

export interface BeginQuorumEpochRequest {
  clusterId: string | null
  voterId: number
  topics: RequestTopicData[]
  leaderEndpoints: LeaderEndpoint[]
}

export function newBeginQuorumEpochRequest(fields?: Partial<BeginQuorumEpochRequest>): BeginQuorumEpochRequest {
  const message: BeginQuorumEpochRequest = {
    clusterId: null,
    voterId: -1,
    topics: [],
    leaderEndpoints: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readBeginQuorumEpochRequest(reader: Reader, version: number): BeginQuorumEpochRequest {
  const isFlexible = version >= 1
  const message = newBeginQuorumEpochRequest()
  message.clusterId = reader.nullableString(isFlexible)
  if (version >= 1) message.voterId = reader.int32()
  message.topics = reader.array(isFlexible, version, readRequestTopicData)
  if (version >= 1) message.leaderEndpoints = reader.array(isFlexible, version, readLeaderEndpoint)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeBeginQuorumEpochRequest(
  writer: Writer,
  message: BeginQuorumEpochRequest,
  version: number,
): void {
  const isFlexible = version >= 1
  writer.string(message.clusterId, isFlexible)
  if (version >= 1) writer.int32(message.voterId)
  writer.array(message.topics, isFlexible, version, writeRequestTopicData)
  if (version >= 1) writer.array(message.leaderEndpoints, isFlexible, version, writeLeaderEndpoint)
  if (isFlexible) writer.uvarint(0)
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
  const isFlexible = version >= 1
  const message = newRequestTopicData()
  message.topicName = reader.string(isFlexible)
  message.partitions = reader.array(isFlexible, version, readRequestPartitionData)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeRequestTopicData(
  writer: Writer,
  message: RequestTopicData,
  version: number,
): void {
  const isFlexible = version >= 1
  writer.string(message.topicName, isFlexible)
  writer.array(message.partitions, isFlexible, version, writeRequestPartitionData)
  if (isFlexible) writer.uvarint(0)
}

export interface RequestPartitionData {
  partitionIndex: number
  voterDirectoryId: string
  leaderId: number
  leaderEpoch: number
}

export function newRequestPartitionData(fields?: Partial<RequestPartitionData>): RequestPartitionData {
  const message: RequestPartitionData = {
    partitionIndex: 0,
    voterDirectoryId: ZERO_UUID,
    leaderId: 0,
    leaderEpoch: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readRequestPartitionData(reader: Reader, version: number): RequestPartitionData {
  const isFlexible = version >= 1
  const message = newRequestPartitionData()
  message.partitionIndex = reader.int32()
  if (version >= 1) message.voterDirectoryId = reader.uuid()
  message.leaderId = reader.int32()
  message.leaderEpoch = reader.int32()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeRequestPartitionData(
  writer: Writer,
  message: RequestPartitionData,
  version: number,
): void {
  const isFlexible = version >= 1
  writer.int32(message.partitionIndex)
  if (version >= 1) writer.uuid(message.voterDirectoryId)
  writer.int32(message.leaderId)
  writer.int32(message.leaderEpoch)
  if (isFlexible) writer.uvarint(0)
}

export interface LeaderEndpoint {
  name: string
  host: string
  port: number
}

export function newLeaderEndpoint(fields?: Partial<LeaderEndpoint>): LeaderEndpoint {
  const message: LeaderEndpoint = {
    name: '',
    host: '',
    port: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readLeaderEndpoint(reader: Reader, version: number): LeaderEndpoint {
  const isFlexible = version >= 1
  const message = newLeaderEndpoint()
  if (version >= 1) message.name = reader.string(isFlexible)
  if (version >= 1) message.host = reader.string(isFlexible)
  if (version >= 1) message.port = reader.uint16()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeLeaderEndpoint(
  writer: Writer,
  message: LeaderEndpoint,
  version: number,
): void {
  const isFlexible = version >= 1
  if (version >= 1) writer.string(message.name, isFlexible)
  if (!(version >= 1) && message.name !== '') {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `BeginQuorumEpochRequest of version ${version} can't carry 'name'`,
    )
  }
  if (version >= 1) writer.string(message.host, isFlexible)
  if (!(version >= 1) && message.host !== '') {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `BeginQuorumEpochRequest of version ${version} can't carry 'host'`,
    )
  }
  if (version >= 1) writer.uint16(message.port)
  if (!(version >= 1) && message.port !== 0) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `BeginQuorumEpochRequest of version ${version} can't carry 'port'`,
    )
  }
  if (isFlexible) writer.uvarint(0)
}

export interface BeginQuorumEpochResponse {
  errorCode: number
  topics: ResponseTopicData[]
  nodeEndpoints: NodeEndpoint[]
}

export function newBeginQuorumEpochResponse(fields?: Partial<BeginQuorumEpochResponse>): BeginQuorumEpochResponse {
  const message: BeginQuorumEpochResponse = {
    errorCode: 0,
    topics: [],
    nodeEndpoints: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readBeginQuorumEpochResponse(reader: Reader, version: number): BeginQuorumEpochResponse {
  const isFlexible = version >= 1
  const message = newBeginQuorumEpochResponse()
  message.errorCode = reader.int16()
  message.topics = reader.array(isFlexible, version, readResponseTopicData)
  if (isFlexible) {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint()
      const end = reader.taggedFieldEnd()
      if (tag === 0) {
      message.nodeEndpoints = reader.array(isFlexible, version, readNodeEndpoint)
      reader.expectAt(end)
    } else {
        reader.skipTo(end)
      }
    }
  }
  return message
}

export function writeBeginQuorumEpochResponse(
  writer: Writer,
  message: BeginQuorumEpochResponse,
  version: number,
): void {
  const isFlexible = version >= 1
  writer.int16(message.errorCode)
  writer.array(message.topics, isFlexible, version, writeResponseTopicData)
  if (isFlexible) {
    const hasNodeEndpoints = message.nodeEndpoints.length > 0
    writer.uvarint(Number(hasNodeEndpoints))
    if (hasNodeEndpoints) {
      writer.taggedField(0, (content) => {
        content.array(message.nodeEndpoints, isFlexible, version, writeNodeEndpoint)
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
  const isFlexible = version >= 1
  const message = newResponseTopicData()
  message.topicName = reader.string(isFlexible)
  message.partitions = reader.array(isFlexible, version, readResponsePartitionData)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeResponseTopicData(
  writer: Writer,
  message: ResponseTopicData,
  version: number,
): void {
  const isFlexible = version >= 1
  writer.string(message.topicName, isFlexible)
  writer.array(message.partitions, isFlexible, version, writeResponsePartitionData)
  if (isFlexible) writer.uvarint(0)
}

export interface ResponsePartitionData {
  partitionIndex: number
  errorCode: number
  leaderId: number
  leaderEpoch: number
}

export function newResponsePartitionData(fields?: Partial<ResponsePartitionData>): ResponsePartitionData {
  const message: ResponsePartitionData = {
    partitionIndex: 0,
    errorCode: 0,
    leaderId: 0,
    leaderEpoch: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readResponsePartitionData(reader: Reader, version: number): ResponsePartitionData {
  const isFlexible = version >= 1
  const message = newResponsePartitionData()
  message.partitionIndex = reader.int32()
  message.errorCode = reader.int16()
  message.leaderId = reader.int32()
  message.leaderEpoch = reader.int32()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeResponsePartitionData(
  writer: Writer,
  message: ResponsePartitionData,
  version: number,
): void {
  const isFlexible = version >= 1
  writer.int32(message.partitionIndex)
  writer.int16(message.errorCode)
  writer.int32(message.leaderId)
  writer.int32(message.leaderEpoch)
  if (isFlexible) writer.uvarint(0)
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
  const isFlexible = version >= 1
  const message = newNodeEndpoint()
  if (version >= 1) message.nodeId = reader.int32()
  if (version >= 1) message.host = reader.string(isFlexible)
  if (version >= 1) message.port = reader.uint16()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeNodeEndpoint(
  writer: Writer,
  message: NodeEndpoint,
  version: number,
): void {
  const isFlexible = version >= 1
  if (version >= 1) writer.int32(message.nodeId)
  if (version >= 1) writer.string(message.host, isFlexible)
  if (version >= 1) writer.uint16(message.port)
  if (isFlexible) writer.uvarint(0)
}
