// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { KafkaError } from '../errors.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const LeaveGroup: Api<LeaveGroupRequest, LeaveGroupResponse> = {
  key: 13,
  name: 'LeaveGroup',
  minVersion: 0,
  maxVersion: 5,
  flexibleVersion: 4,
  isLatestUnstable: false,
  readRequest: readLeaveGroupRequest,
  writeRequest: writeLeaveGroupRequest,
  readResponse: readLeaveGroupResponse,
  writeResponse: writeLeaveGroupResponse,
}

export interface LeaveGroupRequest {
  groupId: string
  memberId: string
  members: MemberIdentity[]
}

export function newLeaveGroupRequest(fields?: Partial<LeaveGroupRequest>): LeaveGroupRequest {
  const message: LeaveGroupRequest = {
    groupId: '',
    memberId: '',
    members: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readLeaveGroupRequest(reader: Reader, version: number): LeaveGroupRequest {
  const isFlexible = version >= 4
  const message = newLeaveGroupRequest()
  message.groupId = reader.string(isFlexible)
  if (version <= 2) message.memberId = reader.string(isFlexible)
  if (version >= 3) message.members = reader.array(isFlexible, version, readMemberIdentity)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeLeaveGroupRequest(
  writer: Writer,
  message: LeaveGroupRequest,
  version: number,
): void {
  const isFlexible = version >= 4
  writer.string(message.groupId, isFlexible)
  if (version <= 2) writer.string(message.memberId, isFlexible)
  if (!(version <= 2) && message.memberId !== '') {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `LeaveGroupRequest of version ${version} can't carry 'memberId'`,
    )
  }
  if (version >= 3) writer.array(message.members, isFlexible, version, writeMemberIdentity)
  if (!(version >= 3) && message.members.length > 0) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `LeaveGroupRequest of version ${version} can't carry 'members'`,
    )
  }
  if (isFlexible) writer.uvarint(0)
}

export interface MemberIdentity {
  memberId: string
  groupInstanceId: string | null
  reason: string | null
}

export function newMemberIdentity(fields?: Partial<MemberIdentity>): MemberIdentity {
  const message: MemberIdentity = {
    memberId: '',
    groupInstanceId: null,
    reason: null,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readMemberIdentity(reader: Reader, version: number): MemberIdentity {
  const isFlexible = version >= 4
  const message = newMemberIdentity()
  if (version >= 3) message.memberId = reader.string(isFlexible)
  if (version >= 3) message.groupInstanceId = reader.nullableString(isFlexible)
  if (version >= 5) message.reason = reader.nullableString(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeMemberIdentity(
  writer: Writer,
  message: MemberIdentity,
  version: number,
): void {
  const isFlexible = version >= 4
  if (version >= 3) writer.string(message.memberId, isFlexible)
  if (!(version >= 3) && message.memberId !== '') {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `LeaveGroupRequest of version ${version} can't carry 'memberId'`,
    )
  }
  if (version >= 3) writer.string(message.groupInstanceId, isFlexible)
  if (!(version >= 3) && message.groupInstanceId !== null) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `LeaveGroupRequest of version ${version} can't carry 'groupInstanceId'`,
    )
  }
  if (version >= 5) writer.string(message.reason, isFlexible)
  if (isFlexible) writer.uvarint(0)
}

export interface LeaveGroupResponse {
  throttleTimeMs: number
  errorCode: number
  members: MemberResponse[]
}

export function newLeaveGroupResponse(fields?: Partial<LeaveGroupResponse>): LeaveGroupResponse {
  const message: LeaveGroupResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    members: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readLeaveGroupResponse(reader: Reader, version: number): LeaveGroupResponse {
  const isFlexible = version >= 4
  const message = newLeaveGroupResponse()
  if (version >= 1) message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  if (version >= 3) message.members = reader.array(isFlexible, version, readMemberResponse)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeLeaveGroupResponse(
  writer: Writer,
  message: LeaveGroupResponse,
  version: number,
): void {
  const isFlexible = version >= 4
  if (version >= 1) writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  if (version >= 3) writer.array(message.members, isFlexible, version, writeMemberResponse)
  if (isFlexible) writer.uvarint(0)
}

export interface MemberResponse {
  memberId: string
  groupInstanceId: string | null
  errorCode: number
}

export function newMemberResponse(fields?: Partial<MemberResponse>): MemberResponse {
  const message: MemberResponse = {
    memberId: '',
    groupInstanceId: '',
    errorCode: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readMemberResponse(reader: Reader, version: number): MemberResponse {
  const isFlexible = version >= 4
  const message = newMemberResponse()
  if (version >= 3) message.memberId = reader.string(isFlexible)
  if (version >= 3) message.groupInstanceId = reader.nullableString(isFlexible)
  if (version >= 3) message.errorCode = reader.int16()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeMemberResponse(
  writer: Writer,
  message: MemberResponse,
  version: number,
): void {
  const isFlexible = version >= 4
  if (version >= 3) writer.string(message.memberId, isFlexible)
  if (version >= 3) writer.string(message.groupInstanceId, isFlexible)
  if (version >= 3) writer.int16(message.errorCode)
  if (isFlexible) writer.uvarint(0)
}
