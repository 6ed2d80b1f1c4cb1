// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { EMPTY_BYTES } from '../bytes.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const Envelope: Api<EnvelopeRequest, EnvelopeResponse> = {
  key: 58,
  name: 'Envelope',
  minVersion: 0,
  maxVersion: 0,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readEnvelopeRequest,
  writeRequest: writeEnvelopeRequest,
  readResponse: readEnvelopeResponse,
  writeResponse: writeEnvelopeResponse,
}

export interface EnvelopeRequest {
  requestData: Buffer
  requestPrincipal: Buffer | null
  clientHostAddress: Buffer
}

export function newEnvelopeRequest(fields?: Partial<EnvelopeRequest>): EnvelopeRequest {
  const message: EnvelopeRequest = {
    requestData: EMPTY_BYTES,
    requestPrincipal: EMPTY_BYTES,
    clientHostAddress: EMPTY_BYTES,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readEnvelopeRequest(reader: Reader, _version: number): EnvelopeRequest {
  const message = newEnvelopeRequest()
  message.requestData = reader.bytes(true)
  message.requestPrincipal = reader.nullableBytes(true)
  message.clientHostAddress = reader.bytes(true)
  reader.skipTaggedFields()
  return message
}

export function writeEnvelopeRequest(
  writer: Writer,
  message: EnvelopeRequest,
  _version: number,
): void {
  writer.bytes(message.requestData, true)
  writer.bytes(message.requestPrincipal, true)
  writer.bytes(message.clientHostAddress, true)
  writer.uvarint(0)
}

export interface EnvelopeResponse {
  responseData: Buffer | null
  errorCode: number
}

export function newEnvelopeResponse(fields?: Partial<EnvelopeResponse>): EnvelopeResponse {
  const message: EnvelopeResponse = {
    responseData: null,
    errorCode: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readEnvelopeResponse(reader: Reader, _version: number): EnvelopeResponse {
  const message = newEnvelopeResponse()
  message.responseData = reader.nullableBytes(true)
  message.errorCode = reader.int16()
  reader.skipTaggedFields()
  return message
}

export function writeEnvelopeResponse(
  writer: Writer,
  message: EnvelopeResponse,
  _version: number,
): void {
  writer.bytes(message.responseData, true)
  writer.int16(message.errorCode)
  writer.uvarint(0)
}
