// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { EMPTY_BYTES } from '../bytes.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const PushTelemetry: Api<PushTelemetryRequest, PushTelemetryResponse> = {
  key: 72,
  name: 'PushTelemetry',
  minVersion: 0,
  maxVersion: 0,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readPushTelemetryRequest,
  writeRequest: writePushTelemetryRequest,
  readResponse: readPushTelemetryResponse,
  writeResponse: writePushTelemetryResponse,
}

export interface PushTelemetryRequest {
  clientInstanceId: string
  subscriptionId: number
  terminating: boolean
  compressionType: number
  metrics: Buffer
}

export function newPushTelemetryRequest(fields?: Partial<PushTelemetryRequest>): PushTelemetryRequest {
  const message: PushTelemetryRequest = {
    clientInstanceId: ZERO_UUID,
    subscriptionId: 0,
    terminating: false,
    compressionType: 0,
    metrics: EMPTY_BYTES,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readPushTelemetryRequest(reader: Reader, _version: number): PushTelemetryRequest {
  const message = newPushTelemetryRequest()
  message.clientInstanceId = reader.uuid()
  message.subscriptionId = reader.int32()
  message.terminating = reader.bool()
  message.compressionType = reader.int8()
  message.metrics = reader.bytes(true)
  reader.skipTaggedFields()
  return message
}

export function writePushTelemetryRequest(
  writer: Writer,
  message: PushTelemetryRequest,
  _version: number,
): void {
  writer.uuid(message.clientInstanceId)
  writer.int32(message.subscriptionId)
  writer.bool(message.terminating)
  writer.int8(message.compressionType)
  writer.bytes(message.metrics, true)
  writer.uvarint(0)
}

export interface PushTelemetryResponse {
  throttleTimeMs: number
  errorCode: number
}

export function newPushTelemetryResponse(fields?: Partial<PushTelemetryResponse>): PushTelemetryResponse {
  const message: PushTelemetryResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readPushTelemetryResponse(reader: Reader, _version: number): PushTelemetryResponse {
  const message = newPushTelemetryResponse()
  message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  reader.skipTaggedFields()
  return message
}

export function writePushTelemetryResponse(
  writer: Writer,
  message: PushTelemetryResponse,
  _version: number,
): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.uvarint(0)
}
