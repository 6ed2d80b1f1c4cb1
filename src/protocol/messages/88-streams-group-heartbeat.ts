// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const StreamsGroupHeartbeat: Api<StreamsGroupHeartbeatRequest, StreamsGroupHeartbeatResponse> = {
  key: 88,
  name: 'StreamsGroupHeartbeat',
  minVersion: 0,
  maxVersion: 0,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readStreamsGroupHeartbeatRequest,
  writeRequest: writeStreamsGroupHeartbeatRequest,
  readResponse: readStreamsGroupHeartbeatResponse,
  writeResponse: writeStreamsGroupHeartbeatResponse,
}

export interface StreamsGroupHeartbeatRequest {
  groupId: string
  memberId: string
  memberEpoch: number
  endpointInformationEpoch: number
  instanceId: string | null
  rackId: string | null
  rebalanceTimeoutMs: number
  topology: Topology | null
  activeTasks: RequestTaskIds[] | null
  standbyTasks: RequestTaskIds[] | null
  warmupTasks: RequestTaskIds[] | null
  processId: string | null
  userEndpoint: RequestEndpoint | null
  clientTags: KeyValue[] | null
  taskOffsets: TaskOffset[] | null
  taskEndOffsets: TaskOffset[] | null
  shutdownApplication: boolean
}

