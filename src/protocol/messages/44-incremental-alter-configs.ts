// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const IncrementalAlterConfigs: Api<IncrementalAlterConfigsRequest, IncrementalAlterConfigsResponse> = {
  key: 44,
  name: 'IncrementalAlterConfigs',
  minVersion: 0,
  maxVersion: 1,
  flexibleVersion: 1,
  isLatestUnstable: false,
  readRequest: readIncrementalAlterConfigsRequest,
  writeRequest: writeIncrementalAlterConfigsRequest,
  readResponse: readIncrementalAlterConfigsResponse,
  writeResponse: writeIncrementalAlterConfigsResponse,
}

export interface IncrementalAlterConfigsRequest {
  resources: AlterConfigsResource[]
  validateOnly: boolean
}

export function newIncrementalAlterConfigsRequest(fields?: Partial<IncrementalAlterConfigsRequest>): IncrementalAlterConfigsRequest {
  const message: IncrementalAlterConfigsRequest = {
    resources: [],
    validateOnly: false,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readIncrementalAlterConfigsRequest(reader: Reader, version: number): IncrementalAlterConfigsRequest {
  const isFlexible = version >= 1
  const message = newIncrementalAlterConfigsRequest()
  message.resources = reader.array(isFlexible, version, readAlterConfigsResource)
  message.validateOnly = reader.bool()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeIncrementalAlterConfigsRequest(
  writer: Writer,
  message: IncrementalAlterConfigsRequest,
  version: number,
): void {
  const isFlexible = version >= 1
  writer.array(message.resources, isFlexible, version, writeAlterConfigsResource)
  writer.bool(message.validateOnly)
  if (isFlexible) writer.uvarint(0)
}

export interface AlterConfigsResource {
  resourceType: number
  resourceName: string
  configs: AlterableConfig[]
}

export function newAlterConfigsResource(fields?: Partial<AlterConfigsResource>): AlterConfigsResource {
  const message: AlterConfigsResource = {
    resourceType: 0,
    resourceName: '',
    configs: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAlterConfigsResource(reader: Reader, version: number): AlterConfigsResource {
  const isFlexible = version >= 1
  const message = newAlterConfigsResource()
  message.resourceType = reader.int8()
  message.resourceName = reader.string(isFlexible)
  message.configs = reader.array(isFlexible, version, readAlterableConfig)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeAlterConfigsResource(
  writer: Writer,
  message: AlterConfigsResource,
  version: number,
): void {
  const isFlexible = version >= 1
  writer.int8(message.resourceType)
  writer.string(message.resourceName, isFlexible)
  writer.array(message.configs, isFlexible, version, writeAlterableConfig)
  if (isFlexible) writer.uvarint(0)
}

export interface AlterableConfig {
  name: string
  configOperation: number
  value: string | null
}

export function newAlterableConfig(fields?: Partial<AlterableConfig>): AlterableConfig {
  const message: AlterableConfig = {
    name: '',
    configOperation: 0,
    value: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAlterableConfig(reader: Reader, version: number): AlterableConfig {
  const isFlexible = version >= 1
  const message = newAlterableConfig()
  message.name = reader.string(isFlexible)
  message.configOperation = reader.int8()
  message.value = reader.nullableString(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeAlterableConfig(
  writer: Writer,
  message: AlterableConfig,
  version: number,
): void {
  const isFlexible = version >= 1
  writer.string(message.name, isFlexible)
  writer.int8(message.configOperation)
  writer.string(message.value, isFlexible)
  if (isFlexible) writer.uvarint(0)
}

export interface IncrementalAlterConfigsResponse {
  throttleTimeMs: number
  responses: AlterConfigsResourceResponse[]
}

export function newIncrementalAlterConfigsResponse(fields?: Partial<IncrementalAlterConfigsResponse>): IncrementalAlterConfigsResponse {
  const message: IncrementalAlterConfigsResponse = {
    throttleTimeMs: 0,
    responses: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readIncrementalAlterConfigsResponse(reader: Reader, version: number): IncrementalAlterConfigsResponse {
  const isFlexible = version >= 1
  const message = newIncrementalAlterConfigsResponse()
  message.throttleTimeMs = reader.int32()
  message.responses = reader.array(isFlexible, version, readAlterConfigsResourceResponse)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeIncrementalAlterConfigsResponse(
  writer: Writer,
  message: IncrementalAlterConfigsResponse,
  version: number,
): void {
  const isFlexible = version >= 1
  writer.int32(message.throttleTimeMs)
  writer.array(message.responses, isFlexible, version, writeAlterConfigsResourceResponse)
  if (isFlexible) writer.uvarint(0)
}

export interface AlterConfigsResourceResponse {
  errorCode: number
  errorMessage: string | null
  resourceType: number
  resourceName: string
}

export function newAlterConfigsResourceResponse(fields?: Partial<AlterConfigsResourceResponse>): AlterConfigsResourceResponse {
  const message: AlterConfigsResourceResponse = {
    errorCode: 0,
    errorMessage: '',
    resourceType: 0,
    resourceName: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAlterConfigsResourceResponse(reader: Reader, version: number): AlterConfigsResourceResponse {
  const isFlexible = version >= 1
  const message = newAlterConfigsResourceResponse()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(isFlexible)
  message.resourceType = reader.int8()
  message.resourceName = reader.string(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeAlterConfigsResourceResponse(
  writer: Writer,
  message: AlterConfigsResourceResponse,
  version: number,
): void {
  const isFlexible = version >= 1
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, isFlexible)
  writer.int8(message.resourceType)
  writer.string(message.resourceName, isFlexible)
  if (isFlexible) writer.uvarint(0)
}
