import { errorCode } from '../../protocol/errors.ts'
import {
  newTopicData,
  newTransactionState,
  type TransactionState,
} from '../../protocol/messages/65-describe-transactions.ts'
import type { TransactionContext } from './transaction-context.ts'

/** DescribeTransactions of one transactional id. Partitions are told until they have their marker. */
export function describeTransaction(
  { transactions }: TransactionContext,
  transactionalId: string,
): TransactionState {
  const transaction = transactions.get(transactionalId)
  if (transaction === undefined) {
    return newTransactionState({
      transactionalId,
      errorCode: errorCode('TRANSACTIONAL_ID_NOT_FOUND'),
    })
  }
  const { metadata } = transaction
  return newTransactionState({
    transactionalId,
    transactionState: metadata.state,
    transactionTimeoutMs: metadata.timeoutMs,
    transactionStartTimeMs: metadata.startTimestampMs,
    producerId: metadata.producerId,
    producerEpoch: metadata.producerEpoch,
    topics: [...metadata.partitions].map(([topic, partitions]) =>
      newTopicData({ topic, partitions: [...partitions] }),
    ),
  })
}
