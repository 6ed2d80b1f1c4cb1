// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const UpdateRaftVoter: Api<UpdateRaftVoterRequest, UpdateRaftVoterResponse> = {
  key: 82,
  name: 'UpdateRaftVoter',
  minVersion: 0,
  maxVersion: 0,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readUpdateRaftVoterRequest,
  writeRequest: writeUpdateRaftVoterRequest,
  readResponse: readUpdateRaftVoterResponse,
  writeResponse: writeUpdateRaftVoterResponse,
}

export interface UpdateRaftVoterRequest {
  clusterId: string | null
  currentLeaderEpoch: number
  voterId: number
  voterDirectoryId: string
  listeners: Listener[]
  kRaftVersionFeature: KRaftVersionFeature
}

export function newUpdateRaftVoterRequest(fields?: Partial<UpdateRaftVoterRequest>): UpdateRaftVoterRequest {
  const message: UpdateRaftVoterRequest = {
    clusterId: '',
    currentLeaderEpoch: 0,
    voterId: 0,
    voterDirectoryId: ZERO_UUID,
    listeners: [],
    kRaftVersionFeature: newKRaftVersionFeature(),
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readUpdateRaftVoterRequest(reader: Reader, version: number): UpdateRaftVoterRequest {
  const message = newUpdateRaftVoterRequest()
  message.clusterId = reader.nullableString(true)
  message.currentLeaderEpoch = reader.int32()
  message.voterId = reader.int32()
  message.voterDirectoryId = reader.uuid()
  message.listeners = reader.array(true, version, readListener)
  message.kRaftVersionFeature = readKRaftVersionFeature(reader, version)
  reader.skipTaggedFields()
  return message
}

export function writeUpdateRaftVoterRequest(
  writer: Writer,
  message: UpdateRaftVoterRequest,
  version: number,
): void {
  writer.string(message.clusterId, true)
  writer.int32(message.currentLeaderEpoch)
  writer.int32(message.voterId)
  writer.uuid(message.voterDirectoryId)
  writer.array(message.listeners, true, version, writeListener)
  writeKRaftVersionFeature(writer, message.kRaftVersionFeature, version)
  writer.uvarint(0)
}

export interface Listener {
  name: string
  host: string
  port: number
}

export function newListener(fields?: Partial<Listener>): Listener {
  const message: Listener = {
    name: '',
    host: '',
    port: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readListener(reader: Reader, _version: number): Listener {
  const message = newListener()
  message.name = reader.string(true)
  message.host = reader.string(true)
  message.port = reader.uint16()
  reader.skipTaggedFields()
  return message
}

export function writeListener(
  writer: Writer,
  message: Listener,
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

export interface UpdateRaftVoterResponse {
  throttleTimeMs: number
  errorCode: number
  currentLeader: CurrentLeader
}

export function newUpdateRaftVoterResponse(fields?: Partial<UpdateRaftVoterResponse>): UpdateRaftVoterResponse {
  const message: UpdateRaftVoterResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    currentLeader: newCurrentLeader(),
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readUpdateRaftVoterResponse(reader: Reader, version: number): UpdateRaftVoterResponse {
  const message = newUpdateRaftVoterResponse()
  message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint()
      const end = reader.taggedFieldEnd()
      if (tag === 0) {
      message.currentLeader = readCurrentLeader(reader, version)
      reader.expectAt(end)
    } else {
        reader.skipTo(end)
      }
    }
  }
  return message
}

export function writeUpdateRaftVoterResponse(
  writer: Writer,
  message: UpdateRaftVoterResponse,
  version: number,
): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  {
    const hasCurrentLeader = !isDefaultCurrentLeader(message.currentLeader)
    writer.uvarint(Number(hasCurrentLeader))
    if (hasCurrentLeader) {
      writer.taggedField(0, (content) => {
        writeCurrentLeader(content, message.currentLeader, version)
      })
    }
  }
}

export interface CurrentLeader {
  leaderId: number
  leaderEpoch: number
  host: string
  port: number
}

export function newCurrentLeader(fields?: Partial<CurrentLeader>): CurrentLeader {
  const message: CurrentLeader = {
    leaderId: -1,
    leaderEpoch: -1,
    host: '',
    port: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readCurrentLeader(reader: Reader, _version: number): CurrentLeader {
  const message = newCurrentLeader()
  message.leaderId = reader.int32()
  message.leaderEpoch = reader.int32()
  message.host = reader.string(true)
  message.port = reader.int32()
  reader.skipTaggedFields()
  return message
}

export function writeCurrentLeader(
  writer: Writer,
  message: CurrentLeader,
  _version: number,
): void {
  writer.int32(message.leaderId)
  writer.int32(message.leaderEpoch)
  writer.string(message.host, true)
  writer.int32(message.port)
  writer.uvarint(0)
}

function isDefaultCurrentLeader(message: CurrentLeader): boolean {
  return !(
    message.leaderId !== -1 ||
    message.leaderEpoch !== -1 ||
    message.host !== '' ||
    message.port !== 0
  )
}
