// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const RemoveRaftVoter: Api<RemoveRaftVoterRequest, RemoveRaftVoterResponse> = {
  key: 81,
  name: 'RemoveRaftVoter',
  minVersion: 0,
  maxVersion: 0,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readRemoveRaftVoterRequest,
  writeRequest: writeRemoveRaftVoterRequest,
  readResponse: readRemoveRaftVoterResponse,
  writeResponse: writeRemoveRaftVoterResponse,
}

export interface RemoveRaftVoterRequest {
  clusterId: string | null
  voterId: number
  voterDirectoryId: string
}

export function newRemoveRaftVoterRequest(fields?: Partial<RemoveRaftVoterRequest>): RemoveRaftVoterRequest {
  const message: RemoveRaftVoterRequest = {
    clusterId: '',
    voterId: 0,
    voterDirectoryId: ZERO_UUID,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readRemoveRaftVoterRequest(reader: Reader, _version: number): RemoveRaftVoterRequest {
  const message = newRemoveRaftVoterRequest()
  message.clusterId = reader.nullableString(true)
  message.voterId = reader.int32()
  message.voterDirectoryId = reader.uuid()
  reader.skipTaggedFields()
  return message
}

export function writeRemoveRaftVoterRequest(
  writer: Writer,
  message: RemoveRaftVoterRequest,
  _version: number,
): void {
  writer.string(message.clusterId, true)
  writer.int32(message.voterId)
  writer.uuid(message.voterDirectoryId)
  writer.uvarint(0)
}

export interface RemoveRaftVoterResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
}

export function newRemoveRaftVoterResponse(fields?: Partial<RemoveRaftVoterResponse>): RemoveRaftVoterResponse {
  const message: RemoveRaftVoterResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readRemoveRaftVoterResponse(reader: Reader, _version: number): RemoveRaftVoterResponse {
  const message = newRemoveRaftVoterResponse()
  message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(true)
  reader.skipTaggedFields()
  return message
}

export function writeRemoveRaftVoterResponse(
  writer: Writer,
  message: RemoveRaftVoterResponse,
  _version: number,
): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, true)
  writer.uvarint(0)
}
