// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { EMPTY_BYTES } from '../bytes.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const SaslAuthenticate: Api<SaslAuthenticateRequest, SaslAuthenticateResponse> = {
  key: 36,
  name: 'SaslAuthenticate',
  minVersion: 0,
  maxVersion: 2,
  flexibleVersion: 2,
  isLatestUnstable: false,
  readRequest: readSaslAuthenticateRequest,
  writeRequest: writeSaslAuthenticateRequest,
  readResponse: readSaslAuthenticateResponse,
  writeResponse: writeSaslAuthenticateResponse,
}

export interface SaslAuthenticateRequest {
  authBytes: Buffer
}

export function newSaslAuthenticateRequest(fields?: Partial<SaslAuthenticateRequest>): SaslAuthenticateRequest {
  const message: SaslAuthenticateRequest = {
    authBytes: EMPTY_BYTES,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readSaslAuthenticateRequest(reader: Reader, version: number): SaslAuthenticateRequest {
  const isFlexible = version >= 2
  const message = newSaslAuthenticateRequest()
  message.authBytes = reader.bytes(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeSaslAuthenticateRequest(
  writer: Writer,
  message: SaslAuthenticateRequest,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.bytes(message.authBytes, isFlexible)
  if (isFlexible) writer.uvarint(0)
}

export interface SaslAuthenticateResponse {
  errorCode: number
  errorMessage: string | null
  authBytes: Buffer
  sessionLifetimeMs: Int64
}

export function newSaslAuthenticateResponse(fields?: Partial<SaslAuthenticateResponse>): SaslAuthenticateResponse {
  const message: SaslAuthenticateResponse = {
    errorCode: 0,
    errorMessage: '',
    authBytes: EMPTY_BYTES,
    sessionLifetimeMs: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readSaslAuthenticateResponse(reader: Reader, version: number): SaslAuthenticateResponse {
  const isFlexible = version >= 2
  const message = newSaslAuthenticateResponse()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(isFlexible)
  message.authBytes = reader.bytes(isFlexible)
  if (version >= 1) message.sessionLifetimeMs = reader.int64()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeSaslAuthenticateResponse(
  writer: Writer,
  message: SaslAuthenticateResponse,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, isFlexible)
  writer.bytes(message.authBytes, isFlexible)
  if (version >= 1) writer.int64(message.sessionLifetimeMs)
  if (isFlexible) writer.uvarint(0)
}
