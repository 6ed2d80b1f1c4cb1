// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { EMPTY_BYTES } from '../bytes.ts'
import type { Int64 } from '../int64.ts'
import type { Reader, Records } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const Produce: Api<ProduceRequest, ProduceResponse> = {
  key: 0,
  name: 'Produce',
  minVersion: 3,
  maxVersion: 13,
  flexibleVersion: 9,
  isLatestUnstable: false,
  readRequest: readProduceRequest,
  writeRequest: writeProduceRequest,
  readResponse: readProduceResponse,
  writeResponse: writeProduceResponse,
}

export interface ProduceRequest {
  transactionalId: string | null
  acks: number
  timeoutMs: number
  topicData: TopicProduceData[]
}

export function newProduceRequest(fields?: Partial<ProduceRequest>): ProduceRequest {
  const message: ProduceRequest = {
    transactionalId: null,
    acks: 0,
    timeoutMs: 0,
    topicData: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readProduceRequest(reader: Reader, version: number): ProduceRequest {
  const isFlexible = version >= 9
  const message = newProduceRequest()
  message.transactionalId = reader.nullableString(isFlexible)
  message.acks = reader.int16()
  message.timeoutMs = reader.int32()
  message.topicData = reader.array(isFlexible, version, readTopicProduceData)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeProduceRequest(
  writer: Writer,
  message: ProduceRequest,
  version: number,
): void {
  const isFlexible = version >= 9
  writer.string(message.transactionalId, isFlexible)
  writer.int16(message.acks)
  writer.int32(message.timeoutMs)
  writer.array(message.topicData, isFlexible, version, writeTopicProduceData)
  if (isFlexible) writer.uvarint(0)
}

export interface TopicProduceData {
  name: string
  topicId: string
  partitionData: PartitionProduceData[]
}

export function newTopicProduceData(fields?: Partial<TopicProduceData>): TopicProduceData {
  const message: TopicProduceData = {
    name: '',
    topicId: ZERO_UUID,
    partitionData: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTopicProduceData(reader: Reader, version: number): TopicProduceData {
  const isFlexible = version >= 9
  const message = newTopicProduceData()
  if (version <= 12) message.name = reader.string(isFlexible)
  if (version >= 13) message.topicId = reader.uuid()
  message.partitionData = reader.array(isFlexible, version, readPartitionProduceData)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeTopicProduceData(
  writer: Writer,
  message: TopicProduceData,
  version: number,
): void {
  const isFlexible = version >= 9
  if (version <= 12) writer.string(message.name, isFlexible)
  if (version >= 13) writer.uuid(message.topicId)
  writer.array(message.partitionData, isFlexible, version, writePartitionProduceData)
  if (isFlexible) writer.uvarint(0)
}

export interface PartitionProduceData {
  index: number
  records: Records
}

export function newPartitionProduceData(fields?: Partial<PartitionProduceData>): PartitionProduceData {
  const message: PartitionProduceData = {
    index: 0,
    records: EMPTY_BYTES,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readPartitionProduceData(reader: Reader, version: number): PartitionProduceData {
  const isFlexible = version >= 9
  const message = newPartitionProduceData()
  message.index = reader.int32()
  message.records = reader.nullableBytes(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writePartitionProduceData(
  writer: Writer,
  message: PartitionProduceData,
  version: number,
): void {
  const isFlexible = version >= 9
  writer.int32(message.index)
  writer.records(message.records, isFlexible)
  if (isFlexible) writer.uvarint(0)
}

export interface ProduceResponse {
  responses: TopicProduceResponse[]
  throttleTimeMs: number
  nodeEndpoints: NodeEndpoint[]
}

export function newProduceResponse(fields?: Partial<ProduceResponse>): ProduceResponse {
  const message: ProduceResponse = {
    responses: [],
    throttleTimeMs: 0,
    nodeEndpoints: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readProduceResponse(reader: Reader, version: number): ProduceResponse {
  const isFlexible = version >= 9
  const message = newProduceResponse()
  message.responses = reader.array(isFlexible, version, readTopicProduceResponse)
  message.throttleTimeMs = reader.int32()
  if (isFlexible) {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint()
      const end = reader.taggedFieldEnd()
      if (tag === 0 && version >= 10) {
      message.nodeEndpoints = reader.array(isFlexible, version, readNodeEndpoint)
      reader.expectAt(end)
    } else {
        reader.skipTo(end)
      }
    }
  }
  return message
}

export function writeProduceResponse(
  writer: Writer,
  message: ProduceResponse,
  version: number,
): void {
  const isFlexible = version >= 9
  writer.array(message.responses, isFlexible, version, writeTopicProduceResponse)
  writer.int32(message.throttleTimeMs)
  if (isFlexible) {
    const hasNodeEndpoints = version >= 10 && message.nodeEndpoints.length > 0
    writer.uvarint(Number(hasNodeEndpoints))
    if (hasNodeEndpoints) {
      writer.taggedField(0, (content) => {
        content.array(message.nodeEndpoints, isFlexible, version, writeNodeEndpoint)
      })
    }
  }
}

export interface TopicProduceResponse {
  name: string
  topicId: string
  partitionResponses: PartitionProduceResponse[]
}

export function newTopicProduceResponse(fields?: Partial<TopicProduceResponse>): TopicProduceResponse {
  const message: TopicProduceResponse = {
    name: '',
    topicId: ZERO_UUID,
    partitionResponses: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTopicProduceResponse(reader: Reader, version: number): TopicProduceResponse {
  const isFlexible = version >= 9
  const message = newTopicProduceResponse()
  if (version <= 12) message.name = reader.string(isFlexible)
  if (version >= 13) message.topicId = reader.uuid()
  message.partitionResponses = reader.array(isFlexible, version, readPartitionProduceResponse)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeTopicProduceResponse(
  writer: Writer,
  message: TopicProduceResponse,
  version: number,
): void {
  const isFlexible = version >= 9
  if (version <= 12) writer.string(message.name, isFlexible)
  if (version >= 13) writer.uuid(message.topicId)
  writer.array(message.partitionResponses, isFlexible, version, writePartitionProduceResponse)
  if (isFlexible) writer.uvarint(0)
}

export interface PartitionProduceResponse {
  index: number
  errorCode: number
  baseOffset: Int64
  logAppendTimeMs: Int64
  logStartOffset: Int64
  recordErrors: BatchIndexAndErrorMessage[]
  errorMessage: string | null
  currentLeader: LeaderIdAndEpoch
}

export function newPartitionProduceResponse(fields?: Partial<PartitionProduceResponse>): PartitionProduceResponse {
  const message: PartitionProduceResponse = {
    index: 0,
    errorCode: 0,
    baseOffset: 0,
    logAppendTimeMs: -1,
    logStartOffset: -1,
    recordErrors: [],
    errorMessage: null,
    currentLeader: newLeaderIdAndEpoch(),
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readPartitionProduceResponse(reader: Reader, version: number): PartitionProduceResponse {
  const isFlexible = version >= 9
  const message = newPartitionProduceResponse()
  message.index = reader.int32()
  message.errorCode = reader.int16()
  message.baseOffset = reader.int64()
  message.logAppendTimeMs = reader.int64()
  if (version >= 5) message.logStartOffset = reader.int64()
  if (version >= 8) message.recordErrors = reader.array(isFlexible, version, readBatchIndexAndErrorMessage)
  if (version >= 8) message.errorMessage = reader.nullableString(isFlexible)
  if (isFlexible) {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint()
      const end = reader.taggedFieldEnd()
      if (tag === 0 && version >= 10) {
      message.currentLeader = readLeaderIdAndEpoch(reader, version)
      reader.expectAt(end)
    } else {
        reader.skipTo(end)
      }
    }
  }
  return message
}

export function writePartitionProduceResponse(
  writer: Writer,
  message: PartitionProduceResponse,
  version: number,
): void {
  const isFlexible = version >= 9
  writer.int32(message.index)
  writer.int16(message.errorCode)
  writer.int64(message.baseOffset)
  writer.int64(message.logAppendTimeMs)
  if (version >= 5) writer.int64(message.logStartOffset)
  if (version >= 8) writer.array(message.recordErrors, isFlexible, version, writeBatchIndexAndErrorMessage)
  if (version >= 8) writer.string(message.errorMessage, isFlexible)
  if (isFlexible) {
    const hasCurrentLeader = version >= 10 && !isDefaultLeaderIdAndEpoch(message.currentLeader)
    writer.uvarint(Number(hasCurrentLeader))
    if (hasCurrentLeader) {
      writer.taggedField(0, (content) => {
        writeLeaderIdAndEpoch(content, message.currentLeader, version)
      })
    }
  }
}

export interface BatchIndexAndErrorMessage {
  batchIndex: number
  batchIndexErrorMessage: string | null
}

export function newBatchIndexAndErrorMessage(fields?: Partial<BatchIndexAndErrorMessage>): BatchIndexAndErrorMessage {
  const message: BatchIndexAndErrorMessage = {
    batchIndex: 0,
    batchIndexErrorMessage: null,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readBatchIndexAndErrorMessage(reader: Reader, version: number): BatchIndexAndErrorMessage {
  const isFlexible = version >= 9
  const message = newBatchIndexAndErrorMessage()
  if (version >= 8) message.batchIndex = reader.int32()
  if (version >= 8) message.batchIndexErrorMessage = reader.nullableString(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeBatchIndexAndErrorMessage(
  writer: Writer,
  message: BatchIndexAndErrorMessage,
  version: number,
): void {
  const isFlexible = version >= 9
  if (version >= 8) writer.int32(message.batchIndex)
  if (version >= 8) writer.string(message.batchIndexErrorMessage, isFlexible)
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
  const isFlexible = version >= 9
  const message = newLeaderIdAndEpoch()
  if (version >= 10) message.leaderId = reader.int32()
  if (version >= 10) message.leaderEpoch = reader.int32()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeLeaderIdAndEpoch(
  writer: Writer,
  message: LeaderIdAndEpoch,
  version: number,
): void {
  const isFlexible = version >= 9
  if (version >= 10) writer.int32(message.leaderId)
  if (version >= 10) writer.int32(message.leaderEpoch)
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
  const isFlexible = version >= 9
  const message = newNodeEndpoint()
  if (version >= 10) message.nodeId = reader.int32()
  if (version >= 10) message.host = reader.string(isFlexible)
  if (version >= 10) message.port = reader.int32()
  if (version >= 10) message.rack = reader.nullableString(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeNodeEndpoint(
  writer: Writer,
  message: NodeEndpoint,
  version: number,
): void {
  const isFlexible = version >= 9
  if (version >= 10) writer.int32(message.nodeId)
  if (version >= 10) writer.string(message.host, isFlexible)
  if (version >= 10) writer.int32(message.port)
  if (version >= 10) writer.string(message.rack, isFlexible)
  if (isFlexible) writer.uvarint(0)
}

function isDefaultLeaderIdAndEpoch(message: LeaderIdAndEpoch): boolean {
  return !(
    message.leaderId !== -1 ||
    message.leaderEpoch !== -1
  )
}
