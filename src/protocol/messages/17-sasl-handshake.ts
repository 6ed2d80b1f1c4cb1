// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const SaslHandshake: Api<SaslHandshakeRequest, SaslHandshakeResponse> = {
  key: 17,
  name: 'SaslHandshake',
  minVersion: 0,
  maxVersion: 1,
  flexibleVersion: 2,
  isLatestUnstable: false,
  readRequest: readSaslHandshakeRequest,
  writeRequest: writeSaslHandshakeRequest,
  readResponse: readSaslHandshakeResponse,
  writeResponse: writeSaslHandshakeResponse,
}

export interface SaslHandshakeRequest {
  mechanism: string
}

export function newSaslHandshakeRequest(fields?: Partial<SaslHandshakeRequest>): SaslHandshakeRequest {
  const message: SaslHandshakeRequest = {
    mechanism: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readSaslHandshakeRequest(reader: Reader, _version: number): SaslHandshakeRequest {
  const message = newSaslHandshakeRequest()
  message.mechanism = reader.string(false)
  return message
}

export function writeSaslHandshakeRequest(
  writer: Writer,
  message: SaslHandshakeRequest,
  _version: number,
): void {
  writer.string(message.mechanism, false)
}

export interface SaslHandshakeResponse {
  errorCode: number
  mechanisms: string[]
}

export function newSaslHandshakeResponse(fields?: Partial<SaslHandshakeResponse>): SaslHandshakeResponse {
  const message: SaslHandshakeResponse = {
    errorCode: 0,
    mechanisms: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readSaslHandshakeResponse(reader: Reader, version: number): SaslHandshakeResponse {
  const message = newSaslHandshakeResponse()
  message.errorCode = reader.int16()
  message.mechanisms = reader.array(false, version, (element) => element.string(false))
  return message
}

export function writeSaslHandshakeResponse(
  writer: Writer,
  message: SaslHandshakeResponse,
  version: number,
): void {
  writer.int16(message.errorCode)
  writer.array(message.mechanisms, false, version, (target, element) => target.string(element, false))
}
