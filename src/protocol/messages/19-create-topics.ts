// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const CreateTopics: Api<CreateTopicsRequest, CreateTopicsResponse> = {
  key: 19,
  name: 'CreateTopics',
  minVersion: 2,
  maxVersion: 7,
  flexibleVersion: 5,
  isLatestUnstable: false,
  readRequest: readCreateTopicsRequest,
  writeRequest: writeCreateTopicsRequest,
  readResponse: readCreateTopicsResponse,
  writeResponse: writeCreateTopicsResponse,
}

export interface CreateTopicsRequest {
  topics: CreatableTopic[]
  timeoutMs: number
  validateOnly: boolean
}

export function newCreateTopicsRequest(fields?: Partial<CreateTopicsRequest>): CreateTopicsRequest {
  const message: CreateTopicsRequest = {
    topics: [],
    timeoutMs: 60000,
    validateOnly: false,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readCreateTopicsRequest(reader: Reader, version: number): CreateTopicsRequest {
  const isFlexible = version >= 5
  const message = newCreateTopicsRequest()
  message.topics = reader.array(isFlexible, version, readCreatableTopic)
  message.timeoutMs = reader.int32()
  message.validateOnly = reader.bool()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeCreateTopicsRequest(
  writer: Writer,
  message: CreateTopicsRequest,
  version: number,
): void {
  const isFlexible = version >= 5
  writer.array(message.topics, isFlexible, version, writeCreatableTopic)
  writer.int32(message.timeoutMs)
  writer.bool(message.validateOnly)
  if (isFlexible) writer.uvarint(0)
}

export interface CreatableTopic {
  name: string
  numPartitions: number
  replicationFactor: number
  assignments: CreatableReplicaAssignment[]
  configs: CreatableTopicConfig[]
}

export function newCreatableTopic(fields?: Partial<CreatableTopic>): CreatableTopic {
  const message: CreatableTopic = {
    name: '',
    numPartitions: 0,
    replicationFactor: 0,
    assignments: [],
    configs: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readCreatableTopic(reader: Reader, version: number): CreatableTopic {
  const isFlexible = version >= 5
  const message = newCreatableTopic()
  message.name = reader.string(isFlexible)
  message.numPartitions = reader.int32()
  message.replicationFactor = reader.int16()
  message.assignments = reader.array(isFlexible, version, readCreatableReplicaAssignment)
  message.configs = reader.array(isFlexible, version, readCreatableTopicConfig)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeCreatableTopic(
  writer: Writer,
  message: CreatableTopic,
  version: number,
): void {
  const isFlexible = version >= 5
  writer.string(message.name, isFlexible)
  writer.int32(message.numPartitions)
  writer.int16(message.replicationFactor)
  writer.array(message.assignments, isFlexible, version, writeCreatableReplicaAssignment)
  writer.array(message.configs, isFlexible, version, writeCreatableTopicConfig)
  if (isFlexible) writer.uvarint(0)
}

export interface CreatableReplicaAssignment {
  partitionIndex: number
  brokerIds: number[]
}

export function newCreatableReplicaAssignment(fields?: Partial<CreatableReplicaAssignment>): CreatableReplicaAssignment {
  const message: CreatableReplicaAssignment = {
    partitionIndex: 0,
    brokerIds: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readCreatableReplicaAssignment(reader: Reader, version: number): CreatableReplicaAssignment {
  const isFlexible = version >= 5
  const message = newCreatableReplicaAssignment()
  message.partitionIndex = reader.int32()
  message.brokerIds = reader.array(isFlexible, version, (element) => element.int32())
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeCreatableReplicaAssignment(
  writer: Writer,
  message: CreatableReplicaAssignment,
  version: number,
): void {
  const isFlexible = version >= 5
  writer.int32(message.partitionIndex)
  writer.array(message.brokerIds, isFlexible, version, (target, element) => target.int32(element))
  if (isFlexible) writer.uvarint(0)
}

export interface CreatableTopicConfig {
  name: string
  value: string | null
}

export function newCreatableTopicConfig(fields?: Partial<CreatableTopicConfig>): CreatableTopicConfig {
  const message: CreatableTopicConfig = {
    name: '',
    value: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readCreatableTopicConfig(reader: Reader, version: number): CreatableTopicConfig {
  const isFlexible = version >= 5
  const message = newCreatableTopicConfig()
  message.name = reader.string(isFlexible)
  message.value = reader.nullableString(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeCreatableTopicConfig(
  writer: Writer,
  message: CreatableTopicConfig,
  version: number,
): void {
  const isFlexible = version >= 5
  writer.string(message.name, isFlexible)
  writer.string(message.value, isFlexible)
  if (isFlexible) writer.uvarint(0)
}

export interface CreateTopicsResponse {
  throttleTimeMs: number
  topics: CreatableTopicResult[]
}

export function newCreateTopicsResponse(fields?: Partial<CreateTopicsResponse>): CreateTopicsResponse {
  const message: CreateTopicsResponse = {
    throttleTimeMs: 0,
    topics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readCreateTopicsResponse(reader: Reader, version: number): CreateTopicsResponse {
  const isFlexible = version >= 5
  const message = newCreateTopicsResponse()
  message.throttleTimeMs = reader.int32()
  message.topics = reader.array(isFlexible, version, readCreatableTopicResult)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeCreateTopicsResponse(
  writer: Writer,
  message: CreateTopicsResponse,
  version: number,
): void {
  const isFlexible = version >= 5
  writer.int32(message.throttleTimeMs)
  writer.array(message.topics, isFlexible, version, writeCreatableTopicResult)
  if (isFlexible) writer.uvarint(0)
}

export interface CreatableTopicResult {
  name: string
  topicId: string
  errorCode: number
  errorMessage: string | null
  topicConfigErrorCode: number
  numPartitions: number
  replicationFactor: number
  configs: CreatableTopicConfigs[] | null
}

export function newCreatableTopicResult(fields?: Partial<CreatableTopicResult>): CreatableTopicResult {
  const message: CreatableTopicResult = {
    name: '',
    topicId: ZERO_UUID,
    errorCode: 0,
    errorMessage: '',
    topicConfigErrorCode: 0,
    numPartitions: -1,
    replicationFactor: -1,
    configs: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readCreatableTopicResult(reader: Reader, version: number): CreatableTopicResult {
  const isFlexible = version >= 5
  const message = newCreatableTopicResult()
  message.name = reader.string(isFlexible)
  if (version >= 7) message.topicId = reader.uuid()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(isFlexible)
  if (version >= 5) message.numPartitions = reader.int32()
  if (version >= 5) message.replicationFactor = reader.int16()
  if (version >= 5) message.configs = reader.nullableArray(isFlexible, version, readCreatableTopicConfigs)
  if (isFlexible) {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint()
      const end = reader.taggedFieldEnd()
      if (tag === 0) {
      message.topicConfigErrorCode = reader.int16()
      reader.expectAt(end)
    } else {
        reader.skipTo(end)
      }
    }
  }
  return message
}

export function writeCreatableTopicResult(
  writer: Writer,
  message: CreatableTopicResult,
  version: number,
): void {
  const isFlexible = version >= 5
  writer.string(message.name, isFlexible)
  if (version >= 7) writer.uuid(message.topicId)
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, isFlexible)
  if (version >= 5) writer.int32(message.numPartitions)
  if (version >= 5) writer.int16(message.replicationFactor)
  if (version >= 5) writer.array(message.configs, isFlexible, version, writeCreatableTopicConfigs)
  if (isFlexible) {
    const hasTopicConfigErrorCode = message.topicConfigErrorCode !== 0
    writer.uvarint(Number(hasTopicConfigErrorCode))
    if (hasTopicConfigErrorCode) {
      writer.taggedField(0, (content) => {
        content.int16(message.topicConfigErrorCode)
      })
    }
  }
}

export interface CreatableTopicConfigs {
  name: string
  value: string | null
  readOnly: boolean
  configSource: number
  isSensitive: boolean
}

export function newCreatableTopicConfigs(fields?: Partial<CreatableTopicConfigs>): CreatableTopicConfigs {
  const message: CreatableTopicConfigs = {
    name: '',
    value: '',
    readOnly: false,
    configSource: -1,
    isSensitive: false,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readCreatableTopicConfigs(reader: Reader, version: number): CreatableTopicConfigs {
  const isFlexible = version >= 5
  const message = newCreatableTopicConfigs()
  if (version >= 5) message.name = reader.string(isFlexible)
  if (version >= 5) message.value = reader.nullableString(isFlexible)
  if (version >= 5) message.readOnly = reader.bool()
  if (version >= 5) message.configSource = reader.int8()
  if (version >= 5) message.isSensitive = reader.bool()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeCreatableTopicConfigs(
  writer: Writer,
  message: CreatableTopicConfigs,
  version: number,
): void {
  const isFlexible = version >= 5
  if (version >= 5) writer.string(message.name, isFlexible)
  if (version >= 5) writer.string(message.value, isFlexible)
  if (version >= 5) writer.bool(message.readOnly)
  if (version >= 5) writer.int8(message.configSource)
  if (version >= 5) writer.bool(message.isSensitive)
  if (isFlexible) writer.uvarint(0)
}
