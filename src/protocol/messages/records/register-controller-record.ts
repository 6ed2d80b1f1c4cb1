// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import { ZERO_UUID } from '../../uuid.ts'
import type { Writer } from '../../writer.ts'

export const RegisterControllerRecord: MessageType<RegisterControllerRecord> = {
  name: 'RegisterControllerRecord',
  apiKey: 27,
  minVersion: 0,
  maxVersion: 0,
  read: readRegisterControllerRecord,
  write: writeRegisterControllerRecord,
}

export interface RegisterControllerRecord {
  controllerId: number
  incarnationId: string
  zkMigrationReady: boolean
  endPoints: ControllerEndpoint[]
  features: ControllerFeature[]
}

export function newRegisterControllerRecord(fields?: Partial<RegisterControllerRecord>): RegisterControllerRecord {
  const message: RegisterControllerRecord = {
    controllerId: 0,
    incarnationId: ZERO_UUID,
    zkMigrationReady: false,
    endPoints: [],
    features: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readRegisterControllerRecord(reader: Reader, version: number): RegisterControllerRecord {
  const message = newRegisterControllerRecord()
  message.controllerId = reader.int32()
  message.incarnationId = reader.uuid()
  message.zkMigrationReady = reader.bool()
  message.endPoints = reader.array(true, version, readControllerEndpoint)
  message.features = reader.array(true, version, readControllerFeature)
  reader.skipTaggedFields()
  return message
}

export function writeRegisterControllerRecord(
  writer: Writer,
  message: RegisterControllerRecord,
  version: number,
): void {
  writer.int32(message.controllerId)
  writer.uuid(message.incarnationId)
  writer.bool(message.zkMigrationReady)
  writer.array(message.endPoints, true, version, writeControllerEndpoint)
  writer.array(message.features, true, version, writeControllerFeature)
  writer.uvarint(0)
}

export interface ControllerEndpoint {
  name: string
  host: string
  port: number
  securityProtocol: number
}

export function newControllerEndpoint(fields?: Partial<ControllerEndpoint>): ControllerEndpoint {
  const message: ControllerEndpoint = {
    name: '',
    host: '',
    port: 0,
    securityProtocol: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readControllerEndpoint(reader: Reader, _version: number): ControllerEndpoint {
  const message = newControllerEndpoint()
  message.name = reader.string(true)
  message.host = reader.string(true)
  message.port = reader.uint16()
  message.securityProtocol = reader.int16()
  reader.skipTaggedFields()
  return message
}

export function writeControllerEndpoint(
  writer: Writer,
  message: ControllerEndpoint,
  _version: number,
): void {
  writer.string(message.name, true)
  writer.string(message.host, true)
  writer.uint16(message.port)
  writer.int16(message.securityProtocol)
  writer.uvarint(0)
}

export interface ControllerFeature {
  name: string
  minSupportedVersion: number
  maxSupportedVersion: number
}

export function newControllerFeature(fields?: Partial<ControllerFeature>): ControllerFeature {
  const message: ControllerFeature = {
    name: '',
    minSupportedVersion: 0,
    maxSupportedVersion: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readControllerFeature(reader: Reader, _version: number): ControllerFeature {
  const message = newControllerFeature()
  message.name = reader.string(true)
  message.minSupportedVersion = reader.int16()
  message.maxSupportedVersion = reader.int16()
  reader.skipTaggedFields()
  return message
}

export function writeControllerFeature(
  writer: Writer,
  message: ControllerFeature,
  _version: number,
): void {
  writer.string(message.name, true)
  writer.int16(message.minSupportedVersion)
  writer.int16(message.maxSupportedVersion)
  writer.uvarint(0)
}
