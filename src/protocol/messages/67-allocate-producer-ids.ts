// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const AllocateProducerIds: Api<AllocateProducerIdsRequest, AllocateProducerIdsResponse> = {
  key: 67,
  name: 'AllocateProducerIds',
  minVersion: 0,
  maxVersion: 0,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readAllocateProducerIdsRequest,
  writeRequest: writeAllocateProducerIdsRequest,
  readResponse: readAllocateProducerIdsResponse,
  writeResponse: writeAllocateProducerIdsResponse,
}

export interface AllocateProducerIdsRequest {
  brokerId: number
  brokerEpoch: Int64
}

export function newAllocateProducerIdsRequest(fields?: Partial<AllocateProducerIdsRequest>): AllocateProducerIdsRequest {
  const message: AllocateProducerIdsRequest = {
    brokerId: 0,
    brokerEpoch: -1,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAllocateProducerIdsRequest(reader: Reader, _version: number): AllocateProducerIdsRequest {
  const message = newAllocateProducerIdsRequest()
  message.brokerId = reader.int32()
  message.brokerEpoch = reader.int64()
  reader.skipTaggedFields()
  return message
}

export function writeAllocateProducerIdsRequest(
  writer: Writer,
  message: AllocateProducerIdsRequest,
  _version: number,
): void {
  writer.int32(message.brokerId)
  writer.int64(message.brokerEpoch)
  writer.uvarint(0)
}

export interface AllocateProducerIdsResponse {
  throttleTimeMs: number
  errorCode: number
  producerIdStart: Int64
  producerIdLen: number
}

export function newAllocateProducerIdsResponse(fields?: Partial<AllocateProducerIdsResponse>): AllocateProducerIdsResponse {
  const message: AllocateProducerIdsResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    producerIdStart: 0,
    producerIdLen: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAllocateProducerIdsResponse(reader: Reader, _version: number): AllocateProducerIdsResponse {
  const message = newAllocateProducerIdsResponse()
  message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  message.producerIdStart = reader.int64()
  message.producerIdLen = reader.int32()
  reader.skipTaggedFields()
  return message
}

export function writeAllocateProducerIdsResponse(
  writer: Writer,
  message: AllocateProducerIdsResponse,
  _version: number,
): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.int64(message.producerIdStart)
  writer.int32(message.producerIdLen)
  writer.uvarint(0)
}
