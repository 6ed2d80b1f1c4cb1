// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const ControllerRegistration: Api<ControllerRegistrationRequest, ControllerRegistrationResponse> = {
  key: 70,
  name: 'ControllerRegistration',
  minVersion: 0,
  maxVersion: 0,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readControllerRegistrationRequest,
  writeRequest: writeControllerRegistrationRequest,
  readResponse: readControllerRegistrationResponse,
  writeResponse: writeControllerRegistrationResponse,
}

export interface ControllerRegistrationRequest {
  controllerId: number
  incarnationId: string
  zkMigrationReady: boolean
  listeners: Listener[]
  features: Feature[]
}

export function newControllerRegistrationRequest(fields?: Partial<ControllerRegistrationRequest>): ControllerRegistrationRequest {
  const message: ControllerRegistrationRequest = {
    controllerId: 0,
    incarnationId: ZERO_UUID,
    zkMigrationReady: false,
    listeners: [],
    features: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readControllerRegistrationRequest(reader: Reader, version: number): ControllerRegistrationRequest {
  const message = newControllerRegistrationRequest()
  message.controllerId = reader.int32()
  message.incarnationId = reader.uuid()
  message.zkMigrationReady = reader.bool()
  message.listeners = reader.array(true, version, readListener)
  message.features = reader.array(true, version, readFeature)
  reader.skipTaggedFields()
  return message
}

export function writeControllerRegistrationRequest(
  writer: Writer,
  message: ControllerRegistrationRequest,
  version: number,
): void {
  writer.int32(message.controllerId)
  writer.uuid(message.incarnationId)
  writer.bool(message.zkMigrationReady)
  writer.array(message.listeners, true, version, writeListener)
  writer.array(message.features, true, version, writeFeature)
  writer.uvarint(0)
}

export interface Listener {
  name: string
  host: string
  port: number
  securityProtocol: number
}

export function newListener(fields?: Partial<Listener>): Listener {
  const message: Listener = {
    name: '',
    host: '',
    port: 0,
    securityProtocol: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readListener(reader: Reader, _version: number): Listener {
  const message = newListener()
  message.name = reader.string(true)
  message.host = reader.string(true)
  message.port = reader.uint16()
  message.securityProtocol = reader.int16()
  reader.skipTaggedFields()
  return message
}

export function writeListener(
  writer: Writer,
  message: Listener,
  _version: number,
): void {
  writer.string(message.name, true)
  writer.string(message.host, true)
  writer.uint16(message.port)
  writer.int16(message.securityProtocol)
  writer.uvarint(0)
}

export interface Feature {
  name: string
  minSupportedVersion: number
  maxSupportedVersion: number
}

export function newFeature(fields?: Partial<Feature>): Feature {
  const message: Feature = {
    name: '',
    minSupportedVersion: 0,
    maxSupportedVersion: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readFeature(reader: Reader, _version: number): Feature {
  const message = newFeature()
  message.name = reader.string(true)
  message.minSupportedVersion = reader.int16()
  message.maxSupportedVersion = reader.int16()
  reader.skipTaggedFields()
  return message
}

export function writeFeature(
  writer: Writer,
  message: Feature,
  _version: number,
): void {
  writer.string(message.name, true)
  writer.int16(message.minSupportedVersion)
  writer.int16(message.maxSupportedVersion)
  writer.uvarint(0)
}

export interface ControllerRegistrationResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
}

export function newControllerRegistrationResponse(fields?: Partial<ControllerRegistrationResponse>): ControllerRegistrationResponse {
  const message: ControllerRegistrationResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readControllerRegistrationResponse(reader: Reader, _version: number): ControllerRegistrationResponse {
  const message = newControllerRegistrationResponse()
  message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(true)
  reader.skipTaggedFields()
  return message
}

export function writeControllerRegistrationResponse(
  writer: Writer,
  message: ControllerRegistrationResponse,
  _version: number,
): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, true)
  writer.uvarint(0)
}
