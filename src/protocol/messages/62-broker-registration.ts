// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { KafkaError } from '../errors.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const BrokerRegistration: Api<BrokerRegistrationRequest, BrokerRegistrationResponse> = {
  key: 62,
  name: 'BrokerRegistration',
  minVersion: 0,
  maxVersion: 4,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readBrokerRegistrationRequest,
  writeRequest: writeBrokerRegistrationRequest,
  readResponse: readBrokerRegistrationResponse,
  writeResponse: writeBrokerRegistrationResponse,
}

export interface BrokerRegistrationRequest {
  brokerId: number
  clusterId: string
  incarnationId: string
  listeners: Listener[]
  features: Feature[]
  rack: string | null
  isMigratingZkBroker: boolean
  logDirs: string[]
  previousBrokerEpoch: Int64
}

export function newBrokerRegistrationRequest(fields?: Partial<BrokerRegistrationRequest>): BrokerRegistrationRequest {
  const message: BrokerRegistrationRequest = {
    brokerId: 0,
    clusterId: '',
    incarnationId: ZERO_UUID,
    listeners: [],
    features: [],
    rack: '',
    isMigratingZkBroker: false,
    logDirs: [],
    previousBrokerEpoch: -1,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readBrokerRegistrationRequest(reader: Reader, version: number): BrokerRegistrationRequest {
  const message = newBrokerRegistrationRequest()
  message.brokerId = reader.int32()
  message.clusterId = reader.string(true)
  message.incarnationId = reader.uuid()
  message.listeners = reader.array(true, version, readListener)
  message.features = reader.array(true, version, readFeature)
  message.rack = reader.nullableString(true)
  if (version >= 1) message.isMigratingZkBroker = reader.bool()
  if (version >= 2) message.logDirs = reader.array(true, version, (element) => element.uuid())
  if (version >= 3) message.previousBrokerEpoch = reader.int64()
  reader.skipTaggedFields()
  return message
}

export function writeBrokerRegistrationRequest(
  writer: Writer,
  message: BrokerRegistrationRequest,
  version: number,
): void {
  writer.int32(message.brokerId)
  writer.string(message.clusterId, true)
  writer.uuid(message.incarnationId)
  writer.array(message.listeners, true, version, writeListener)
  writer.array(message.features, true, version, writeFeature)
  writer.string(message.rack, true)
  if (version >= 1) writer.bool(message.isMigratingZkBroker)
  if (!(version >= 1) && message.isMigratingZkBroker !== false) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `BrokerRegistrationRequest of version ${version} can't carry 'isMigratingZkBroker'`,
    )
  }
  if (version >= 2) writer.array(message.logDirs, true, version, (target, element) => target.uuid(element))
  if (version >= 3) writer.int64(message.previousBrokerEpoch)
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

export interface BrokerRegistrationResponse {
  throttleTimeMs: number
  errorCode: number
  brokerEpoch: Int64
}

export function newBrokerRegistrationResponse(fields?: Partial<BrokerRegistrationResponse>): BrokerRegistrationResponse {
  const message: BrokerRegistrationResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    brokerEpoch: -1,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readBrokerRegistrationResponse(reader: Reader, _version: number): BrokerRegistrationResponse {
  const message = newBrokerRegistrationResponse()
  message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  message.brokerEpoch = reader.int64()
  reader.skipTaggedFields()
  return message
}

export function writeBrokerRegistrationResponse(
  writer: Writer,
  message: BrokerRegistrationResponse,
  _version: number,
): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.int64(message.brokerEpoch)
  writer.uvarint(0)
}
