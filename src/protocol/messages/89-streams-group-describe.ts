// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const StreamsGroupDescribe: Api<StreamsGroupDescribeRequest, StreamsGroupDescribeResponse> = {
  key: 89,
  name: 'StreamsGroupDescribe',
  minVersion: 0,
  maxVersion: 0,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readStreamsGroupDescribeRequest,
  writeRequest: writeStreamsGroupDescribeRequest,
  readResponse: readStreamsGroupDescribeResponse,
  writeResponse: writeStreamsGroupDescribeResponse,
}

export interface StreamsGroupDescribeRequest {
  groupIds: string[]
  includeAuthorizedOperations: boolean
}

export function newStreamsGroupDescribeRequest(fields?: Partial<StreamsGroupDescribeRequest>): StreamsGroupDescribeRequest {
  const message: StreamsGroupDescribeRequest = {
    groupIds: [],
    includeAuthorizedOperations: false,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readStreamsGroupDescribeRequest(reader: Reader, version: number): StreamsGroupDescribeRequest {
  const message = newStreamsGroupDescribeRequest()
  message.groupIds = reader.array(true, version, (element) => element.string(true))
  message.includeAuthorizedOperations = reader.bool()
  reader.skipTaggedFields()
  return message
}

export function writeStreamsGroupDescribeRequest(
  writer: Writer,
  message: StreamsGroupDescribeRequest,
  version: number,
): void {
  writer.array(message.groupIds, true, version, (target, element) => target.string(element, true))
  writer.bool(message.includeAuthorizedOperations)
  writer.uvarint(0)
}

export interface StreamsGroupDescribeResponse {
  throttleTimeMs: number
  groups: DescribedGroup[]
}

export function newStreamsGroupDescribeResponse(fields?: Partial<StreamsGroupDescribeResponse>): StreamsGroupDescribeResponse {
  const message: StreamsGroupDescribeResponse = {
    throttleTimeMs: 0,
    groups: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readStreamsGroupDescribeResponse(reader: Reader, version: number): StreamsGroupDescribeResponse {
  const message = newStreamsGroupDescribeResponse()
  message.throttleTimeMs = reader.int32()
  message.groups = reader.array(true, version, readDescribedGroup)
  reader.skipTaggedFields()
  return message
}

export function writeStreamsGroupDescribeResponse(
  writer: Writer,
  message: StreamsGroupDescribeResponse,
  version: number,
): void {
  writer.int32(message.throttleTimeMs)
  writer.array(message.groups, true, version, writeDescribedGroup)
  writer.uvarint(0)
}

export interface DescribedGroup {
  errorCode: number
  errorMessage: string | null
  groupId: string
  groupState: string
  groupEpoch: number
  assignmentEpoch: number
  topology: Topology | null
  members: Member[]
  authorizedOperations: number
}

export function newDescribedGroup(fields?: Partial<DescribedGroup>): DescribedGroup {
  const message: DescribedGroup = {
    errorCode: 0,
    errorMessage: null,
    groupId: '',
    groupState: '',
    groupEpoch: 0,
    assignmentEpoch: 0,
    topology: null,
    members: [],
    authorizedOperations: -2147483648,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribedGroup(reader: Reader, version: number): DescribedGroup {
  const message = newDescribedGroup()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(true)
  message.groupId = reader.string(true)
  message.groupState = reader.string(true)
  message.groupEpoch = reader.int32()
  message.assignmentEpoch = reader.int32()
  message.topology = reader.nullableStruct(version, readTopology)
  message.members = reader.array(true, version, readMember)
  message.authorizedOperations = reader.int32()
  reader.skipTaggedFields()
  return message
}

export function writeDescribedGroup(
  writer: Writer,
  message: DescribedGroup,
  version: number,
): void {
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, true)
  writer.string(message.groupId, true)
  writer.string(message.groupState, true)
  writer.int32(message.groupEpoch)
  writer.int32(message.assignmentEpoch)
  writer.nullableStruct(message.topology, version, writeTopology)
  writer.array(message.members, true, version, writeMember)
  writer.int32(message.authorizedOperations)
  writer.uvarint(0)
}

export interface Topology {
  epoch: number
  subtopologies: Subtopology[] | null
}

export function newTopology(fields?: Partial<Topology>): Topology {
  const message: Topology = {
    epoch: 0,
    subtopologies: null,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTopology(reader: Reader, version: number): Topology {
  const message = newTopology()
  message.epoch = reader.int32()
  message.subtopologies = reader.nullableArray(true, version, readSubtopology)
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
  repartitionSinkTopics: string[]
  stateChangelogTopics: TopicInfo[]
  repartitionSourceTopics: TopicInfo[]
}

export function newSubtopology(fields?: Partial<Subtopology>): Subtopology {
  const message: Subtopology = {
    subtopologyId: '',
    sourceTopics: [],
    repartitionSinkTopics: [],
    stateChangelogTopics: [],
    repartitionSourceTopics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readSubtopology(reader: Reader, version: number): Subtopology {
  const message = newSubtopology()
  message.subtopologyId = reader.string(true)
  message.sourceTopics = reader.array(true, version, (element) => element.string(true))
  message.repartitionSinkTopics = reader.array(true, version, (element) => element.string(true))
  message.stateChangelogTopics = reader.array(true, version, readTopicInfo)
  message.repartitionSourceTopics = reader.array(true, version, readTopicInfo)
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
  writer.array(message.repartitionSinkTopics, true, version, (target, element) => target.string(element, true))
  writer.array(message.stateChangelogTopics, true, version, writeTopicInfo)
  writer.array(message.repartitionSourceTopics, true, version, writeTopicInfo)
  writer.uvarint(0)
}

export interface Member {
  memberId: string
  memberEpoch: number
  instanceId: string | null
  rackId: string | null
  clientId: string
  clientHost: string
  topologyEpoch: number
  processId: string
  userEndpoint: Endpoint | null
  clientTags: KeyValue[]
  taskOffsets: TaskOffset[]
  taskEndOffsets: TaskOffset[]
  assignment: Assignment
  targetAssignment: Assignment
  isClassic: boolean
}

export function newMember(fields?: Partial<Member>): Member {
  const message: Member = {
    memberId: '',
    memberEpoch: 0,
    instanceId: null,
    rackId: null,
    clientId: '',
    clientHost: '',
    topologyEpoch: 0,
    processId: '',
    userEndpoint: null,
    clientTags: [],
    taskOffsets: [],
    taskEndOffsets: [],
    assignment: newAssignment(),
    targetAssignment: newAssignment(),
    isClassic: false,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readMember(reader: Reader, version: number): Member {
  const message = newMember()
  message.memberId = reader.string(true)
  message.memberEpoch = reader.int32()
  message.instanceId = reader.nullableString(true)
  message.rackId = reader.nullableString(true)
  message.clientId = reader.string(true)
  message.clientHost = reader.string(true)
  message.topologyEpoch = reader.int32()
  message.processId = reader.string(true)
  message.userEndpoint = reader.nullableStruct(version, readEndpoint)
  message.clientTags = reader.array(true, version, readKeyValue)
  message.taskOffsets = reader.array(true, version, readTaskOffset)
  message.taskEndOffsets = reader.array(true, version, readTaskOffset)
  message.assignment = readAssignment(reader, version)
  message.targetAssignment = readAssignment(reader, version)
  message.isClassic = reader.bool()
  reader.skipTaggedFields()
  return message
}

export function writeMember(
  writer: Writer,
  message: Member,
  version: number,
): void {
  writer.string(message.memberId, true)
  writer.int32(message.memberEpoch)
  writer.string(message.instanceId, true)
  writer.string(message.rackId, true)
  writer.string(message.clientId, true)
  writer.string(message.clientHost, true)
  writer.int32(message.topologyEpoch)
  writer.string(message.processId, true)
  writer.nullableStruct(message.userEndpoint, version, writeEndpoint)
  writer.array(message.clientTags, true, version, writeKeyValue)
  writer.array(message.taskOffsets, true, version, writeTaskOffset)
  writer.array(message.taskEndOffsets, true, version, writeTaskOffset)
  writeAssignment(writer, message.assignment, version)
  writeAssignment(writer, message.targetAssignment, version)
  writer.bool(message.isClassic)
  writer.uvarint(0)
}

export interface Endpoint {
  host: string
  port: number
}

export function newEndpoint(fields?: Partial<Endpoint>): Endpoint {
  const message: Endpoint = {
    host: '',
    port: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readEndpoint(reader: Reader, _version: number): Endpoint {
  const message = newEndpoint()
  message.host = reader.string(true)
  message.port = reader.uint16()
  reader.skipTaggedFields()
  return message
}

export function writeEndpoint(
  writer: Writer,
  message: Endpoint,
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

export interface Assignment {
  activeTasks: TaskIds[]
  standbyTasks: TaskIds[]
  warmupTasks: TaskIds[]
}

export function newAssignment(fields?: Partial<Assignment>): Assignment {
  const message: Assignment = {
    activeTasks: [],
    standbyTasks: [],
    warmupTasks: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAssignment(reader: Reader, version: number): Assignment {
  const message = newAssignment()
  message.activeTasks = reader.array(true, version, readTaskIds)
  message.standbyTasks = reader.array(true, version, readTaskIds)
  message.warmupTasks = reader.array(true, version, readTaskIds)
  reader.skipTaggedFields()
  return message
}

export function writeAssignment(
  writer: Writer,
  message: Assignment,
  version: number,
): void {
  writer.array(message.activeTasks, true, version, writeTaskIds)
  writer.array(message.standbyTasks, true, version, writeTaskIds)
  writer.array(message.warmupTasks, true, version, writeTaskIds)
  writer.uvarint(0)
}

export interface TaskIds {
  subtopologyId: string
  partitions: number[]
}

export function newTaskIds(fields?: Partial<TaskIds>): TaskIds {
  const message: TaskIds = {
    subtopologyId: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTaskIds(reader: Reader, version: number): TaskIds {
  const message = newTaskIds()
  message.subtopologyId = reader.string(true)
  message.partitions = reader.array(true, version, (element) => element.int32())
  reader.skipTaggedFields()
  return message
}

export function writeTaskIds(
  writer: Writer,
  message: TaskIds,
  version: number,
): void {
  writer.string(message.subtopologyId, true)
  writer.array(message.partitions, true, version, (target, element) => target.int32(element))
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
