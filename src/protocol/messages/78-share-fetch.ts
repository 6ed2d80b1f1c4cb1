// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { EMPTY_BYTES } from '../bytes.ts'
import { KafkaError } from '../errors.ts'
import type { Int64 } from '../int64.ts'
import type { Reader, Records } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const ShareFetch: Api<ShareFetchRequest, ShareFetchResponse> = {
  key: 78,
  name: 'ShareFetch',
  minVersion: 1,
  maxVersion: 2,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readShareFetchRequest,
  writeRequest: writeShareFetchRequest,
  readResponse: readShareFetchResponse,
  writeResponse: writeShareFetchResponse,
}

export interface ShareFetchRequest {
  groupId: string | null
  memberId: string | null
  shareSessionEpoch: number
  maxWaitMs: number
  minBytes: number
  maxBytes: number
  maxRecords: number
  batchSize: number
  shareAcquireMode: number
  isRenewAck: boolean
  topics: FetchTopic[]
  forgottenTopicsData: ForgottenTopic[]
}

export function newShareFetchRequest(fields?: Partial<ShareFetchRequest>): ShareFetchRequest {
  const message: ShareFetchRequest = {
    groupId: null,
    memberId: '',
    shareSessionEpoch: 0,
    maxWaitMs: 0,
    minBytes: 0,
    maxBytes: 2147483647,
    maxRecords: 0,
    batchSize: 0,
    shareAcquireMode: 0,
    isRenewAck: false,
    topics: [],
    forgottenTopicsData: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readShareFetchRequest(reader: Reader, version: number): ShareFetchRequest {
  const message = newShareFetchRequest()
  message.groupId = reader.nullableString(true)
  message.memberId = reader.nullableString(true)
  message.shareSessionEpoch = reader.int32()
  message.maxWaitMs = reader.int32()
  message.minBytes = reader.int32()
  message.maxBytes = reader.int32()
  message.maxRecords = reader.int32()
  message.batchSize = reader.int32()
  if (version >= 2) message.shareAcquireMode = reader.int8()
  if (version >= 2) message.isRenewAck = reader.bool()
  message.topics = reader.array(true, version, readFetchTopic)
  message.forgottenTopicsData = reader.array(true, version, readForgottenTopic)
  reader.skipTaggedFields()
  return message
}

export function writeShareFetchRequest(
  writer: Writer,
  message: ShareFetchRequest,
  version: number,
): void {
  writer.string(message.groupId, true)
  writer.string(message.memberId, true)
  writer.int32(message.shareSessionEpoch)
  writer.int32(message.maxWaitMs)
  writer.int32(message.minBytes)
  writer.int32(message.maxBytes)
  writer.int32(message.maxRecords)
  writer.int32(message.batchSize)
  if (version >= 2) writer.int8(message.shareAcquireMode)
  if (version >= 2) writer.bool(message.isRenewAck)
  if (!(version >= 2) && message.isRenewAck !== false) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `ShareFetchRequest of version ${version} can't carry 'isRenewAck'`,
    )
  }
  writer.array(message.topics, true, version, writeFetchTopic)
  writer.array(message.forgottenTopicsData, true, version, writeForgottenTopic)
  writer.uvarint(0)
}

export interface FetchTopic {
  topicId: string
  partitions: FetchPartition[]
}

