// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import { EMPTY_BYTES } from '../../bytes.ts'
import type { Int64 } from '../../int64.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const GroupMetadataKey: MessageType<GroupMetadataKey> = {
  name: 'GroupMetadataKey',
  apiKey: 2,
  minVersion: 0,
  maxVersion: 0,
  read: readGroupMetadataKey,
  write: writeGroupMetadataKey,
}

export const GroupMetadataValue: MessageType<GroupMetadataValue> = {
  name: 'GroupMetadataValue',
  apiKey: 2,
  minVersion: 0,
  maxVersion: 4,
  read: readGroupMetadataValue,
  write: writeGroupMetadataValue,
}

export interface GroupMetadataKey {
  group: string
}

export function newGroupMetadataKey(fields?: Partial<GroupMetadataKey>): GroupMetadataKey {
  const message: GroupMetadataKey = {
    group: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readGroupMetadataKey(reader: Reader, _version: number): GroupMetadataKey {
  const message = newGroupMetadataKey()
  message.group = reader.string(false)
  return message
}

export function writeGroupMetadataKey(
  writer: Writer,
  message: GroupMetadataKey,
  _version: number,
): void {
  writer.string(message.group, false)
}

export interface GroupMetadataValue {
  protocolType: string
  generation: number
  protocol: string | null
  leader: string | null
  currentStateTimestamp: Int64
  members: MemberMetadata[]
}

export function newGroupMetadataValue(fields?: Partial<GroupMetadataValue>): GroupMetadataValue {
  const message: GroupMetadataValue = {
    protocolType: '',
    generation: 0,
    protocol: '',
    leader: '',
    currentStateTimestamp: -1,
    members: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readGroupMetadataValue(reader: Reader, version: number): GroupMetadataValue {
  const isFlexible = version >= 4
  const message = newGroupMetadataValue()
  message.protocolType = reader.string(isFlexible)
  message.generation = reader.int32()
  message.protocol = reader.nullableString(isFlexible)
  message.leader = reader.nullableString(isFlexible)
  if (version >= 2) message.currentStateTimestamp = reader.int64()
  message.members = reader.array(isFlexible, version, readMemberMetadata)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeGroupMetadataValue(
  writer: Writer,
  message: GroupMetadataValue,
  version: number,
): void {
  const isFlexible = version >= 4
  writer.string(message.protocolType, isFlexible)
  writer.int32(message.generation)
  writer.string(message.protocol, isFlexible)
  writer.string(message.leader, isFlexible)
  if (version >= 2) writer.int64(message.currentStateTimestamp)
  writer.array(message.members, isFlexible, version, writeMemberMetadata)
  if (isFlexible) writer.uvarint(0)
}

export interface MemberMetadata {
  memberId: string
  groupInstanceId: string | null
  clientId: string
  clientHost: string
  rebalanceTimeout: number
  sessionTimeout: number
  subscription: Buffer
  assignment: Buffer
}

export function newMemberMetadata(fields?: Partial<MemberMetadata>): MemberMetadata {
  const message: MemberMetadata = {
    memberId: '',
    groupInstanceId: null,
    clientId: '',
    clientHost: '',
    rebalanceTimeout: -1,
    sessionTimeout: 0,
    subscription: EMPTY_BYTES,
    assignment: EMPTY_BYTES,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readMemberMetadata(reader: Reader, version: number): MemberMetadata {
  const isFlexible = version >= 4
  const message = newMemberMetadata()
  message.memberId = reader.string(isFlexible)
  if (version >= 3) message.groupInstanceId = reader.nullableString(isFlexible)
  message.clientId = reader.string(isFlexible)
  message.clientHost = reader.string(isFlexible)
  if (version >= 1) message.rebalanceTimeout = reader.int32()
  message.sessionTimeout = reader.int32()
  message.subscription = reader.bytes(isFlexible)
  message.assignment = reader.bytes(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeMemberMetadata(
  writer: Writer,
  message: MemberMetadata,
  version: number,
): void {
  const isFlexible = version >= 4
  writer.string(message.memberId, isFlexible)
  if (version >= 3) writer.string(message.groupInstanceId, isFlexible)
  writer.string(message.clientId, isFlexible)
  writer.string(message.clientHost, isFlexible)
  if (version >= 1) writer.int32(message.rebalanceTimeout)
  writer.int32(message.sessionTimeout)
  writer.bytes(message.subscription, isFlexible)
  writer.bytes(message.assignment, isFlexible)
  if (isFlexible) writer.uvarint(0)
}
