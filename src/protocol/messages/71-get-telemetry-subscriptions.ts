// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const GetTelemetrySubscriptions: Api<GetTelemetrySubscriptionsRequest, GetTelemetrySubscriptionsResponse> = {
  key: 71,
  name: 'GetTelemetrySubscriptions',
  minVersion: 0,
  maxVersion: 0,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readGetTelemetrySubscriptionsRequest,
  writeRequest: writeGetTelemetrySubscriptionsRequest,
  readResponse: readGetTelemetrySubscriptionsResponse,
  writeResponse: writeGetTelemetrySubscriptionsResponse,
}

export interface GetTelemetrySubscriptionsRequest {
  clientInstanceId: string
}

export function newGetTelemetrySubscriptionsRequest(fields?: Partial<GetTelemetrySubscriptionsRequest>): GetTelemetrySubscriptionsRequest {
  const message: GetTelemetrySubscriptionsRequest = {
    clientInstanceId: ZERO_UUID,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readGetTelemetrySubscriptionsRequest(reader: Reader, _version: number): GetTelemetrySubscriptionsRequest {
  const message = newGetTelemetrySubscriptionsRequest()
  message.clientInstanceId = reader.uuid()
  reader.skipTaggedFields()
  return message
}

export function writeGetTelemetrySubscriptionsRequest(
  writer: Writer,
  message: GetTelemetrySubscriptionsRequest,
  _version: number,
): void {
  writer.uuid(message.clientInstanceId)
  writer.uvarint(0)
}

export interface GetTelemetrySubscriptionsResponse {
  throttleTimeMs: number
  errorCode: number
  clientInstanceId: string
  subscriptionId: number
  acceptedCompressionTypes: number[]
  pushIntervalMs: number
  telemetryMaxBytes: number
  deltaTemporality: boolean
  requestedMetrics: string[]
}

export function newGetTelemetrySubscriptionsResponse(fields?: Partial<GetTelemetrySubscriptionsResponse>): GetTelemetrySubscriptionsResponse {
  const message: GetTelemetrySubscriptionsResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    clientInstanceId: ZERO_UUID,
    subscriptionId: 0,
    acceptedCompressionTypes: [],
    pushIntervalMs: 0,
    telemetryMaxBytes: 0,
    deltaTemporality: false,
    requestedMetrics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readGetTelemetrySubscriptionsResponse(reader: Reader, version: number): GetTelemetrySubscriptionsResponse {
  const message = newGetTelemetrySubscriptionsResponse()
  message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  message.clientInstanceId = reader.uuid()
  message.subscriptionId = reader.int32()
  message.acceptedCompressionTypes = reader.array(true, version, (element) => element.int8())
  message.pushIntervalMs = reader.int32()
  message.telemetryMaxBytes = reader.int32()
  message.deltaTemporality = reader.bool()
  message.requestedMetrics = reader.array(true, version, (element) => element.string(true))
  reader.skipTaggedFields()
  return message
}

export function writeGetTelemetrySubscriptionsResponse(
  writer: Writer,
  message: GetTelemetrySubscriptionsResponse,
  version: number,
): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.uuid(message.clientInstanceId)
  writer.int32(message.subscriptionId)
  writer.array(message.acceptedCompressionTypes, true, version, (target, element) => target.int8(element))
  writer.int32(message.pushIntervalMs)
  writer.int32(message.telemetryMaxBytes)
  writer.bool(message.deltaTemporality)
  writer.array(message.requestedMetrics, true, version, (target, element) => target.string(element, true))
  writer.uvarint(0)
}
