// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { KafkaError } from '../errors.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const AlterPartition: Api<AlterPartitionRequest, AlterPartitionResponse> = {
  key: 56,
  name: 'AlterPartition',
  minVersion: 2,
  maxVersion: 3,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readAlterPartitionRequest,
  writeRequest: writeAlterPartitionRequest,
  readResponse: readAlterPartitionResponse,
  writeResponse: writeAlterPartitionResponse,
}

export interface AlterPartitionRequest {
  brokerId: number
  brokerEpoch: Int64
  topics: RequestTopicData[]
}

export function newAlterPartitionRequest(fields?: Partial<AlterPartitionRequest>): AlterPartitionRequest {
  const message: AlterPartitionRequest = {
    brokerId: 0,
    brokerEpoch: -1,
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAlterPartitionRequest(reader: Reader, version: number): AlterPartitionRequest {
  const message = newAlterPartitionRequest()
  message.brokerId = reader.int32()
  message.brokerEpoch = reader.int64()
  message.topics = reader.array(true, version, readRequestTopicData)
  reader.skipTaggedFields()
  return message
}

export function writeAlterPartitionRequest(
  writer: Writer,
  message: AlterPartitionRequest,
  version: number,
): void {
  writer.int32(message.brokerId)
  writer.int64(message.brokerEpoch)
  writer.array(message.topics, true, version, writeRequestTopicData)
  writer.uvarint(0)
}

export interface RequestTopicData {
  topicId: string
  partitions: RequestPartitionData[]
}

export function newRequestTopicData(fields?: Partial<RequestTopicData>): RequestTopicData {
  const message: RequestTopicData = {
    topicId: ZERO_UUID,
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readRequestTopicData(reader: Reader, version: number): RequestTopicData {
  const message = newRequestTopicData()
  message.topicId = reader.uuid()
  message.partitions = reader.array(true, version, readRequestPartitionData)
  reader.skipTaggedFields()
  return message
}

export function writeRequestTopicData(
  writer: Writer,
  message: RequestTopicData,
  version: number,
): void {
  writer.uuid(message.topicId)
  writer.array(message.partitions, true, version, writeRequestPartitionData)
  writer.uvarint(0)
}

export interface RequestPartitionData {
  partitionIndex: number
  leaderEpoch: number
  newIsr: number[]
  newIsrWithEpochs: BrokerState[]
  leaderRecoveryState: number
  partitionEpoch: number
}

export function newRequestPartitionData(fields?: Partial<RequestPartitionData>): RequestPartitionData {
  const message: RequestPartitionData = {
    partitionIndex: 0,
    leaderEpoch: 0,
    newIsr: [],
    newIsrWithEpochs: [],
    leaderRecoveryState: 0,
    partitionEpoch: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readRequestPartitionData(reader: Reader, version: number): RequestPartitionData {
  const message = newRequestPartitionData()
  message.partitionIndex = reader.int32()
  message.leaderEpoch = reader.int32()
  if (version <= 2) message.newIsr = reader.array(true, version, (element) => element.int32())
  if (version >= 3) message.newIsrWithEpochs = reader.array(true, version, readBrokerState)
  message.leaderRecoveryState = reader.int8()
  message.partitionEpoch = reader.int32()
  reader.skipTaggedFields()
  return message
}

export function writeRequestPartitionData(
  writer: Writer,
  message: RequestPartitionData,
  version: number,
): void {
  writer.int32(message.partitionIndex)
  writer.int32(message.leaderEpoch)
  if (version <= 2) writer.array(message.newIsr, true, version, (target, element) => target.int32(element))
  if (!(version <= 2) && message.newIsr.length > 0) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `AlterPartitionRequest of version ${version} can't carry 'newIsr'`,
    )
  }
  if (version >= 3) writer.array(message.newIsrWithEpochs, true, version, writeBrokerState)
  if (!(version >= 3) && message.newIsrWithEpochs.length > 0) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `AlterPartitionRequest of version ${version} can't carry 'newIsrWithEpochs'`,
    )
  }
  writer.int8(message.leaderRecoveryState)
  writer.int32(message.partitionEpoch)
  writer.uvarint(0)
}

export interface BrokerState {
  brokerId: number
  brokerEpoch: Int64
}

export function newBrokerState(fields?: Partial<BrokerState>): BrokerState {
  const message: BrokerState = {
    brokerId: 0,
    brokerEpoch: -1,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readBrokerState(reader: Reader, version: number): BrokerState {
  const message = newBrokerState()
  if (version >= 3) message.brokerId = reader.int32()
  if (version >= 3) message.brokerEpoch = reader.int64()
  reader.skipTaggedFields()
  return message
}

export function writeBrokerState(
  writer: Writer,
  message: BrokerState,
  version: number,
): void {
  if (version >= 3) writer.int32(message.brokerId)
  if (!(version >= 3) && message.brokerId !== 0) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `AlterPartitionRequest of version ${version} can't carry 'brokerId'`,
    )
  }
  if (version >= 3) writer.int64(message.brokerEpoch)
  if (!(version >= 3) && message.brokerEpoch !== -1) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `AlterPartitionRequest of version ${version} can't carry 'brokerEpoch'`,
    )
  }
  writer.uvarint(0)
}

