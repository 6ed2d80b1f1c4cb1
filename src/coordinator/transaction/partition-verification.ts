import type { ErrorName } from '../../protocol/errors.ts'
import type { TopicPartition } from '../runtime/partition-log.ts'
import type { TransactionalProducer } from '../runtime/transaction-end.ts'

/**
 * What is asked of the transaction coordinator before records of a transaction are appended, so
 * that none lies in a partition whose marker will never come (KIP-890). The answers are those of
 * AddPartitionsToTxn, one for each partition in the order asked: `NONE`, `PRODUCER_FENCED`,
 * `CONCURRENT_TRANSACTIONS`, `NOT_COORDINATOR`, …; a failure of the whole is told for each.
 */
export interface PartitionVerification {
  /** Are the partitions in the ongoing transaction? `TRANSACTION_ABORTABLE` when not. */
  verifyPartitions(
    transactionalId: string,
    producer: TransactionalProducer,
    partitions: readonly TopicPartition[],
  ): Promise<ErrorName[]>

  /** Adds the partitions to the transaction, which begins if none is ongoing. */
  addPartitions(
    transactionalId: string,
    producer: TransactionalProducer,
    partitions: readonly TopicPartition[],
  ): Promise<ErrorName[]>
}
