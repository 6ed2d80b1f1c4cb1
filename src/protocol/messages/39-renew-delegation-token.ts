// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { EMPTY_BYTES } from '../bytes.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const RenewDelegationToken: Api<RenewDelegationTokenRequest, RenewDelegationTokenResponse> = {
  key: 39,
  name: 'RenewDelegationToken',
  minVersion: 1,
  maxVersion: 2,
  flexibleVersion: 2,
  isLatestUnstable: false,
  readRequest: readRenewDelegationTokenRequest,
  writeRequest: writeRenewDelegationTokenRequest,
  readResponse: readRenewDelegationTokenResponse,
  writeResponse: writeRenewDelegationTokenResponse,
}

export interface RenewDelegationTokenRequest {
  hmac: Buffer
  renewPeriodMs: Int64
}

export function newRenewDelegationTokenRequest(fields?: Partial<RenewDelegationTokenRequest>): RenewDelegationTokenRequest {
  const message: RenewDelegationTokenRequest = {
    hmac: EMPTY_BYTES,
    renewPeriodMs: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readRenewDelegationTokenRequest(reader: Reader, version: number): RenewDelegationTokenRequest {
  const isFlexible = version >= 2
  const message = newRenewDelegationTokenRequest()
  message.hmac = reader.bytes(isFlexible)
  message.renewPeriodMs = reader.int64()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeRenewDelegationTokenRequest(
  writer: Writer,
  message: RenewDelegationTokenRequest,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.bytes(message.hmac, isFlexible)
  writer.int64(message.renewPeriodMs)
  if (isFlexible) writer.uvarint(0)
}

export interface RenewDelegationTokenResponse {
  errorCode: number
  expiryTimestampMs: Int64
  throttleTimeMs: number
}

export function newRenewDelegationTokenResponse(fields?: Partial<RenewDelegationTokenResponse>): RenewDelegationTokenResponse {
  const message: RenewDelegationTokenResponse = {
    errorCode: 0,
    expiryTimestampMs: 0,
    throttleTimeMs: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readRenewDelegationTokenResponse(reader: Reader, version: number): RenewDelegationTokenResponse {
  const isFlexible = version >= 2
  const message = newRenewDelegationTokenResponse()
  message.errorCode = reader.int16()
  message.expiryTimestampMs = reader.int64()
  message.throttleTimeMs = reader.int32()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeRenewDelegationTokenResponse(
  writer: Writer,
  message: RenewDelegationTokenResponse,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.int16(message.errorCode)
  writer.int64(message.expiryTimestampMs)
  writer.int32(message.throttleTimeMs)
  if (isFlexible) writer.uvarint(0)
}
