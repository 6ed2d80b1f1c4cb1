// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const ListPartitionReassignments: Api<ListPartitionReassignmentsRequest, ListPartitionReassignmentsResponse> = {
  key: 46,
  name: 'ListPartitionReassignments',
  minVersion: 0,
  maxVersion: 0,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readListPartitionReassignmentsRequest,
  writeRequest: writeListPartitionReassignmentsRequest,
  readResponse: readListPartitionReassignmentsResponse,
  writeResponse: writeListPartitionReassignmentsResponse,
}

export interface ListPartitionReassignmentsRequest {
  timeoutMs: number
  topics: ListPartitionReassignmentsTopics[] | null
}

export function newListPartitionReassignmentsRequest(fields?: Partial<ListPartitionReassignmentsRequest>): ListPartitionReassignmentsRequest {
  const message: ListPartitionReassignmentsRequest = {
    timeoutMs: 60000,
    topics: null,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readListPartitionReassignmentsRequest(reader: Reader, version: number): ListPartitionReassignmentsRequest {
  const message = newListPartitionReassignmentsRequest()
  message.timeoutMs = reader.int32()
  message.topics = reader.nullableArray(true, version, readListPartitionReassignmentsTopics)
  reader.skipTaggedFields()
  return message
}

export function writeListPartitionReassignmentsRequest(
  writer: Writer,
  message: ListPartitionReassignmentsRequest,
  version: number,
): void {
  writer.int32(message.timeoutMs)
  writer.array(message.topics, true, version, writeListPartitionReassignmentsTopics)
  writer.uvarint(0)
}

export interface ListPartitionReassignmentsTopics {
  name: string
  partitionIndexes: number[]
}

export function newListPartitionReassignmentsTopics(fields?: Partial<ListPartitionReassignmentsTopics>): ListPartitionReassignmentsTopics {
  const message: ListPartitionReassignmentsTopics = {
    name: '',
    partitionIndexes: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readListPartitionReassignmentsTopics(reader: Reader, version: number): ListPartitionReassignmentsTopics {
  const message = newListPartitionReassignmentsTopics()
  message.name = reader.string(true)
  message.partitionIndexes = reader.array(true, version, (element) => element.int32())
  reader.skipTaggedFields()
  return message
}

export function writeListPartitionReassignmentsTopics(
  writer: Writer,
  message: ListPartitionReassignmentsTopics,
  version: number,
): void {
  writer.string(message.name, true)
  writer.array(message.partitionIndexes, true, version, (target, element) => target.int32(element))
  writer.uvarint(0)
}

export interface ListPartitionReassignmentsResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
  topics: OngoingTopicReassignment[]
}

export function newListPartitionReassignmentsResponse(fields?: Partial<ListPartitionReassignmentsResponse>): ListPartitionReassignmentsResponse {
  const message: ListPartitionReassignmentsResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: '',
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readListPartitionReassignmentsResponse(reader: Reader, version: number): ListPartitionReassignmentsResponse {
  const message = newListPartitionReassignmentsResponse()
  message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(true)
  message.topics = reader.array(true, version, readOngoingTopicReassignment)
  reader.skipTaggedFields()
  return message
}

export function writeListPartitionReassignmentsResponse(
  writer: Writer,
  message: ListPartitionReassignmentsResponse,
  version: number,
): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, true)
  writer.array(message.topics, true, version, writeOngoingTopicReassignment)
  writer.uvarint(0)
}

export interface OngoingTopicReassignment {
  name: string
  partitions: OngoingPartitionReassignment[]
}

export function newOngoingTopicReassignment(fields?: Partial<OngoingTopicReassignment>): OngoingTopicReassignment {
  const message: OngoingTopicReassignment = {
    name: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readOngoingTopicReassignment(reader: Reader, version: number): OngoingTopicReassignment {
  const message = newOngoingTopicReassignment()
  message.name = reader.string(true)
  message.partitions = reader.array(true, version, readOngoingPartitionReassignment)
  reader.skipTaggedFields()
  return message
}

export function writeOngoingTopicReassignment(
  writer: Writer,
  message: OngoingTopicReassignment,
  version: number,
): void {
  writer.string(message.name, true)
  writer.array(message.partitions, true, version, writeOngoingPartitionReassignment)
  writer.uvarint(0)
}

export interface OngoingPartitionReassignment {
  partitionIndex: number
  replicas: number[]
  addingReplicas: number[]
  removingReplicas: number[]
}

export function newOngoingPartitionReassignment(fields?: Partial<OngoingPartitionReassignment>): OngoingPartitionReassignment {
  const message: OngoingPartitionReassignment = {
    partitionIndex: 0,
    replicas: [],
    addingReplicas: [],
    removingReplicas: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readOngoingPartitionReassignment(reader: Reader, version: number): OngoingPartitionReassignment {
  const message = newOngoingPartitionReassignment()
  message.partitionIndex = reader.int32()
  message.replicas = reader.array(true, version, (element) => element.int32())
  message.addingReplicas = reader.array(true, version, (element) => element.int32())
  message.removingReplicas = reader.array(true, version, (element) => element.int32())
  reader.skipTaggedFields()
  return message
}

export function writeOngoingPartitionReassignment(
  writer: Writer,
  message: OngoingPartitionReassignment,
  version: number,
): void {
  writer.int32(message.partitionIndex)
  writer.array(message.replicas, true, version, (target, element) => target.int32(element))
  writer.array(message.addingReplicas, true, version, (target, element) => target.int32(element))
  writer.array(message.removingReplicas, true, version, (target, element) => target.int32(element))
  writer.uvarint(0)
}
