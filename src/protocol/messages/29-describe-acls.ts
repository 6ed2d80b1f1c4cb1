// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const DescribeAcls: Api<DescribeAclsRequest, DescribeAclsResponse> = {
  key: 29,
  name: 'DescribeAcls',
  minVersion: 1,
  maxVersion: 3,
  flexibleVersion: 2,
  isLatestUnstable: false,
  readRequest: readDescribeAclsRequest,
  writeRequest: writeDescribeAclsRequest,
  readResponse: readDescribeAclsResponse,
  writeResponse: writeDescribeAclsResponse,
}

export interface DescribeAclsRequest {
  resourceTypeFilter: number
  resourceNameFilter: string | null
  patternTypeFilter: number
  principalFilter: string | null
  hostFilter: string | null
  operation: number
  permissionType: number
}

export function newDescribeAclsRequest(fields?: Partial<DescribeAclsRequest>): DescribeAclsRequest {
  const message: DescribeAclsRequest = {
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

export function readDescribeAclsRequest(reader: Reader, version: number): DescribeAclsRequest {
  const isFlexible = version >= 2
  const message = newDescribeAclsRequest()
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

export function writeDescribeAclsRequest(
  writer: Writer,
  message: DescribeAclsRequest,
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

export interface DescribeAclsResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
  resources: DescribeAclsResource[]
}

export function newDescribeAclsResponse(fields?: Partial<DescribeAclsResponse>): DescribeAclsResponse {
  const message: DescribeAclsResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: '',
    resources: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeAclsResponse(reader: Reader, version: number): DescribeAclsResponse {
  const isFlexible = version >= 2
  const message = newDescribeAclsResponse()
  message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(isFlexible)
  message.resources = reader.array(isFlexible, version, readDescribeAclsResource)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDescribeAclsResponse(
  writer: Writer,
  message: DescribeAclsResponse,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, isFlexible)
  writer.array(message.resources, isFlexible, version, writeDescribeAclsResource)
  if (isFlexible) writer.uvarint(0)
}

export interface DescribeAclsResource {
  resourceType: number
  resourceName: string
  patternType: number
  acls: AclDescription[]
}

export function newDescribeAclsResource(fields?: Partial<DescribeAclsResource>): DescribeAclsResource {
  const message: DescribeAclsResource = {
    resourceType: 0,
    resourceName: '',
    patternType: 3,
    acls: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeAclsResource(reader: Reader, version: number): DescribeAclsResource {
  const isFlexible = version >= 2
  const message = newDescribeAclsResource()
  message.resourceType = reader.int8()
  message.resourceName = reader.string(isFlexible)
  message.patternType = reader.int8()
  message.acls = reader.array(isFlexible, version, readAclDescription)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDescribeAclsResource(
  writer: Writer,
  message: DescribeAclsResource,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.int8(message.resourceType)
  writer.string(message.resourceName, isFlexible)
  writer.int8(message.patternType)
  writer.array(message.acls, isFlexible, version, writeAclDescription)
  if (isFlexible) writer.uvarint(0)
}

export interface AclDescription {
  principal: string
  host: string
  operation: number
  permissionType: number
}

export function newAclDescription(fields?: Partial<AclDescription>): AclDescription {
  const message: AclDescription = {
    principal: '',
    host: '',
    operation: 0,
    permissionType: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAclDescription(reader: Reader, version: number): AclDescription {
  const isFlexible = version >= 2
  const message = newAclDescription()
  message.principal = reader.string(isFlexible)
  message.host = reader.string(isFlexible)
  message.operation = reader.int8()
  message.permissionType = reader.int8()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeAclDescription(
  writer: Writer,
  message: AclDescription,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.string(message.principal, isFlexible)
  writer.string(message.host, isFlexible)
  writer.int8(message.operation)
  writer.int8(message.permissionType)
  if (isFlexible) writer.uvarint(0)
}
