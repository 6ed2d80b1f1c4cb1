// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { KafkaError } from '../errors.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const ListGroups: Api<ListGroupsRequest, ListGroupsResponse> = {
  key: 16,
  name: 'ListGroups',
  minVersion: 0,
  maxVersion: 5,
  flexibleVersion: 3,
  isLatestUnstable: false,
  readRequest: readListGroupsRequest,
  writeRequest: writeListGroupsRequest,
  readResponse: readListGroupsResponse,
  writeResponse: writeListGroupsResponse,
}

export interface ListGroupsRequest {
  statesFilter: string[]
  typesFilter: string[]
}

export function newListGroupsRequest(fields?: Partial<ListGroupsRequest>): ListGroupsRequest {
  const message: ListGroupsRequest = {
    statesFilter: [],
    typesFilter: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readListGroupsRequest(reader: Reader, version: number): ListGroupsRequest {
  const isFlexible = version >= 3
  const message = newListGroupsRequest()
  if (version >= 4) message.statesFilter = reader.array(isFlexible, version, (element) => element.string(isFlexible))
  if (version >= 5) message.typesFilter = reader.array(isFlexible, version, (element) => element.string(isFlexible))
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeListGroupsRequest(
  writer: Writer,
  message: ListGroupsRequest,
  version: number,
): void {
  const isFlexible = version >= 3
  if (version >= 4) writer.array(message.statesFilter, isFlexible, version, (target, element) => target.string(element, isFlexible))
  if (!(version >= 4) && message.statesFilter.length > 0) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `ListGroupsRequest of version ${version} can't carry 'statesFilter'`,
    )
  }
  if (version >= 5) writer.array(message.typesFilter, isFlexible, version, (target, element) => target.string(element, isFlexible))
  if (!(version >= 5) && message.typesFilter.length > 0) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `ListGroupsRequest of version ${version} can't carry 'typesFilter'`,
    )
  }
  if (isFlexible) writer.uvarint(0)
}

export interface ListGroupsResponse {
  throttleTimeMs: number
  errorCode: number
  groups: ListedGroup[]
}

export function newListGroupsResponse(fields?: Partial<ListGroupsResponse>): ListGroupsResponse {
  const message: ListGroupsResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    groups: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readListGroupsResponse(reader: Reader, version: number): ListGroupsResponse {
  const isFlexible = version >= 3
  const message = newListGroupsResponse()
  if (version >= 1) message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  message.groups = reader.array(isFlexible, version, readListedGroup)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeListGroupsResponse(
  writer: Writer,
  message: ListGroupsResponse,
  version: number,
): void {
  const isFlexible = version >= 3
  if (version >= 1) writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.array(message.groups, isFlexible, version, writeListedGroup)
  if (isFlexible) writer.uvarint(0)
}

export interface ListedGroup {
  groupId: string
  protocolType: string
  groupState: string
  groupType: string
}

export function newListedGroup(fields?: Partial<ListedGroup>): ListedGroup {
  const message: ListedGroup = {
    groupId: '',
    protocolType: '',
    groupState: '',
    groupType: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readListedGroup(reader: Reader, version: number): ListedGroup {
  const isFlexible = version >= 3
  const message = newListedGroup()
  message.groupId = reader.string(isFlexible)
  message.protocolType = reader.string(isFlexible)
  if (version >= 4) message.groupState = reader.string(isFlexible)
  if (version >= 5) message.groupType = reader.string(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeListedGroup(
  writer: Writer,
  message: ListedGroup,
  version: number,
): void {
  const isFlexible = version >= 3
  writer.string(message.groupId, isFlexible)
  writer.string(message.protocolType, isFlexible)
  if (version >= 4) writer.string(message.groupState, isFlexible)
  if (version >= 5) writer.string(message.groupType, isFlexible)
  if (isFlexible) writer.uvarint(0)
}
