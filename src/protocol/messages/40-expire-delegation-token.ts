// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { EMPTY_BYTES } from '../bytes.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const ExpireDelegationToken: Api<ExpireDelegationTokenRequest, ExpireDelegationTokenResponse> = {
  key: 40,
  name: 'ExpireDelegationToken',
  minVersion: 1,
  maxVersion: 2,
  flexibleVersion: 2,
  isLatestUnstable: false,
  readRequest: readExpireDelegationTokenRequest,
  writeRequest: writeExpireDelegationTokenRequest,
  readResponse: readExpireDelegationTokenResponse,
  writeResponse: writeExpireDelegationTokenResponse,
}

export interface ExpireDelegationTokenRequest {
  hmac: Buffer
  expiryTimePeriodMs: Int64
}

export function newExpireDelegationTokenRequest(fields?: Partial<ExpireDelegationTokenRequest>): ExpireDelegationTokenRequest {
  const message: ExpireDelegationTokenRequest = {
    hmac: EMPTY_BYTES,
    expiryTimePeriodMs: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readExpireDelegationTokenRequest(reader: Reader, version: number): ExpireDelegationTokenRequest {
  const isFlexible = version >= 2
  const message = newExpireDelegationTokenRequest()
  message.hmac = reader.bytes(isFlexible)
  message.expiryTimePeriodMs = reader.int64()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeExpireDelegationTokenRequest(
  writer: Writer,
  message: ExpireDelegationTokenRequest,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.bytes(message.hmac, isFlexible)
  writer.int64(message.expiryTimePeriodMs)
  if (isFlexible) writer.uvarint(0)
}

export interface ExpireDelegationTokenResponse {
  errorCode: number
  expiryTimestampMs: Int64
  throttleTimeMs: number
}

export function newExpireDelegationTokenResponse(fields?: Partial<ExpireDelegationTokenResponse>): ExpireDelegationTokenResponse {
  const message: ExpireDelegationTokenResponse = {
    errorCode: 0,
    expiryTimestampMs: 0,
    throttleTimeMs: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readExpireDelegationTokenResponse(reader: Reader, version: number): ExpireDelegationTokenResponse {
  const isFlexible = version >= 2
  const message = newExpireDelegationTokenResponse()
  message.errorCode = reader.int16()
  message.expiryTimestampMs = reader.int64()
  message.throttleTimeMs = reader.int32()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeExpireDelegationTokenResponse(
  writer: Writer,
  message: ExpireDelegationTokenResponse,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.int16(message.errorCode)
  writer.int64(message.expiryTimestampMs)
  writer.int32(message.throttleTimeMs)
  if (isFlexible) writer.uvarint(0)
}
