// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { KafkaError } from '../errors.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const FindCoordinator: Api<FindCoordinatorRequest, FindCoordinatorResponse> = {
  key: 10,
  name: 'FindCoordinator',
  minVersion: 0,
  maxVersion: 6,
  flexibleVersion: 3,
  isLatestUnstable: false,
  readRequest: readFindCoordinatorRequest,
  writeRequest: writeFindCoordinatorRequest,
  readResponse: readFindCoordinatorResponse,
  writeResponse: writeFindCoordinatorResponse,
}

export interface FindCoordinatorRequest {
  key: string
  keyType: number
  coordinatorKeys: string[]
}

export function newFindCoordinatorRequest(fields?: Partial<FindCoordinatorRequest>): FindCoordinatorRequest {
  const message: FindCoordinatorRequest = {
    key: '',
    keyType: 0,
    coordinatorKeys: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readFindCoordinatorRequest(reader: Reader, version: number): FindCoordinatorRequest {
  const isFlexible = version >= 3
  const message = newFindCoordinatorRequest()
  if (version <= 3) message.key = reader.string(isFlexible)
  if (version >= 1) message.keyType = reader.int8()
  if (version >= 4) message.coordinatorKeys = reader.array(isFlexible, version, (element) => element.string(isFlexible))
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeFindCoordinatorRequest(
  writer: Writer,
  message: FindCoordinatorRequest,
  version: number,
): void {
  const isFlexible = version >= 3
  if (version <= 3) writer.string(message.key, isFlexible)
  if (!(version <= 3) && message.key !== '') {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `FindCoordinatorRequest of version ${version} can't carry 'key'`,
    )
  }
  if (version >= 1) writer.int8(message.keyType)
  if (!(version >= 1) && message.keyType !== 0) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `FindCoordinatorRequest of version ${version} can't carry 'keyType'`,
    )
  }
  if (version >= 4) writer.array(message.coordinatorKeys, isFlexible, version, (target, element) => target.string(element, isFlexible))
  if (!(version >= 4) && message.coordinatorKeys.length > 0) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `FindCoordinatorRequest of version ${version} can't carry 'coordinatorKeys'`,
    )
  }
  if (isFlexible) writer.uvarint(0)
}

export interface FindCoordinatorResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
  nodeId: number
  host: string
  port: number
  coordinators: Coordinator[]
}

export function newFindCoordinatorResponse(fields?: Partial<FindCoordinatorResponse>): FindCoordinatorResponse {
  const message: FindCoordinatorResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: '',
    nodeId: 0,
    host: '',
    port: 0,
    coordinators: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readFindCoordinatorResponse(reader: Reader, version: number): FindCoordinatorResponse {
  const isFlexible = version >= 3
  const message = newFindCoordinatorResponse()
  if (version >= 1) message.throttleTimeMs = reader.int32()
  if (version <= 3) message.errorCode = reader.int16()
  if (version >= 1 && version <= 3) message.errorMessage = reader.nullableString(isFlexible)
  if (version <= 3) message.nodeId = reader.int32()
  if (version <= 3) message.host = reader.string(isFlexible)
  if (version <= 3) message.port = reader.int32()
  if (version >= 4) message.coordinators = reader.array(isFlexible, version, readCoordinator)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeFindCoordinatorResponse(
  writer: Writer,
  message: FindCoordinatorResponse,
  version: number,
): void {
  const isFlexible = version >= 3
  if (version >= 1) writer.int32(message.throttleTimeMs)
  if (version <= 3) writer.int16(message.errorCode)
  if (version >= 1 && version <= 3) writer.string(message.errorMessage, isFlexible)
  if (version <= 3) writer.int32(message.nodeId)
  if (version <= 3) writer.string(message.host, isFlexible)
  if (version <= 3) writer.int32(message.port)
  if (version >= 4) writer.array(message.coordinators, isFlexible, version, writeCoordinator)
  if (isFlexible) writer.uvarint(0)
}

export interface Coordinator {
  key: string
  nodeId: number
  host: string
  port: number
  errorCode: number
  errorMessage: string | null
}

export function newCoordinator(fields?: Partial<Coordinator>): Coordinator {
  const message: Coordinator = {
    key: '',
    nodeId: 0,
    host: '',
    port: 0,
    errorCode: 0,
    errorMessage: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readCoordinator(reader: Reader, version: number): Coordinator {
  const isFlexible = version >= 3
  const message = newCoordinator()
  if (version >= 4) message.key = reader.string(isFlexible)
  if (version >= 4) message.nodeId = reader.int32()
  if (version >= 4) message.host = reader.string(isFlexible)
  if (version >= 4) message.port = reader.int32()
  if (version >= 4) message.errorCode = reader.int16()
  if (version >= 4) message.errorMessage = reader.nullableString(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeCoordinator(
  writer: Writer,
  message: Coordinator,
  version: number,
): void {
  const isFlexible = version >= 3
  if (version >= 4) writer.string(message.key, isFlexible)
  if (version >= 4) writer.int32(message.nodeId)
  if (version >= 4) writer.string(message.host, isFlexible)
  if (version >= 4) writer.int32(message.port)
  if (version >= 4) writer.int16(message.errorCode)
  if (version >= 4) writer.string(message.errorMessage, isFlexible)
  if (isFlexible) writer.uvarint(0)
}
