// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { EMPTY_BYTES } from '../bytes.ts'
import { KafkaError } from '../errors.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const SyncGroup: Api<SyncGroupRequest, SyncGroupResponse> = {
  key: 14,
  name: 'SyncGroup',
  minVersion: 0,
  maxVersion: 5,
  flexibleVersion: 4,
  isLatestUnstable: false,
  readRequest: readSyncGroupRequest,
  writeRequest: writeSyncGroupRequest,
  readResponse: readSyncGroupResponse,
  writeResponse: writeSyncGroupResponse,
}

export interface SyncGroupRequest {
  groupId: string
  generationId: number
  memberId: string
  groupInstanceId: string | null
  protocolType: string | null
  protocolName: string | null
  assignments: SyncGroupRequestAssignment[]
}

export function newSyncGroupRequest(fields?: Partial<SyncGroupRequest>): SyncGroupRequest {
  const message: SyncGroupRequest = {
    groupId: '',
    generationId: 0,
    memberId: '',
    groupInstanceId: null,
    protocolType: null,
    protocolName: null,
    assignments: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readSyncGroupRequest(reader: Reader, version: number): SyncGroupRequest {
  const isFlexible = version >= 4
  const message = newSyncGroupRequest()
  message.groupId = reader.string(isFlexible)
  message.generationId = reader.int32()
  message.memberId = reader.string(isFlexible)
  if (version >= 3) message.groupInstanceId = reader.nullableString(isFlexible)
  if (version >= 5) message.protocolType = reader.nullableString(isFlexible)
  if (version >= 5) message.protocolName = reader.nullableString(isFlexible)
  message.assignments = reader.array(isFlexible, version, readSyncGroupRequestAssignment)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeSyncGroupRequest(
  writer: Writer,
  message: SyncGroupRequest,
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
      `SyncGroupRequest of version ${version} can't carry 'groupInstanceId'`,
    )
  }
  if (version >= 5) writer.string(message.protocolType, isFlexible)
  if (version >= 5) writer.string(message.protocolName, isFlexible)
  writer.array(message.assignments, isFlexible, version, writeSyncGroupRequestAssignment)
  if (isFlexible) writer.uvarint(0)
}

export interface SyncGroupRequestAssignment {
  memberId: string
  assignment: Buffer
}

export function newSyncGroupRequestAssignment(fields?: Partial<SyncGroupRequestAssignment>): SyncGroupRequestAssignment {
  const message: SyncGroupRequestAssignment = {
    memberId: '',
    assignment: EMPTY_BYTES,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readSyncGroupRequestAssignment(reader: Reader, version: number): SyncGroupRequestAssignment {
  const isFlexible = version >= 4
  const message = newSyncGroupRequestAssignment()
  message.memberId = reader.string(isFlexible)
  message.assignment = reader.bytes(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeSyncGroupRequestAssignment(
  writer: Writer,
  message: SyncGroupRequestAssignment,
  version: number,
): void {
  const isFlexible = version >= 4
  writer.string(message.memberId, isFlexible)
  writer.bytes(message.assignment, isFlexible)
  if (isFlexible) writer.uvarint(0)
}

export interface SyncGroupResponse {
  throttleTimeMs: number
  errorCode: number
  protocolType: string | null
  protocolName: string | null
  assignment: Buffer
}

export function newSyncGroupResponse(fields?: Partial<SyncGroupResponse>): SyncGroupResponse {
  const message: SyncGroupResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    protocolType: null,
    protocolName: null,
    assignment: EMPTY_BYTES,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readSyncGroupResponse(reader: Reader, version: number): SyncGroupResponse {
  const isFlexible = version >= 4
  const message = newSyncGroupResponse()
  if (version >= 1) message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  if (version >= 5) message.protocolType = reader.nullableString(isFlexible)
  if (version >= 5) message.protocolName = reader.nullableString(isFlexible)
  message.assignment = reader.bytes(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeSyncGroupResponse(
  writer: Writer,
  message: SyncGroupResponse,
  version: number,
): void {
  const isFlexible = version >= 4
  if (version >= 1) writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  if (version >= 5) writer.string(message.protocolType, isFlexible)
  if (version >= 5) writer.string(message.protocolName, isFlexible)
  writer.bytes(message.assignment, isFlexible)
  if (isFlexible) writer.uvarint(0)
}
