import { errorCode, KafkaError } from '../../protocol/errors.ts'
import {
  type InitProducerIdRequest,
  type InitProducerIdResponse,
  newInitProducerIdResponse,
} from '../../protocol/messages/22-init-producer-id.ts'
import { NO_PRODUCER_EPOCH, NO_PRODUCER_ID } from '../../records/record-batch.ts'
import type { CoordinatorResult } from '../runtime/coordinator-shard.ts'
import { fenceAndAbort } from './end-transaction.ts'
import { Transaction } from './transaction.ts'
import type { TransactionCoordinatorConfig } from './transaction-config.ts'
import { type TransactionContext, transition } from './transaction-context.ts'
import {
  bumpedEpoch,
  initialized,
  isEpochExhausted,
  NO_TIMEOUT,
  newTransactionMetadata,
  type TransactionMetadata,
} from './transaction-metadata.ts'

type Producer = Pick<TransactionMetadata, 'producerId' | 'producerEpoch' | 'lastProducerEpoch'>

/** Throws what a request deserves whatever the state of its transaction. */
export function validateInitProducerId(
  request: InitProducerIdRequest,
  config: TransactionCoordinatorConfig,
): void {
  const { transactionTimeoutMs, enable2Pc, keepPreparedTxn } = request
  if (enable2Pc && !config.isTwoPhaseCommitEnabled) {
    throw new KafkaError('TRANSACTIONAL_ID_AUTHORIZATION_FAILED')
  }
  if (keepPreparedTxn) throw new KafkaError('UNSUPPORTED_VERSION')
  const isInRange = transactionTimeoutMs > 0 && transactionTimeoutMs <= config.maxTimeoutMs
  if (!enable2Pc && !isInRange) throw new KafkaError('INVALID_TRANSACTION_TIMEOUT')
}

/**
 * InitProducerId of a transactional producer: gives it id and epoch, and fences whoever had the
 * transactional id before. An open transaction is aborted first, and the client told to come back.
 * A producer that names its id and epoch goes on after an error (KIP-360).
 */
export function initProducerId(
  context: TransactionContext,
  request: InitProducerIdRequest,
): CoordinatorResult<InitProducerIdResponse> {
  const { transactionalId, enable2Pc } = request
  if (transactionalId === null || transactionalId === '') throw new KafkaError('INVALID_REQUEST')
  const timeoutMs = enable2Pc ? NO_TIMEOUT : request.transactionTimeoutMs
  const transaction = findOrCreate(context, transactionalId, timeoutMs)
  const { metadata } = transaction
  if (transaction.pending !== undefined) throw new KafkaError('CONCURRENT_TRANSACTIONS')
  if (!isSameProducer(metadata, request)) throw new KafkaError('PRODUCER_FENCED')
  switch (metadata.state) {
    case 'PrepareCommit':
    case 'PrepareAbort':
      throw new KafkaError('CONCURRENT_TRANSACTIONS')
    case 'Ongoing': {
      const errorAfterwards = errorCode('CONCURRENT_TRANSACTIONS')
      const response = newInitProducerIdResponse({
        errorCode: errorAfterwards,
        producerEpoch: NO_PRODUCER_EPOCH,
      })
      return fenceAndAbort(context, transaction, response)
    }
    default: {
      const producer = nextProducer(context, metadata, request)
      const next = initialized(metadata, producer, timeoutMs, context.nowMs)
      const { producerId, producerEpoch } = producer
      const response = newInitProducerIdResponse({ producerId, producerEpoch })
      return transition(context, transaction, next, response)
    }
  }
}

function findOrCreate(
  { transactions, producerIds, nowMs }: TransactionContext,
  transactionalId: string,
  timeoutMs: number,
): Transaction {
  const known = transactions.get(transactionalId)
  if (known !== undefined) return known
  const producerId = producerIds.take()
  const created = new Transaction(
    newTransactionMetadata(transactionalId, producerId, timeoutMs, nowMs),
  )
  transactions.set(transactionalId, created)
  return created
}

function hasProducer({ producerId }: InitProducerIdRequest): boolean {
  return producerId !== NO_PRODUCER_ID
}

/** Whether a producer that names itself is still, or was just now, the one of the transaction. */
function isSameProducer(metadata: TransactionMetadata, request: InitProducerIdRequest): boolean {
  if (!hasProducer(request) || metadata.producerEpoch === NO_PRODUCER_EPOCH) return true
  if (request.producerId === metadata.producerId) return true
  // It did not hear that its id, out of epochs, was replaced.
  const isPrevious = request.producerId === metadata.previousProducerId
  return isPrevious && isEpochExhausted(request.producerEpoch)
}

function nextProducer(
  { producerIds }: TransactionContext,
  metadata: TransactionMetadata,
  request: InitProducerIdRequest,
): Producer {
  const { producerId, producerEpoch, lastProducerEpoch } = metadata
  const isNamed = hasProducer(request)
  const isCurrent = request.producerEpoch === producerEpoch
  if (isEpochExhausted(producerEpoch) && (!isNamed || isCurrent)) {
    return {
      producerId: producerIds.take(),
      producerEpoch: 0,
      lastProducerEpoch: isNamed ? producerEpoch : NO_PRODUCER_EPOCH,
    }
  }
  const next = bumpedEpoch(producerEpoch)
  if (!isNamed) return { producerId, producerEpoch: next, lastProducerEpoch: NO_PRODUCER_EPOCH }
  if (producerEpoch === NO_PRODUCER_EPOCH || isCurrent) {
    return { producerId, producerEpoch: next, lastProducerEpoch: producerEpoch }
  }
  // A retry of what was answered: nobody else has come since, or the last epoch would be gone.
  if (request.producerEpoch === lastProducerEpoch) {
    return { producerId, producerEpoch, lastProducerEpoch }
  }
  throw new KafkaError('PRODUCER_FENCED')
}
