// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { KafkaError } from '../errors.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const DescribeConfigs: Api<DescribeConfigsRequest, DescribeConfigsResponse> = {
  key: 32,
  name: 'DescribeConfigs',
  minVersion: 1,
  maxVersion: 4,
  flexibleVersion: 4,
  isLatestUnstable: false,
  readRequest: readDescribeConfigsRequest,
  writeRequest: writeDescribeConfigsRequest,
  readResponse: readDescribeConfigsResponse,
  writeResponse: writeDescribeConfigsResponse,
}

export interface DescribeConfigsRequest {
  resources: DescribeConfigsResource[]
  includeSynonyms: boolean
  includeDocumentation: boolean
}

export function newDescribeConfigsRequest(fields?: Partial<DescribeConfigsRequest>): DescribeConfigsRequest {
  const message: DescribeConfigsRequest = {
    resources: [],
    includeSynonyms: false,
    includeDocumentation: false,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeConfigsRequest(reader: Reader, version: number): DescribeConfigsRequest {
  const isFlexible = version >= 4
  const message = newDescribeConfigsRequest()
  message.resources = reader.array(isFlexible, version, readDescribeConfigsResource)
  message.includeSynonyms = reader.bool()
  if (version >= 3) message.includeDocumentation = reader.bool()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDescribeConfigsRequest(
  writer: Writer,
  message: DescribeConfigsRequest,
  version: number,
): void {
  const isFlexible = version >= 4
  writer.array(message.resources, isFlexible, version, writeDescribeConfigsResource)
  writer.bool(message.includeSynonyms)
  if (version >= 3) writer.bool(message.includeDocumentation)
  if (!(version >= 3) && message.includeDocumentation !== false) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `DescribeConfigsRequest of version ${version} can't carry 'includeDocumentation'`,
    )
  }
  if (isFlexible) writer.uvarint(0)
}

export interface DescribeConfigsResource {
  resourceType: number
  resourceName: string
  configurationKeys: string[] | null
}

export function newDescribeConfigsResource(fields?: Partial<DescribeConfigsResource>): DescribeConfigsResource {
  const message: DescribeConfigsResource = {
    resourceType: 0,
    resourceName: '',
    configurationKeys: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeConfigsResource(reader: Reader, version: number): DescribeConfigsResource {
  const isFlexible = version >= 4
  const message = newDescribeConfigsResource()
  message.resourceType = reader.int8()
  message.resourceName = reader.string(isFlexible)
  message.configurationKeys = reader.nullableArray(isFlexible, version, (element) => element.string(isFlexible))
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDescribeConfigsResource(
  writer: Writer,
  message: DescribeConfigsResource,
  version: number,
): void {
  const isFlexible = version >= 4
  writer.int8(message.resourceType)
  writer.string(message.resourceName, isFlexible)
  writer.array(message.configurationKeys, isFlexible, version, (target, element) => target.string(element, isFlexible))
  if (isFlexible) writer.uvarint(0)
}

export interface DescribeConfigsResponse {
  throttleTimeMs: number
  results: DescribeConfigsResult[]
}

export function newDescribeConfigsResponse(fields?: Partial<DescribeConfigsResponse>): DescribeConfigsResponse {
  const message: DescribeConfigsResponse = {
    throttleTimeMs: 0,
    results: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeConfigsResponse(reader: Reader, version: number): DescribeConfigsResponse {
  const isFlexible = version >= 4
  const message = newDescribeConfigsResponse()
  message.throttleTimeMs = reader.int32()
  message.results = reader.array(isFlexible, version, readDescribeConfigsResult)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDescribeConfigsResponse(
  writer: Writer,
  message: DescribeConfigsResponse,
  version: number,
): void {
  const isFlexible = version >= 4
  writer.int32(message.throttleTimeMs)
  writer.array(message.results, isFlexible, version, writeDescribeConfigsResult)
  if (isFlexible) writer.uvarint(0)
}

export interface DescribeConfigsResult {
  errorCode: number
  errorMessage: string | null
  resourceType: number
  resourceName: string
  configs: DescribeConfigsResourceResult[]
}

export function newDescribeConfigsResult(fields?: Partial<DescribeConfigsResult>): DescribeConfigsResult {
  const message: DescribeConfigsResult = {
    errorCode: 0,
    errorMessage: '',
    resourceType: 0,
    resourceName: '',
    configs: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeConfigsResult(reader: Reader, version: number): DescribeConfigsResult {
  const isFlexible = version >= 4
  const message = newDescribeConfigsResult()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(isFlexible)
  message.resourceType = reader.int8()
  message.resourceName = reader.string(isFlexible)
  message.configs = reader.array(isFlexible, version, readDescribeConfigsResourceResult)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDescribeConfigsResult(
  writer: Writer,
  message: DescribeConfigsResult,
  version: number,
): void {
  const isFlexible = version >= 4
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, isFlexible)
  writer.int8(message.resourceType)
  writer.string(message.resourceName, isFlexible)
  writer.array(message.configs, isFlexible, version, writeDescribeConfigsResourceResult)
  if (isFlexible) writer.uvarint(0)
}

export interface DescribeConfigsResourceResult {
  name: string
  value: string | null
  readOnly: boolean
  configSource: number
  isSensitive: boolean
  synonyms: DescribeConfigsSynonym[]
  configType: number
  documentation: string | null
}

export function newDescribeConfigsResourceResult(fields?: Partial<DescribeConfigsResourceResult>): DescribeConfigsResourceResult {
  const message: DescribeConfigsResourceResult = {
    name: '',
    value: '',
    readOnly: false,
    configSource: -1,
    isSensitive: false,
    synonyms: [],
    configType: 0,
    documentation: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeConfigsResourceResult(reader: Reader, version: number): DescribeConfigsResourceResult {
  const isFlexible = version >= 4
  const message = newDescribeConfigsResourceResult()
  message.name = reader.string(isFlexible)
  message.value = reader.nullableString(isFlexible)
  message.readOnly = reader.bool()
  message.configSource = reader.int8()
  message.isSensitive = reader.bool()
  message.synonyms = reader.array(isFlexible, version, readDescribeConfigsSynonym)
  if (version >= 3) message.configType = reader.int8()
  if (version >= 3) message.documentation = reader.nullableString(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDescribeConfigsResourceResult(
  writer: Writer,
  message: DescribeConfigsResourceResult,
  version: number,
): void {
  const isFlexible = version >= 4
  writer.string(message.name, isFlexible)
  writer.string(message.value, isFlexible)
  writer.bool(message.readOnly)
  writer.int8(message.configSource)
  writer.bool(message.isSensitive)
  writer.array(message.synonyms, isFlexible, version, writeDescribeConfigsSynonym)
  if (version >= 3) writer.int8(message.configType)
  if (version >= 3) writer.string(message.documentation, isFlexible)
  if (isFlexible) writer.uvarint(0)
}

export interface DescribeConfigsSynonym {
  name: string
  value: string | null
  source: number
}

export function newDescribeConfigsSynonym(fields?: Partial<DescribeConfigsSynonym>): DescribeConfigsSynonym {
  const message: DescribeConfigsSynonym = {
    name: '',
    value: '',
    source: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeConfigsSynonym(reader: Reader, version: number): DescribeConfigsSynonym {
  const isFlexible = version >= 4
  const message = newDescribeConfigsSynonym()
  message.name = reader.string(isFlexible)
  message.value = reader.nullableString(isFlexible)
  message.source = reader.int8()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDescribeConfigsSynonym(
  writer: Writer,
  message: DescribeConfigsSynonym,
  version: number,
): void {
  const isFlexible = version >= 4
  writer.string(message.name, isFlexible)
  writer.string(message.value, isFlexible)
  writer.int8(message.source)
  if (isFlexible) writer.uvarint(0)
}
