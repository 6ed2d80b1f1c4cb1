// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { KafkaError } from '../errors.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const DescribeCluster: Api<DescribeClusterRequest, DescribeClusterResponse> = {
  key: 60,
  name: 'DescribeCluster',
  minVersion: 0,
  maxVersion: 2,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readDescribeClusterRequest,
  writeRequest: writeDescribeClusterRequest,
  readResponse: readDescribeClusterResponse,
  writeResponse: writeDescribeClusterResponse,
}

export interface DescribeClusterRequest {
  includeClusterAuthorizedOperations: boolean
  endpointType: number
  includeFencedBrokers: boolean
}

export function newDescribeClusterRequest(fields?: Partial<DescribeClusterRequest>): DescribeClusterRequest {
  const message: DescribeClusterRequest = {
    includeClusterAuthorizedOperations: false,
    endpointType: 1,
    includeFencedBrokers: false,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeClusterRequest(reader: Reader, version: number): DescribeClusterRequest {
  const message = newDescribeClusterRequest()
  message.includeClusterAuthorizedOperations = reader.bool()
  if (version >= 1) message.endpointType = reader.int8()
  if (version >= 2) message.includeFencedBrokers = reader.bool()
  reader.skipTaggedFields()
  return message
}

export function writeDescribeClusterRequest(
  writer: Writer,
  message: DescribeClusterRequest,
  version: number,
): void {
  writer.bool(message.includeClusterAuthorizedOperations)
  if (version >= 1) writer.int8(message.endpointType)
  if (!(version >= 1) && message.endpointType !== 1) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `DescribeClusterRequest of version ${version} can't carry 'endpointType'`,
    )
  }
  if (version >= 2) writer.bool(message.includeFencedBrokers)
  if (!(version >= 2) && message.includeFencedBrokers !== false) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `DescribeClusterRequest of version ${version} can't carry 'includeFencedBrokers'`,
    )
  }
  writer.uvarint(0)
}

export interface DescribeClusterResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
  endpointType: number
  clusterId: string
  controllerId: number
  brokers: DescribeClusterBroker[]
  clusterAuthorizedOperations: number
}

export function newDescribeClusterResponse(fields?: Partial<DescribeClusterResponse>): DescribeClusterResponse {
  const message: DescribeClusterResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: null,
    endpointType: 1,
    clusterId: '',
    controllerId: -1,
    brokers: [],
    clusterAuthorizedOperations: -2147483648,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeClusterResponse(reader: Reader, version: number): DescribeClusterResponse {
  const message = newDescribeClusterResponse()
  message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(true)
  if (version >= 1) message.endpointType = reader.int8()
  message.clusterId = reader.string(true)
  message.controllerId = reader.int32()
  message.brokers = reader.array(true, version, readDescribeClusterBroker)
  message.clusterAuthorizedOperations = reader.int32()
  reader.skipTaggedFields()
  return message
}

export function writeDescribeClusterResponse(
  writer: Writer,
  message: DescribeClusterResponse,
  version: number,
): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, true)
  if (version >= 1) writer.int8(message.endpointType)
  writer.string(message.clusterId, true)
  writer.int32(message.controllerId)
  writer.array(message.brokers, true, version, writeDescribeClusterBroker)
  writer.int32(message.clusterAuthorizedOperations)
  writer.uvarint(0)
}

export interface DescribeClusterBroker {
  brokerId: number
  host: string
  port: number
  rack: string | null
  isFenced: boolean
}

export function newDescribeClusterBroker(fields?: Partial<DescribeClusterBroker>): DescribeClusterBroker {
  const message: DescribeClusterBroker = {
    brokerId: 0,
    host: '',
    port: 0,
    rack: null,
    isFenced: false,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeClusterBroker(reader: Reader, version: number): DescribeClusterBroker {
  const message = newDescribeClusterBroker()
  message.brokerId = reader.int32()
  message.host = reader.string(true)
  message.port = reader.int32()
  message.rack = reader.nullableString(true)
  if (version >= 2) message.isFenced = reader.bool()
  reader.skipTaggedFields()
  return message
}

export function writeDescribeClusterBroker(
  writer: Writer,
  message: DescribeClusterBroker,
  version: number,
): void {
  writer.int32(message.brokerId)
  writer.string(message.host, true)
  writer.int32(message.port)
  writer.string(message.rack, true)
  if (version >= 2) writer.bool(message.isFenced)
  writer.uvarint(0)
}
