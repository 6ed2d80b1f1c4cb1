// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { EMPTY_BYTES } from '../bytes.ts'
import { KafkaError } from '../errors.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const CreateDelegationToken: Api<CreateDelegationTokenRequest, CreateDelegationTokenResponse> = {
  key: 38,
  name: 'CreateDelegationToken',
  minVersion: 1,
  maxVersion: 3,
  flexibleVersion: 2,
  isLatestUnstable: false,
  readRequest: readCreateDelegationTokenRequest,
  writeRequest: writeCreateDelegationTokenRequest,
  readResponse: readCreateDelegationTokenResponse,
  writeResponse: writeCreateDelegationTokenResponse,
}

export interface CreateDelegationTokenRequest {
  ownerPrincipalType: string | null
  ownerPrincipalName: string | null
  renewers: CreatableRenewers[]
  maxLifetimeMs: Int64
}

export function newCreateDelegationTokenRequest(fields?: Partial<CreateDelegationTokenRequest>): CreateDelegationTokenRequest {
  const message: CreateDelegationTokenRequest = {
    ownerPrincipalType: '',
    ownerPrincipalName: '',
    renewers: [],
    maxLifetimeMs: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readCreateDelegationTokenRequest(reader: Reader, version: number): CreateDelegationTokenRequest {
  const isFlexible = version >= 2
  const message = newCreateDelegationTokenRequest()
  if (version >= 3) message.ownerPrincipalType = reader.nullableString(isFlexible)
  if (version >= 3) message.ownerPrincipalName = reader.nullableString(isFlexible)
  message.renewers = reader.array(isFlexible, version, readCreatableRenewers)
  message.maxLifetimeMs = reader.int64()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeCreateDelegationTokenRequest(
  writer: Writer,
  message: CreateDelegationTokenRequest,
  version: number,
): void {
  const isFlexible = version >= 2
  if (version >= 3) writer.string(message.ownerPrincipalType, isFlexible)
  if (!(version >= 3) && message.ownerPrincipalType !== '') {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `CreateDelegationTokenRequest of version ${version} can't carry 'ownerPrincipalType'`,
    )
  }
  if (version >= 3) writer.string(message.ownerPrincipalName, isFlexible)
  if (!(version >= 3) && message.ownerPrincipalName !== '') {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `CreateDelegationTokenRequest of version ${version} can't carry 'ownerPrincipalName'`,
    )
  }
  writer.array(message.renewers, isFlexible, version, writeCreatableRenewers)
  writer.int64(message.maxLifetimeMs)
  if (isFlexible) writer.uvarint(0)
}

export interface CreatableRenewers {
  principalType: string
  principalName: string
}

export function newCreatableRenewers(fields?: Partial<CreatableRenewers>): CreatableRenewers {
  const message: CreatableRenewers = {
    principalType: '',
    principalName: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readCreatableRenewers(reader: Reader, version: number): CreatableRenewers {
  const isFlexible = version >= 2
  const message = newCreatableRenewers()
  message.principalType = reader.string(isFlexible)
  message.principalName = reader.string(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeCreatableRenewers(
  writer: Writer,
  message: CreatableRenewers,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.string(message.principalType, isFlexible)
  writer.string(message.principalName, isFlexible)
  if (isFlexible) writer.uvarint(0)
}

export interface CreateDelegationTokenResponse {
  errorCode: number
  principalType: string
  principalName: string
  tokenRequesterPrincipalType: string
  tokenRequesterPrincipalName: string
  issueTimestampMs: Int64
  expiryTimestampMs: Int64
  maxTimestampMs: Int64
  tokenId: string
  hmac: Buffer
  throttleTimeMs: number
}

export function newCreateDelegationTokenResponse(fields?: Partial<CreateDelegationTokenResponse>): CreateDelegationTokenResponse {
  const message: CreateDelegationTokenResponse = {
    errorCode: 0,
    principalType: '',
    principalName: '',
    tokenRequesterPrincipalType: '',
    tokenRequesterPrincipalName: '',
    issueTimestampMs: 0,
    expiryTimestampMs: 0,
    maxTimestampMs: 0,
    tokenId: '',
    hmac: EMPTY_BYTES,
    throttleTimeMs: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readCreateDelegationTokenResponse(reader: Reader, version: number): CreateDelegationTokenResponse {
  const isFlexible = version >= 2
  const message = newCreateDelegationTokenResponse()
  message.errorCode = reader.int16()
  message.principalType = reader.string(isFlexible)
  message.principalName = reader.string(isFlexible)
  if (version >= 3) message.tokenRequesterPrincipalType = reader.string(isFlexible)
  if (version >= 3) message.tokenRequesterPrincipalName = reader.string(isFlexible)
  message.issueTimestampMs = reader.int64()
  message.expiryTimestampMs = reader.int64()
  message.maxTimestampMs = reader.int64()
  message.tokenId = reader.string(isFlexible)
  message.hmac = reader.bytes(isFlexible)
  message.throttleTimeMs = reader.int32()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeCreateDelegationTokenResponse(
  writer: Writer,
  message: CreateDelegationTokenResponse,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.int16(message.errorCode)
  writer.string(message.principalType, isFlexible)
  writer.string(message.principalName, isFlexible)
  if (version >= 3) writer.string(message.tokenRequesterPrincipalType, isFlexible)
  if (version >= 3) writer.string(message.tokenRequesterPrincipalName, isFlexible)
  writer.int64(message.issueTimestampMs)
  writer.int64(message.expiryTimestampMs)
  writer.int64(message.maxTimestampMs)
  writer.string(message.tokenId, isFlexible)
  writer.bytes(message.hmac, isFlexible)
  writer.int32(message.throttleTimeMs)
  if (isFlexible) writer.uvarint(0)
}
