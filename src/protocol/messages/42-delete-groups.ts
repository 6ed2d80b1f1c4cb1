// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const DeleteGroups: Api<DeleteGroupsRequest, DeleteGroupsResponse> = {
  key: 42,
  name: 'DeleteGroups',
  minVersion: 0,
  maxVersion: 2,
  flexibleVersion: 2,
  isLatestUnstable: false,
  readRequest: readDeleteGroupsRequest,
  writeRequest: writeDeleteGroupsRequest,
  readResponse: readDeleteGroupsResponse,
  writeResponse: writeDeleteGroupsResponse,
}

export interface DeleteGroupsRequest {
  groupsNames: string[]
}

export function newDeleteGroupsRequest(fields?: Partial<DeleteGroupsRequest>): DeleteGroupsRequest {
  const message: DeleteGroupsRequest = {
    groupsNames: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDeleteGroupsRequest(reader: Reader, version: number): DeleteGroupsRequest {
  const isFlexible = version >= 2
  const message = newDeleteGroupsRequest()
  message.groupsNames = reader.array(isFlexible, version, (element) => element.string(isFlexible))
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDeleteGroupsRequest(
  writer: Writer,
  message: DeleteGroupsRequest,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.array(message.groupsNames, isFlexible, version, (target, element) => target.string(element, isFlexible))
  if (isFlexible) writer.uvarint(0)
}

export interface DeleteGroupsResponse {
  throttleTimeMs: number
  results: DeletableGroupResult[]
}

export function newDeleteGroupsResponse(fields?: Partial<DeleteGroupsResponse>): DeleteGroupsResponse {
  const message: DeleteGroupsResponse = {
    throttleTimeMs: 0,
    results: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDeleteGroupsResponse(reader: Reader, version: number): DeleteGroupsResponse {
  const isFlexible = version >= 2
  const message = newDeleteGroupsResponse()
  message.throttleTimeMs = reader.int32()
  message.results = reader.array(isFlexible, version, readDeletableGroupResult)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDeleteGroupsResponse(
  writer: Writer,
  message: DeleteGroupsResponse,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.int32(message.throttleTimeMs)
  writer.array(message.results, isFlexible, version, writeDeletableGroupResult)
  if (isFlexible) writer.uvarint(0)
}

export interface DeletableGroupResult {
  groupId: string
  errorCode: number
}

export function newDeletableGroupResult(fields?: Partial<DeletableGroupResult>): DeletableGroupResult {
  const message: DeletableGroupResult = {
    groupId: '',
    errorCode: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDeletableGroupResult(reader: Reader, version: number): DeletableGroupResult {
  const isFlexible = version >= 2
  const message = newDeletableGroupResult()
  message.groupId = reader.string(isFlexible)
  message.errorCode = reader.int16()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDeletableGroupResult(
  writer: Writer,
  message: DeletableGroupResult,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.string(message.groupId, isFlexible)
  writer.int16(message.errorCode)
  if (isFlexible) writer.uvarint(0)
}
