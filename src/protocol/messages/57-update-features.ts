// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { KafkaError } from '../errors.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const UpdateFeatures: Api<UpdateFeaturesRequest, UpdateFeaturesResponse> = {
  key: 57,
  name: 'UpdateFeatures',
  minVersion: 0,
  maxVersion: 2,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readUpdateFeaturesRequest,
  writeRequest: writeUpdateFeaturesRequest,
  readResponse: readUpdateFeaturesResponse,
  writeResponse: writeUpdateFeaturesResponse,
}

export interface UpdateFeaturesRequest {
  timeoutMs: number
  featureUpdates: FeatureUpdateKey[]
  validateOnly: boolean
}

export function newUpdateFeaturesRequest(fields?: Partial<UpdateFeaturesRequest>): UpdateFeaturesRequest {
  const message: UpdateFeaturesRequest = {
    timeoutMs: 60000,
    featureUpdates: [],
    validateOnly: false,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readUpdateFeaturesRequest(reader: Reader, version: number): UpdateFeaturesRequest {
  const message = newUpdateFeaturesRequest()
  message.timeoutMs = reader.int32()
  message.featureUpdates = reader.array(true, version, readFeatureUpdateKey)
  if (version >= 1) message.validateOnly = reader.bool()
  reader.skipTaggedFields()
  return message
}

export function writeUpdateFeaturesRequest(
  writer: Writer,
  message: UpdateFeaturesRequest,
  version: number,
): void {
  writer.int32(message.timeoutMs)
  writer.array(message.featureUpdates, true, version, writeFeatureUpdateKey)
  if (version >= 1) writer.bool(message.validateOnly)
  if (!(version >= 1) && message.validateOnly !== false) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `UpdateFeaturesRequest of version ${version} can't carry 'validateOnly'`,
    )
  }
  writer.uvarint(0)
}

export interface FeatureUpdateKey {
  feature: string
  maxVersionLevel: number
  allowDowngrade: boolean
  upgradeType: number
}

export function newFeatureUpdateKey(fields?: Partial<FeatureUpdateKey>): FeatureUpdateKey {
  const message: FeatureUpdateKey = {
    feature: '',
    maxVersionLevel: 0,
    allowDowngrade: false,
    upgradeType: 1,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readFeatureUpdateKey(reader: Reader, version: number): FeatureUpdateKey {
  const message = newFeatureUpdateKey()
  message.feature = reader.string(true)
  message.maxVersionLevel = reader.int16()
  if (version <= 0) message.allowDowngrade = reader.bool()
  if (version >= 1) message.upgradeType = reader.int8()
  reader.skipTaggedFields()
  return message
}

export function writeFeatureUpdateKey(
  writer: Writer,
  message: FeatureUpdateKey,
  version: number,
): void {
  writer.string(message.feature, true)
  writer.int16(message.maxVersionLevel)
  if (version <= 0) writer.bool(message.allowDowngrade)
  if (!(version <= 0) && message.allowDowngrade !== false) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `UpdateFeaturesRequest of version ${version} can't carry 'allowDowngrade'`,
    )
  }
  if (version >= 1) writer.int8(message.upgradeType)
  if (!(version >= 1) && message.upgradeType !== 1) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `UpdateFeaturesRequest of version ${version} can't carry 'upgradeType'`,
    )
  }
  writer.uvarint(0)
}

export interface UpdateFeaturesResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
  results: UpdatableFeatureResult[]
}

export function newUpdateFeaturesResponse(fields?: Partial<UpdateFeaturesResponse>): UpdateFeaturesResponse {
  const message: UpdateFeaturesResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: '',
    results: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readUpdateFeaturesResponse(reader: Reader, version: number): UpdateFeaturesResponse {
  const message = newUpdateFeaturesResponse()
  message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(true)
  if (version <= 1) message.results = reader.array(true, version, readUpdatableFeatureResult)
  reader.skipTaggedFields()
  return message
}

export function writeUpdateFeaturesResponse(
  writer: Writer,
  message: UpdateFeaturesResponse,
  version: number,
): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, true)
  if (version <= 1) writer.array(message.results, true, version, writeUpdatableFeatureResult)
  writer.uvarint(0)
}

export interface UpdatableFeatureResult {
  feature: string
  errorCode: number
  errorMessage: string | null
}

export function newUpdatableFeatureResult(fields?: Partial<UpdatableFeatureResult>): UpdatableFeatureResult {
  const message: UpdatableFeatureResult = {
    feature: '',
    errorCode: 0,
    errorMessage: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readUpdatableFeatureResult(reader: Reader, _version: number): UpdatableFeatureResult {
  const message = newUpdatableFeatureResult()
  message.feature = reader.string(true)
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(true)
  reader.skipTaggedFields()
  return message
}

export function writeUpdatableFeatureResult(
  writer: Writer,
  message: UpdatableFeatureResult,
  _version: number,
): void {
  writer.string(message.feature, true)
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, true)
  writer.uvarint(0)
}
