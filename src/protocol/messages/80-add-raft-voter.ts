// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { KafkaError } from '../errors.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import type { Writer } from '../writer.ts'

export const AddRaftVoter: Api<AddRaftVoterRequest, AddRaftVoterResponse> = {
  key: 80,
  name: 'AddRaftVoter',
  minVersion: 0,
  maxVersion: 1,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readAddRaftVoterRequest,
  writeRequest: writeAddRaftVoterRequest,
  readResponse: readAddRaftVoterResponse,
  writeResponse: writeAddRaftVoterResponse,
}

export interface AddRaftVoterRequest {
  clusterId: string | null
  timeoutMs: number
  voterId: number
  voterDirectoryId: string
  listeners: Listener[]
  ackWhenCommitted: boolean
}

export function newAddRaftVoterRequest(fields?: Partial<AddRaftVoterRequest>): AddRaftVoterRequest {
  const message: AddRaftVoterRequest = {
    clusterId: '',
    timeoutMs: 0,
    voterId: 0,
    voterDirectoryId: ZERO_UUID,
    listeners: [],
    ackWhenCommitted: true,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAddRaftVoterRequest(reader: Reader, version: number): AddRaftVoterRequest {
  const message = newAddRaftVoterRequest()
  message.clusterId = reader.nullableString(true)
  message.timeoutMs = reader.int32()
  message.voterId = reader.int32()
  message.voterDirectoryId = reader.uuid()
  message.listeners = reader.array(true, version, readListener)
  if (version >= 1) message.ackWhenCommitted = reader.bool()
  reader.skipTaggedFields()
  return message
}

export function writeAddRaftVoterRequest(
  writer: Writer,
  message: AddRaftVoterRequest,
  version: number,
): void {
  writer.string(message.clusterId, true)
  writer.int32(message.timeoutMs)
  writer.int32(message.voterId)
  writer.uuid(message.voterDirectoryId)
  writer.array(message.listeners, true, version, writeListener)
  if (version >= 1) writer.bool(message.ackWhenCommitted)
  if (!(version >= 1) && message.ackWhenCommitted !== true) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `AddRaftVoterRequest of version ${version} can't carry 'ackWhenCommitted'`,
    )
  }
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

export interface AddRaftVoterResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
}

export function newAddRaftVoterResponse(fields?: Partial<AddRaftVoterResponse>): AddRaftVoterResponse {
  const message: AddRaftVoterResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAddRaftVoterResponse(reader: Reader, _version: number): AddRaftVoterResponse {
  const message = newAddRaftVoterResponse()
  message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(true)
  reader.skipTaggedFields()
  return message
}

export function writeAddRaftVoterResponse(
  writer: Writer,
  message: AddRaftVoterResponse,
  _version: number,
): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, true)
  writer.uvarint(0)
}
