import { type ErrorName, KafkaError } from '../../protocol/errors.ts'
import { type CoordinatorResult, respond } from '../runtime/coordinator-shard.ts'
import type { TopicPartition } from '../runtime/partition-log.ts'
import type { TransactionalProducer } from '../runtime/transaction-end.ts'
import { hasPartition } from './partition-set.ts'
import { findTransaction, type TransactionContext, transition } from './transaction-context.ts'
import { type TransactionMetadata, withAddedPartitions } from './transaction-metadata.ts'

/** A producer, and the partitions that it writes to. */
export interface TransactionPartitions extends TransactionalProducer {
  readonly transactionalId: string
  readonly partitions: readonly TopicPartition[]
}

/**
 * Adds partitions to the open transaction, or begins one with them. They have to be in the log
 * before the first record is in a partition, or nobody would end the transaction there.
 */
export function addPartitions(
  context: TransactionContext,
  request: TransactionPartitions,
  clientTransactionVersion: number,
): CoordinatorResult<undefined> {
  const transaction = findTransaction(context, request.transactionalId)
  const { metadata } = transaction
  if (transaction.pending !== undefined) throw new KafkaError('CONCURRENT_TRANSACTIONS')
  validateProducer(metadata, request)
  const { partitions } = request
  const isAllKnown = partitions.every((each) => hasPartition(metadata.partitions, each))
  if (metadata.state === 'Ongoing' && isAllKnown) return respond(undefined)
  const { nowMs } = context
  const next = withAddedPartitions(metadata, partitions, clientTransactionVersion, nowMs)
  return transition(context, transaction, next, undefined)
}

/**
 * Which of the partitions are in the open transaction (KIP-890): `NONE`, or TRANSACTION_ABORTABLE
 * for one that was never added. Partitions in the order asked. Throws what concerns all of them.
 */
export function verifyPartitions(
  context: TransactionContext,
  request: TransactionPartitions,
): ErrorName[] {
  const { metadata } = findTransaction(context, request.transactionalId)
  validateProducer(metadata, request)
  return request.partitions.map((each) =>
    hasPartition(metadata.partitions, each) ? 'NONE' : 'TRANSACTION_ABORTABLE',
  )
}

function validateProducer(metadata: TransactionMetadata, request: TransactionPartitions): void {
  if (metadata.producerId !== request.producerId) {
    throw new KafkaError('INVALID_PRODUCER_ID_MAPPING')
  }
  if (metadata.producerEpoch !== request.producerEpoch) throw new KafkaError('PRODUCER_FENCED')
  const isEnding = metadata.state === 'PrepareCommit' || metadata.state === 'PrepareAbort'
  if (isEnding) throw new KafkaError('CONCURRENT_TRANSACTIONS')
}
