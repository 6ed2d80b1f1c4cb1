// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Int64 } from '../../int64.ts'
import type { Reader } from '../../reader.ts'
import { ZERO_UUID } from '../../uuid.ts'
import type { Writer } from '../../writer.ts'

export const RegisterBrokerRecord: MessageType<RegisterBrokerRecord> = {
  name: 'RegisterBrokerRecord',
  apiKey: 0,
  minVersion: 0,
  maxVersion: 4,
  read: readRegisterBrokerRecord,
  write: writeRegisterBrokerRecord,
}

export interface RegisterBrokerRecord {
  brokerId: number
  isMigratingZkBroker: boolean
  incarnationId: string
  brokerEpoch: Int64
  endPoints: BrokerEndpoint[]
  features: BrokerFeature[]
  rack: string | null
  fenced: boolean
  inControlledShutdown: boolean
  logDirs: string[]
  cordonedLogDirs: string[] | null
}

export function newRegisterBrokerRecord(fields?: Partial<RegisterBrokerRecord>): RegisterBrokerRecord {
  const message: RegisterBrokerRecord = {
    brokerId: 0,
    isMigratingZkBroker: false,
    incarnationId: ZERO_UUID,
    brokerEpoch: 0,
    endPoints: [],
    features: [],
    rack: '',
    fenced: true,
    inControlledShutdown: false,
    logDirs: [],
    cordonedLogDirs: null,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readRegisterBrokerRecord(reader: Reader, version: number): RegisterBrokerRecord {
  const message = newRegisterBrokerRecord()
  message.brokerId = reader.int32()
  if (version >= 2) message.isMigratingZkBroker = reader.bool()
  message.incarnationId = reader.uuid()
  message.brokerEpoch = reader.int64()
  message.endPoints = reader.array(true, version, readBrokerEndpoint)
  message.features = reader.array(true, version, readBrokerFeature)
  message.rack = reader.nullableString(true)
  message.fenced = reader.bool()
  if (version >= 1) message.inControlledShutdown = reader.bool()
  {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint()
      const end = reader.taggedFieldEnd()
      if (tag === 0 && version >= 3) {
      message.logDirs = reader.array(true, version, (element) => element.uuid())
      reader.expectAt(end)
    } else if (tag === 1 && version >= 4) {
      message.cordonedLogDirs = reader.nullableArray(true, version, (element) => element.uuid())
      reader.expectAt(end)
    } else {
        reader.skipTo(end)
      }
    }
  }
  return message
}

export function writeRegisterBrokerRecord(
  writer: Writer,
  message: RegisterBrokerRecord,
  version: number,
): void {
  writer.int32(message.brokerId)
  if (version >= 2) writer.bool(message.isMigratingZkBroker)
  writer.uuid(message.incarnationId)
  writer.int64(message.brokerEpoch)
  writer.array(message.endPoints, true, version, writeBrokerEndpoint)
  writer.array(message.features, true, version, writeBrokerFeature)
  writer.string(message.rack, true)
  writer.bool(message.fenced)
  if (version >= 1) writer.bool(message.inControlledShutdown)
  {
    const hasLogDirs = version >= 3 && message.logDirs.length > 0
    const hasCordonedLogDirs = version >= 4 && message.cordonedLogDirs !== null
    writer.uvarint(Number(hasLogDirs) + Number(hasCordonedLogDirs))
    if (hasLogDirs) {
      writer.taggedField(0, (content) => {
        content.array(message.logDirs, true, version, (target, element) => target.uuid(element))
      })
    }
    if (hasCordonedLogDirs) {
      writer.taggedField(1, (content) => {
        content.array(message.cordonedLogDirs, true, version, (target, element) => target.uuid(element))
      })
    }
  }
}

export interface BrokerEndpoint {
  name: string
  host: string
  port: number
  securityProtocol: number
}

export function newBrokerEndpoint(fields?: Partial<BrokerEndpoint>): BrokerEndpoint {
  const message: BrokerEndpoint = {
    name: '',
    host: '',
    port: 0,
    securityProtocol: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readBrokerEndpoint(reader: Reader, _version: number): BrokerEndpoint {
  const message = newBrokerEndpoint()
  message.name = reader.string(true)
  message.host = reader.string(true)
  message.port = reader.uint16()
  message.securityProtocol = reader.int16()
  reader.skipTaggedFields()
  return message
}

export function writeBrokerEndpoint(
  writer: Writer,
  message: BrokerEndpoint,
  _version: number,
): void {
  writer.string(message.name, true)
  writer.string(message.host, true)
  writer.uint16(message.port)
  writer.int16(message.securityProtocol)
  writer.uvarint(0)
}

export interface BrokerFeature {
  name: string
  minSupportedVersion: number
  maxSupportedVersion: number
}

export function newBrokerFeature(fields?: Partial<BrokerFeature>): BrokerFeature {
  const message: BrokerFeature = {
    name: '',
    minSupportedVersion: 0,
    maxSupportedVersion: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readBrokerFeature(reader: Reader, _version: number): BrokerFeature {
  const message = newBrokerFeature()
  message.name = reader.string(true)
  message.minSupportedVersion = reader.int16()
  message.maxSupportedVersion = reader.int16()
  reader.skipTaggedFields()
  return message
}

export function writeBrokerFeature(
  writer: Writer,
  message: BrokerFeature,
  _version: number,
): void {
  writer.string(message.name, true)
  writer.int16(message.minSupportedVersion)
  writer.int16(message.maxSupportedVersion)
  writer.uvarint(0)
}
