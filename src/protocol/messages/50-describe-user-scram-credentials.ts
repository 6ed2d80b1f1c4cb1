// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const DescribeUserScramCredentials: Api<DescribeUserScramCredentialsRequest, DescribeUserScramCredentialsResponse> = {
  key: 50,
  name: 'DescribeUserScramCredentials',
  minVersion: 0,
  maxVersion: 0,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readDescribeUserScramCredentialsRequest,
  writeRequest: writeDescribeUserScramCredentialsRequest,
  readResponse: readDescribeUserScramCredentialsResponse,
  writeResponse: writeDescribeUserScramCredentialsResponse,
}

export interface DescribeUserScramCredentialsRequest {
  users: UserName[] | null
}

export function newDescribeUserScramCredentialsRequest(fields?: Partial<DescribeUserScramCredentialsRequest>): DescribeUserScramCredentialsRequest {
  const message: DescribeUserScramCredentialsRequest = {
    users: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeUserScramCredentialsRequest(reader: Reader, version: number): DescribeUserScramCredentialsRequest {
  const message = newDescribeUserScramCredentialsRequest()
  message.users = reader.nullableArray(true, version, readUserName)
  reader.skipTaggedFields()
  return message
}

export function writeDescribeUserScramCredentialsRequest(
  writer: Writer,
  message: DescribeUserScramCredentialsRequest,
  version: number,
): void {
  writer.array(message.users, true, version, writeUserName)
  writer.uvarint(0)
}

export interface UserName {
  name: string
}

export function newUserName(fields?: Partial<UserName>): UserName {
  const message: UserName = {
    name: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readUserName(reader: Reader, _version: number): UserName {
  const message = newUserName()
  message.name = reader.string(true)
  reader.skipTaggedFields()
  return message
}

export function writeUserName(
  writer: Writer,
  message: UserName,
  _version: number,
): void {
  writer.string(message.name, true)
  writer.uvarint(0)
}

export interface DescribeUserScramCredentialsResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
  results: DescribeUserScramCredentialsResult[]
}

export function newDescribeUserScramCredentialsResponse(fields?: Partial<DescribeUserScramCredentialsResponse>): DescribeUserScramCredentialsResponse {
  const message: DescribeUserScramCredentialsResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: '',
    results: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeUserScramCredentialsResponse(reader: Reader, version: number): DescribeUserScramCredentialsResponse {
  const message = newDescribeUserScramCredentialsResponse()
  message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(true)
  message.results = reader.array(true, version, readDescribeUserScramCredentialsResult)
  reader.skipTaggedFields()
  return message
}

export function writeDescribeUserScramCredentialsResponse(
  writer: Writer,
  message: DescribeUserScramCredentialsResponse,
  version: number,
): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, true)
  writer.array(message.results, true, version, writeDescribeUserScramCredentialsResult)
  writer.uvarint(0)
}

export interface DescribeUserScramCredentialsResult {
  user: string
  errorCode: number
  errorMessage: string | null
  credentialInfos: CredentialInfo[]
}

export function newDescribeUserScramCredentialsResult(fields?: Partial<DescribeUserScramCredentialsResult>): DescribeUserScramCredentialsResult {
  const message: DescribeUserScramCredentialsResult = {
    user: '',
    errorCode: 0,
    errorMessage: '',
    credentialInfos: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeUserScramCredentialsResult(reader: Reader, version: number): DescribeUserScramCredentialsResult {
  const message = newDescribeUserScramCredentialsResult()
  message.user = reader.string(true)
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(true)
  message.credentialInfos = reader.array(true, version, readCredentialInfo)
  reader.skipTaggedFields()
  return message
}

export function writeDescribeUserScramCredentialsResult(
  writer: Writer,
  message: DescribeUserScramCredentialsResult,
  version: number,
): void {
  writer.string(message.user, true)
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, true)
  writer.array(message.credentialInfos, true, version, writeCredentialInfo)
  writer.uvarint(0)
}

export interface CredentialInfo {
  mechanism: number
  iterations: number
}

export function newCredentialInfo(fields?: Partial<CredentialInfo>): CredentialInfo {
  const message: CredentialInfo = {
    mechanism: 0,
    iterations: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readCredentialInfo(reader: Reader, _version: number): CredentialInfo {
  const message = newCredentialInfo()
  message.mechanism = reader.int8()
  message.iterations = reader.int32()
  reader.skipTaggedFields()
  return message
}

export function writeCredentialInfo(
  writer: Writer,
  message: CredentialInfo,
  _version: number,
): void {
  writer.int8(message.mechanism)
  writer.int32(message.iterations)
  writer.uvarint(0)
}
