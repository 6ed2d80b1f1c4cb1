// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const EndTxn: Api<EndTxnRequest, EndTxnResponse> = {
  key: 26,
  name: 'EndTxn',
  minVersion: 0,
  maxVersion: 5,
  flexibleVersion: 3,
  isLatestUnstable: false,
  readRequest: readEndTxnRequest,
  writeRequest: writeEndTxnRequest,
  readResponse: readEndTxnResponse,
  writeResponse: writeEndTxnResponse,
}

export interface EndTxnRequest {
  transactionalId: string
  producerId: Int64
  producerEpoch: number
  committed: boolean
}

export function newEndTxnRequest(fields?: Partial<EndTxnRequest>): EndTxnRequest {
  const message: EndTxnRequest = {
    transactionalId: '',
    producerId: 0,
    producerEpoch: 0,
    committed: false,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readEndTxnRequest(reader: Reader, version: number): EndTxnRequest {
  const isFlexible = version >= 3
  const message = newEndTxnRequest()
  message.transactionalId = reader.string(isFlexible)
  message.producerId = reader.int64()
  message.producerEpoch = reader.int16()
  message.committed = reader.bool()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeEndTxnRequest(
  writer: Writer,
  message: EndTxnRequest,
  version: number,
): void {
  const isFlexible = version >= 3
  writer.string(message.transactionalId, isFlexible)
  writer.int64(message.producerId)
  writer.int16(message.producerEpoch)
  writer.bool(message.committed)
  if (isFlexible) writer.uvarint(0)
}

export interface EndTxnResponse {
  throttleTimeMs: number
  errorCode: number
  producerId: Int64
  producerEpoch: number
}

export function newEndTxnResponse(fields?: Partial<EndTxnResponse>): EndTxnResponse {
  const message: EndTxnResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    producerId: -1,
    producerEpoch: -1,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readEndTxnResponse(reader: Reader, version: number): EndTxnResponse {
  const isFlexible = version >= 3
  const message = newEndTxnResponse()
  message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  if (version >= 5) message.producerId = reader.int64()
  if (version >= 5) message.producerEpoch = reader.int16()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeEndTxnResponse(
  writer: Writer,
  message: EndTxnResponse,
  version: number,
): void {
  const isFlexible = version >= 3
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  if (version >= 5) writer.int64(message.producerId)
  if (version >= 5) writer.int16(message.producerEpoch)
  if (isFlexible) writer.uvarint(0)
}
