// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { EMPTY_BYTES } from '../bytes.ts'
import { KafkaError } from '../errors.ts'
import type { Int64 } from '../int64.ts'
import type { Reader, Records } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const Fetch: Api<FetchRequest, FetchResponse> = {
  key: 1,
  name: 'Fetch',
  minVersion: 4,
  maxVersion: 18,
  flexibleVersion: 12,
  isLatestUnstable: false,
  readRequest: readFetchRequest,
  writeRequest: writeFetchRequest,
  readResponse: readFetchResponse,
  writeResponse: writeFetchResponse,
}

export interface FetchRequest {
  clusterId: string | null
  replicaId: number
  replicaState: ReplicaState
  maxWaitMs: number
  minBytes: number
  maxBytes: number
  isolationLevel: number
  sessionId: number
  sessionEpoch: number
  topics: FetchTopic[]
  forgottenTopicsData: ForgottenTopic[]
  rackId: string
}

export function newFetchRequest(fields?: Partial<FetchRequest>): FetchRequest {
  const message: FetchRequest = {
    clusterId: null,
    replicaId: -1,
    replicaState: newReplicaState(),
    maxWaitMs: 0,
    minBytes: 0,
    maxBytes: 2147483647,
    isolationLevel: 0,
    sessionId: 0,
    sessionEpoch: -1,
    topics: [],
    forgottenTopicsData: [],
    rackId: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readFetchRequest(reader: Reader, version: number): FetchRequest {
  const isFlexible = version >= 12
  const message = newFetchRequest()
  if (version <= 14) message.replicaId = reader.int32()
  message.maxWaitMs = reader.int32()
  message.minBytes = reader.int32()
  message.maxBytes = reader.int32()
  message.isolationLevel = reader.int8()
  if (version >= 7) message.sessionId = reader.int32()
  if (version >= 7) message.sessionEpoch = reader.int32()
  message.topics = reader.array(isFlexible, version, readFetchTopic)
  if (version >= 7) message.forgottenTopicsData = reader.array(isFlexible, version, readForgottenTopic)
  if (version >= 11) message.rackId = reader.string(isFlexible)
  if (isFlexible) {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint()
      const end = reader.taggedFieldEnd()
      if (tag === 0) {
      message.clusterId = reader.nullableString(isFlexible)
      reader.expectAt(end)
    } else if (tag === 1 && version >= 15) {
      message.replicaState = readReplicaState(reader, version)
      reader.expectAt(end)
    } else {
        reader.skipTo(end)
      }
    }
  }
  return message
}

export function writeFetchRequest(
  writer: Writer,
  message: FetchRequest,
  version: number,
): void {
  const isFlexible = version >= 12
  if (version <= 14) writer.int32(message.replicaId)
  if (!(version <= 14) && message.replicaId !== -1) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `FetchRequest of version ${version} can't carry 'replicaId'`,
    )
  }
  if (!(version >= 15) && !isDefaultReplicaState(message.replicaState)) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `FetchRequest of version ${version} can't carry 'replicaState'`,
    )
  }
  writer.int32(message.maxWaitMs)
  writer.int32(message.minBytes)
  writer.int32(message.maxBytes)
  writer.int8(message.isolationLevel)
  if (version >= 7) writer.int32(message.sessionId)
  if (version >= 7) writer.int32(message.sessionEpoch)
  writer.array(message.topics, isFlexible, version, writeFetchTopic)
  if (version >= 7) writer.array(message.forgottenTopicsData, isFlexible, version, writeForgottenTopic)
  if (!(version >= 7) && message.forgottenTopicsData.length > 0) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `FetchRequest of version ${version} can't carry 'forgottenTopicsData'`,
    )
  }
  if (version >= 11) writer.string(message.rackId, isFlexible)
  if (isFlexible) {
    const hasClusterId = message.clusterId !== null
    const hasReplicaState = version >= 15 && !isDefaultReplicaState(message.replicaState)
    writer.uvarint(Number(hasClusterId) + Number(hasReplicaState))
    if (hasClusterId) {
      writer.taggedField(0, (content) => {
        content.string(message.clusterId, isFlexible)
      })
    }
    if (hasReplicaState) {
      writer.taggedField(1, (content) => {
        writeReplicaState(content, message.replicaState, version)
      })
    }
  }
}

export interface ReplicaState {
  replicaId: number
  replicaEpoch: Int64
}

