// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { EMPTY_BYTES } from '../bytes.ts'
import type { Int64 } from '../int64.ts'
import type { Reader, Records } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const FetchSnapshot: Api<FetchSnapshotRequest, FetchSnapshotResponse> = {
  key: 59,
  name: 'FetchSnapshot',
  minVersion: 0,
  maxVersion: 1,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readFetchSnapshotRequest,
  writeRequest: writeFetchSnapshotRequest,
  readResponse: readFetchSnapshotResponse,
  writeResponse: writeFetchSnapshotResponse,
}

export interface FetchSnapshotRequest {
  clusterId: string | null
  replicaId: number
  maxBytes: number
  topics: RequestTopicSnapshot[]
}

export function newFetchSnapshotRequest(fields?: Partial<FetchSnapshotRequest>): FetchSnapshotRequest {
  const message: FetchSnapshotRequest = {
    clusterId: null,
    replicaId: -1,
    maxBytes: 2147483647,
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readFetchSnapshotRequest(reader: Reader, version: number): FetchSnapshotRequest {
  const message = newFetchSnapshotRequest()
  message.replicaId = reader.int32()
  message.maxBytes = reader.int32()
  message.topics = reader.array(true, version, readRequestTopicSnapshot)
  {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint()
      const end = reader.taggedFieldEnd()
      if (tag === 0) {
      message.clusterId = reader.nullableString(true)
      reader.expectAt(end)
    } else {
        reader.skipTo(end)
      }
    }
  }
  return message
}

export function writeFetchSnapshotRequest(
  writer: Writer,
  message: FetchSnapshotRequest,
  version: number,
): void {
  writer.int32(message.replicaId)
  writer.int32(message.maxBytes)
  writer.array(message.topics, true, version, writeRequestTopicSnapshot)
  {
    const hasClusterId = message.clusterId !== null
    writer.uvarint(Number(hasClusterId))
    if (hasClusterId) {
      writer.taggedField(0, (content) => {
        content.string(message.clusterId, true)
      })
    }
  }
}

export interface RequestTopicSnapshot {
  name: string
  partitions: RequestPartitionSnapshot[]
}

export function newRequestTopicSnapshot(fields?: Partial<RequestTopicSnapshot>): RequestTopicSnapshot {
  const message: RequestTopicSnapshot = {
    name: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readRequestTopicSnapshot(reader: Reader, version: number): RequestTopicSnapshot {
  const message = newRequestTopicSnapshot()
  message.name = reader.string(true)
  message.partitions = reader.array(true, version, readRequestPartitionSnapshot)
  reader.skipTaggedFields()
  return message
}

export function writeRequestTopicSnapshot(
  writer: Writer,
  message: RequestTopicSnapshot,
  version: number,
): void {
  writer.string(message.name, true)
  writer.array(message.partitions, true, version, writeRequestPartitionSnapshot)
  writer.uvarint(0)
}

export interface RequestPartitionSnapshot {
  partition: number
  currentLeaderEpoch: number
  snapshotId: RequestSnapshotId
  position: Int64
  replicaDirectoryId: string
}

export function newRequestPartitionSnapshot(fields?: Partial<RequestPartitionSnapshot>): RequestPartitionSnapshot {
  const message: RequestPartitionSnapshot = {
    partition: 0,
    currentLeaderEpoch: 0,
    snapshotId: newRequestSnapshotId(),
    position: 0,
    replicaDirectoryId: ZERO_UUID,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readRequestPartitionSnapshot(reader: Reader, version: number): RequestPartitionSnapshot {
  const message = newRequestPartitionSnapshot()
  message.partition = reader.int32()
  message.currentLeaderEpoch = reader.int32()
  message.snapshotId = readRequestSnapshotId(reader, version)
  message.position = reader.int64()
  {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint()
      const end = reader.taggedFieldEnd()
      if (tag === 0 && version >= 1) {
      message.replicaDirectoryId = reader.uuid()
      reader.expectAt(end)
    } else {
        reader.skipTo(end)
      }
    }
  }
  return message
}

export function writeRequestPartitionSnapshot(
  writer: Writer,
  message: RequestPartitionSnapshot,
  version: number,
): void {
  writer.int32(message.partition)
  writer.int32(message.currentLeaderEpoch)
  writeRequestSnapshotId(writer, message.snapshotId, version)
  writer.int64(message.position)
  {
    const hasReplicaDirectoryId = version >= 1 && message.replicaDirectoryId !== ZERO_UUID
    writer.uvarint(Number(hasReplicaDirectoryId))
    if (hasReplicaDirectoryId) {
      writer.taggedField(0, (content) => {
        content.uuid(message.replicaDirectoryId)
      })
    }
  }
}

export interface RequestSnapshotId {
  endOffset: Int64
  epoch: number
}

export function newRequestSnapshotId(fields?: Partial<RequestSnapshotId>): RequestSnapshotId {
  const message: RequestSnapshotId = {
    endOffset: 0,
    epoch: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readRequestSnapshotId(reader: Reader, _version: number): RequestSnapshotId {
  const message = newRequestSnapshotId()
  message.endOffset = reader.int64()
  message.epoch = reader.int32()
  reader.skipTaggedFields()
  return message
}

export function writeRequestSnapshotId(
  writer: Writer,
  message: RequestSnapshotId,
  _version: number,
): void {
  writer.int64(message.endOffset)
  writer.int32(message.epoch)
  writer.uvarint(0)
}

export interface FetchSnapshotResponse {
  throttleTimeMs: number
  errorCode: number
  topics: ResponseTopicSnapshot[]
  nodeEndpoints: NodeEndpoint[]
}

export function newFetchSnapshotResponse(fields?: Partial<FetchSnapshotResponse>): FetchSnapshotResponse {
  const message: FetchSnapshotResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    topics: [],
    nodeEndpoints: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readFetchSnapshotResponse(reader: Reader, version: number): FetchSnapshotResponse {
  const message = newFetchSnapshotResponse()
  message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  message.topics = reader.array(true, version, readResponseTopicSnapshot)
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

export function writeFetchSnapshotResponse(
  writer: Writer,
  message: FetchSnapshotResponse,
  version: number,
): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.array(message.topics, true, version, writeResponseTopicSnapshot)
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

export interface ResponseTopicSnapshot {
  name: string
  partitions: ResponsePartitionSnapshot[]
}

export function newResponseTopicSnapshot(fields?: Partial<ResponseTopicSnapshot>): ResponseTopicSnapshot {
  const message: ResponseTopicSnapshot = {
    name: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readResponseTopicSnapshot(reader: Reader, version: number): ResponseTopicSnapshot {
  const message = newResponseTopicSnapshot()
  message.name = reader.string(true)
  message.partitions = reader.array(true, version, readResponsePartitionSnapshot)
  reader.skipTaggedFields()
  return message
}

export function writeResponseTopicSnapshot(
  writer: Writer,
  message: ResponseTopicSnapshot,
  version: number,
): void {
  writer.string(message.name, true)
  writer.array(message.partitions, true, version, writeResponsePartitionSnapshot)
  writer.uvarint(0)
}

export interface ResponsePartitionSnapshot {
  index: number
  errorCode: number
  snapshotId: ResponseSnapshotId
  currentLeader: LeaderIdAndEpoch
  size: Int64
  position: Int64
  unalignedRecords: Records
}

export function newResponsePartitionSnapshot(fields?: Partial<ResponsePartitionSnapshot>): ResponsePartitionSnapshot {
  const message: ResponsePartitionSnapshot = {
    index: 0,
    errorCode: 0,
    snapshotId: newResponseSnapshotId(),
    currentLeader: newLeaderIdAndEpoch(),
    size: 0,
    position: 0,
    unalignedRecords: EMPTY_BYTES,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readResponsePartitionSnapshot(reader: Reader, version: number): ResponsePartitionSnapshot {
  const message = newResponsePartitionSnapshot()
  message.index = reader.int32()
  message.errorCode = reader.int16()
  message.snapshotId = readResponseSnapshotId(reader, version)
  message.size = reader.int64()
  message.position = reader.int64()
  message.unalignedRecords = reader.bytes(true)
  {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint()
      const end = reader.taggedFieldEnd()
      if (tag === 0) {
      message.currentLeader = readLeaderIdAndEpoch(reader, version)
      reader.expectAt(end)
    } else {
        reader.skipTo(end)
      }
    }
  }
  return message
}

export function writeResponsePartitionSnapshot(
  writer: Writer,
  message: ResponsePartitionSnapshot,
  version: number,
): void {
  writer.int32(message.index)
  writer.int16(message.errorCode)
  writeResponseSnapshotId(writer, message.snapshotId, version)
  writer.int64(message.size)
  writer.int64(message.position)
  writer.records(message.unalignedRecords, true)
  {
    const hasCurrentLeader = !isDefaultLeaderIdAndEpoch(message.currentLeader)
    writer.uvarint(Number(hasCurrentLeader))
    if (hasCurrentLeader) {
      writer.taggedField(0, (content) => {
        writeLeaderIdAndEpoch(content, message.currentLeader, version)
      })
    }
  }
}

export interface ResponseSnapshotId {
  endOffset: Int64
  epoch: number
}

export function newResponseSnapshotId(fields?: Partial<ResponseSnapshotId>): ResponseSnapshotId {
  const message: ResponseSnapshotId = {
    endOffset: 0,
    epoch: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readResponseSnapshotId(reader: Reader, _version: number): ResponseSnapshotId {
  const message = newResponseSnapshotId()
  message.endOffset = reader.int64()
  message.epoch = reader.int32()
  reader.skipTaggedFields()
  return message
}

export function writeResponseSnapshotId(
  writer: Writer,
  message: ResponseSnapshotId,
  _version: number,
): void {
  writer.int64(message.endOffset)
  writer.int32(message.epoch)
  writer.uvarint(0)
}

export interface LeaderIdAndEpoch {
  leaderId: number
  leaderEpoch: number
}

export function newLeaderIdAndEpoch(fields?: Partial<LeaderIdAndEpoch>): LeaderIdAndEpoch {
  const message: LeaderIdAndEpoch = {
    leaderId: 0,
    leaderEpoch: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readLeaderIdAndEpoch(reader: Reader, _version: number): LeaderIdAndEpoch {
  const message = newLeaderIdAndEpoch()
  message.leaderId = reader.int32()
  message.leaderEpoch = reader.int32()
  reader.skipTaggedFields()
  return message
}

export function writeLeaderIdAndEpoch(
  writer: Writer,
  message: LeaderIdAndEpoch,
  _version: number,
): void {
  writer.int32(message.leaderId)
  writer.int32(message.leaderEpoch)
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

function isDefaultLeaderIdAndEpoch(message: LeaderIdAndEpoch): boolean {
  return !(
    message.leaderId !== 0 ||
    message.leaderEpoch !== 0
  )
}
