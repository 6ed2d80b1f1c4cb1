// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { EMPTY_BYTES } from '../bytes.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const AlterUserScramCredentials: Api<AlterUserScramCredentialsRequest, AlterUserScramCredentialsResponse> = {
  key: 51,
  name: 'AlterUserScramCredentials',
  minVersion: 0,
  maxVersion: 0,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readAlterUserScramCredentialsRequest,
  writeRequest: writeAlterUserScramCredentialsRequest,
  readResponse: readAlterUserScramCredentialsResponse,
  writeResponse: writeAlterUserScramCredentialsResponse,
}

export interface AlterUserScramCredentialsRequest {
  deletions: ScramCredentialDeletion[]
  upsertions: ScramCredentialUpsertion[]
}

export function newAlterUserScramCredentialsRequest(fields?: Partial<AlterUserScramCredentialsRequest>): AlterUserScramCredentialsRequest {
  const message: AlterUserScramCredentialsRequest = {
    deletions: [],
    upsertions: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAlterUserScramCredentialsRequest(reader: Reader, version: number): AlterUserScramCredentialsRequest {
  const message = newAlterUserScramCredentialsRequest()
  message.deletions = reader.array(true, version, readScramCredentialDeletion)
  message.upsertions = reader.array(true, version, readScramCredentialUpsertion)
  reader.skipTaggedFields()
  return message
}

export function writeAlterUserScramCredentialsRequest(
  writer: Writer,
  message: AlterUserScramCredentialsRequest,
  version: number,
): void {
  writer.array(message.deletions, true, version, writeScramCredentialDeletion)
  writer.array(message.upsertions, true, version, writeScramCredentialUpsertion)
  writer.uvarint(0)
}

export interface ScramCredentialDeletion {
  name: string
  mechanism: number
}

export function newScramCredentialDeletion(fields?: Partial<ScramCredentialDeletion>): ScramCredentialDeletion {
  const message: ScramCredentialDeletion = {
    name: '',
    mechanism: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readScramCredentialDeletion(reader: Reader, _version: number): ScramCredentialDeletion {
  const message = newScramCredentialDeletion()
  message.name = reader.string(true)
  message.mechanism = reader.int8()
  reader.skipTaggedFields()
  return message
}

export function writeScramCredentialDeletion(
  writer: Writer,
  message: ScramCredentialDeletion,
  _version: number,
): void {
  writer.string(message.name, true)
  writer.int8(message.mechanism)
  writer.uvarint(0)
}

export interface ScramCredentialUpsertion {
  name: string
  mechanism: number
  iterations: number
  salt: Buffer
  saltedPassword: Buffer
}

export function newScramCredentialUpsertion(fields?: Partial<ScramCredentialUpsertion>): ScramCredentialUpsertion {
  const message: ScramCredentialUpsertion = {
    name: '',
    mechanism: 0,
    iterations: 0,
    salt: EMPTY_BYTES,
    saltedPassword: EMPTY_BYTES,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readScramCredentialUpsertion(reader: Reader, _version: number): ScramCredentialUpsertion {
  const message = newScramCredentialUpsertion()
  message.name = reader.string(true)
  message.mechanism = reader.int8()
  message.iterations = reader.int32()
  message.salt = reader.bytes(true)
  message.saltedPassword = reader.bytes(true)
  reader.skipTaggedFields()
  return message
}

export function writeScramCredentialUpsertion(
  writer: Writer,
  message: ScramCredentialUpsertion,
  _version: number,
): void {
  writer.string(message.name, true)
  writer.int8(message.mechanism)
  writer.int32(message.iterations)
  writer.bytes(message.salt, true)
  writer.bytes(message.saltedPassword, true)
  writer.uvarint(0)
}

export interface AlterUserScramCredentialsResponse {
  throttleTimeMs: number
  results: AlterUserScramCredentialsResult[]
}

export function newAlterUserScramCredentialsResponse(fields?: Partial<AlterUserScramCredentialsResponse>): AlterUserScramCredentialsResponse {
  const message: AlterUserScramCredentialsResponse = {
    throttleTimeMs: 0,
    results: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAlterUserScramCredentialsResponse(reader: Reader, version: number): AlterUserScramCredentialsResponse {
  const message = newAlterUserScramCredentialsResponse()
  message.throttleTimeMs = reader.int32()
  message.results = reader.array(true, version, readAlterUserScramCredentialsResult)
  reader.skipTaggedFields()
  return message
}

export function writeAlterUserScramCredentialsResponse(
  writer: Writer,
  message: AlterUserScramCredentialsResponse,
  version: number,
): void {
  writer.int32(message.throttleTimeMs)
  writer.array(message.results, true, version, writeAlterUserScramCredentialsResult)
  writer.uvarint(0)
}

export interface AlterUserScramCredentialsResult {
  user: string
  errorCode: number
  errorMessage: string | null
}

export function newAlterUserScramCredentialsResult(fields?: Partial<AlterUserScramCredentialsResult>): AlterUserScramCredentialsResult {
  const message: AlterUserScramCredentialsResult = {
    user: '',
    errorCode: 0,
    errorMessage: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAlterUserScramCredentialsResult(reader: Reader, _version: number): AlterUserScramCredentialsResult {
  const message = newAlterUserScramCredentialsResult()
  message.user = reader.string(true)
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(true)
  reader.skipTaggedFields()
  return message
}

export function writeAlterUserScramCredentialsResult(
  writer: Writer,
  message: AlterUserScramCredentialsResult,
  _version: number,
): void {
  writer.string(message.user, true)
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, true)
  writer.uvarint(0)
}
