// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import { ZERO_UUID } from '../../uuid.ts'
import type { Writer } from '../../writer.ts'

export const LeaderChangeMessage: MessageType<LeaderChangeMessage> = {
  name: 'LeaderChangeMessage',
  apiKey: -1,
  minVersion: 0,
  maxVersion: 1,
  read: readLeaderChangeMessage,
  write: writeLeaderChangeMessage,
}

export interface LeaderChangeMessage {
  version: number
  leaderId: number
  voters: Voter[]
  grantingVoters: Voter[]
}

export function newLeaderChangeMessage(fields?: Partial<LeaderChangeMessage>): LeaderChangeMessage {
  const message: LeaderChangeMessage = {
    version: 0,
    leaderId: 0,
    voters: [],
    grantingVoters: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readLeaderChangeMessage(reader: Reader, version: number): LeaderChangeMessage {
  const message = newLeaderChangeMessage()
  message.version = reader.int16()
  message.leaderId = reader.int32()
  message.voters = reader.array(true, version, readVoter)
  message.grantingVoters = reader.array(true, version, readVoter)
  reader.skipTaggedFields()
  return message
}

export function writeLeaderChangeMessage(
  writer: Writer,
  message: LeaderChangeMessage,
  version: number,
): void {
  writer.int16(message.version)
  writer.int32(message.leaderId)
  writer.array(message.voters, true, version, writeVoter)
  writer.array(message.grantingVoters, true, version, writeVoter)
  writer.uvarint(0)
}

export interface Voter {
  voterId: number
  voterDirectoryId: string
}

export function newVoter(fields?: Partial<Voter>): Voter {
  const message: Voter = {
    voterId: 0,
    voterDirectoryId: ZERO_UUID,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readVoter(reader: Reader, version: number): Voter {
  const message = newVoter()
  message.voterId = reader.int32()
  if (version >= 1) message.voterDirectoryId = reader.uuid()
  reader.skipTaggedFields()
  return message
}

export function writeVoter(
  writer: Writer,
  message: Voter,
  version: number,
): void {
  writer.int32(message.voterId)
  if (version >= 1) writer.uuid(message.voterDirectoryId)
  writer.uvarint(0)
}
