// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const UnregisterBroker: Api<UnregisterBrokerRequest, UnregisterBrokerResponse> = {
  key: 64,
  name: 'UnregisterBroker',
  minVersion: 0,
  maxVersion: 0,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readUnregisterBrokerRequest,
  writeRequest: writeUnregisterBrokerRequest,
  readResponse: readUnregisterBrokerResponse,
  writeResponse: writeUnregisterBrokerResponse,
}

export interface UnregisterBrokerRequest {
  brokerId: number
}

export function newUnregisterBrokerRequest(fields?: Partial<UnregisterBrokerRequest>): UnregisterBrokerRequest {
  const message: UnregisterBrokerRequest = {
    brokerId: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readUnregisterBrokerRequest(reader: Reader, _version: number): UnregisterBrokerRequest {
  const message = newUnregisterBrokerRequest()
  message.brokerId = reader.int32()
  reader.skipTaggedFields()
  return message
}

export function writeUnregisterBrokerRequest(
  writer: Writer,
  message: UnregisterBrokerRequest,
  _version: number,
): void {
  writer.int32(message.brokerId)
  writer.uvarint(0)
}

export interface UnregisterBrokerResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
}

export function newUnregisterBrokerResponse(fields?: Partial<UnregisterBrokerResponse>): UnregisterBrokerResponse {
  const message: UnregisterBrokerResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readUnregisterBrokerResponse(reader: Reader, _version: number): UnregisterBrokerResponse {
  const message = newUnregisterBrokerResponse()
  message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(true)
  reader.skipTaggedFields()
  return message
}

export function writeUnregisterBrokerResponse(
  writer: Writer,
  message: UnregisterBrokerResponse,
  _version: number,
): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, true)
  writer.uvarint(0)
}