export interface AlterPartitionResponse {
  throttleTimeMs: number
  errorCode: number
  topics: ResponseTopicData[]
}

export function newAlterPartitionResponse(fields?: Partial<AlterPartitionResponse>): AlterPartitionResponse {
  const message: AlterPartitionResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAlterPartitionResponse(reader: Reader, version: number): AlterPartitionResponse {
  const message = newAlterPartitionResponse()
  message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  message.topics = reader.array(true, version, readResponseTopicData)
  reader.skipTaggedFields()
  return message
}

export function writeAlterPartitionResponse(
  writer: Writer,
  message: AlterPartitionResponse,
  version: number,
): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.array(message.topics, true, version, writeResponseTopicData)
  writer.uvarint(0)
}

export interface ResponseTopicData {
  topicId: string
  partitions: ResponsePartitionData[]
}

export function newResponseTopicData(fields?: Partial<ResponseTopicData>): ResponseTopicData {
  const message: ResponseTopicData = {
    topicId: ZERO_UUID,
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readResponseTopicData(reader: Reader, version: number): ResponseTopicData {
  const message = newResponseTopicData()
  message.topicId = reader.uuid()
  message.partitions = reader.array(true, version, readResponsePartitionData)
  reader.skipTaggedFields()
  return message
}

export function writeResponseTopicData(
  writer: Writer,
  message: ResponseTopicData,
  version: number,
): void {
  writer.uuid(message.topicId)
  writer.array(message.partitions, true, version, writeResponsePartitionData)
  writer.uvarint(0)
}

export interface ResponsePartitionData {
  partitionIndex: number
  errorCode: number
  leaderId: number
  leaderEpoch: number
  isr: number[]
  leaderRecoveryState: number
  partitionEpoch: number
}

export function newResponsePartitionData(fields?: Partial<ResponsePartitionData>): ResponsePartitionData {
  const message: ResponsePartitionData = {
    partitionIndex: 0,
    errorCode: 0,
    leaderId: 0,
    leaderEpoch: 0,
    isr: [],
    leaderRecoveryState: 0,
    partitionEpoch: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readResponsePartitionData(reader: Reader, version: number): ResponsePartitionData {
  const message = newResponsePartitionData()
  message.partitionIndex = reader.int32()
  message.errorCode = reader.int16()
  message.leaderId = reader.int32()
  message.leaderEpoch = reader.int32()
  message.isr = reader.array(true, version, (element) => element.int32())
  message.leaderRecoveryState = reader.int8()
  message.partitionEpoch = reader.int32()
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
  writer.int32(message.leaderId)
  writer.int32(message.leaderEpoch)
  writer.array(message.isr, true, version, (target, element) => target.int32(element))
  writer.int8(message.leaderRecoveryState)
  writer.int32(message.partitionEpoch)
  writer.uvarint(0)
}
