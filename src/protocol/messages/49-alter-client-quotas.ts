// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const AlterClientQuotas: Api<AlterClientQuotasRequest, AlterClientQuotasResponse> = {
  key: 49,
  name: 'AlterClientQuotas',
  minVersion: 0,
  maxVersion: 1,
  flexibleVersion: 1,
  isLatestUnstable: false,
  readRequest: readAlterClientQuotasRequest,
  writeRequest: writeAlterClientQuotasRequest,
  readResponse: readAlterClientQuotasResponse,
  writeResponse: writeAlterClientQuotasResponse,
}

export interface AlterClientQuotasRequest {
  entries: RequestEntryData[]
  validateOnly: boolean
}

export function newAlterClientQuotasRequest(fields?: Partial<AlterClientQuotasRequest>): AlterClientQuotasRequest {
  const message: AlterClientQuotasRequest = {
    entries: [],
    validateOnly: false,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAlterClientQuotasRequest(reader: Reader, version: number): AlterClientQuotasRequest {
  const isFlexible = version >= 1
  const message = newAlterClientQuotasRequest()
  message.entries = reader.array(isFlexible, version, readRequestEntryData)
  message.validateOnly = reader.bool()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeAlterClientQuotasRequest(
  writer: Writer,
  message: AlterClientQuotasRequest,
  version: number,
): void {
  const isFlexible = version >= 1
  writer.array(message.entries, isFlexible, version, writeRequestEntryData)
  writer.bool(message.validateOnly)
  if (isFlexible) writer.uvarint(0)
}

export interface RequestEntryData {
  entity: RequestEntityData[]
  ops: OpData[]
}

export function newRequestEntryData(fields?: Partial<RequestEntryData>): RequestEntryData {
  const message: RequestEntryData = {
    entity: [],
    ops: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readRequestEntryData(reader: Reader, version: number): RequestEntryData {
  const isFlexible = version >= 1
  const message = newRequestEntryData()
  message.entity = reader.array(isFlexible, version, readRequestEntityData)
  message.ops = reader.array(isFlexible, version, readOpData)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeRequestEntryData(
  writer: Writer,
  message: RequestEntryData,
  version: number,
): void {
  const isFlexible = version >= 1
  writer.array(message.entity, isFlexible, version, writeRequestEntityData)
  writer.array(message.ops, isFlexible, version, writeOpData)
  if (isFlexible) writer.uvarint(0)
}

export interface RequestEntityData {
  entityType: string
  entityName: string | null
}

export function newRequestEntityData(fields?: Partial<RequestEntityData>): RequestEntityData {
  const message: RequestEntityData = {
    entityType: '',
    entityName: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readRequestEntityData(reader: Reader, version: number): RequestEntityData {
  const isFlexible = version >= 1
  const message = newRequestEntityData()
  message.entityType = reader.string(isFlexible)
  message.entityName = reader.nullableString(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeRequestEntityData(
  writer: Writer,
  message: RequestEntityData,
  version: number,
): void {
  const isFlexible = version >= 1
  writer.string(message.entityType, isFlexible)
  writer.string(message.entityName, isFlexible)
  if (isFlexible) writer.uvarint(0)
}

export interface OpData {
  key: string
  value: number
  remove: boolean
}

export function newOpData(fields?: Partial<OpData>): OpData {
  const message: OpData = {
    key: '',
    value: 0,
    remove: false,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readOpData(reader: Reader, version: number): OpData {
  const isFlexible = version >= 1
  const message = newOpData()
  message.key = reader.string(isFlexible)
  message.value = reader.float64()
  message.remove = reader.bool()
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeOpData(
  writer: Writer,
  message: OpData,
  version: number,
): void {
  const isFlexible = version >= 1
  writer.string(message.key, isFlexible)
  writer.float64(message.value)
  writer.bool(message.remove)
  if (isFlexible) writer.uvarint(0)
}

export interface AlterClientQuotasResponse {
  throttleTimeMs: number
  entries: ResponseEntryData[]
}

export function newAlterClientQuotasResponse(fields?: Partial<AlterClientQuotasResponse>): AlterClientQuotasResponse {
  const message: AlterClientQuotasResponse = {
    throttleTimeMs: 0,
    entries: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readAlterClientQuotasResponse(reader: Reader, version: number): AlterClientQuotasResponse {
  const isFlexible = version >= 1
  const message = newAlterClientQuotasResponse()
  message.throttleTimeMs = reader.int32()
  message.entries = reader.array(isFlexible, version, readResponseEntryData)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeAlterClientQuotasResponse(
  writer: Writer,
  message: AlterClientQuotasResponse,
  version: number,
): void {
  const isFlexible = version >= 1
  writer.int32(message.throttleTimeMs)
  writer.array(message.entries, isFlexible, version, writeResponseEntryData)
  if (isFlexible) writer.uvarint(0)
}

export interface ResponseEntryData {
  errorCode: number
  errorMessage: string | null
  entity: ResponseEntityData[]
}

export function newResponseEntryData(fields?: Partial<ResponseEntryData>): ResponseEntryData {
  const message: ResponseEntryData = {
    errorCode: 0,
    errorMessage: '',
    entity: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readResponseEntryData(reader: Reader, version: number): ResponseEntryData {
  const isFlexible = version >= 1
  const message = newResponseEntryData()
  message.errorCode = reader.int16()
  message.errorMessage = reader.nullableString(isFlexible)
  message.entity = reader.array(isFlexible, version, readResponseEntityData)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeResponseEntryData(
  writer: Writer,
  message: ResponseEntryData,
  version: number,
): void {
  const isFlexible = version >= 1
  writer.int16(message.errorCode)
  writer.string(message.errorMessage, isFlexible)
  writer.array(message.entity, isFlexible, version, writeResponseEntityData)
  if (isFlexible) writer.uvarint(0)
}

export interface ResponseEntityData {
  entityType: string
  entityName: string | null
}

export function newResponseEntityData(fields?: Partial<ResponseEntityData>): ResponseEntityData {
  const message: ResponseEntityData = {
    entityType: '',
    entityName: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readResponseEntityData(reader: Reader, version: number): ResponseEntityData {
  const isFlexible = version >= 1
  const message = newResponseEntityData()
  message.entityType = reader.string(isFlexible)
  message.entityName = reader.nullableString(isFlexible)
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writeResponseEntityData(
  writer: Writer,
  message: ResponseEntityData,
  version: number,
): void {
  const isFlexible = version >= 1
  writer.string(message.entityType, isFlexible)
  writer.string(message.entityName, isFlexible)
  if (isFlexible) writer.uvarint(0)
}