export function newStreamsGroupHeartbeatRequest(fields?: Partial<StreamsGroupHeartbeatRequest>): StreamsGroupHeartbeatRequest {
  const message: StreamsGroupHeartbeatRequest = {
    groupId: '',
    memberId: '',
    memberEpoch: 0,
    endpointInformationEpoch: 0,
    instanceId: null,
    rackId: null,
    rebalanceTimeoutMs: -1,
    topology: null,
    activeTasks: null,
    standbyTasks: null,
    warmupTasks: null,
    processId: null,
    userEndpoint: null,
    clientTags: null,
    taskOffsets: null,
    taskEndOffsets: null,
    shutdownApplication: false,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readStreamsGroupHeartbeatRequest(reader: Reader, version: number): StreamsGroupHeartbeatRequest {
  const message = newStreamsGroupHeartbeatRequest()
  message.groupId = reader.string(true)
  message.memberId = reader.string(true)
  message.memberEpoch = reader.int32()
  message.endpointInformationEpoch = reader.int32()
  message.instanceId = reader.nullableString(true)
  message.rackId = reader.nullableString(true)
  message.rebalanceTimeoutMs = reader.int32()
  message.topology = reader.nullableStruct(version, readTopology)
  message.activeTasks = reader.nullableArray(true, version, readRequestTaskIds)
  message.standbyTasks = reader.nullableArray(true, version, readRequestTaskIds)
  message.warmupTasks = reader.nullableArray(true, version, readRequestTaskIds)
  message.processId = reader.nullableString(true)
  message.userEndpoint = reader.nullableStruct(version, readRequestEndpoint)
  message.clientTags = reader.nullableArray(true, version, readKeyValue)
  message.taskOffsets = reader.nullableArray(true, version, readTaskOffset)
  message.taskEndOffsets = reader.nullableArray(true, version, readTaskOffset)
  message.shutdownApplication = reader.bool()
  reader.skipTaggedFields()
  return message
}

export function writeStreamsGroupHeartbeatRequest(
  writer: Writer,
  message: StreamsGroupHeartbeatRequest,
  version: number,
): void {
  writer.string(message.groupId, true)
  writer.string(message.memberId, true)
  writer.int32(message.memberEpoch)
  writer.int32(message.endpointInformationEpoch)
  writer.string(message.instanceId, true)
  writer.string(message.rackId, true)
  writer.int32(message.rebalanceTimeoutMs)
  writer.nullableStruct(message.topology, version, writeTopology)
  writer.array(message.activeTasks, true, version, writeRequestTaskIds)
  writer.array(message.standbyTasks, true, version, writeRequestTaskIds)
  writer.array(message.warmupTasks, true, version, writeRequestTaskIds)
  writer.string(message.processId, true)
  writer.nullableStruct(message.userEndpoint, version, writeRequestEndpoint)
  writer.array(message.clientTags, true, version, writeKeyValue)
  writer.array(message.taskOffsets, true, version, writeTaskOffset)
  writer.array(message.taskEndOffsets, true, version, writeTaskOffset)
  writer.bool(message.shutdownApplication)
  writer.uvarint(0)
}

export interface Topology {
  epoch: number
  subtopologies: Subtopology[]
}

export function newTopology(fields?: Partial<Topology>): Topology {
  const message: Topology = {
    epoch: 0,
    subtopologies: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTopology(reader: Reader, version: number): Topology {
  const message = newTopology()
  message.epoch = reader.int32()
  message.subtopologies = reader.array(true, version, readSubtopology)
  reader.skipTaggedFields()
  return message
}

export function writeTopology(
  writer: Writer,
  message: Topology,
  version: number,
): void {
  writer.int32(message.epoch)
  writer.array(message.subtopologies, true, version, writeSubtopology)
  writer.uvarint(0)
}

export interface Subtopology {
  subtopologyId: string
  sourceTopics: string[]
  sourceTopicRegex: string[]
  stateChangelogTopics: TopicInfo[]
  repartitionSinkTopics: string[]
  repartitionSourceTopics: TopicInfo[]
  copartitionGroups: CopartitionGroup[]
}

export function newSubtopology(fields?: Partial<Subtopology>): Subtopology {
  const message: Subtopology = {
    subtopologyId: '',
    sourceTopics: [],
    sourceTopicRegex: [],
    stateChangelogTopics: [],
    repartitionSinkTopics: [],
    repartitionSourceTopics: [],
    copartitionGroups: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readSubtopology(reader: Reader, version: number): Subtopology {
  const message = newSubtopology()
  message.subtopologyId = reader.string(true)
  message.sourceTopics = reader.array(true, version, (element) => element.string(true))
  message.sourceTopicRegex = reader.array(true, version, (element) => element.string(true))
  message.stateChangelogTopics = reader.array(true, version, readTopicInfo)
  message.repartitionSinkTopics = reader.array(true, version, (element) => element.string(true))
  message.repartitionSourceTopics = reader.array(true, version, readTopicInfo)
  message.copartitionGroups = reader.array(true, version, readCopartitionGroup)
  reader.skipTaggedFields()
  return message
}

export function writeSubtopology(
  writer: Writer,
  message: Subtopology,
  version: number,
): void {
  writer.string(message.subtopologyId, true)
  writer.array(message.sourceTopics, true, version, (target, element) => target.string(element, true))
  writer.array(message.sourceTopicRegex, true, version, (target, element) => target.string(element, true))
  writer.array(message.stateChangelogTopics, true, version, writeTopicInfo)
  writer.array(message.repartitionSinkTopics, true, version, (target, element) => target.string(element, true))
  writer.array(message.repartitionSourceTopics, true, version, writeTopicInfo)
  writer.array(message.copartitionGroups, true, version, writeCopartitionGroup)
  writer.uvarint(0)
}

export interface CopartitionGroup {
  sourceTopics: number[]
  sourceTopicRegex: number[]
  repartitionSourceTopics: number[]
}

export function newCopartitionGroup(fields?: Partial<CopartitionGroup>): CopartitionGroup {
  const message: CopartitionGroup = {
    sourceTopics: [],
    sourceTopicRegex: [],
    repartitionSourceTopics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readCopartitionGroup(reader: Reader, version: number): CopartitionGroup {
  const message = newCopartitionGroup()
  message.sourceTopics = reader.array(true, version, (element) => element.int16())
  message.sourceTopicRegex = reader.array(true, version, (element) => element.int16())
  message.repartitionSourceTopics = reader.array(true, version, (element) => element.int16())
  reader.skipTaggedFields()
  return message
}

export function writeCopartitionGroup(
  writer: Writer,
  message: CopartitionGroup,
  version: number,
): void {
  writer.array(message.sourceTopics, true, version, (target, element) => target.int16(element))
  writer.array(message.sourceTopicRegex, true, version, (target, element) => target.int16(element))
  writer.array(message.repartitionSourceTopics, true, version, (target, element) => target.int16(element))
  writer.uvarint(0)
}

export interface KeyValue {
  key: string
  value: string
}

export function newKeyValue(fields?: Partial<KeyValue>): KeyValue {
  const message: KeyValue = {
    key: '',
    value: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readKeyValue(reader: Reader, _version: number): KeyValue {
  const message = newKeyValue()
  message.key = reader.string(true)
  message.value = reader.string(true)
  reader.skipTaggedFields()
  return message
}

export function writeKeyValue(
  writer: Writer,
  message: KeyValue,
  _version: number,
): void {
  writer.string(message.key, true)
  writer.string(message.value, true)
  writer.uvarint(0)
}

export interface TopicInfo {
  name: string
  partitions: number
  replicationFactor: number
  topicConfigs: KeyValue[]
}

export function newTopicInfo(fields?: Partial<TopicInfo>): TopicInfo {
  const message: TopicInfo = {
    name: '',
    partitions: 0,
    replicationFactor: 0,
    topicConfigs: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTopicInfo(reader: Reader, version: number): TopicInfo {
  const message = newTopicInfo()
  message.name = reader.string(true)
  message.partitions = reader.int32()
  message.replicationFactor = reader.int16()
  message.topicConfigs = reader.array(true, version, readKeyValue)
  reader.skipTaggedFields()
  return message
}

export function writeTopicInfo(
  writer: Writer,
  message: TopicInfo,
  version: number,
): void {
  writer.string(message.name, true)
  writer.int32(message.partitions)
  writer.int16(message.replicationFactor)
  writer.array(message.topicConfigs, true, version, writeKeyValue)
  writer.uvarint(0)
}

export interface RequestEndpoint {
  host: string
  port: number
}

export function newRequestEndpoint(fields?: Partial<RequestEndpoint>): RequestEndpoint {
  const message: RequestEndpoint = {
    host: '',
    port: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readRequestEndpoint(reader: Reader, _version: number): RequestEndpoint {
  const message = newRequestEndpoint()
  message.host = reader.string(true)
  message.port = reader.uint16()
  reader.skipTaggedFields()
  return message
}

export function writeRequestEndpoint(
  writer: Writer,
  message: RequestEndpoint,
  _version: number,
): void {
  writer.string(message.host, true)
  writer.uint16(message.port)
  writer.uvarint(0)
}

export interface TaskOffset {
  subtopologyId: string
  partition: number
  offset: Int64
}

export function newTaskOffset(fields?: Partial<TaskOffset>): TaskOffset {
  const message: TaskOffset = {
    subtopologyId: '',
    partition: 0,
    offset: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTaskOffset(reader: Reader, _version: number): TaskOffset {
  const message = newTaskOffset()
  message.subtopologyId = reader.string(true)
  message.partition = reader.int32()
  message.offset = reader.int64()
  reader.skipTaggedFields()
  return message
}

export function writeTaskOffset(
  writer: Writer,
  message: TaskOffset,
  _version: number,
): void {
  writer.string(message.subtopologyId, true)
  writer.int32(message.partition)
  writer.int64(message.offset)
  writer.uvarint(0)
}

export interface RequestTaskIds {
  subtopologyId: string
  partitions: number[]
}

export function newRequestTaskIds(fields?: Partial<RequestTaskIds>): RequestTaskIds {
  const message: RequestTaskIds = {
    subtopologyId: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readRequestTaskIds(reader: Reader, version: number): RequestTaskIds {
  const message = newRequestTaskIds()
  message.subtopologyId = reader.string(true)
  message.partitions = reader.array(true, version, (element) => element.int32())
  reader.skipTaggedFields()
  return message
}

export function writeRequestTaskIds(
  writer: Writer,
  message: RequestTaskIds,
  version: number,
): void {
  writer.string(message.subtopologyId, true)
  writer.array(message.partitions, true, version, (target, element) => target.int32(element))
  writer.uvarint(0)
}

export interface StreamsGroupHeartbeatResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
  memberId: string
  memberEpoch: number
  heartbeatIntervalMs: number
  acceptableRecoveryLag: number
  taskOffsetIntervalMs: number
  status: Status[] | null
  activeTasks: ResponseTaskIds[] | null
  standbyTasks: ResponseTaskIds[] | null
  warmupTasks: ResponseTaskIds[] | null
  endpointInformationEpoch: number
  partitionsByUserEndpoint: EndpointToPartitions[] | null
}

export function newStreamsGroupHeartbeatResponse(fields?: Partial<StreamsGroupHeartbeatResponse>): StreamsGroupHeartbeatResponse {
  const message: StreamsGroupHeartbeatResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: null,
    memberId: '',
    memberEpoch: 0,
    heartbeatIntervalMs: 0,
    acceptableRecoveryLag: 0,
    taskOffsetIntervalMs: 0,
    status: [],
    activeTasks: null,
    standbyTasks: null,
    warmupTasks: null,
    endpointInformationEpoch: 0,
    partitionsByUserEndpoint: null,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readStreamsGroupHeartbeatResponse(reader: Reader, version: number): StreamsGroupHeartbeatResponse {
  const message = newStreamsGroupHeartbeatResponse()
  message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(true)
  message.memberId = reader.string(true)
  message.memberEpoch = reader.int32()
  message.heartbeatIntervalMs = reader.int32()
  message.acceptableRecoveryLag = reader.int32()
  message.taskOffsetIntervalMs = reader.int32()
  message.status = reader.nullableArray(true, version, readStatus)
  message.activeTasks = reader.nullableArray(true, version, readResponseTaskIds)
  message.standbyTasks = reader.nullableArray(true, version, readResponseTaskIds)
  message.warmupTasks = reader.nullableArray(true, version, readResponseTaskIds)
  message.endpointInformationEpoch = reader.int32()
  message.partitionsByUserEndpoint = reader.nullableArray(true, version, readEndpointToPartitions)
  reader.skipTaggedFields()
  return message
}

export function writeStreamsGroupHeartbeatResponse(
  writer: Writer,
  message: StreamsGroupHeartbeatResponse,
  version: number,
): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, true)
  writer.string(message.memberId, true)
  writer.int32(message.memberEpoch)
  writer.int32(message.heartbeatIntervalMs)
  writer.int32(message.acceptableRecoveryLag)
  writer.int32(message.taskOffsetIntervalMs)
  writer.array(message.status, true, version, writeStatus)
  writer.array(message.activeTasks, true, version, writeResponseTaskIds)
  writer.array(message.standbyTasks, true, version, writeResponseTaskIds)
  writer.array(message.warmupTasks, true, version, writeResponseTaskIds)
  writer.int32(message.endpointInformationEpoch)
  writer.array(message.partitionsByUserEndpoint, true, version, writeEndpointToPartitions)
  writer.uvarint(0)
}

export interface EndpointToPartitions {
  userEndpoint: ResponseEndpoint
  activePartitions: TopicPartition[]
  standbyPartitions: TopicPartition[]
}

export function newEndpointToPartitions(fields?: Partial<EndpointToPartitions>): EndpointToPartitions {
  const message: EndpointToPartitions = {
    userEndpoint: newResponseEndpoint(),
    activePartitions: [],
    standbyPartitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readEndpointToPartitions(reader: Reader, version: number): EndpointToPartitions {
  const message = newEndpointToPartitions()
  message.userEndpoint = readResponseEndpoint(reader, version)
  message.activePartitions = reader.array(true, version, readTopicPartition)
  message.standbyPartitions = reader.array(true, version, readTopicPartition)
  reader.skipTaggedFields()
  return message
}

export function writeEndpointToPartitions(
  writer: Writer,
  message: EndpointToPartitions,
  version: number,
): void {
  writeResponseEndpoint(writer, message.userEndpoint, version)
  writer.array(message.activePartitions, true, version, writeTopicPartition)
  writer.array(message.standbyPartitions, true, version, writeTopicPartition)
  writer.uvarint(0)
}

export interface Status {
  statusCode: number
  statusDetail: string
}

export function newStatus(fields?: Partial<Status>): Status {
  const message: Status = {
    statusCode: 0,
    statusDetail: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readStatus(reader: Reader, _version: number): Status {
  const message = newStatus()
  message.statusCode = reader.int8()
  message.statusDetail = reader.string(true)
  reader.skipTaggedFields()
  return message
}

export function writeStatus(
  writer: Writer,
  message: Status,
  _version: number,
): void {
  writer.int8(message.statusCode)
  writer.string(message.statusDetail, true)
  writer.uvarint(0)
}

export interface TopicPartition {
  topic: string
  partitions: number[]
}

export function newTopicPartition(fields?: Partial<TopicPartition>): TopicPartition {
  const message: TopicPartition = {
    topic: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTopicPartition(reader: Reader, version: number): TopicPartition {
  const message = newTopicPartition()
  message.topic = reader.string(true)
  message.partitions = reader.array(true, version, (element) => element.int32())
  reader.skipTaggedFields()
  return message
}

export function writeTopicPartition(
  writer: Writer,
  message: TopicPartition,
  version: number,
): void {
  writer.string(message.topic, true)
  writer.array(message.partitions, true, version, (target, element) => target.int32(element))
  writer.uvarint(0)
}

export interface ResponseTaskIds {
  subtopologyId: string
  partitions: number[]
}

export function newResponseTaskIds(fields?: Partial<ResponseTaskIds>): ResponseTaskIds {
  const message: ResponseTaskIds = {
    subtopologyId: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readResponseTaskIds(reader: Reader, version: number): ResponseTaskIds {
  const message = newResponseTaskIds()
  message.subtopologyId = reader.string(true)
  message.partitions = reader.array(true, version, (element) => element.int32())
  reader.skipTaggedFields()
  return message
}

export function writeResponseTaskIds(
  writer: Writer,
  message: ResponseTaskIds,
  version: number,
): void {
  writer.string(message.subtopologyId, true)
  writer.array(message.partitions, true, version, (target, element) => target.int32(element))
  writer.uvarint(0)
}

export interface ResponseEndpoint {
  host: string
  port: number
}

export function newResponseEndpoint(fields?: Partial<ResponseEndpoint>): ResponseEndpoint {
  const message: ResponseEndpoint = {
    host: '',
    port: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readResponseEndpoint(reader: Reader, _version: number): ResponseEndpoint {
  const message = newResponseEndpoint()
  message.host = reader.string(true)
  message.port = reader.uint16()
  reader.skipTaggedFields()
  return message
}

export function writeResponseEndpoint(
  writer: Writer,
  message: ResponseEndpoint,
  _version: number,
): void {
  writer.string(message.host, true)
  writer.uint16(message.port)
  writer.uvarint(0)
}
