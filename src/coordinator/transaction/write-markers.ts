import type { ErrorName } from '../../protocol/errors.ts'
import { type CoordinatorResult, NO_RESULT } from '../runtime/coordinator-shard.ts'
import type { TopicPartition } from '../runtime/partition-log.ts'
import { eachPartition, withoutPartitions } from './partition-set.ts'
import type { Transaction } from './transaction.ts'
import { type TransactionContext, transition } from './transaction-context.ts'
import { completed } from './transaction-metadata.ts'

/** Before what did not work is tried again. */
const RETRY_DELAY_MS = 100

/** What came of the marker in a partition. */
export interface MarkerResult extends TopicPartition {
  readonly error: ErrorName
}

/** The partition has, or would have, a newer producer or coordinator: there is nothing to end. */
const FENCED: ReadonlySet<ErrorName> = new Set([
  'INVALID_PRODUCER_EPOCH',
  'TRANSACTION_COORDINATOR_FENCED',
])

/**
 * A decided transaction is brought to its end: a marker in each of its partitions, then the record
 * that it is complete. Runs after the decision is committed, and at the load of a partition whose
 * log ends between the two. Partitions that were deleted meanwhile need no marker.
 */
export function sendMarkers(context: TransactionContext, transaction: Transaction): void {
  const { metadata } = transaction
  transaction.pending ??= completed(metadata, context.nowMs)
  const { transactionalId, producerId, producerEpoch, clientTransactionVersion } = metadata
  context.writeMarkers({
    transactionalId,
    end: {
      producerId,
      producerEpoch,
      coordinatorEpoch: context.coordinatorEpoch,
      isCommitted: metadata.state === 'PrepareCommit',
      transactionVersion: clientTransactionVersion,
    },
    partitions: [...eachPartition(metadata.partitions)].filter(context.isKnownPartition),
  })
}

/** The markers of an order are written, or refused. */
export function onMarkersWritten(
  context: TransactionContext,
  transactionalId: string,
  results: readonly MarkerResult[],
): CoordinatorResult<undefined> {
  const transaction = context.transactions.get(transactionalId)
  if (transaction?.pending === undefined) return NO_RESULT
  const { metadata } = transaction
  const fenced = results.find(({ error }) => FENCED.has(error))
  if (fenced !== undefined) {
    const where = `${fenced.topic}-${fenced.partition}`
    context.logger.warn(
      `The end of '${transactionalId}' was refused by '${where}': ${fenced.error}`,
    )
    transaction.pending = undefined
    return NO_RESULT
  }
  const written = results.filter(({ error }) => error === 'NONE')
  const left = withoutPartitions(metadata.partitions, written)
  transaction.metadata = { ...metadata, partitions: left }
  if ([...eachPartition(left)].some(context.isKnownPartition)) {
    const event = { type: 'write-markers', transactionalId } as const
    context.effects.schedule(`write-markers-${transactionalId}`, RETRY_DELAY_MS, event)
    return NO_RESULT
  }
  return complete(context, transaction)
}

export function onWriteMarkersTimer(
  context: TransactionContext,
  transactionalId: string,
): CoordinatorResult<undefined> {
  const transaction = context.transactions.get(transactionalId)
  if (transaction?.pending !== undefined) sendMarkers(context, transaction)
  return NO_RESULT
}

export function onCompleteTimer(
  context: TransactionContext,
  transactionalId: string,
): CoordinatorResult<undefined> {
  const transaction = context.transactions.get(transactionalId)
  return transaction?.pending === undefined ? NO_RESULT : complete(context, transaction)
}

/** The last record of a transaction; while the log does not take it, it is tried again. */
function complete(
  context: TransactionContext,
  transaction: Transaction,
): CoordinatorResult<undefined> {
  const next = transaction.pending ?? completed(transaction.metadata, context.nowMs)
  const result = transition(context, transaction, next, undefined)
  return {
    ...result,
    whenCommitted: (error, nowMs) => {
      result.whenCommitted?.(error, nowMs)
      if (error === undefined) return
      transaction.pending = next
      const { transactionalId } = next
      const event = { type: 'complete', transactionalId } as const
      context.effects.schedule(`complete-${transactionalId}`, RETRY_DELAY_MS, event)
    },
  }
}
