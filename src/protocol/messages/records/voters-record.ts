// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import { ZERO_UUID } from '../../uuid.ts'
import type { Writer } from '../../writer.ts'

export const VotersRecord: MessageType<VotersRecord> = {
  name: 'VotersRecord',
  apiKey: -1,
  minVersion: 0,
  maxVersion: 0,
  read: readVotersRecord,
  write: writeVotersRecord,
}

export interface VotersRecord {
  version: number
  voters: Voter[]
}

export function newVotersRecord(fields?: Partial<VotersRecord>): VotersRecord {
  const message: VotersRecord = {
    version: 0,
    voters: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readVotersRecord(reader: Reader, version: number): VotersRecord {
  const message = newVotersRecord()
  message.version = reader.int16()
  message.voters = reader.array(true, version, readVoter)
  reader.skipTaggedFields()
  return message
}

export function writeVotersRecord(
  writer: Writer,
  message: VotersRecord,
  version: number,
): void {
  writer.int16(message.version)
  writer.array(message.voters, true, version, writeVoter)
  writer.uvarint(0)
}

export interface Voter {
  voterId: number
  voterDirectoryId: string
  endpoints: Endpoint[]
  kRaftVersionFeature: KRaftVersionFeature
}

export function newVoter(fields?: Partial<Voter>): Voter {
  const message: Voter = {
    voterId: 0,
    voterDirectoryId: ZERO_UUID,
    endpoints: [],
    kRaftVersionFeature: newKRaftVersionFeature(),
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readVoter(reader: Reader, version: number): Voter {
  const message = newVoter()
  message.voterId = reader.int32()
  message.voterDirectoryId = reader.uuid()
  message.endpoints = reader.array(true, version, readEndpoint)
  message.kRaftVersionFeature = readKRaftVersionFeature(reader, version)
  reader.skipTaggedFields()
  return message
}

export function writeVoter(
  writer: Writer,
  message: Voter,
  version: number,
): void {
  writer.int32(message.voterId)
  writer.uuid(message.voterDirectoryId)
  writer.array(message.endpoints, true, version, writeEndpoint)
  writeKRaftVersionFeature(writer, message.kRaftVersionFeature, version)
  writer.uvarint(0)
}

export interface Endpoint {
  name: string
  host: string
  port: number
}

export function newEndpoint(fields?: Partial<Endpoint>): Endpoint {
  const message: Endpoint = {
    name: '',
    host: '',
    port: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readEndpoint(reader: Reader, _version: number): Endpoint {
  const message = newEndpoint()
  message.name = reader.string(true)
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
  writer.string(message.name, true)
  writer.string(message.host, true)
  writer.uint16(message.port)
  writer.uvarint(0)
}

export interface KRaftVersionFeature {
  minSupportedVersion: number
  maxSupportedVersion: number
}

export function newKRaftVersionFeature(fields?: Partial<KRaftVersionFeature>): KRaftVersionFeature {
  const message: KRaftVersionFeature = {
    minSupportedVersion: 0,
    maxSupportedVersion: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readKRaftVersionFeature(reader: Reader, _version: number): KRaftVersionFeature {
  const message = newKRaftVersionFeature()
  message.minSupportedVersion = reader.int16()
  message.maxSupportedVersion = reader.int16()
  reader.skipTaggedFields()
  return message
}

export function writeKRaftVersionFeature(
  writer: Writer,
  message: KRaftVersionFeature,
  _version: number,
): void {
  writer.int16(message.minSupportedVersion)
  writer.int16(message.maxSupportedVersion)
  writer.uvarint(0)
}
