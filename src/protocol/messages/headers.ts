// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../api.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const RequestHeader: MessageType<RequestHeader> = {
  name: 'RequestHeader',
  apiKey: -1,
  minVersion: 1,
  maxVersion: 2,
  read: readRequestHeader,
  write: writeRequestHeader,
}

export const ResponseHeader: MessageType<ResponseHeader> = {
  name: 'ResponseHeader',
  apiKey: -1,
  minVersion: 0,
  maxVersion: 1,
  read: readResponseHeader,
  write: writeResponseHeader,
}

export interface RequestHeader {
  requestApiKey: number
  requestApiVersion: number
  correlationId: number
  clientId: string | null
}

export function newRequestHeader(fields?: Partial<RequestHeader>): RequestHeader {
  const message: RequestHeader = {
    requestApiKey: 0,
    requestApiVersion: 0,
    correlationId: 0,
    clientId: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readRequestHeader(reader: Reader, version: number): RequestHeader {
  const isFlexible = version >= 2
  const message = newRequestHeader()
  message.requestApiKey = reader.int16()
  message.requestApiVersion = reader.int16()
  message.correlationId = reader.int32()
  message.clientId = reader.nullableString(false)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeRequestHeader(
  writer: Writer,
  message: RequestHeader,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.int16(message.requestApiKey)
  writer.int16(message.requestApiVersion)
  writer.int32(message.correlationId)
  writer.string(message.clientId, false)
  if (isFlexible) writer.uvarint(0)
}

export interface ResponseHeader {
  correlationId: number
}

export function newResponseHeader(fields?: Partial<ResponseHeader>): ResponseHeader {
  const message: ResponseHeader = {
    correlationId: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readResponseHeader(reader: Reader, version: number): ResponseHeader {
  const isFlexible = version >= 1
  const message = newResponseHeader()
  message.correlationId = reader.int32()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeResponseHeader(
  writer: Writer,
  message: ResponseHeader,
  version: number,
): void {
  const isFlexible = version >= 1
  writer.int32(message.correlationId)
  if (isFlexible) writer.uvarint(0)
}
