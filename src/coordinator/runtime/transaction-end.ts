import { buildEndTransactionBatch } from '../../records/control-record.ts'

/** Who writes in a transaction. */
export interface TransactionalProducer {
  readonly producerId: number
  readonly producerEpoch: number
}

/** How a transaction ended, as every partition of it is told. */
export interface TransactionEnd extends TransactionalProducer {
  /** Of the transaction coordinator: an older one than the partition has seen is fenced. */
  readonly coordinatorEpoch: number
  readonly isCommitted: boolean
  /** From 2 on the marker has to carry a newer epoch than the transaction's records (KIP-890). */
  readonly transactionVersion: number
}

/** The marker itself, to be appended to a partition. */
export function endTransactionBatch(end: TransactionEnd, timestamp: number): Buffer {
  const { producerId, producerEpoch, coordinatorEpoch, isCommitted } = end
  const type = isCommitted ? 'COMMIT' : 'ABORT'
  return buildEndTransactionBatch({ type, producerId, producerEpoch, coordinatorEpoch, timestamp })
}
