// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { Api } from '../api.ts'
import { KafkaError } from '../errors.ts'
import type { Int64 } from '../int64.ts'
import type { Reader } from '../reader.ts'
import type { Writer } from '../writer.ts'

export const ListTransactions: Api<ListTransactionsRequest, ListTransactionsResponse> = {
  key: 66,
  name: 'ListTransactions',
  minVersion: 0,
  maxVersion: 2,
  flexibleVersion: 0,
  isLatestUnstable: false,
  readRequest: readListTransactionsRequest,
  writeRequest: writeListTransactionsRequest,
  readResponse: readListTransactionsResponse,
  writeResponse: writeListTransactionsResponse,
}

export interface ListTransactionsRequest {
  stateFilters: string[]
  producerIdFilters: Int64[]
  durationFilter: Int64
  transactionalIdPattern: string | null
}

export function newListTransactionsRequest(fields?: Partial<ListTransactionsRequest>): ListTransactionsRequest {
  const message: ListTransactionsRequest = {
    stateFilters: [],
    producerIdFilters: [],
    durationFilter: -1,
    transactionalIdPattern: null,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readListTransactionsRequest(reader: Reader, version: number): ListTransactionsRequest {
  const message = newListTransactionsRequest()
  message.stateFilters = reader.array(true, version, (element) => element.string(true))
  message.producerIdFilters = reader.array(true, version, (element) => element.int64())
  if (version >= 1) message.durationFilter = reader.int64()
  if (version >= 2) message.transactionalIdPattern = reader.nullableString(true)
  reader.skipTaggedFields()
  return message
}

export function writeListTransactionsRequest(
  writer: Writer,
  message: ListTransactionsRequest,
  version: number,
): void {
  writer.array(message.stateFilters, true, version, (target, element) => target.string(element, true))
  writer.array(message.producerIdFilters, true, version, (target, element) => target.int64(element))
  if (version >= 1) writer.int64(message.durationFilter)
  if (!(version >= 1) && message.durationFilter !== -1) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `ListTransactionsRequest of version ${version} can't carry 'durationFilter'`,
    )
  }
  if (version >= 2) writer.string(message.transactionalIdPattern, true)
  if (!(version >= 2) && message.transactionalIdPattern !== null) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      `ListTransactionsRequest of version ${version} can't carry 'transactionalIdPattern'`,
    )
  }
  writer.uvarint(0)
}

export interface ListTransactionsResponse {
  throttleTimeMs: number
  errorCode: number
  unknownStateFilters: string[]
  transactionStates: TransactionState[]
}

export function newListTransactionsResponse(fields?: Partial<ListTransactionsResponse>): ListTransactionsResponse {
  const message: ListTransactionsResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    unknownStateFilters: [],
    transactionStates: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readListTransactionsResponse(reader: Reader, version: number): ListTransactionsResponse {
  const message = newListTransactionsResponse()
  message.throttleTimeMs = reader.int32()
  message.errorCode = reader.int16()
  message.unknownStateFilters = reader.array(true, version, (element) => element.string(true))
  message.transactionStates = reader.array(true, version, readTransactionState)
  reader.skipTaggedFields()
  return message
}

export function writeListTransactionsResponse(
  writer: Writer,
  message: ListTransactionsResponse,
  version: number,
): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.array(message.unknownStateFilters, true, version, (target, element) => target.string(element, true))
  writer.array(message.transactionStates, true, version, writeTransactionState)
  writer.uvarint(0)
}

export interface TransactionState {
  transactionalId: string
  producerId: Int64
  transactionState: string
}

export function newTransactionState(fields?: Partial<TransactionState>): TransactionState {
  const message: TransactionState = {
    transactionalId: '',
    producerId: 0,
    transactionState: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTransactionState(reader: Reader, _version: number): TransactionState {
  const message = newTransactionState()
  message.transactionalId = reader.string(true)
  message.producerId = reader.int64()
  message.transactionState = reader.string(true)
  reader.skipTaggedFields()
  return message
}

export function writeTransactionState(
  writer: Writer,
  message: TransactionState,
  _version: number,
): void {
  writer.string(message.transactionalId, true)
  writer.int64(message.producerId)
  writer.string(message.transactionState, true)
  writer.uvarint(0)
}
