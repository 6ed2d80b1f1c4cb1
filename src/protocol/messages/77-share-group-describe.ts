// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const ShareGroupDescribe: Api<ShareGroupDescribeRequest, ShareGroupDescribeResponse> = {
  key: 77,
  name: 'ShareGroupDescribe',
  minVersion: 1,
  maxVersion: 1,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readShareGroupDescribeRequest,
  writeRequest: writeShareGroupDescribeRequest,
  readResponse: readShareGroupDescribeResponse,
  writeResponse: writeShareGroupDescribeResponse,
}

export interface ShareGroupDescribeRequest {
  groupIds: string[]
  includeAuthorizedOperations: boolean
}

export function newShareGroupDescribeRequest(fields?: Partial<ShareGroupDescribeRequest>): ShareGroupDescribeRequest {
  const message: ShareGroupDescribeRequest = {
    groupIds: [],
    includeAuthorizedOperations: false,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readShareGroupDescribeRequest(reader: Reader, version: number): ShareGroupDescribeRequest {
  const message = newShareGroupDescribeRequest()
  message.groupIds = reader.array(true, version, (element) => element.string(true))
  message.includeAuthorizedOperations = reader.bool()
  reader.skipTaggedFields()
  return message
}

export function writeShareGroupDescribeRequest(
  writer: Writer,
  message: ShareGroupDescribeRequest,
  version: number,
): void {
  writer.array(message.groupIds, true, version, (target, element) => target.string(element, true))
  writer.bool(message.includeAuthorizedOperations)
  writer.uvarint(0)
}

export interface ShareGroupDescribeResponse {
  throttleTimeMs: number
  groups: DescribedGroup[]
}

export function newShareGroupDescribeResponse(fields?: Partial<ShareGroupDescribeResponse>): ShareGroupDescribeResponse {
  const message: ShareGroupDescribeResponse = {
    throttleTimeMs: 0,
    groups: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readShareGroupDescribeResponse(reader: Reader, version: number): ShareGroupDescribeResponse {
  const message = newShareGroupDescribeResponse()
  message.throttleTimeMs = reader.int32()
  message.groups = reader.array(true, version, readDescribedGroup)
  reader.skipTaggedFields()
  return message
}

export function writeShareGroupDescribeResponse(
  writer: Writer,
  message: ShareGroupDescribeResponse,
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
  rackId: string | null
  memberEpoch: number
  clientId: string
  clientHost: string
  subscribedTopicNames: string[]
  assignment: Assignment
}

export function newMember(fields?: Partial<Member>): Member {
  const message: Member = {
    memberId: '',
    rackId: null,
    memberEpoch: 0,
    clientId: '',
    clientHost: '',
    subscribedTopicNames: [],
    assignment: newAssignment(),
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readMember(reader: Reader, version: number): Member {
  const message = newMember()
  message.memberId = reader.string(true)
  message.rackId = reader.nullableString(true)
  message.memberEpoch = reader.int32()
  message.clientId = reader.string(true)
  message.clientHost = reader.string(true)
  message.subscribedTopicNames = reader.array(true, version, (element) => element.string(true))
  message.assignment = readAssignment(reader, version)
  reader.skipTaggedFields()
  return message
}

export function writeMember(
  writer: Writer,
  message: Member,
  version: number,
): void {
  writer.string(message.memberId, true)
  writer.string(message.rackId, true)
  writer.int32(message.memberEpoch)
  writer.string(message.clientId, true)
  writer.string(message.clientHost, true)
  writer.array(message.subscribedTopicNames, true, version, (target, element) => target.string(element, true))
  writeAssignment(writer, message.assignment, version)
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
