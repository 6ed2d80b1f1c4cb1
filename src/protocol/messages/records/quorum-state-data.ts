// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Int64 } from '../../int64.ts'
import type { Reader } from '../../reader.ts'
import { ZERO_UUID } from '../../uuid.ts'
import type { Writer } from '../../writer.ts'

export const QuorumStateData: MessageType<QuorumStateData> = {
  name: 'QuorumStateData',
  apiKey: -1,
  minVersion: 0,
  maxVersion: 1,
  read: readQuorumStateData,
  write: writeQuorumStateData,
}

export interface QuorumStateData {
  clusterId: string
  leaderId: number
  leaderEpoch: number
  votedId: number
  votedDirectoryId: string
  appliedOffset: Int64
  currentVoters: Voter[] | null
}

export function newQuorumStateData(fields?: Partial<QuorumStateData>): QuorumStateData {
  const message: QuorumStateData = {
    clusterId: '',
    leaderId: -1,
    leaderEpoch: -1,
    votedId: -1,
    votedDirectoryId: ZERO_UUID,
    appliedOffset: 0,
    currentVoters: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readQuorumStateData(reader: Reader, version: number): QuorumStateData {
  const message = newQuorumStateData()
  if (version <= 0) message.clusterId = reader.string(true)
  message.leaderId = reader.int32()
  message.leaderEpoch = reader.int32()
  message.votedId = reader.int32()
  if (version >= 1) message.votedDirectoryId = reader.uuid()
  if (version <= 0) message.appliedOffset = reader.int64()
  if (version <= 0) message.currentVoters = reader.nullableArray(true, version, readVoter)
  reader.skipTaggedFields()
  return message
}

export function writeQuorumStateData(
  writer: Writer,
  message: QuorumStateData,
  version: number,
): void {
  if (version <= 0) writer.string(message.clusterId, true)
  writer.int32(message.leaderId)
  writer.int32(message.leaderEpoch)
  writer.int32(message.votedId)
  if (version >= 1) writer.uuid(message.votedDirectoryId)
  if (version <= 0) writer.int64(message.appliedOffset)
  if (version <= 0) writer.array(message.currentVoters, true, version, writeVoter)
  writer.uvarint(0)
}

export interface Voter {
  voterId: number
}

export function newVoter(fields?: Partial<Voter>): Voter {
  const message: Voter = {
    voterId: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readVoter(reader: Reader, version: number): Voter {
  const message = newVoter()
  if (version <= 0) message.voterId = reader.int32()
  reader.skipTaggedFields()
  return message
}

export function writeVoter(
  writer: Writer,
  message: Voter,
  version: number,
): void {
  if (version <= 0) writer.int32(message.voterId)
  writer.uvarint(0)
}
