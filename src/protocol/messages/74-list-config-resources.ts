// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { KafkaError } from '../errors.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const ListConfigResources: Api<ListConfigResourcesRequest, ListConfigResourcesResponse> = {
  key: 74,
  name: 'ListConfigResources',
  minVersion: 0,
  maxVersion: 1,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readListConfigResourcesRequest,
  writeRequest: writeListConfigResourcesRequest,
  readResponse: readListConfigResourcesResponse,
  writeResponse: writeListConfigResourcesResponse,
}

export interface ListConfigResourcesRequest {
  resourceTypes: number[]
}

export function newListConfigResourcesRequest(fields?: Partial<ListConfigResourcesRequest>): ListConfigResourcesRequest {
  const message: ListConfigResourcesRequest = {
    resourceTypes: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readListConfigResourcesRequest(reader: Reader, version: number): ListConfigResourcesRequest {
  const message = newListConfigResourcesRequest()
  if (version >= 1) message.resourceTypes = reader.array(true, version, (element) => element.int8())
  reader.skipTaggedFields()
  return message
}

export function writeListConfigResourcesRequest(
  writer: Writer,
  message: ListConfigResourcesRequest,
  version: number,
): void {
  if (version >= 1) writer.array(message.resourceTypes, true, version, (target, element) => target.int8(element))
  if (!(version >= 1) && message.resourceTypes.length > 0) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `ListConfigResourcesRequest of version ${version} can't carry 'resourceTypes'`,
    )
  }
  writer.uvarint(0)
}

export interface ListConfigResourcesResponse {
  throttleTimeMs: number
  errorCode: number
  configResources: ConfigResource[]
}

export function newListConfigResourcesResponse(fields?: Partial<ListConfigResourcesResponse>): ListConfigResourcesResponse {
  const message: ListConfigResourcesResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    configResources: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readListConfigResourcesResponse(reader: Reader, version: number): ListConfigResourcesResponse {
  const message = newListConfigResourcesResponse()
  message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  message.configResources = reader.array(true, version, readConfigResource)
  reader.skipTaggedFields()
  return message
}

export function writeListConfigResourcesResponse(
  writer: Writer,
  message: ListConfigResourcesResponse,
  version: number,
): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.array(message.configResources, true, version, writeConfigResource)
  writer.uvarint(0)
}

export interface ConfigResource {
  resourceName: string
  resourceType: number
}

export function newConfigResource(fields?: Partial<ConfigResource>): ConfigResource {
  const message: ConfigResource = {
    resourceName: '',
    resourceType: 16,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readConfigResource(reader: Reader, version: number): ConfigResource {
  const message = newConfigResource()
  message.resourceName = reader.string(true)
  if (version >= 1) message.resourceType = reader.int8()
  reader.skipTaggedFields()
  return message
}

export function writeConfigResource(
  writer: Writer,
  message: ConfigResource,
  version: number,
): void {
  writer.string(message.resourceName, true)
  if (version >= 1) writer.int8(message.resourceType)
  writer.uvarint(0)
}
