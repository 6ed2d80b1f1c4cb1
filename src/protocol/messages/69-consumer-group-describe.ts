// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const ConsumerGroupDescribe: Api<ConsumerGroupDescribeRequest, ConsumerGroupDescribeResponse> = {
  key: 69,
  name: 'ConsumerGroupDescribe',
  minVersion: 0,
  maxVersion: 1,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readConsumerGroupDescribeRequest,
  writeRequest: writeConsumerGroupDescribeRequest,
  readResponse: readConsumerGroupDescribeResponse,
  writeResponse: writeConsumerGroupDescribeResponse,
}

export interface ConsumerGroupDescribeRequest {
  groupIds: string[]
  includeAuthorizedOperations: boolean
}

export function newConsumerGroupDescribeRequest(fields?: Partial<ConsumerGroupDescribeRequest>): ConsumerGroupDescribeRequest {
  const message: ConsumerGroupDescribeRequest = {
    groupIds: [],
    includeAuthorizedOperations: false,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readConsumerGroupDescribeRequest(reader: Reader, version: number): ConsumerGroupDescribeRequest {
  const message = newConsumerGroupDescribeRequest()
  message.groupIds = reader.array(true, version, (element) => element.string(true))
  message.includeAuthorizedOperations = reader.bool()
  reader.skipTaggedFields()
  return message
}

export function writeConsumerGroupDescribeRequest(
  writer: Writer,
  message: ConsumerGroupDescribeRequest,
  version: number,
): void {
  writer.array(message.groupIds, true, version, (target, element) => target.string(element, true))
  writer.bool(message.includeAuthorizedOperations)
  writer.uvarint(0)
}

export interface ConsumerGroupDescribeResponse {
  throttleTimeMs: number
  groups: DescribedGroup[]
}

export function newConsumerGroupDescribeResponse(fields?: Partial<ConsumerGroupDescribeResponse>): ConsumerGroupDescribeResponse {
  const message: ConsumerGroupDescribeResponse = {
    throttleTimeMs: 0,
    groups: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readConsumerGroupDescribeResponse(reader: Reader, version: number): ConsumerGroupDescribeResponse {
  const message = newConsumerGroupDescribeResponse()
  message.throttleTimeMs = reader.int32()
  message.groups = reader.array(true, version, readDescribedGroup)
  reader.skipTaggedFields()
  return message
}

export function writeConsumerGroupDescribeResponse(
  writer: Writer,
  message: ConsumerGroupDescribeResponse,
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
  assignorName: string
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
    assignorName: '',
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
  message.assignorName = reader.string(true)
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
  writer.string(message.assignorName, true)
  writer.array(message.members, true, version, writeMember)
  writer.int32(message.authorizedOperations)
  writer.uvarint(0)
}

export interface Member {
  memberId: string
  instanceId: string | null
  rackId: string | null
  memberEpoch: number
  clientId: string
  clientHost: string
  subscribedTopicNames: string[]
  subscribedTopicRegex: string | null
  assignment: Assignment
  targetAssignment: Assignment
  memberType: number
}

export function newMember(fields?: Partial<Member>): Member {
  const message: Member = {
    memberId: '',
    instanceId: null,
    rackId: null,
    memberEpoch: 0,
    clientId: '',
    clientHost: '',
    subscribedTopicNames: [],
    subscribedTopicRegex: null,
    assignment: newAssignment(),
    targetAssignment: newAssignment(),
    memberType: -1,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readMember(reader: Reader, version: number): Member {
  const message = newMember()
  message.memberId = reader.string(true)
  message.instanceId = reader.nullableString(true)
  message.rackId = reader.nullableString(true)
  message.memberEpoch = reader.int32()
  message.clientId = reader.string(true)
  message.clientHost = reader.string(true)
  message.subscribedTopicNames = reader.array(true, version, (element) => element.string(true))
  message.subscribedTopicRegex = reader.nullableString(true)
  message.assignment = readAssignment(reader, version)
  message.targetAssignment = readAssignment(reader, version)
  if (version >= 1) message.memberType = reader.int8()
  reader.skipTaggedFields()
  return message
}

export function writeMember(
  writer: Writer,
  message: Member,
  version: number,
): void {
  writer.string(message.memberId, true)
  writer.string(message.instanceId, true)
  writer.string(message.rackId, true)
  writer.int32(message.memberEpoch)
  writer.string(message.clientId, true)
  writer.string(message.clientHost, true)
  writer.array(message.subscribedTopicNames, true, version, (target, element) => target.string(element, true))
  writer.string(message.subscribedTopicRegex, true)
  writeAssignment(writer, message.assignment, version)
  writeAssignment(writer, message.targetAssignment, version)
  if (version >= 1) writer.int8(message.memberType)
  writer.uvarint(0)
}

export interface TopicPartitions {
  topicId: string
  topicName: string
  partitions: number[]
}

export function newTopicPartitions(fields?: Partial<TopicPartitions>): TopicPartitions {
  const message: TopicPartitions = {
    topicId: ZERO_UUID,
    topicName: '',
    partitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTopicPartitions(reader: Reader, version: number): TopicPartitions {
  const message = newTopicPartitions()
  message.topicId = reader.uuid()
  message.topicName = reader.string(true)
  message.partitions = reader.array(true, version, (element) => element.int32())
  reader.skipTaggedFields()
  return message
}

export function writeTopicPartitions(
  writer: Writer,
  message: TopicPartitions,
  version: number,
): void {
  writer.uuid(message.topicId)
  writer.string(message.topicName, true)
  writer.array(message.partitions, true, version, (target, element) => target.int32(element))
  writer.uvarint(0)
}

export interface Assignment {
  topicPartitions: TopicPartitions[]
}

export function newAssignment(fields?: Partial<Assignment>): Assignment {
  const message: Assignment = {
    topicPartitions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAssignment(reader: Reader, version: number): Assignment {
  const message = newAssignment()
  message.topicPartitions = reader.array(true, version, readTopicPartitions)
  reader.skipTaggedFields()
  return message
}

export function writeAssignment(
  writer: Writer,
  message: Assignment,
  version: number,
): void {
  writer.array(message.topicPartitions, true, version, writeTopicPartitions)
  writer.uvarint(0)
}
