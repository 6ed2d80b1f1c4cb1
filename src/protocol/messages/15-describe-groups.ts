// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { EMPTY_BYTES } from '../bytes.ts'
import { KafkaError } from '../errors.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const DescribeGroups: Api<DescribeGroupsRequest, DescribeGroupsResponse> = {
  key: 15,
  name: 'DescribeGroups',
  minVersion: 0,
  maxVersion: 6,
  flexibleVersion: 5,
  isLatestUnstable: false,
  readRequest: readDescribeGroupsRequest,
  writeRequest: writeDescribeGroupsRequest,
  readResponse: readDescribeGroupsResponse,
  writeResponse: writeDescribeGroupsResponse,
}

export interface DescribeGroupsRequest {
  groups: string[]
  includeAuthorizedOperations: boolean
}

export function newDescribeGroupsRequest(fields?: Partial<DescribeGroupsRequest>): DescribeGroupsRequest {
  const message: DescribeGroupsRequest = {
    groups: [],
    includeAuthorizedOperations: false,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeGroupsRequest(reader: Reader, version: number): DescribeGroupsRequest {
  const isFlexible = version >= 5
  const message = newDescribeGroupsRequest()
  message.groups = reader.array(isFlexible, version, (element) => element.string(isFlexible))
  if (version >= 3) message.includeAuthorizedOperations = reader.bool()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDescribeGroupsRequest(
  writer: Writer,
  message: DescribeGroupsRequest,
  version: number,
): void {
  const isFlexible = version >= 5
  writer.array(message.groups, isFlexible, version, (target, element) => target.string(element, isFlexible))
  if (version >= 3) writer.bool(message.includeAuthorizedOperations)
  if (!(version >= 3) && message.includeAuthorizedOperations !== false) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `DescribeGroupsRequest of version ${version} can't carry 'includeAuthorizedOperations'`,
    )
  }
  if (isFlexible) writer.uvarint(0)
}

export interface DescribeGroupsResponse {
  throttleTimeMs: number
  groups: DescribedGroup[]
}

export function newDescribeGroupsResponse(fields?: Partial<DescribeGroupsResponse>): DescribeGroupsResponse {
  const message: DescribeGroupsResponse = {
    throttleTimeMs: 0,
    groups: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeGroupsResponse(reader: Reader, version: number): DescribeGroupsResponse {
  const isFlexible = version >= 5
  const message = newDescribeGroupsResponse()
  if (version >= 1) message.throttleTimeMs = reader.int32()
  message.groups = reader.array(isFlexible, version, readDescribedGroup)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDescribeGroupsResponse(
  writer: Writer,
  message: DescribeGroupsResponse,
  version: number,
): void {
  const isFlexible = version >= 5
  if (version >= 1) writer.int32(message.throttleTimeMs)
  writer.array(message.groups, isFlexible, version, writeDescribedGroup)
  if (isFlexible) writer.uvarint(0)
}

export interface DescribedGroup {
  errorCode: number
  errorMessage: string | null
  groupId: string
  groupState: string
  protocolType: string
  protocolData: string
  members: DescribedGroupMember[]
  authorizedOperations: number
}

export function newDescribedGroup(fields?: Partial<DescribedGroup>): DescribedGroup {
  const message: DescribedGroup = {
    errorCode: 0,
    errorMessage: null,
    groupId: '',
    groupState: '',
    protocolType: '',
    protocolData: '',
    members: [],
    authorizedOperations: -2147483648,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribedGroup(reader: Reader, version: number): DescribedGroup {
  const isFlexible = version >= 5
  const message = newDescribedGroup()
  message.errorCode = reader.int16()
  if (version >= 6) message.errorMessage = reader.nullableString(isFlexible)
  message.groupId = reader.string(isFlexible)
  message.groupState = reader.string(isFlexible)
  message.protocolType = reader.string(isFlexible)
  message.protocolData = reader.string(isFlexible)
  message.members = reader.array(isFlexible, version, readDescribedGroupMember)
  if (version >= 3) message.authorizedOperations = reader.int32()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDescribedGroup(
  writer: Writer,
  message: DescribedGroup,
  version: number,
): void {
  const isFlexible = version >= 5
  writer.int16(message.errorCode)
  if (version >= 6) writer.string(message.errorMessage, isFlexible)
  writer.string(message.groupId, isFlexible)
  writer.string(message.groupState, isFlexible)
  writer.string(message.protocolType, isFlexible)
  writer.string(message.protocolData, isFlexible)
  writer.array(message.members, isFlexible, version, writeDescribedGroupMember)
  if (version >= 3) writer.int32(message.authorizedOperations)
  if (isFlexible) writer.uvarint(0)
}

export interface DescribedGroupMember {
  memberId: string
  groupInstanceId: string | null
  clientId: string
  clientHost: string
  memberMetadata: Buffer
  memberAssignment: Buffer
}

export function newDescribedGroupMember(fields?: Partial<DescribedGroupMember>): DescribedGroupMember {
  const message: DescribedGroupMember = {
    memberId: '',
    groupInstanceId: null,
    clientId: '',
    clientHost: '',
    memberMetadata: EMPTY_BYTES,
    memberAssignment: EMPTY_BYTES,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribedGroupMember(reader: Reader, version: number): DescribedGroupMember {
  const isFlexible = version >= 5
  const message = newDescribedGroupMember()
  message.memberId = reader.string(isFlexible)
  if (version >= 4) message.groupInstanceId = reader.nullableString(isFlexible)
  message.clientId = reader.string(isFlexible)
  message.clientHost = reader.string(isFlexible)
  message.memberMetadata = reader.bytes(isFlexible)
  message.memberAssignment = reader.bytes(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDescribedGroupMember(
  writer: Writer,
  message: DescribedGroupMember,
  version: number,
): void {
  const isFlexible = version >= 5
  writer.string(message.memberId, isFlexible)
  if (version >= 4) writer.string(message.groupInstanceId, isFlexible)
  writer.string(message.clientId, isFlexible)
  writer.string(message.clientHost, isFlexible)
  writer.bytes(message.memberMetadata, isFlexible)
  writer.bytes(message.memberAssignment, isFlexible)
  if (isFlexible) writer.uvarint(0)
}