export function newReplicaState(fields?: Partial<ReplicaState>): ReplicaState {
  const message: ReplicaState = {
    replicaId: -1,
    replicaEpoch: -1,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readReplicaState(reader: Reader, version: number): ReplicaState {
  const isFlexible = version >= 12
  const message = newReplicaState()
  if (version >= 15) message.replicaId = reader.int32()
  if (version >= 15) message.replicaEpoch = reader.int64()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeReplicaState(
  writer: Writer,
  message: ReplicaState,
  version: number,
): void {
  const isFlexible = version >= 12
  if (version >= 15) writer.int32(message.replicaId)
  if (!(version >= 15) && message.replicaId !== -1) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `FetchRequest of version ${version} can't carry 'replicaId'`,
    )
  }
  if (version >= 15) writer.int64(message.replicaEpoch)
  if (!(version >= 15) && message.replicaEpoch !== -1) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `FetchRequest of version ${version} can't carry 'replicaEpoch'`,
    )
  }
  if (isFlexible) writer.uvarint(0)
}

export interface FetchTopic {
  topic: string
  topicId: string
  partitions: FetchPartition[]
}

export function newFetchTopic(fields?: Partial<FetchTopic>): FetchTopic {
  const message: FetchTopic = {
    topic: '',
    topicId: ZERO_UUID,
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readFetchTopic(reader: Reader, version: number): FetchTopic {
  const isFlexible = version >= 12
  const message = newFetchTopic()
  if (version <= 12) message.topic = reader.string(isFlexible)
  if (version >= 13) message.topicId = reader.uuid()
  message.partitions = reader.array(isFlexible, version, readFetchPartition)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeFetchTopic(
  writer: Writer,
  message: FetchTopic,
  version: number,
): void {
  const isFlexible = version >= 12
  if (version <= 12) writer.string(message.topic, isFlexible)
  if (version >= 13) writer.uuid(message.topicId)
  writer.array(message.partitions, isFlexible, version, writeFetchPartition)
  if (isFlexible) writer.uvarint(0)
}

export interface FetchPartition {
  partition: number
  currentLeaderEpoch: number
  fetchOffset: Int64
  lastFetchedEpoch: number
  logStartOffset: Int64
  partitionMaxBytes: number
  replicaDirectoryId: string
  highWatermark: Int64
}

export function newFetchPartition(fields?: Partial<FetchPartition>): FetchPartition {
  const message: FetchPartition = {
    partition: 0,
    currentLeaderEpoch: -1,
    fetchOffset: 0,
    lastFetchedEpoch: -1,
    logStartOffset: -1,
    partitionMaxBytes: 0,
    replicaDirectoryId: ZERO_UUID,
    highWatermark: 9223372036854775807n,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readFetchPartition(reader: Reader, version: number): FetchPartition {
  const isFlexible = version >= 12
  const message = newFetchPartition()
  message.partition = reader.int32()
  if (version >= 9) message.currentLeaderEpoch = reader.int32()
  message.fetchOffset = reader.int64()
  if (version >= 12) message.lastFetchedEpoch = reader.int32()
  if (version >= 5) message.logStartOffset = reader.int64()
  message.partitionMaxBytes = reader.int32()
  if (isFlexible) {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint()
      const end = reader.taggedFieldEnd()
      if (tag === 0 && version >= 17) {
      message.replicaDirectoryId = reader.uuid()
      reader.expectAt(end)
    } else if (tag === 1 && version >= 18) {
      message.highWatermark = reader.int64()
      reader.expectAt(end)
    } else {
        reader.skipTo(end)
      }
    }
  }
  return message
}

export function writeFetchPartition(
  writer: Writer,
  message: FetchPartition,
  version: number,
): void {
  const isFlexible = version >= 12
  writer.int32(message.partition)
  if (version >= 9) writer.int32(message.currentLeaderEpoch)
  writer.int64(message.fetchOffset)
  if (version >= 12) writer.int32(message.lastFetchedEpoch)
  if (!(version >= 12) && message.lastFetchedEpoch !== -1) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `FetchRequest of version ${version} can't carry 'lastFetchedEpoch'`,
    )
  }
  if (version >= 5) writer.int64(message.logStartOffset)
  writer.int32(message.partitionMaxBytes)
  if (isFlexible) {
    const hasReplicaDirectoryId = version >= 17 && message.replicaDirectoryId !== ZERO_UUID
    const hasHighWatermark = version >= 18 && message.highWatermark !== 9223372036854775807n
    writer.uvarint(Number(hasReplicaDirectoryId) + Number(hasHighWatermark))
    if (hasReplicaDirectoryId) {
      writer.taggedField(0, (content) => {
        content.uuid(message.replicaDirectoryId)
      })
    }
    if (hasHighWatermark) {
      writer.taggedField(1, (content) => {
        content.int64(message.highWatermark)
      })
    }
  }
}

export interface ForgottenTopic {
  topic: string
  topicId: string
  partitions: number[]
}

export function newForgottenTopic(fields?: Partial<ForgottenTopic>): ForgottenTopic {
  const message: ForgottenTopic = {
    topic: '',
    topicId: ZERO_UUID,
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readForgottenTopic(reader: Reader, version: number): ForgottenTopic {
  const isFlexible = version >= 12
  const message = newForgottenTopic()
  if (version >= 7 && version <= 12) message.topic = reader.string(isFlexible)
  if (version >= 13) message.topicId = reader.uuid()
  if (version >= 7) message.partitions = reader.array(isFlexible, version, (element) => element.int32())
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeForgottenTopic(
  writer: Writer,
  message: ForgottenTopic,
  version: number,
): void {
  const isFlexible = version >= 12
  if (version >= 7 && version <= 12) writer.string(message.topic, isFlexible)
  if (version >= 13) writer.uuid(message.topicId)
  if (version >= 7) writer.array(message.partitions, isFlexible, version, (target, element) => target.int32(element))
  if (!(version >= 7) && message.partitions.length > 0) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `FetchRequest of version ${version} can't carry 'partitions'`,
    )
  }
  if (isFlexible) writer.uvarint(0)
}

export interface FetchResponse {
  throttleTimeMs: number
  errorCode: number
  sessionId: number
  responses: FetchableTopicResponse[]
  nodeEndpoints: NodeEndpoint[]
}

export function newFetchResponse(fields?: Partial<FetchResponse>): FetchResponse {
  const message: FetchResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    sessionId: 0,
    responses: [],
    nodeEndpoints: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readFetchResponse(reader: Reader, version: number): FetchResponse {
  const isFlexible = version >= 12
  const message = newFetchResponse()
  message.throttleTimeMs = reader.int32()
  if (version >= 7) message.errorCode = reader.int16()
  if (version >= 7) message.sessionId = reader.int32()
  message.responses = reader.array(isFlexible, version, readFetchableTopicResponse)
  if (isFlexible) {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint()
      const end = reader.taggedFieldEnd()
      if (tag === 0 && version >= 16) {
      message.nodeEndpoints = reader.array(isFlexible, version, readNodeEndpoint)
      reader.expectAt(end)
    } else {
        reader.skipTo(end)
      }
    }
  }
  return message
}

export function writeFetchResponse(
  writer: Writer,
  message: FetchResponse,
  version: number,
): void {
  const isFlexible = version >= 12
  writer.int32(message.throttleTimeMs)
  if (version >= 7) writer.int16(message.errorCode)
  if (version >= 7) writer.int32(message.sessionId)
  writer.array(message.responses, isFlexible, version, writeFetchableTopicResponse)
  if (isFlexible) {
    const hasNodeEndpoints = version >= 16 && message.nodeEndpoints.length > 0
    writer.uvarint(Number(hasNodeEndpoints))
    if (hasNodeEndpoints) {
      writer.taggedField(0, (content) => {
        content.array(message.nodeEndpoints, isFlexible, version, writeNodeEndpoint)
      })
    }
  }
}

export interface FetchableTopicResponse {
  topic: string
  topicId: string
  partitions: PartitionData[]
}

export function newFetchableTopicResponse(fields?: Partial<FetchableTopicResponse>): FetchableTopicResponse {
  const message: FetchableTopicResponse = {
    topic: '',
    topicId: ZERO_UUID,
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readFetchableTopicResponse(reader: Reader, version: number): FetchableTopicResponse {
  const isFlexible = version >= 12
  const message = newFetchableTopicResponse()
  if (version <= 12) message.topic = reader.string(isFlexible)
  if (version >= 13) message.topicId = reader.uuid()
  message.partitions = reader.array(isFlexible, version, readPartitionData)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeFetchableTopicResponse(
  writer: Writer,
  message: FetchableTopicResponse,
  version: number,
): void {
  const isFlexible = version >= 12
  if (version <= 12) writer.string(message.topic, isFlexible)
  if (version >= 13) writer.uuid(message.topicId)
  writer.array(message.partitions, isFlexible, version, writePartitionData)
  if (isFlexible) writer.uvarint(0)
}

export interface PartitionData {
  partitionIndex: number
  errorCode: number
  highWatermark: Int64
  lastStableOffset: Int64
  logStartOffset: Int64
  divergingEpoch: EpochEndOffset
  currentLeader: LeaderIdAndEpoch
  snapshotId: SnapshotId
  abortedTransactions: AbortedTransaction[] | null
  preferredReadReplica: number
  records: Records
}

export function newPartitionData(fields?: Partial<PartitionData>): PartitionData {
  const message: PartitionData = {
    partitionIndex: 0,
    errorCode: 0,
    highWatermark: 0,
    lastStableOffset: -1,
    logStartOffset: -1,
    divergingEpoch: newEpochEndOffset(),
    currentLeader: newLeaderIdAndEpoch(),
    snapshotId: newSnapshotId(),
    abortedTransactions: [],
    preferredReadReplica: -1,
    records: EMPTY_BYTES,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readPartitionData(reader: Reader, version: number): PartitionData {
  const isFlexible = version >= 12
  const message = newPartitionData()
  message.partitionIndex = reader.int32()
  message.errorCode = reader.int16()
  message.highWatermark = reader.int64()
  message.lastStableOffset = reader.int64()
  if (version >= 5) message.logStartOffset = reader.int64()
  message.abortedTransactions = reader.nullableArray(isFlexible, version, readAbortedTransaction)
  if (version >= 11) message.preferredReadReplica = reader.int32()
  message.records = reader.nullableBytes(isFlexible)
  if (isFlexible) {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint()
      const end = reader.taggedFieldEnd()
      if (tag === 0) {
      message.divergingEpoch = readEpochEndOffset(reader, version)
      reader.expectAt(end)
    } else if (tag === 1) {
      message.currentLeader = readLeaderIdAndEpoch(reader, version)
      reader.expectAt(end)
    } else if (tag === 2) {
      message.snapshotId = readSnapshotId(reader, version)
      reader.expectAt(end)
    } else {
        reader.skipTo(end)
      }
    }
  }
  return message
}

export function writePartitionData(
  writer: Writer,
  message: PartitionData,
  version: number,
): void {
  const isFlexible = version >= 12
  writer.int32(message.partitionIndex)
  writer.int16(message.errorCode)
  writer.int64(message.highWatermark)
  writer.int64(message.lastStableOffset)
  if (version >= 5) writer.int64(message.logStartOffset)
  writer.array(message.abortedTransactions, isFlexible, version, writeAbortedTransaction)
  if (version >= 11) writer.int32(message.preferredReadReplica)
  writer.records(message.records, isFlexible)
  if (isFlexible) {
    const hasDivergingEpoch = !isDefaultEpochEndOffset(message.divergingEpoch)
    const hasCurrentLeader = !isDefaultLeaderIdAndEpoch(message.currentLeader)
    const hasSnapshotId = !isDefaultSnapshotId(message.snapshotId)
    writer.uvarint(Number(hasDivergingEpoch) + Number(hasCurrentLeader) + Number(hasSnapshotId))
    if (hasDivergingEpoch) {
      writer.taggedField(0, (content) => {
        writeEpochEndOffset(content, message.divergingEpoch, version)
      })
    }
    if (hasCurrentLeader) {
      writer.taggedField(1, (content) => {
        writeLeaderIdAndEpoch(content, message.currentLeader, version)
      })
    }
    if (hasSnapshotId) {
      writer.taggedField(2, (content) => {
        writeSnapshotId(content, message.snapshotId, version)
      })
    }
  }
}

export interface EpochEndOffset {
  epoch: number
  endOffset: Int64
}

export function newEpochEndOffset(fields?: Partial<EpochEndOffset>): EpochEndOffset {
  const message: EpochEndOffset = {
    epoch: -1,
    endOffset: -1,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readEpochEndOffset(reader: Reader, version: number): EpochEndOffset {
  const isFlexible = version >= 12
  const message = newEpochEndOffset()
  if (version >= 12) message.epoch = reader.int32()
  if (version >= 12) message.endOffset = reader.int64()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeEpochEndOffset(
  writer: Writer,
  message: EpochEndOffset,
  version: number,
): void {
  const isFlexible = version >= 12
  if (version >= 12) writer.int32(message.epoch)
  if (version >= 12) writer.int64(message.endOffset)
  if (isFlexible) writer.uvarint(0)
}

export interface LeaderIdAndEpoch {
  leaderId: number
  leaderEpoch: number
}

export function newLeaderIdAndEpoch(fields?: Partial<LeaderIdAndEpoch>): LeaderIdAndEpoch {
  const message: LeaderIdAndEpoch = {
    leaderId: -1,
    leaderEpoch: -1,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readLeaderIdAndEpoch(reader: Reader, version: number): LeaderIdAndEpoch {
  const isFlexible = version >= 12
  const message = newLeaderIdAndEpoch()
  if (version >= 12) message.leaderId = reader.int32()
  if (version >= 12) message.leaderEpoch = reader.int32()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeLeaderIdAndEpoch(
  writer: Writer,
  message: LeaderIdAndEpoch,
  version: number,
): void {
  const isFlexible = version >= 12
  if (version >= 12) writer.int32(message.leaderId)
  if (version >= 12) writer.int32(message.leaderEpoch)
  if (isFlexible) writer.uvarint(0)
}

export interface SnapshotId {
  endOffset: Int64
  epoch: number
}

export function newSnapshotId(fields?: Partial<SnapshotId>): SnapshotId {
  const message: SnapshotId = {
    endOffset: -1,
    epoch: -1,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readSnapshotId(reader: Reader, version: number): SnapshotId {
  const isFlexible = version >= 12
  const message = newSnapshotId()
  message.endOffset = reader.int64()
  message.epoch = reader.int32()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeSnapshotId(
  writer: Writer,
  message: SnapshotId,
  version: number,
): void {
  const isFlexible = version >= 12
  writer.int64(message.endOffset)
  writer.int32(message.epoch)
  if (isFlexible) writer.uvarint(0)
}

export interface AbortedTransaction {
  producerId: Int64
  firstOffset: Int64
}

export function newAbortedTransaction(fields?: Partial<AbortedTransaction>): AbortedTransaction {
  const message: AbortedTransaction = {
    producerId: 0,
    firstOffset: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAbortedTransaction(reader: Reader, version: number): AbortedTransaction {
  const isFlexible = version >= 12
  const message = newAbortedTransaction()
  message.producerId = reader.int64()
  message.firstOffset = reader.int64()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeAbortedTransaction(
  writer: Writer,
  message: AbortedTransaction,
  version: number,
): void {
  const isFlexible = version >= 12
  writer.int64(message.producerId)
  writer.int64(message.firstOffset)
  if (isFlexible) writer.uvarint(0)
}

export interface NodeEndpoint {
  nodeId: number
  host: string
  port: number
  rack: string | null
}

export function newNodeEndpoint(fields?: Partial<NodeEndpoint>): NodeEndpoint {
  const message: NodeEndpoint = {
    nodeId: 0,
    host: '',
    port: 0,
    rack: null,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readNodeEndpoint(reader: Reader, version: number): NodeEndpoint {
  const isFlexible = version >= 12
  const message = newNodeEndpoint()
  if (version >= 16) message.nodeId = reader.int32()
  if (version >= 16) message.host = reader.string(isFlexible)
  if (version >= 16) message.port = reader.int32()
  if (version >= 16) message.rack = reader.nullableString(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeNodeEndpoint(
  writer: Writer,
  message: NodeEndpoint,
  version: number,
): void {
  const isFlexible = version >= 12
  if (version >= 16) writer.int32(message.nodeId)
  if (version >= 16) writer.string(message.host, isFlexible)
  if (version >= 16) writer.int32(message.port)
  if (version >= 16) writer.string(message.rack, isFlexible)
  if (isFlexible) writer.uvarint(0)
}

function isDefaultReplicaState(message: ReplicaState): boolean {
  return !(
    message.replicaId !== -1 ||
    message.replicaEpoch !== -1
  )
}

function isDefaultEpochEndOffset(message: EpochEndOffset): boolean {
  return !(
    message.epoch !== -1 ||
    message.endOffset !== -1
  )
}

function isDefaultLeaderIdAndEpoch(message: LeaderIdAndEpoch): boolean {
  return !(
    message.leaderId !== -1 ||
    message.leaderEpoch !== -1
  )
}

function isDefaultSnapshotId(message: SnapshotId): boolean {
  return !(
    message.endOffset !== -1 ||
    message.epoch !== -1
  )
}