export function newFetchTopic(fields?: Partial<FetchTopic>): FetchTopic {
  const message: FetchTopic = {
    topicId: ZERO_UUID,
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readFetchTopic(reader: Reader, version: number): FetchTopic {
  const message = newFetchTopic()
  message.topicId = reader.uuid()
  message.partitions = reader.array(true, version, readFetchPartition)
  reader.skipTaggedFields()
  return message
}

export function writeFetchTopic(
  writer: Writer,
  message: FetchTopic,
  version: number,
): void {
  writer.uuid(message.topicId)
  writer.array(message.partitions, true, version, writeFetchPartition)
  writer.uvarint(0)
}

export interface FetchPartition {
  partitionIndex: number
  partitionMaxBytes: number
  acknowledgementBatches: AcknowledgementBatch[]
}

export function newFetchPartition(fields?: Partial<FetchPartition>): FetchPartition {
  const message: FetchPartition = {
    partitionIndex: 0,
    partitionMaxBytes: 0,
    acknowledgementBatches: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readFetchPartition(reader: Reader, version: number): FetchPartition {
  const message = newFetchPartition()
  message.partitionIndex = reader.int32()
  message.acknowledgementBatches = reader.array(true, version, readAcknowledgementBatch)
  reader.skipTaggedFields()
  return message
}

export function writeFetchPartition(
  writer: Writer,
  message: FetchPartition,
  version: number,
): void {
  writer.int32(message.partitionIndex)
  writer.array(message.acknowledgementBatches, true, version, writeAcknowledgementBatch)
  writer.uvarint(0)
}

export interface AcknowledgementBatch {
  firstOffset: Int64
  lastOffset: Int64
  acknowledgeTypes: number[]
}

export function newAcknowledgementBatch(fields?: Partial<AcknowledgementBatch>): AcknowledgementBatch {
  const message: AcknowledgementBatch = {
    firstOffset: 0,
    lastOffset: 0,
    acknowledgeTypes: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAcknowledgementBatch(reader: Reader, version: number): AcknowledgementBatch {
  const message = newAcknowledgementBatch()
  message.firstOffset = reader.int64()
  message.lastOffset = reader.int64()
  message.acknowledgeTypes = reader.array(true, version, (element) => element.int8())
  reader.skipTaggedFields()
  return message
}

export function writeAcknowledgementBatch(
  writer: Writer,
  message: AcknowledgementBatch,
  version: number,
): void {
  writer.int64(message.firstOffset)
  writer.int64(message.lastOffset)
  writer.array(message.acknowledgeTypes, true, version, (target, element) => target.int8(element))
  writer.uvarint(0)
}

export interface ForgottenTopic {
  topicId: string
  partitions: number[]
}

export function newForgottenTopic(fields?: Partial<ForgottenTopic>): ForgottenTopic {
  const message: ForgottenTopic = {
    topicId: ZERO_UUID,
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readForgottenTopic(reader: Reader, version: number): ForgottenTopic {
  const message = newForgottenTopic()
  message.topicId = reader.uuid()
  message.partitions = reader.array(true, version, (element) => element.int32())
  reader.skipTaggedFields()
  return message
}

export function writeForgottenTopic(
  writer: Writer,
  message: ForgottenTopic,
  version: number,
): void {
  writer.uuid(message.topicId)
  writer.array(message.partitions, true, version, (target, element) => target.int32(element))
  writer.uvarint(0)
}

export interface ShareFetchResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
  acquisitionLockTimeoutMs: number
  responses: ShareFetchableTopicResponse[]
  nodeEndpoints: NodeEndpoint[]
}

export function newShareFetchResponse(fields?: Partial<ShareFetchResponse>): ShareFetchResponse {
  const message: ShareFetchResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: null,
    acquisitionLockTimeoutMs: 0,
    responses: [],
    nodeEndpoints: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readShareFetchResponse(reader: Reader, version: number): ShareFetchResponse {
  const message = newShareFetchResponse()
  message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(true)
  message.acquisitionLockTimeoutMs = reader.int32()
  message.responses = reader.array(true, version, readShareFetchableTopicResponse)
  message.nodeEndpoints = reader.array(true, version, readNodeEndpoint)
  reader.skipTaggedFields()
  return message
}

export function writeShareFetchResponse(
  writer: Writer,
  message: ShareFetchResponse,
  version: number,
): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, true)
  writer.int32(message.acquisitionLockTimeoutMs)
  writer.array(message.responses, true, version, writeShareFetchableTopicResponse)
  writer.array(message.nodeEndpoints, true, version, writeNodeEndpoint)
  writer.uvarint(0)
}

export interface ShareFetchableTopicResponse {
  topicId: string
  partitions: PartitionData[]
}

export function newShareFetchableTopicResponse(fields?: Partial<ShareFetchableTopicResponse>): ShareFetchableTopicResponse {
  const message: ShareFetchableTopicResponse = {
    topicId: ZERO_UUID,
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readShareFetchableTopicResponse(reader: Reader, version: number): ShareFetchableTopicResponse {
  const message = newShareFetchableTopicResponse()
  message.topicId = reader.uuid()
  message.partitions = reader.array(true, version, readPartitionData)
  reader.skipTaggedFields()
  return message
}

export function writeShareFetchableTopicResponse(
  writer: Writer,
  message: ShareFetchableTopicResponse,
  version: number,
): void {
  writer.uuid(message.topicId)
  writer.array(message.partitions, true, version, writePartitionData)
  writer.uvarint(0)
}

export interface PartitionData {
  partitionIndex: number
  errorCode: number
  errorMessage: string | null
  acknowledgeErrorCode: number
  acknowledgeErrorMessage: string | null
  currentLeader: LeaderIdAndEpoch
  records: Records
  acquiredRecords: AcquiredRecords[]
}

export function newPartitionData(fields?: Partial<PartitionData>): PartitionData {
  const message: PartitionData = {
    partitionIndex: 0,
    errorCode: 0,
    errorMessage: null,
    acknowledgeErrorCode: 0,
    acknowledgeErrorMessage: null,
    currentLeader: newLeaderIdAndEpoch(),
    records: EMPTY_BYTES,
    acquiredRecords: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readPartitionData(reader: Reader, version: number): PartitionData {
  const message = newPartitionData()
  message.partitionIndex = reader.int32()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(true)
  message.acknowledgeErrorCode = reader.int16()
  message.acknowledgeErrorMessage = reader.nullableString(true)
  message.currentLeader = readLeaderIdAndEpoch(reader, version)
  message.records = reader.bytes(true)
  message.acquiredRecords = reader.array(true, version, readAcquiredRecords)
  reader.skipTaggedFields()
  return message
}

export function writePartitionData(
  writer: Writer,
  message: PartitionData,
  version: number,
): void {
  writer.int32(message.partitionIndex)
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, true)
  writer.int16(message.acknowledgeErrorCode)
  writer.string(message.acknowledgeErrorMessage, true)
  writeLeaderIdAndEpoch(writer, message.currentLeader, version)
  writer.records(message.records, true)
  writer.array(message.acquiredRecords, true, version, writeAcquiredRecords)
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

export interface AcquiredRecords {
  firstOffset: Int64
  lastOffset: Int64
  deliveryCount: number
}

export function newAcquiredRecords(fields?: Partial<AcquiredRecords>): AcquiredRecords {
  const message: AcquiredRecords = {
    firstOffset: 0,
    lastOffset: 0,
    deliveryCount: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAcquiredRecords(reader: Reader, _version: number): AcquiredRecords {
  const message = newAcquiredRecords()
  message.firstOffset = reader.int64()
  message.lastOffset = reader.int64()
  message.deliveryCount = reader.int16()
  reader.skipTaggedFields()
  return message
}

export function writeAcquiredRecords(
  writer: Writer,
  message: AcquiredRecords,
  _version: number,
): void {
  writer.int64(message.firstOffset)
  writer.int64(message.lastOffset)
  writer.int16(message.deliveryCount)
  writer.uvarint(0)
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

export function readNodeEndpoint(reader: Reader, _version: number): NodeEndpoint {
  const message = newNodeEndpoint()
  message.nodeId = reader.int32()
  message.host = reader.string(true)
  message.port = reader.int32()
  message.rack = reader.nullableString(true)
  reader.skipTaggedFields()
  return message
}

export function writeNodeEndpoint(
  writer: Writer,
  message: NodeEndpoint,
  _version: number,
): void {
  writer.int32(message.nodeId)
  writer.string(message.host, true)
  writer.int32(message.port)
  writer.string(message.rack, true)
  writer.uvarint(0)
}
