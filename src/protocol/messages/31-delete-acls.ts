// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const DeleteAcls: Api<DeleteAclsRequest, DeleteAclsResponse> = {
  key: 31,
  name: 'DeleteAcls',
  minVersion: 1,
  maxVersion: 3,
  flexibleVersion: 2,
  isLatestUnstable: false,
  readRequest: readDeleteAclsRequest,
  writeRequest: writeDeleteAclsRequest,
  readResponse: readDeleteAclsResponse,
  writeResponse: writeDeleteAclsResponse,
}

export interface DeleteAclsRequest {
  filters: DeleteAclsFilter[]
}

export function newDeleteAclsRequest(fields?: Partial<DeleteAclsRequest>): DeleteAclsRequest {
  const message: DeleteAclsRequest = {
    filters: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDeleteAclsRequest(reader: Reader, version: number): DeleteAclsRequest {
  const isFlexible = version >= 2
  const message = newDeleteAclsRequest()
  message.filters = reader.array(isFlexible, version, readDeleteAclsFilter)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDeleteAclsRequest(
  writer: Writer,
  message: DeleteAclsRequest,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.array(message.filters, isFlexible, version, writeDeleteAclsFilter)
  if (isFlexible) writer.uvarint(0)
}

export interface DeleteAclsFilter {
  resourceTypeFilter: number
  resourceNameFilter: string | null
  patternTypeFilter: number
  principalFilter: string | null
  hostFilter: string | null
  operation: number
  permissionType: number
}

export function newDeleteAclsFilter(fields?: Partial<DeleteAclsFilter>): DeleteAclsFilter {
  const message: DeleteAclsFilter = {
    resourceTypeFilter: 0,
    resourceNameFilter: '',
    patternTypeFilter: 3,
    principalFilter: '',
    hostFilter: '',
    operation: 0,
    permissionType: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDeleteAclsFilter(reader: Reader, version: number): DeleteAclsFilter {
  const isFlexible = version >= 2
  const message = newDeleteAclsFilter()
  message.resourceTypeFilter = reader.int8()
  message.resourceNameFilter = reader.nullableString(isFlexible)
  message.patternTypeFilter = reader.int8()
  message.principalFilter = reader.nullableString(isFlexible)
  message.hostFilter = reader.nullableString(isFlexible)
  message.operation = reader.int8()
  message.permissionType = reader.int8()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDeleteAclsFilter(
  writer: Writer,
  message: DeleteAclsFilter,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.int8(message.resourceTypeFilter)
  writer.string(message.resourceNameFilter, isFlexible)
  writer.int8(message.patternTypeFilter)
  writer.string(message.principalFilter, isFlexible)
  writer.string(message.hostFilter, isFlexible)
  writer.int8(message.operation)
  writer.int8(message.permissionType)
  if (isFlexible) writer.uvarint(0)
}

export interface DeleteAclsResponse {
  throttleTimeMs: number
  filterResults: DeleteAclsFilterResult[]
}

export function newDeleteAclsResponse(fields?: Partial<DeleteAclsResponse>): DeleteAclsResponse {
  const message: DeleteAclsResponse = {
    throttleTimeMs: 0,
    filterResults: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDeleteAclsResponse(reader: Reader, version: number): DeleteAclsResponse {
  const isFlexible = version >= 2
  const message = newDeleteAclsResponse()
  message.throttleTimeMs = reader.int32()
  message.filterResults = reader.array(isFlexible, version, readDeleteAclsFilterResult)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDeleteAclsResponse(
  writer: Writer,
  message: DeleteAclsResponse,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.int32(message.throttleTimeMs)
  writer.array(message.filterResults, isFlexible, version, writeDeleteAclsFilterResult)
  if (isFlexible) writer.uvarint(0)
}

export interface DeleteAclsFilterResult {
  errorCode: number
  errorMessage: string | null
  matchingAcls: DeleteAclsMatchingAcl[]
}

export function newDeleteAclsFilterResult(fields?: Partial<DeleteAclsFilterResult>): DeleteAclsFilterResult {
  const message: DeleteAclsFilterResult = {
    errorCode: 0,
    errorMessage: '',
    matchingAcls: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDeleteAclsFilterResult(reader: Reader, version: number): DeleteAclsFilterResult {
  const isFlexible = version >= 2
  const message = newDeleteAclsFilterResult()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(isFlexible)
  message.matchingAcls = reader.array(isFlexible, version, readDeleteAclsMatchingAcl)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDeleteAclsFilterResult(
  writer: Writer,
  message: DeleteAclsFilterResult,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, isFlexible)
  writer.array(message.matchingAcls, isFlexible, version, writeDeleteAclsMatchingAcl)
  if (isFlexible) writer.uvarint(0)
}

export interface DeleteAclsMatchingAcl {
  errorCode: number
  errorMessage: string | null
  resourceType: number
  resourceName: string
  patternType: number
  principal: string
  host: string
  operation: number
  permissionType: number
}

export function newDeleteAclsMatchingAcl(fields?: Partial<DeleteAclsMatchingAcl>): DeleteAclsMatchingAcl {
  const message: DeleteAclsMatchingAcl = {
    errorCode: 0,
    errorMessage: '',
    resourceType: 0,
    resourceName: '',
    patternType: 3,
    principal: '',
    host: '',
    operation: 0,
    permissionType: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDeleteAclsMatchingAcl(reader: Reader, version: number): DeleteAclsMatchingAcl {
  const isFlexible = version >= 2
  const message = newDeleteAclsMatchingAcl()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(isFlexible)
  message.resourceType = reader.int8()
  message.resourceName = reader.string(isFlexible)
  message.patternType = reader.int8()
  message.principal = reader.string(isFlexible)
  message.host = reader.string(isFlexible)
  message.operation = reader.int8()
  message.permissionType = reader.int8()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDeleteAclsMatchingAcl(
  writer: Writer,
  message: DeleteAclsMatchingAcl,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, isFlexible)
  writer.int8(message.resourceType)
  writer.string(message.resourceName, isFlexible)
  writer.int8(message.patternType)
  writer.string(message.principal, isFlexible)
  writer.string(message.host, isFlexible)
  writer.int8(message.operation)
  writer.int8(message.permissionType)
  if (isFlexible) writer.uvarint(0)
}
