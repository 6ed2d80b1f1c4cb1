// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const AddOffsetsToTxn: Api<AddOffsetsToTxnRequest, AddOffsetsToTxnResponse> = {
  key: 25,
  name: 'AddOffsetsToTxn',
  minVersion: 0,
  maxVersion: 4,
  flexibleVersion: 3,
  isLatestUnstable: false,
  readRequest: readAddOffsetsToTxnRequest,
  writeRequest: writeAddOffsetsToTxnRequest,
  readResponse: readAddOffsetsToTxnResponse,
  writeResponse: writeAddOffsetsToTxnResponse,
}

export interface AddOffsetsToTxnRequest {
  transactionalId: string
  producerId: Int64
  producerEpoch: number
  groupId: string
}

export function newAddOffsetsToTxnRequest(fields?: Partial<AddOffsetsToTxnRequest>): AddOffsetsToTxnRequest {
  const message: AddOffsetsToTxnRequest = {
    transactionalId: '',
    producerId: 0,
    producerEpoch: 0,
    groupId: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAddOffsetsToTxnRequest(reader: Reader, version: number): AddOffsetsToTxnRequest {
  const isFlexible = version >= 3
  const message = newAddOffsetsToTxnRequest()
  message.transactionalId = reader.string(isFlexible)
  message.producerId = reader.int64()
  message.producerEpoch = reader.int16()
  message.groupId = reader.string(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeAddOffsetsToTxnRequest(
  writer: Writer,
  message: AddOffsetsToTxnRequest,
  version: number,
): void {
  const isFlexible = version >= 3
  writer.string(message.transactionalId, isFlexible)
  writer.int64(message.producerId)
  writer.int16(message.producerEpoch)
  writer.string(message.groupId, isFlexible)
  if (isFlexible) writer.uvarint(0)
}

export interface AddOffsetsToTxnResponse {
  throttleTimeMs: number
  errorCode: number
}

export function newAddOffsetsToTxnResponse(fields?: Partial<AddOffsetsToTxnResponse>): AddOffsetsToTxnResponse {
  const message: AddOffsetsToTxnResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAddOffsetsToTxnResponse(reader: Reader, version: number): AddOffsetsToTxnResponse {
  const isFlexible = version >= 3
  const message = newAddOffsetsToTxnResponse()
  message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeAddOffsetsToTxnResponse(
  writer: Writer,
  message: AddOffsetsToTxnResponse,
  version: number,
): void {
  const isFlexible = version >= 3
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  if (isFlexible) writer.uvarint(0)
}
