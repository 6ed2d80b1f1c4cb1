// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import { EMPTY_BYTES } from '../../bytes.ts'
import type { Int64 } from '../../int64.ts'
import type { Reader } from '../../reader.ts'
import { ZERO_UUID } from '../../uuid.ts'
import type { Writer } from '../../writer.ts'

export const SubscriptionInfoData: MessageType<SubscriptionInfoData> = {
  name: 'SubscriptionInfoData',
  apiKey: -1,
  minVersion: 1,
  maxVersion: 11,
  read: readSubscriptionInfoData,
  write: writeSubscriptionInfoData,
}

export interface SubscriptionInfoData {
  version: number
  latestSupportedVersion: number
  processId: string
  prevTasks: TaskId[]
  standbyTasks: TaskId[]
  userEndPoint: Buffer
  taskOffsetSums: TaskOffsetSum[]
  uniqueField: number
  errorCode: number
  clientTags: ClientTag[]
}

export function newSubscriptionInfoData(fields?: Partial<SubscriptionInfoData>): SubscriptionInfoData {
  const message: SubscriptionInfoData = {
    version: 0,
    latestSupportedVersion: -1,
    processId: ZERO_UUID,
    prevTasks: [],
    standbyTasks: [],
    userEndPoint: EMPTY_BYTES,
    taskOffsetSums: [],
    uniqueField: 0,
    errorCode: 0,
    clientTags: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readSubscriptionInfoData(reader: Reader, version: number): SubscriptionInfoData {
  const message = newSubscriptionInfoData()
  message.version = reader.int32()
  if (version >= 3) message.latestSupportedVersion = reader.int32()
  message.processId = reader.uuid()
  if (version <= 6) message.prevTasks = reader.array(false, version, readTaskId)
  if (version <= 6) message.standbyTasks = reader.array(false, version, readTaskId)
  if (version >= 2) message.userEndPoint = reader.bytes(false)
  if (version >= 7) message.taskOffsetSums = reader.array(false, version, readTaskOffsetSum)
  if (version >= 8) message.uniqueField = reader.int8()
  if (version >= 9) message.errorCode = reader.int32()
  if (version >= 11) message.clientTags = reader.array(false, version, readClientTag)
  return message
}

export function writeSubscriptionInfoData(
  writer: Writer,
  message: SubscriptionInfoData,
  version: number,
): void {
  writer.int32(message.version)
  if (version >= 3) writer.int32(message.latestSupportedVersion)
  writer.uuid(message.processId)
  if (version <= 6) writer.array(message.prevTasks, false, version, writeTaskId)
  if (version <= 6) writer.array(message.standbyTasks, false, version, writeTaskId)
  if (version >= 2) writer.bytes(message.userEndPoint, false)
  if (version >= 7) writer.array(message.taskOffsetSums, false, version, writeTaskOffsetSum)
  if (version >= 8) writer.int8(message.uniqueField)
  if (version >= 9) writer.int32(message.errorCode)
  if (version >= 11) writer.array(message.clientTags, false, version, writeClientTag)
}

export interface TaskId {
  topicGroupId: number
  partition: number
}

export function newTaskId(fields?: Partial<TaskId>): TaskId {
  const message: TaskId = {
    topicGroupId: 0,
    partition: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTaskId(reader: Reader, version: number): TaskId {
  const message = newTaskId()
  if (version <= 6) message.topicGroupId = reader.int32()
  if (version <= 6) message.partition = reader.int32()
  return message
}

export function writeTaskId(
  writer: Writer,
  message: TaskId,
  version: number,
): void {
  if (version <= 6) writer.int32(message.topicGroupId)
  if (version <= 6) writer.int32(message.partition)
}

export interface TaskOffsetSum {
  topicGroupId: number
  partition: number
  offsetSum: Int64
  namedTopology: string | null
  partitionToOffsetSum: PartitionToOffsetSum[]
}

export function newTaskOffsetSum(fields?: Partial<TaskOffsetSum>): TaskOffsetSum {
  const message: TaskOffsetSum = {
    topicGroupId: 0,
    partition: 0,
    offsetSum: 0,
    namedTopology: '',
    partitionToOffsetSum: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTaskOffsetSum(reader: Reader, version: number): TaskOffsetSum {
  const message = newTaskOffsetSum()
  if (version >= 7) message.topicGroupId = reader.int32()
  if (version >= 10) message.partition = reader.int32()
  if (version >= 10) message.offsetSum = reader.int64()
  if (version >= 10) message.namedTopology = reader.nullableString(false)
  if (version >= 7 && version <= 9) message.partitionToOffsetSum = reader.array(false, version, readPartitionToOffsetSum)
  return message
}

export function writeTaskOffsetSum(
  writer: Writer,
  message: TaskOffsetSum,
  version: number,
): void {
  if (version >= 7) writer.int32(message.topicGroupId)
  if (version >= 10) writer.int32(message.partition)
  if (version >= 10) writer.int64(message.offsetSum)
  if (version >= 10) writer.string(message.namedTopology, false)
  if (version >= 7 && version <= 9) writer.array(message.partitionToOffsetSum, false, version, writePartitionToOffsetSum)
}

export interface PartitionToOffsetSum {
  partition: number
  offsetSum: Int64
}

export function newPartitionToOffsetSum(fields?: Partial<PartitionToOffsetSum>): PartitionToOffsetSum {
  const message: PartitionToOffsetSum = {
    partition: 0,
    offsetSum: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readPartitionToOffsetSum(reader: Reader, version: number): PartitionToOffsetSum {
  const message = newPartitionToOffsetSum()
  if (version >= 7 && version <= 9) message.partition = reader.int32()
  if (version >= 7 && version <= 9) message.offsetSum = reader.int64()
  return message
}

export function writePartitionToOffsetSum(
  writer: Writer,
  message: PartitionToOffsetSum,
  version: number,
): void {
  if (version >= 7 && version <= 9) writer.int32(message.partition)
  if (version >= 7 && version <= 9) writer.int64(message.offsetSum)
}

export interface ClientTag {
  key: Buffer
  value: Buffer
}

export function newClientTag(fields?: Partial<ClientTag>): ClientTag {
  const message: ClientTag = {
    key: EMPTY_BYTES,
    value: EMPTY_BYTES,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readClientTag(reader: Reader, version: number): ClientTag {
  const message = newClientTag()
  if (version >= 11) message.key = reader.bytes(false)
  if (version >= 11) message.value = reader.bytes(false)
  return message
}

export function writeClientTag(
  writer: Writer,
  message: ClientTag,
  version: number,
): void {
  if (version >= 11) writer.bytes(message.key, false)
  if (version >= 11) writer.bytes(message.value, false)
}
