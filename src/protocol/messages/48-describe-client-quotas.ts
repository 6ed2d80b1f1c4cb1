// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const DescribeClientQuotas: Api<DescribeClientQuotasRequest, DescribeClientQuotasResponse> = {
  key: 48,
  name: 'DescribeClientQuotas',
  minVersion: 0,
  maxVersion: 1,
  flexibleVersion: 1,
  isLatestUnstable: false,
  readRequest: readDescribeClientQuotasRequest,
  writeRequest: writeDescribeClientQuotasRequest,
  readResponse: readDescribeClientQuotasResponse,
  writeResponse: writeDescribeClientQuotasResponse,
}

export interface DescribeClientQuotasRequest {
  components: ComponentData[]
  strict: boolean
}

export function newDescribeClientQuotasRequest(fields?: Partial<DescribeClientQuotasRequest>): DescribeClientQuotasRequest {
  const message: DescribeClientQuotasRequest = {
    components: [],
    strict: false,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeClientQuotasRequest(reader: Reader, version: number): DescribeClientQuotasRequest {
  const isFlexible = version >= 1
  const message = newDescribeClientQuotasRequest()
  message.components = reader.array(isFlexible, version, readComponentData)
  message.strict = reader.bool()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDescribeClientQuotasRequest(
  writer: Writer,
  message: DescribeClientQuotasRequest,
  version: number,
): void {
  const isFlexible = version >= 1
  writer.array(message.components, isFlexible, version, writeComponentData)
  writer.bool(message.strict)
  if (isFlexible) writer.uvarint(0)
}

export interface ComponentData {
  entityType: string
  matchType: number
  match: string | null
}

export function newComponentData(fields?: Partial<ComponentData>): ComponentData {
  const message: ComponentData = {
    entityType: '',
    matchType: 0,
    match: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readComponentData(reader: Reader, version: number): ComponentData {
  const isFlexible = version >= 1
  const message = newComponentData()
  message.entityType = reader.string(isFlexible)
  message.matchType = reader.int8()
  message.match = reader.nullableString(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeComponentData(
  writer: Writer,
  message: ComponentData,
  version: number,
): void {
  const isFlexible = version >= 1
  writer.string(message.entityType, isFlexible)
  writer.int8(message.matchType)
  writer.string(message.match, isFlexible)
  if (isFlexible) writer.uvarint(0)
}

export interface DescribeClientQuotasResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
  entries: EntryData[] | null
}

export function newDescribeClientQuotasResponse(fields?: Partial<DescribeClientQuotasResponse>): DescribeClientQuotasResponse {
  const message: DescribeClientQuotasResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: '',
    entries: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readDescribeClientQuotasResponse(reader: Reader, version: number): DescribeClientQuotasResponse {
  const isFlexible = version >= 1
  const message = newDescribeClientQuotasResponse()
  message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(isFlexible)
  message.entries = reader.nullableArray(isFlexible, version, readEntryData)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeDescribeClientQuotasResponse(
  writer: Writer,
  message: DescribeClientQuotasResponse,
  version: number,
): void {
  const isFlexible = version >= 1
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, isFlexible)
  writer.array(message.entries, isFlexible, version, writeEntryData)
  if (isFlexible) writer.uvarint(0)
}

export interface EntryData {
  entity: EntityData[]
  values: ValueData[]
}

export function newEntryData(fields?: Partial<EntryData>): EntryData {
  const message: EntryData = {
    entity: [],
    values: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readEntryData(reader: Reader, version: number): EntryData {
  const isFlexible = version >= 1
  const message = newEntryData()
  message.entity = reader.array(isFlexible, version, readEntityData)
  message.values = reader.array(isFlexible, version, readValueData)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeEntryData(
  writer: Writer,
  message: EntryData,
  version: number,
): void {
  const isFlexible = version >= 1
  writer.array(message.entity, isFlexible, version, writeEntityData)
  writer.array(message.values, isFlexible, version, writeValueData)
  if (isFlexible) writer.uvarint(0)
}

export interface EntityData {
  entityType: string
  entityName: string | null
}

export function newEntityData(fields?: Partial<EntityData>): EntityData {
  const message: EntityData = {
    entityType: '',
    entityName: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readEntityData(reader: Reader, version: number): EntityData {
  const isFlexible = version >= 1
  const message = newEntityData()
  message.entityType = reader.string(isFlexible)
  message.entityName = reader.nullableString(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeEntityData(
  writer: Writer,
  message: EntityData,
  version: number,
): void {
  const isFlexible = version >= 1
  writer.string(message.entityType, isFlexible)
  writer.string(message.entityName, isFlexible)
  if (isFlexible) writer.uvarint(0)
}

export interface ValueData {
  key: string
  value: number
}

export function newValueData(fields?: Partial<ValueData>): ValueData {
  const message: ValueData = {
    key: '',
    value: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readValueData(reader: Reader, version: number): ValueData {
  const isFlexible = version >= 1
  const message = newValueData()
  message.key = reader.string(isFlexible)
  message.value = reader.float64()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeValueData(
  writer: Writer,
  message: ValueData,
  version: number,
): void {
  const isFlexible = version >= 1
  writer.string(message.key, isFlexible)
  writer.float64(message.value)
  if (isFlexible) writer.uvarint(0)
}
