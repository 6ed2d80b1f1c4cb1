// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { KafkaError } from '../errors.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const ShareAcknowledge: Api<ShareAcknowledgeRequest, ShareAcknowledgeResponse> = {
  key: 79,
  name: 'ShareAcknowledge',
  minVersion: 1,
  maxVersion: 2,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readShareAcknowledgeRequest,
  writeRequest: writeShareAcknowledgeRequest,
  readResponse: readShareAcknowledgeResponse,
  writeResponse: writeShareAcknowledgeResponse,
}

export interface ShareAcknowledgeRequest {
  groupId: string | null
  memberId: string | null
  shareSessionEpoch: number
  isRenewAck: boolean
  topics: AcknowledgeTopic[]
}

export function newShareAcknowledgeRequest(fields?: Partial<ShareAcknowledgeRequest>): ShareAcknowledgeRequest {
  const message: ShareAcknowledgeRequest = {
    groupId: null,
    memberId: '',
    shareSessionEpoch: 0,
    isRenewAck: false,
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readShareAcknowledgeRequest(reader: Reader, version: number): ShareAcknowledgeRequest {
  const message = newShareAcknowledgeRequest()
  message.groupId = reader.nullableString(true)
  message.memberId = reader.nullableString(true)
  message.shareSessionEpoch = reader.int32()
  if (version >= 2) message.isRenewAck = reader.bool()
  message.topics = reader.array(true, version, readAcknowledgeTopic)
  reader.skipTaggedFields()
  return message
}

export function writeShareAcknowledgeRequest(
  writer: Writer,
  message: ShareAcknowledgeRequest,
  version: number,
): void {
  writer.string(message.groupId, true)
  writer.string(message.memberId, true)
  writer.int32(message.shareSessionEpoch)
  if (version >= 2) writer.bool(message.isRenewAck)
  if (!(version >= 2) && message.isRenewAck !== false) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `ShareAcknowledgeRequest of version ${version} can't carry 'isRenewAck'`,
    )
  }
  writer.array(message.topics, true, version, writeAcknowledgeTopic)
  writer.uvarint(0)
}

export interface AcknowledgeTopic {
  topicId: string
  partitions: AcknowledgePartition[]
}

export function newAcknowledgeTopic(fields?: Partial<AcknowledgeTopic>): AcknowledgeTopic {
  const message: AcknowledgeTopic = {
    topicId: ZERO_UUID,
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAcknowledgeTopic(reader: Reader, version: number): AcknowledgeTopic {
  const message = newAcknowledgeTopic()
  message.topicId = reader.uuid()
  message.partitions = reader.array(true, version, readAcknowledgePartition)
  reader.skipTaggedFields()
  return message
}

export function writeAcknowledgeTopic(
  writer: Writer,
  message: AcknowledgeTopic,
  version: number,
): void {
  writer.uuid(message.topicId)
  writer.array(message.partitions, true, version, writeAcknowledgePartition)
  writer.uvarint(0)
}

export interface AcknowledgePartition {
  partitionIndex: number
  acknowledgementBatches: AcknowledgementBatch[]
}

export function newAcknowledgePartition(fields?: Partial<AcknowledgePartition>): AcknowledgePartition {
  const message: AcknowledgePartition = {
    partitionIndex: 0,
    acknowledgementBatches: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAcknowledgePartition(reader: Reader, version: number): AcknowledgePartition {
  const message = newAcknowledgePartition()
  message.partitionIndex = reader.int32()
  message.acknowledgementBatches = reader.array(true, version, readAcknowledgementBatch)
  reader.skipTaggedFields()
  return message
}

export function writeAcknowledgePartition(
  writer: Writer,
  message: AcknowledgePartition,
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

export interface ShareAcknowledgeResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
  acquisitionLockTimeoutMs: number
  responses: ShareAcknowledgeTopicResponse[]
  nodeEndpoints: NodeEndpoint[]
}

export function newShareAcknowledgeResponse(fields?: Partial<ShareAcknowledgeResponse>): ShareAcknowledgeResponse {
  const message: ShareAcknowledgeResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: null,
    acquisitionLockTimeoutMs: 0,
    responses: [],
    nodeEndpoints: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readShareAcknowledgeResponse(reader: Reader, version: number): ShareAcknowledgeResponse {
  const message = newShareAcknowledgeResponse()
  message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(true)
  if (version >= 2) message.acquisitionLockTimeoutMs = reader.int32()
  message.responses = reader.array(true, version, readShareAcknowledgeTopicResponse)
  message.nodeEndpoints = reader.array(true, version, readNodeEndpoint)
  reader.skipTaggedFields()
  return message
}

export function writeShareAcknowledgeResponse(
  writer: Writer,
  message: ShareAcknowledgeResponse,
  version: number,
): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, true)
  if (version >= 2) writer.int32(message.acquisitionLockTimeoutMs)
  writer.array(message.responses, true, version, writeShareAcknowledgeTopicResponse)
  writer.array(message.nodeEndpoints, true, version, writeNodeEndpoint)
  writer.uvarint(0)
}

export interface ShareAcknowledgeTopicResponse {
  topicId: string
  partitions: PartitionData[]
}

export function newShareAcknowledgeTopicResponse(fields?: Partial<ShareAcknowledgeTopicResponse>): ShareAcknowledgeTopicResponse {
  const message: ShareAcknowledgeTopicResponse = {
    topicId: ZERO_UUID,
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readShareAcknowledgeTopicResponse(reader: Reader, version: number): ShareAcknowledgeTopicResponse {
  const message = newShareAcknowledgeTopicResponse()
  message.topicId = reader.uuid()
  message.partitions = reader.array(true, version, readPartitionData)
  reader.skipTaggedFields()
  return message
}

export function writeShareAcknowledgeTopicResponse(
  writer: Writer,
  message: ShareAcknowledgeTopicResponse,
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
  currentLeader: LeaderIdAndEpoch
}

export function newPartitionData(fields?: Partial<PartitionData>): PartitionData {
  const message: PartitionData = {
    partitionIndex: 0,
    errorCode: 0,
    errorMessage: null,
    currentLeader: newLeaderIdAndEpoch(),
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readPartitionData(reader: Reader, version: number): PartitionData {
  const message = newPartitionData()
  message.partitionIndex = reader.int32()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(true)
  message.currentLeader = readLeaderIdAndEpoch(reader, version)
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
  writeLeaderIdAndEpoch(writer, message.currentLeader, version)
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
