// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const WriteTxnMarkers: Api<WriteTxnMarkersRequest, WriteTxnMarkersResponse> = {
  key: 27,
  name: 'WriteTxnMarkers',
  minVersion: 1,
  maxVersion: 2,
  flexibleVersion: 1,
  isLatestUnstable: false,
  readRequest: readWriteTxnMarkersRequest,
  writeRequest: writeWriteTxnMarkersRequest,
  readResponse: readWriteTxnMarkersResponse,
  writeResponse: writeWriteTxnMarkersResponse,
}

export interface WriteTxnMarkersRequest {
  markers: WritableTxnMarker[]
}

export function newWriteTxnMarkersRequest(fields?: Partial<WriteTxnMarkersRequest>): WriteTxnMarkersRequest {
  const message: WriteTxnMarkersRequest = {
    markers: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readWriteTxnMarkersRequest(reader: Reader, version: number): WriteTxnMarkersRequest {
  const message = newWriteTxnMarkersRequest()
  message.markers = reader.array(true, version, readWritableTxnMarker)
  reader.skipTaggedFields()
  return message
}

export function writeWriteTxnMarkersRequest(
  writer: Writer,
  message: WriteTxnMarkersRequest,
  version: number,
): void {
  writer.array(message.markers, true, version, writeWritableTxnMarker)
  writer.uvarint(0)
}

export interface WritableTxnMarker {
  producerId: Int64
  producerEpoch: number
  transactionResult: boolean
  topics: WritableTxnMarkerTopic[]
  coordinatorEpoch: number
  transactionVersion: number
}

export function newWritableTxnMarker(fields?: Partial<WritableTxnMarker>): WritableTxnMarker {
  const message: WritableTxnMarker = {
    producerId: 0,
    producerEpoch: 0,
    transactionResult: false,
    topics: [],
    coordinatorEpoch: 0,
    transactionVersion: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readWritableTxnMarker(reader: Reader, version: number): WritableTxnMarker {
  const message = newWritableTxnMarker()
  message.producerId = reader.int64()
  message.producerEpoch = reader.int16()
  message.transactionResult = reader.bool()
  message.topics = reader.array(true, version, readWritableTxnMarkerTopic)
  message.coordinatorEpoch = reader.int32()
  if (version >= 2) message.transactionVersion = reader.int8()
  reader.skipTaggedFields()
  return message
}

export function writeWritableTxnMarker(
  writer: Writer,
  message: WritableTxnMarker,
  version: number,
): void {
  writer.int64(message.producerId)
  writer.int16(message.producerEpoch)
  writer.bool(message.transactionResult)
  writer.array(message.topics, true, version, writeWritableTxnMarkerTopic)
  writer.int32(message.coordinatorEpoch)
  if (version >= 2) writer.int8(message.transactionVersion)
  writer.uvarint(0)
}

export interface WritableTxnMarkerTopic {
  name: string
  partitionIndexes: number[]
}

export function newWritableTxnMarkerTopic(fields?: Partial<WritableTxnMarkerTopic>): WritableTxnMarkerTopic {
  const message: WritableTxnMarkerTopic = {
    name: '',
    partitionIndexes: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readWritableTxnMarkerTopic(reader: Reader, version: number): WritableTxnMarkerTopic {
  const message = newWritableTxnMarkerTopic()
  message.name = reader.string(true)
  message.partitionIndexes = reader.array(true, version, (element) => element.int32())
  reader.skipTaggedFields()
  return message
}

export function writeWritableTxnMarkerTopic(
  writer: Writer,
  message: WritableTxnMarkerTopic,
  version: number,
): void {
  writer.string(message.name, true)
  writer.array(message.partitionIndexes, true, version, (target, element) => target.int32(element))
  writer.uvarint(0)
}

export interface WriteTxnMarkersResponse {
  markers: WritableTxnMarkerResult[]
}

export function newWriteTxnMarkersResponse(fields?: Partial<WriteTxnMarkersResponse>): WriteTxnMarkersResponse {
  const message: WriteTxnMarkersResponse = {
    markers: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readWriteTxnMarkersResponse(reader: Reader, version: number): WriteTxnMarkersResponse {
  const message = newWriteTxnMarkersResponse()
  message.markers = reader.array(true, version, readWritableTxnMarkerResult)
  reader.skipTaggedFields()
  return message
}

export function writeWriteTxnMarkersResponse(
  writer: Writer,
  message: WriteTxnMarkersResponse,
  version: number,
): void {
  writer.array(message.markers, true, version, writeWritableTxnMarkerResult)
  writer.uvarint(0)
}

export interface WritableTxnMarkerResult {
  producerId: Int64
  topics: WritableTxnMarkerTopicResult[]
}

export function newWritableTxnMarkerResult(fields?: Partial<WritableTxnMarkerResult>): WritableTxnMarkerResult {
  const message: WritableTxnMarkerResult = {
    producerId: 0,
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readWritableTxnMarkerResult(reader: Reader, version: number): WritableTxnMarkerResult {
  const message = newWritableTxnMarkerResult()
  message.producerId = reader.int64()
  message.topics = reader.array(true, version, readWritableTxnMarkerTopicResult)
  reader.skipTaggedFields()
  return message
}

export function writeWritableTxnMarkerResult(
  writer: Writer,
  message: WritableTxnMarkerResult,
  version: number,
): void {
  writer.int64(message.producerId)
  writer.array(message.topics, true, version, writeWritableTxnMarkerTopicResult)
  writer.uvarint(0)
}

export interface WritableTxnMarkerTopicResult {
  name: string
  partitions: WritableTxnMarkerPartitionResult[]
}

export function newWritableTxnMarkerTopicResult(fields?: Partial<WritableTxnMarkerTopicResult>): WritableTxnMarkerTopicResult {
  const message: WritableTxnMarkerTopicResult = {
    name: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readWritableTxnMarkerTopicResult(reader: Reader, version: number): WritableTxnMarkerTopicResult {
  const message = newWritableTxnMarkerTopicResult()
  message.name = reader.string(true)
  message.partitions = reader.array(true, version, readWritableTxnMarkerPartitionResult)
  reader.skipTaggedFields()
  return message
}

export function writeWritableTxnMarkerTopicResult(
  writer: Writer,
  message: WritableTxnMarkerTopicResult,
  version: number,
): void {
  writer.string(message.name, true)
  writer.array(message.partitions, true, version, writeWritableTxnMarkerPartitionResult)
  writer.uvarint(0)
}

export interface WritableTxnMarkerPartitionResult {
  partitionIndex: number
  errorCode: number
}

export function newWritableTxnMarkerPartitionResult(fields?: Partial<WritableTxnMarkerPartitionResult>): WritableTxnMarkerPartitionResult {
  const message: WritableTxnMarkerPartitionResult = {
    partitionIndex: 0,
    errorCode: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readWritableTxnMarkerPartitionResult(reader: Reader, _version: number): WritableTxnMarkerPartitionResult {
  const message = newWritableTxnMarkerPartitionResult()
  message.partitionIndex = reader.int32()
  message.errorCode = reader.int16()
  reader.skipTaggedFields()
  return message
}

export function writeWritableTxnMarkerPartitionResult(
  writer: Writer,
  message: WritableTxnMarkerPartitionResult,
  _version: number,
): void {
  writer.int32(message.partitionIndex)
  writer.int16(message.errorCode)
  writer.uvarint(0)
}
