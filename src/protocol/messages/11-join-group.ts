// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { EMPTY_BYTES } from '../bytes.ts'
import { KafkaError } from '../errors.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const JoinGroup: Api<JoinGroupRequest, JoinGroupResponse> = {
  key: 11,
  name: 'JoinGroup',
  minVersion: 0,
  maxVersion: 9,
  flexibleVersion: 6,
  isLatestUnstable: false,
  readRequest: readJoinGroupRequest,
  writeRequest: writeJoinGroupRequest,
  readResponse: readJoinGroupResponse,
  writeResponse: writeJoinGroupResponse,
}

export interface JoinGroupRequest {
  groupId: string
  sessionTimeoutMs: number
  rebalanceTimeoutMs: number
  memberId: string
  groupInstanceId: string | null
  protocolType: string
  protocols: JoinGroupRequestProtocol[]
  reason: string | null
}

export function newJoinGroupRequest(fields?: Partial<JoinGroupRequest>): JoinGroupRequest {
  const message: JoinGroupRequest = {
    groupId: '',
    sessionTimeoutMs: 0,
    rebalanceTimeoutMs: -1,
    memberId: '',
    groupInstanceId: null,
    protocolType: '',
    protocols: [],
    reason: null,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readJoinGroupRequest(reader: Reader, version: number): JoinGroupRequest {
  const isFlexible = version >= 6
  const message = newJoinGroupRequest()
  message.groupId = reader.string(isFlexible)
  message.sessionTimeoutMs = reader.int32()
  if (version >= 1) message.rebalanceTimeoutMs = reader.int32()
  message.memberId = reader.string(isFlexible)
  if (version >= 5) message.groupInstanceId = reader.nullableString(isFlexible)
  message.protocolType = reader.string(isFlexible)
  message.protocols = reader.array(isFlexible, version, readJoinGroupRequestProtocol)
  if (version >= 8) message.reason = reader.nullableString(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeJoinGroupRequest(
  writer: Writer,
  message: JoinGroupRequest,
  version: number,
): void {
  const isFlexible = version >= 6
  writer.string(message.groupId, isFlexible)
  writer.int32(message.sessionTimeoutMs)
  if (version >= 1) writer.int32(message.rebalanceTimeoutMs)
  writer.string(message.memberId, isFlexible)
  if (version >= 5) writer.string(message.groupInstanceId, isFlexible)
  if (!(version >= 5) && message.groupInstanceId !== null) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `JoinGroupRequest of version ${version} can't carry 'groupInstanceId'`,
    )
  }
  writer.string(message.protocolType, isFlexible)
  writer.array(message.protocols, isFlexible, version, writeJoinGroupRequestProtocol)
  if (version >= 8) writer.string(message.reason, isFlexible)
  if (isFlexible) writer.uvarint(0)
}

export interface JoinGroupRequestProtocol {
  name: string
  metadata: Buffer
}

export function newJoinGroupRequestProtocol(fields?: Partial<JoinGroupRequestProtocol>): JoinGroupRequestProtocol {
  const message: JoinGroupRequestProtocol = {
    name: '',
    metadata: EMPTY_BYTES,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readJoinGroupRequestProtocol(reader: Reader, version: number): JoinGroupRequestProtocol {
  const isFlexible = version >= 6
  const message = newJoinGroupRequestProtocol()
  message.name = reader.string(isFlexible)
  message.metadata = reader.bytes(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeJoinGroupRequestProtocol(
  writer: Writer,
  message: JoinGroupRequestProtocol,
  version: number,
): void {
  const isFlexible = version >= 6
  writer.string(message.name, isFlexible)
  writer.bytes(message.metadata, isFlexible)
  if (isFlexible) writer.uvarint(0)
}

export interface JoinGroupResponse {
  throttleTimeMs: number
  errorCode: number
  generationId: number
  protocolType: string | null
  protocolName: string | null
  leader: string
  skipAssignment: boolean
  memberId: string
  members: JoinGroupResponseMember[]
}

export function newJoinGroupResponse(fields?: Partial<JoinGroupResponse>): JoinGroupResponse {
  const message: JoinGroupResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    generationId: -1,
    protocolType: null,
    protocolName: '',
    leader: '',
    skipAssignment: false,
    memberId: '',
    members: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readJoinGroupResponse(reader: Reader, version: number): JoinGroupResponse {
  const isFlexible = version >= 6
  const message = newJoinGroupResponse()
  if (version >= 2) message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  message.generationId = reader.int32()
  if (version >= 7) message.protocolType = reader.nullableString(isFlexible)
  message.protocolName = reader.nullableString(isFlexible)
  message.leader = reader.string(isFlexible)
  if (version >= 9) message.skipAssignment = reader.bool()
  message.memberId = reader.string(isFlexible)
  message.members = reader.array(isFlexible, version, readJoinGroupResponseMember)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeJoinGroupResponse(
  writer: Writer,
  message: JoinGroupResponse,
  version: number,
): void {
  const isFlexible = version >= 6
  if (version >= 2) writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.int32(message.generationId)
  if (version >= 7) writer.string(message.protocolType, isFlexible)
  writer.string(message.protocolName, isFlexible)
  writer.string(message.leader, isFlexible)
  if (version >= 9) writer.bool(message.skipAssignment)
  writer.string(message.memberId, isFlexible)
  writer.array(message.members, isFlexible, version, writeJoinGroupResponseMember)
  if (isFlexible) writer.uvarint(0)
}

export interface JoinGroupResponseMember {
  memberId: string
  groupInstanceId: string | null
  metadata: Buffer
}

export function newJoinGroupResponseMember(fields?: Partial<JoinGroupResponseMember>): JoinGroupResponseMember {
  const message: JoinGroupResponseMember = {
    memberId: '',
    groupInstanceId: null,
    metadata: EMPTY_BYTES,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readJoinGroupResponseMember(reader: Reader, version: number): JoinGroupResponseMember {
  const isFlexible = version >= 6
  const message = newJoinGroupResponseMember()
  message.memberId = reader.string(isFlexible)
  if (version >= 5) message.groupInstanceId = reader.nullableString(isFlexible)
  message.metadata = reader.bytes(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeJoinGroupResponseMember(
  writer: Writer,
  message: JoinGroupResponseMember,
  version: number,
): void {
  const isFlexible = version >= 6
  writer.string(message.memberId, isFlexible)
  if (version >= 5) writer.string(message.groupInstanceId, isFlexible)
  writer.bytes(message.metadata, isFlexible)
  if (isFlexible) writer.uvarint(0)
}
