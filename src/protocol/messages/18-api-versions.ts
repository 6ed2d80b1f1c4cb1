// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const ApiVersions: Api<ApiVersionsRequest, ApiVersionsResponse> = {
  key: 18,
  name: 'ApiVersions',
  minVersion: 0,
  maxVersion: 4,
  flexibleVersion: 3,
  isLatestUnstable: false,
  readRequest: readApiVersionsRequest,
  writeRequest: writeApiVersionsRequest,
  readResponse: readApiVersionsResponse,
  writeResponse: writeApiVersionsResponse,
}

export interface ApiVersionsRequest {
  clientSoftwareName: string
  clientSoftwareVersion: string
}

export function newApiVersionsRequest(fields?: Partial<ApiVersionsRequest>): ApiVersionsRequest {
  const message: ApiVersionsRequest = {
    clientSoftwareName: '',
    clientSoftwareVersion: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readApiVersionsRequest(reader: Reader, version: number): ApiVersionsRequest {
  const isFlexible = version >= 3
  const message = newApiVersionsRequest()
  if (version >= 3) message.clientSoftwareName = reader.string(isFlexible)
  if (version >= 3) message.clientSoftwareVersion = reader.string(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeApiVersionsRequest(
  writer: Writer,
  message: ApiVersionsRequest,
  version: number,
): void {
  const isFlexible = version >= 3
  if (version >= 3) writer.string(message.clientSoftwareName, isFlexible)
  if (version >= 3) writer.string(message.clientSoftwareVersion, isFlexible)
  if (isFlexible) writer.uvarint(0)
}

export interface ApiVersionsResponse {
  errorCode: number
  apiKeys: ApiVersion[]
  throttleTimeMs: number
  supportedFeatures: SupportedFeatureKey[]
  finalizedFeaturesEpoch: Int64
  finalizedFeatures: FinalizedFeatureKey[]
  zkMigrationReady: boolean
}

export function newApiVersionsResponse(fields?: Partial<ApiVersionsResponse>): ApiVersionsResponse {
  const message: ApiVersionsResponse = {
    errorCode: 0,
    apiKeys: [],
    throttleTimeMs: 0,
    supportedFeatures: [],
    finalizedFeaturesEpoch: -1,
    finalizedFeatures: [],
    zkMigrationReady: false,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readApiVersionsResponse(reader: Reader, version: number): ApiVersionsResponse {
  const isFlexible = version >= 3
  const message = newApiVersionsResponse()
  message.errorCode = reader.int16()
  message.apiKeys = reader.array(isFlexible, version, readApiVersion)
  if (version >= 1) message.throttleTimeMs = reader.int32()
  if (isFlexible) {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint()
      const end = reader.taggedFieldEnd()
      if (tag === 0) {
      message.supportedFeatures = reader.array(isFlexible, version, readSupportedFeatureKey)
      reader.expectAt(end)
    } else if (tag === 1) {
      message.finalizedFeaturesEpoch = reader.int64()
      reader.expectAt(end)
    } else if (tag === 2) {
      message.finalizedFeatures = reader.array(isFlexible, version, readFinalizedFeatureKey)
      reader.expectAt(end)
    } else if (tag === 3) {
      message.zkMigrationReady = reader.bool()
      reader.expectAt(end)
    } else {
        reader.skipTo(end)
      }
    }
  }
  return message
}

export function writeApiVersionsResponse(
  writer: Writer,
  message: ApiVersionsResponse,
  version: number,
): void {
  const isFlexible = version >= 3
  writer.int16(message.errorCode)
  writer.array(message.apiKeys, isFlexible, version, writeApiVersion)
  if (version >= 1) writer.int32(message.throttleTimeMs)
  if (isFlexible) {
    const hasSupportedFeatures = message.supportedFeatures.length > 0
    const hasFinalizedFeaturesEpoch = message.finalizedFeaturesEpoch !== -1
    const hasFinalizedFeatures = message.finalizedFeatures.length > 0
    const hasZkMigrationReady = message.zkMigrationReady !== false
    writer.uvarint(Number(hasSupportedFeatures) + Number(hasFinalizedFeaturesEpoch) + Number(hasFinalizedFeatures) + Number(hasZkMigrationReady))
    if (hasSupportedFeatures) {
      writer.taggedField(0, (content) => {
        content.array(message.supportedFeatures, isFlexible, version, writeSupportedFeatureKey)
      })
    }
    if (hasFinalizedFeaturesEpoch) {
      writer.taggedField(1, (content) => {
        content.int64(message.finalizedFeaturesEpoch)
      })
    }
    if (hasFinalizedFeatures) {
      writer.taggedField(2, (content) => {
        content.array(message.finalizedFeatures, isFlexible, version, writeFinalizedFeatureKey)
      })
    }
    if (hasZkMigrationReady) {
      writer.taggedField(3, (content) => {
        content.bool(message.zkMigrationReady)
      })
    }
  }
}

export interface ApiVersion {
  apiKey: number
  minVersion: number
  maxVersion: number
}

export function newApiVersion(fields?: Partial<ApiVersion>): ApiVersion {
  const message: ApiVersion = {
    apiKey: 0,
    minVersion: 0,
    maxVersion: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readApiVersion(reader: Reader, version: number): ApiVersion {
  const isFlexible = version >= 3
  const message = newApiVersion()
  message.apiKey = reader.int16()
  message.minVersion = reader.int16()
  message.maxVersion = reader.int16()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeApiVersion(
  writer: Writer,
  message: ApiVersion,
  version: number,
): void {
  const isFlexible = version >= 3
  writer.int16(message.apiKey)
  writer.int16(message.minVersion)
  writer.int16(message.maxVersion)
  if (isFlexible) writer.uvarint(0)
}

export interface SupportedFeatureKey {
  name: string
  minVersion: number
  maxVersion: number
}

export function newSupportedFeatureKey(fields?: Partial<SupportedFeatureKey>): SupportedFeatureKey {
  const message: SupportedFeatureKey = {
    name: '',
    minVersion: 0,
    maxVersion: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readSupportedFeatureKey(reader: Reader, version: number): SupportedFeatureKey {
  const isFlexible = version >= 3
  const message = newSupportedFeatureKey()
  if (version >= 3) message.name = reader.string(isFlexible)
  if (version >= 3) message.minVersion = reader.int16()
  if (version >= 3) message.maxVersion = reader.int16()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeSupportedFeatureKey(
  writer: Writer,
  message: SupportedFeatureKey,
  version: number,
): void {
  const isFlexible = version >= 3
  if (version >= 3) writer.string(message.name, isFlexible)
  if (version >= 3) writer.int16(message.minVersion)
  if (version >= 3) writer.int16(message.maxVersion)
  if (isFlexible) writer.uvarint(0)
}

export interface FinalizedFeatureKey {
  name: string
  maxVersionLevel: number
  minVersionLevel: number
}

export function newFinalizedFeatureKey(fields?: Partial<FinalizedFeatureKey>): FinalizedFeatureKey {
  const message: FinalizedFeatureKey = {
    name: '',
    maxVersionLevel: 0,
    minVersionLevel: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readFinalizedFeatureKey(reader: Reader, version: number): FinalizedFeatureKey {
  const isFlexible = version >= 3
  const message = newFinalizedFeatureKey()
  if (version >= 3) message.name = reader.string(isFlexible)
  if (version >= 3) message.maxVersionLevel = reader.int16()
  if (version >= 3) message.minVersionLevel = reader.int16()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeFinalizedFeatureKey(
  writer: Writer,
  message: FinalizedFeatureKey,
  version: number,
): void {
  const isFlexible = version >= 3
  if (version >= 3) writer.string(message.name, isFlexible)
  if (version >= 3) writer.int16(message.maxVersionLevel)
  if (version >= 3) writer.int16(message.minVersionLevel)
  if (isFlexible) writer.uvarint(0)
}
