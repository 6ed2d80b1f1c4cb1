// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { KafkaError } from '../errors.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const Heartbeat: Api<HeartbeatRequest, HeartbeatResponse> = {
  key: 12,
  name: 'Heartbeat',
  minVersion: 0,
  maxVersion: 4,
  flexibleVersion: 4,
  isLatestUnstable: false,
  readRequest: readHeartbeatRequest,
  writeRequest: writeHeartbeatRequest,
  readResponse: readHeartbeatResponse,
  writeResponse: writeHeartbeatResponse,
}

export interface HeartbeatRequest {
  groupId: string
  generationId: number
  memberId: string
  groupInstanceId: string | null
}

export function newHeartbeatRequest(fields?: Partial<HeartbeatRequest>): HeartbeatRequest {
  const message: HeartbeatRequest = {
    groupId: '',
    generationId: 0,
    memberId: '',
    groupInstanceId: null,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readHeartbeatRequest(reader: Reader, version: number): HeartbeatRequest {
  const isFlexible = version >= 4
  const message = newHeartbeatRequest()
  message.groupId = reader.string(isFlexible)
  message.generationId = reader.int32()
  message.memberId = reader.string(isFlexible)
  if (version >= 3) message.groupInstanceId = reader.nullableString(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeHeartbeatRequest(
  writer: Writer,
  message: HeartbeatRequest,
  version: number,
): void {
  const isFlexible = version >= 4
  writer.string(message.groupId, isFlexible)
  writer.int32(message.generationId)
  writer.string(message.memberId, isFlexible)
  if (version >= 3) writer.string(message.groupInstanceId, isFlexible)
  if (!(version >= 3) && message.groupInstanceId !== null) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `HeartbeatRequest of version ${version} can't carry 'groupInstanceId'`,
    )
  }
  if (isFlexible) writer.uvarint(0)
}

export interface HeartbeatResponse {
  throttleTimeMs: number
  errorCode: number
}

export function newHeartbeatResponse(fields?: Partial<HeartbeatResponse>): HeartbeatResponse {
  const message: HeartbeatResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readHeartbeatResponse(reader: Reader, version: number): HeartbeatResponse {
  const isFlexible = version >= 4
  const message = newHeartbeatResponse()
  if (version >= 1) message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeHeartbeatResponse(
  writer: Writer,
  message: HeartbeatResponse,
  version: number,
): void {
  const isFlexible = version >= 4
  if (version >= 1) writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  if (isFlexible) writer.uvarint(0)
}
