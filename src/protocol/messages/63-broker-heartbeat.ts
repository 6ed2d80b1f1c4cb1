// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { KafkaError } from '../errors.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const BrokerHeartbeat: Api<BrokerHeartbeatRequest, BrokerHeartbeatResponse> = {
  key: 63,
  name: 'BrokerHeartbeat',
  minVersion: 0,
  maxVersion: 2,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readBrokerHeartbeatRequest,
  writeRequest: writeBrokerHeartbeatRequest,
  readResponse: readBrokerHeartbeatResponse,
  writeResponse: writeBrokerHeartbeatResponse,
}

export interface BrokerHeartbeatRequest {
  brokerId: number
  brokerEpoch: Int64
  currentMetadataOffset: Int64
  wantFence: boolean
  wantShutDown: boolean
  offlineLogDirs: string[]
  cordonedLogDirs: string[] | null
}

export function newBrokerHeartbeatRequest(fields?: Partial<BrokerHeartbeatRequest>): BrokerHeartbeatRequest {
  const message: BrokerHeartbeatRequest = {
    brokerId: 0,
    brokerEpoch: -1,
    currentMetadataOffset: 0,
    wantFence: false,
    wantShutDown: false,
    offlineLogDirs: [],
    cordonedLogDirs: null,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readBrokerHeartbeatRequest(reader: Reader, version: number): BrokerHeartbeatRequest {
  const message = newBrokerHeartbeatRequest()
  message.brokerId = reader.int32()
  message.brokerEpoch = reader.int64()
  message.currentMetadataOffset = reader.int64()
  message.wantFence = reader.bool()
  message.wantShutDown = reader.bool()
  {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint()
      const end = reader.taggedFieldEnd()
      if (tag === 0 && version >= 1) {
      message.offlineLogDirs = reader.array(true, version, (element) => element.uuid())
      reader.expectAt(end)
    } else if (tag === 1 && version >= 2) {
      message.cordonedLogDirs = reader.nullableArray(true, version, (element) => element.uuid())
      reader.expectAt(end)
    } else {
        reader.skipTo(end)
      }
    }
  }
  return message
}

export function writeBrokerHeartbeatRequest(
  writer: Writer,
  message: BrokerHeartbeatRequest,
  version: number,
): void {
  writer.int32(message.brokerId)
  writer.int64(message.brokerEpoch)
  writer.int64(message.currentMetadataOffset)
  writer.bool(message.wantFence)
  writer.bool(message.wantShutDown)
  if (!(version >= 1) && message.offlineLogDirs.length > 0) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `BrokerHeartbeatRequest of version ${version} can't carry 'offlineLogDirs'`,
    )
  }
  if (!(version >= 2) && message.cordonedLogDirs !== null) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `BrokerHeartbeatRequest of version ${version} can't carry 'cordonedLogDirs'`,
    )
  }
  {
    const hasOfflineLogDirs = version >= 1 && message.offlineLogDirs.length > 0
    const hasCordonedLogDirs = version >= 2 && message.cordonedLogDirs !== null
    writer.uvarint(Number(hasOfflineLogDirs) + Number(hasCordonedLogDirs))
    if (hasOfflineLogDirs) {
      writer.taggedField(0, (content) => {
        content.array(message.offlineLogDirs, true, version, (target, element) => target.uuid(element))
      })
    }
    if (hasCordonedLogDirs) {
      writer.taggedField(1, (content) => {
        content.array(message.cordonedLogDirs, true, version, (target, element) => target.uuid(element))
      })
    }
  }
}

export interface BrokerHeartbeatResponse {
  throttleTimeMs: number
  errorCode: number
  isCaughtUp: boolean
  isFenced: boolean
  shouldShutDown: boolean
}

export function newBrokerHeartbeatResponse(fields?: Partial<BrokerHeartbeatResponse>): BrokerHeartbeatResponse {
  const message: BrokerHeartbeatResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    isCaughtUp: false,
    isFenced: true,
    shouldShutDown: false,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readBrokerHeartbeatResponse(reader: Reader, _version: number): BrokerHeartbeatResponse {
  const message = newBrokerHeartbeatResponse()
  message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  message.isCaughtUp = reader.bool()
  message.isFenced = reader.bool()
  message.shouldShutDown = reader.bool()
  reader.skipTaggedFields()
  return message
}

export function writeBrokerHeartbeatResponse(
  writer: Writer,
  message: BrokerHeartbeatResponse,
  _version: number,
): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.bool(message.isCaughtUp)
  writer.bool(message.isFenced)
  writer.bool(message.shouldShutDown)
  writer.uvarint(0)
}
