import { KafkaError } from '../../protocol/errors.ts'
import {
  type EndTxnRequest,
  type EndTxnResponse,
  newEndTxnResponse,
} from '../../protocol/messages/26-end-txn.ts'
import { NO_PRODUCER_EPOCH, NO_PRODUCER_ID } from '../../records/record-batch.ts'
import { type CoordinatorResult, respond } from '../runtime/coordinator-shard.ts'
import type { Transaction } from './transaction.ts'
import { findTransaction, type TransactionContext, transition } from './transaction-context.ts'
import {
  bumpedEpoch,
  completed,
  EPOCH_BUMP_VERSION,
  isEpochExhausted,
  prepared,
  type TransactionMetadata,
} from './transaction-metadata.ts'
import { sendMarkers } from './write-markers.ts'

/**
 * EndTxn: decides the transaction. The answer is given once the decision is in the log; the markers
 * follow. With version 2 of the protocol every end bumps the epoch, and the answer tells id and
 * epoch of the next transaction (KIP-890).
 */
export function endTransaction(
  context: TransactionContext,
  request: EndTxnRequest,
  clientTransactionVersion: number,
): CoordinatorResult<EndTxnResponse> {
  const transaction = findTransaction(context, request.transactionalId)
  const isBumping = clientTransactionVersion >= EPOCH_BUMP_VERSION
  const isDone = isBumping ? isEndedWithBump(transaction, request) : isEnded(transaction, request)
  if (!isDone) {
    const { committed: isCommitted } = request
    return prepare(context, transaction, { isCommitted, clientTransactionVersion })
  }
  const { producerId, producerEpoch } = transaction.metadata
  return respond(newEndTxnResponse(isBumping ? { producerId, producerEpoch } : {}))
}

/** The coordinator's own abort: of a producer that is replaced, or whose time is up. */
export function fenceAndAbort<Response>(
  context: TransactionContext,
  transaction: Transaction,
  response: Response,
): CoordinatorResult<Response> {
  const { metadata } = transaction
  const clientTransactionVersion = context.transactionVersion()
  // Version 2 bumps the epoch by ending the transaction, the others need it done.
  const isBumping = clientTransactionVersion >= EPOCH_BUMP_VERSION
  const producerEpoch = bumpedEpoch(metadata.producerEpoch)
  const fenced = isBumping
    ? metadata
    : { ...metadata, producerEpoch, lastProducerEpoch: NO_PRODUCER_EPOCH }
  const next = prepared(
    fenced,
    {
      isCommitted: false,
      clientTransactionVersion: isBumping ? clientTransactionVersion : 0,
      nextProducerId: isBumping ? nextProducerId(context, metadata) : NO_PRODUCER_ID,
    },
    context.nowMs,
  )
  return transition(context, transaction, next, response, (nowMs) =>
    sendMarkers({ ...context, nowMs }, transaction),
  )
}

function prepare(
  context: TransactionContext,
  transaction: Transaction,
  end: { readonly isCommitted: boolean; readonly clientTransactionVersion: number },
): CoordinatorResult<EndTxnResponse> {
  const { metadata } = transaction
  const isBumping = end.clientTransactionVersion >= EPOCH_BUMP_VERSION
  const newId = isBumping ? nextProducerId(context, metadata) : NO_PRODUCER_ID
  const next = prepared(metadata, { ...end, nextProducerId: newId }, context.nowMs)
  const { producerId, producerEpoch } = completed(next, context.nowMs)
  const response = newEndTxnResponse(isBumping ? { producerId, producerEpoch } : {})
  return transition(context, transaction, next, response, (nowMs) =>
    sendMarkers({ ...context, nowMs }, transaction),
  )
}

function nextProducerId({ producerIds }: TransactionContext, metadata: TransactionMetadata) {
  return isEpochExhausted(metadata.producerEpoch) ? producerIds.take() : NO_PRODUCER_ID
}

/** True for a retry of an end that is complete. Throws what forbids the end. */
function isEnded({ metadata, pending }: Transaction, request: EndTxnRequest): boolean {
  if (metadata.producerId !== request.producerId) {
    throw new KafkaError('INVALID_PRODUCER_ID_MAPPING')
  }
  if (metadata.producerEpoch !== request.producerEpoch) throw new KafkaError('PRODUCER_FENCED')
  if (pending !== undefined) throw new KafkaError('CONCURRENT_TRANSACTIONS')
  switch (metadata.state) {
    case 'Ongoing':
      return false
    case 'CompleteCommit':
    case 'PrepareCommit':
      if (request.committed) break
      throw new KafkaError('INVALID_TXN_STATE')
    case 'CompleteAbort':
    case 'PrepareAbort':
      if (!request.committed) break
      throw new KafkaError('INVALID_TXN_STATE')
    default:
      throw new KafkaError('INVALID_TXN_STATE')
  }
  if (isPrepared(metadata)) throw new KafkaError('CONCURRENT_TRANSACTIONS')
  return true
}

/**
 * As `isEnded` where each end bumps the epoch: the same epoch is the next transaction, the one
 * before it a retry. A transaction without partitions may be aborted, which bumps the epoch too.
 */
function isEndedWithBump({ metadata, pending }: Transaction, request: EndTxnRequest): boolean {
  const { state, producerId, producerEpoch, previousProducerId } = metadata
  const isRetryOfOverflow =
    previousProducerId === request.producerId &&
    producerEpoch === 0 &&
    request.producerEpoch === LAST_EPOCH_OF_CLIENTS
  const isRetry = isRetryOfOverflow || producerEpoch === request.producerEpoch + 1
  const isCurrent = producerEpoch === request.producerEpoch
  if (pending !== undefined) throw new KafkaError('CONCURRENT_TRANSACTIONS')
  if (producerId !== request.producerId && !isRetryOfOverflow) {
    throw new KafkaError('INVALID_PRODUCER_ID_MAPPING')
  }
  if (!isValidEpoch(metadata, isCurrent, isRetry)) throw new KafkaError('PRODUCER_FENCED')
  if (state === 'Ongoing') return false
  if (isPrepared(metadata)) {
    const isSame = request.committed === (state === 'PrepareCommit')
    throw new KafkaError(isSame ? 'CONCURRENT_TRANSACTIONS' : 'INVALID_TXN_STATE')
  }
  if (isRetry) {
    const isSame = request.committed === (state === 'CompleteCommit')
    if (!isSame || state === 'Empty') throw new KafkaError('INVALID_TXN_STATE')
    return true
  }
  if (request.committed) throw new KafkaError('INVALID_TXN_STATE')
  return false
}

const LAST_EPOCH_OF_CLIENTS = 32_766

function isValidEpoch(
  metadata: TransactionMetadata,
  isCurrent: boolean,
  isRetry: boolean,
): boolean {
  if (isPrepared(metadata)) return isRetry
  const isComplete = metadata.state === 'CompleteCommit' || metadata.state === 'CompleteAbort'
  return isComplete ? isCurrent || isRetry : isCurrent
}

function isPrepared({ state }: TransactionMetadata): boolean {
  return state === 'PrepareCommit' || state === 'PrepareAbort'
}
