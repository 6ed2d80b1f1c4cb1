// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const CreateAcls: Api<CreateAclsRequest, CreateAclsResponse> = {
  key: 30,
  name: 'CreateAcls',
  minVersion: 1,
  maxVersion: 3,
  flexibleVersion: 2,
  isLatestUnstable: false,
  readRequest: readCreateAclsRequest,
  writeRequest: writeCreateAclsRequest,
  readResponse: readCreateAclsResponse,
  writeResponse: writeCreateAclsResponse,
}

export interface CreateAclsRequest {
  creations: AclCreation[]
}

export function newCreateAclsRequest(fields?: Partial<CreateAclsRequest>): CreateAclsRequest {
  const message: CreateAclsRequest = {
    creations: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readCreateAclsRequest(reader: Reader, version: number): CreateAclsRequest {
  const isFlexible = version >= 2
  const message = newCreateAclsRequest()
  message.creations = reader.array(isFlexible, version, readAclCreation)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeCreateAclsRequest(
  writer: Writer,
  message: CreateAclsRequest,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.array(message.creations, isFlexible, version, writeAclCreation)
  if (isFlexible) writer.uvarint(0)
}

export interface AclCreation {
  resourceType: number
  resourceName: string
  resourcePatternType: number
  principal: string
  host: string
  operation: number
  permissionType: number
}

export function newAclCreation(fields?: Partial<AclCreation>): AclCreation {
  const message: AclCreation = {
    resourceType: 0,
    resourceName: '',
    resourcePatternType: 3,
    principal: '',
    host: '',
    operation: 0,
    permissionType: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAclCreation(reader: Reader, version: number): AclCreation {
  const isFlexible = version >= 2
  const message = newAclCreation()
  message.resourceType = reader.int8()
  message.resourceName = reader.string(isFlexible)
  message.resourcePatternType = reader.int8()
  message.principal = reader.string(isFlexible)
  message.host = reader.string(isFlexible)
  message.operation = reader.int8()
  message.permissionType = reader.int8()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeAclCreation(
  writer: Writer,
  message: AclCreation,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.int8(message.resourceType)
  writer.string(message.resourceName, isFlexible)
  writer.int8(message.resourcePatternType)
  writer.string(message.principal, isFlexible)
  writer.string(message.host, isFlexible)
  writer.int8(message.operation)
  writer.int8(message.permissionType)
  if (isFlexible) writer.uvarint(0)
}

export interface CreateAclsResponse {
  throttleTimeMs: number
  results: AclCreationResult[]
}

export function newCreateAclsResponse(fields?: Partial<CreateAclsResponse>): CreateAclsResponse {
  const message: CreateAclsResponse = {
    throttleTimeMs: 0,
    results: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readCreateAclsResponse(reader: Reader, version: number): CreateAclsResponse {
  const isFlexible = version >= 2
  const message = newCreateAclsResponse()
  message.throttleTimeMs = reader.int32()
  message.results = reader.array(isFlexible, version, readAclCreationResult)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeCreateAclsResponse(
  writer: Writer,
  message: CreateAclsResponse,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.int32(message.throttleTimeMs)
  writer.array(message.results, isFlexible, version, writeAclCreationResult)
  if (isFlexible) writer.uvarint(0)
}

export interface AclCreationResult {
  errorCode: number
  errorMessage: string | null
}

export function newAclCreationResult(fields?: Partial<AclCreationResult>): AclCreationResult {
  const message: AclCreationResult = {
    errorCode: 0,
    errorMessage: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAclCreationResult(reader: Reader, version: number): AclCreationResult {
  const isFlexible = version >= 2
  const message = newAclCreationResult()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeAclCreationResult(
  writer: Writer,
  message: AclCreationResult,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, isFlexible)
  if (isFlexible) writer.uvarint(0)
}
