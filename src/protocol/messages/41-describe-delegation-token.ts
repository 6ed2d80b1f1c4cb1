// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { EMPTY_BYTES } from '../bytes.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const DescribeDelegationToken: Api<DescribeDelegationTokenRequest, DescribeDelegationTokenResponse> = {
  key: 41,
  name: 'DescribeDelegationToken',
  minVersion: 1,
  maxVersion: 3,
  flexibleVersion: 2,
  isLatestUnstable: false,
  readRequest: readDescribeDelegationTokenRequest,
  writeRequest: writeDescribeDelegationTokenRequest,
  readResponse: readDescribeDelegationTokenResponse,
  writeResponse: writeDescribeDelegationTokenResponse,
}

export interface DescribeDelegationTokenRequest {
  owners: DescribeDelegationTokenOwner[] | null
}

export function newDescribeDelegationTokenRequest(fields?: Partial<DescribeDelegationTokenRequest>): DescribeDelegationTokenRequest {
  const message: DescribeDelegationTokenRequest = {
    owners: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeDelegationTokenRequest(reader: Reader, version: number): DescribeDelegationTokenRequest {
  const isFlexible = version >= 2
  const message = newDescribeDelegationTokenRequest()
  message.owners = reader.nullableArray(isFlexible, version, readDescribeDelegationTokenOwner)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDescribeDelegationTokenRequest(
  writer: Writer,
  message: DescribeDelegationTokenRequest,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.array(message.owners, isFlexible, version, writeDescribeDelegationTokenOwner)
  if (isFlexible) writer.uvarint(0)
}

export interface DescribeDelegationTokenOwner {
  principalType: string
  principalName: string
}

export function newDescribeDelegationTokenOwner(fields?: Partial<DescribeDelegationTokenOwner>): DescribeDelegationTokenOwner {
  const message: DescribeDelegationTokenOwner = {
    principalType: '',
    principalName: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeDelegationTokenOwner(reader: Reader, version: number): DescribeDelegationTokenOwner {
  const isFlexible = version >= 2
  const message = newDescribeDelegationTokenOwner()
  message.principalType = reader.string(isFlexible)
  message.principalName = reader.string(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDescribeDelegationTokenOwner(
  writer: Writer,
  message: DescribeDelegationTokenOwner,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.string(message.principalType, isFlexible)
  writer.string(message.principalName, isFlexible)
  if (isFlexible) writer.uvarint(0)
}

export interface DescribeDelegationTokenResponse {
  errorCode: number
  tokens: DescribedDelegationToken[]
  throttleTimeMs: number
}

export function newDescribeDelegationTokenResponse(fields?: Partial<DescribeDelegationTokenResponse>): DescribeDelegationTokenResponse {
  const message: DescribeDelegationTokenResponse = {
    errorCode: 0,
    tokens: [],
    throttleTimeMs: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeDelegationTokenResponse(reader: Reader, version: number): DescribeDelegationTokenResponse {
  const isFlexible = version >= 2
  const message = newDescribeDelegationTokenResponse()
  message.errorCode = reader.int16()
  message.tokens = reader.array(isFlexible, version, readDescribedDelegationToken)
  message.throttleTimeMs = reader.int32()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDescribeDelegationTokenResponse(
  writer: Writer,
  message: DescribeDelegationTokenResponse,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.int16(message.errorCode)
  writer.array(message.tokens, isFlexible, version, writeDescribedDelegationToken)
  writer.int32(message.throttleTimeMs)
  if (isFlexible) writer.uvarint(0)
}

export interface DescribedDelegationToken {
  principalType: string
  principalName: string
  tokenRequesterPrincipalType: string
  tokenRequesterPrincipalName: string
  issueTimestamp: Int64
  expiryTimestamp: Int64
  maxTimestamp: Int64
  tokenId: string
  hmac: Buffer
  renewers: DescribedDelegationTokenRenewer[]
}

export function newDescribedDelegationToken(fields?: Partial<DescribedDelegationToken>): DescribedDelegationToken {
  const message: DescribedDelegationToken = {
    principalType: '',
    principalName: '',
    tokenRequesterPrincipalType: '',
    tokenRequesterPrincipalName: '',
    issueTimestamp: 0,
    expiryTimestamp: 0,
    maxTimestamp: 0,
    tokenId: '',
    hmac: EMPTY_BYTES,
    renewers: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribedDelegationToken(reader: Reader, version: number): DescribedDelegationToken {
  const isFlexible = version >= 2
  const message = newDescribedDelegationToken()
  message.principalType = reader.string(isFlexible)
  message.principalName = reader.string(isFlexible)
  if (version >= 3) message.tokenRequesterPrincipalType = reader.string(isFlexible)
  if (version >= 3) message.tokenRequesterPrincipalName = reader.string(isFlexible)
  message.issueTimestamp = reader.int64()
  message.expiryTimestamp = reader.int64()
  message.maxTimestamp = reader.int64()
  message.tokenId = reader.string(isFlexible)
  message.hmac = reader.bytes(isFlexible)
  message.renewers = reader.array(isFlexible, version, readDescribedDelegationTokenRenewer)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDescribedDelegationToken(
  writer: Writer,
  message: DescribedDelegationToken,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.string(message.principalType, isFlexible)
  writer.string(message.principalName, isFlexible)
  if (version >= 3) writer.string(message.tokenRequesterPrincipalType, isFlexible)
  if (version >= 3) writer.string(message.tokenRequesterPrincipalName, isFlexible)
  writer.int64(message.issueTimestamp)
  writer.int64(message.expiryTimestamp)
  writer.int64(message.maxTimestamp)
  writer.string(message.tokenId, isFlexible)
  writer.bytes(message.hmac, isFlexible)
  writer.array(message.renewers, isFlexible, version, writeDescribedDelegationTokenRenewer)
  if (isFlexible) writer.uvarint(0)
}

export interface DescribedDelegationTokenRenewer {
  principalType: string
  principalName: string
}

export function newDescribedDelegationTokenRenewer(fields?: Partial<DescribedDelegationTokenRenewer>): DescribedDelegationTokenRenewer {
  const message: DescribedDelegationTokenRenewer = {
    principalType: '',
    principalName: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribedDelegationTokenRenewer(reader: Reader, version: number): DescribedDelegationTokenRenewer {
  const isFlexible = version >= 2
  const message = newDescribedDelegationTokenRenewer()
  message.principalType = reader.string(isFlexible)
  message.principalName = reader.string(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDescribedDelegationTokenRenewer(
  writer: Writer,
  message: DescribedDelegationTokenRenewer,
  version: number,
): void {
  const isFlexible = version >= 2
  writer.string(message.principalType, isFlexible)
  writer.string(message.principalName, isFlexible)
  if (isFlexible) writer.uvarint(0)
}
