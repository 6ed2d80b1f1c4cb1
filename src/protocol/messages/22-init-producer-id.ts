// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { KafkaError } from '../errors.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const InitProducerId: Api<InitProducerIdRequest, InitProducerIdResponse> = {
  key: 22,
  name: 'InitProducerId',
  minVersion: 0,
  maxVersion: 6,
  flexibleVersion: 2,
  isLatestUnstable: true,
  readRequest: readInitProducerIdRequest,
  writeRequest: writeInitProducerIdRequest,
  readResponse: readInitProducerIdResponse,
  writeResponse: writeInitProducerIdResponse,
}

export interface InitProducerIdRequest {
  transactionalId: string | null
  transactionTimeoutMs: number
  producerId: Int64
  producerEpoch: number
  enable2Pc: boolean
  keepPreparedTxn: boolean
}

export function newInitProducerIdRequest(fields?: Partial<InitProducerIdRequest>): InitProducerIdRequest {
  const message: InitProducerIdRequest = {
    transactionalId: '',
    transactionTimeoutMs: 0,
    producerId: -1,
    producerEpoch: -1,
    enable2Pc: false,
    keepPreparedTxn: false,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readInitProducerIdRequest(reader: Reader, version: number): InitProducerIdRequest {
  const isFlexible = version >= 2
  const message = newInitProducerIdRequest()
  message.transactionalId = reader.nullableString(isFlexible)
  message.transactionTimeoutMs = reader.int32()
  if (version >= 3) message.producerId = reader.int64()
  if (version >= 3) message.producerEpoch = reader.int16()
  if (version >= 6) message.enable2Pc = reader.bool()
  if (version >= 6) message.keepPreparedTxn = reader.bool()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeInitProducerIdRequest(
  writer: Writer,
  message: InitProducerIdRequest,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.string(message.transactionalId, isFlexible)
  writer.int32(message.transactionTimeoutMs)
  if (version >= 3) writer.int64(message.producerId)
  if (!(version >= 3) && message.producerId !== -1) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `InitProducerIdRequest of version ${version} can't carry 'producerId'`,
    )
  }
  if (version >= 3) writer.int16(message.producerEpoch)
  if (!(version >= 3) && message.producerEpoch !== -1) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `InitProducerIdRequest of version ${version} can't carry 'producerEpoch'`,
    )
  }
  if (version >= 6) writer.bool(message.enable2Pc)
  if (!(version >= 6) && message.enable2Pc !== false) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `InitProducerIdRequest of version ${version} can't carry 'enable2Pc'`,
    )
  }
  if (version >= 6) writer.bool(message.keepPreparedTxn)
  if (!(version >= 6) && message.keepPreparedTxn !== false) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `InitProducerIdRequest of version ${version} can't carry 'keepPreparedTxn'`,
    )
  }
  if (isFlexible) writer.uvarint(0)
}

export interface InitProducerIdResponse {
  throttleTimeMs: number
  errorCode: number
  producerId: Int64
  producerEpoch: number
  ongoingTxnProducerId: Int64
  ongoingTxnProducerEpoch: number
}

export function newInitProducerIdResponse(fields?: Partial<InitProducerIdResponse>): InitProducerIdResponse {
  const message: InitProducerIdResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    producerId: -1,
    producerEpoch: 0,
    ongoingTxnProducerId: -1,
    ongoingTxnProducerEpoch: -1,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readInitProducerIdResponse(reader: Reader, version: number): InitProducerIdResponse {
  const isFlexible = version >= 2
  const message = newInitProducerIdResponse()
  message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  message.producerId = reader.int64()
  message.producerEpoch = reader.int16()
  if (version >= 6) message.ongoingTxnProducerId = reader.int64()
  if (version >= 6) message.ongoingTxnProducerEpoch = reader.int16()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeInitProducerIdResponse(
  writer: Writer,
  message: InitProducerIdResponse,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.int64(message.producerId)
  writer.int16(message.producerEpoch)
  if (version >= 6) writer.int64(message.ongoingTxnProducerId)
  if (version >= 6) writer.int16(message.ongoingTxnProducerEpoch)
  if (isFlexible) writer.uvarint(0)
}
