import { KafkaError } from '../../protocol/errors.ts'
import type { Logger } from '../../runtime/logger.ts'
import type { CoordinatorResult, ShardEffects } from '../runtime/coordinator-shard.ts'
import type { TopicPartition } from '../runtime/partition-log.ts'
import type { TransactionEnd } from '../runtime/transaction-end.ts'
import type { Transaction } from './transaction.ts'
import type { TransactionCoordinatorConfig } from './transaction-config.ts'
import type { TransactionMetadata } from './transaction-metadata.ts'
import { transactionRecord } from './transaction-records.ts'

/** Timers of a partition of `__transaction_state`, as data. */
export type TransactionTimerEvent =
  | { readonly type: 'abort-timed-out' }
  | { readonly type: 'expire-ids' }
  | { readonly type: 'write-markers'; readonly transactionalId: string }
  | { readonly type: 'complete'; readonly transactionalId: string }

/** Gives out the ids of producers. */
export interface ProducerIdSource {
  /** Resolves once an id is at hand; rejects with COORDINATOR_LOAD_IN_PROGRESS. */
  ready(): Promise<void>
  /** An id that nobody had before. Throws COORDINATOR_LOAD_IN_PROGRESS while none is at hand. */
  take(): number
}

/** Markers that the partitions of a transaction shall have. */
export interface MarkerOrder {
  readonly transactionalId: string
  readonly end: TransactionEnd
  readonly partitions: readonly TopicPartition[]
}

/** What the transactions of a partition need of the world, beside timers. */
export interface TransactionWorld {
  readonly config: TransactionCoordinatorConfig
  readonly logger: Logger
  readonly producerIds: ProducerIdSource
  /** The finalized level of `transaction.version`. */
  readonly transactionVersion: () => number
  /** False for a partition that was deleted: it needs no marker. */
  readonly isKnownPartition: (topicPartition: TopicPartition) => boolean
  /** Has the markers written; the outcome comes as an event, `onMarkersWritten`. */
  readonly writeMarkers: (order: MarkerOrder) => void
}

/** State, world and time, as an event of a transaction sees them. */
export interface TransactionContext extends TransactionWorld {
  readonly transactions: Map<string, Transaction>
  readonly effects: ShardEffects<TransactionTimerEvent>
  /** The leader epoch of the partition: an older coordinator's markers are refused. */
  readonly coordinatorEpoch: number
  readonly nowMs: number
}

/**
 * The transaction of a producer that says who it is. Throws INVALID_PRODUCER_ID_MAPPING for a
 * transactional id that nobody has initialized.
 */
export function findTransaction(
  { transactions }: TransactionContext,
  transactionalId: string,
): Transaction {
  if (transactionalId === '') throw new KafkaError('INVALID_REQUEST')
  const transaction = transactions.get(transactionalId)
  if (transaction === undefined) throw new KafkaError('INVALID_PRODUCER_ID_MAPPING')
  return transaction
}

/**
 * Takes a transaction to its next state: in the log first, in memory once it is committed there.
 * `then` runs after it, for what may only follow a decision that is kept.
 */
export function transition<Response>(
  { transactionVersion }: TransactionContext,
  transaction: Transaction,
  next: TransactionMetadata,
  response: Response,
  then: (nowMs: number) => void = () => {},
): CoordinatorResult<Response> {
  transaction.pending = next
  return {
    records: [transactionRecord(next, transactionVersion())],
    response,
    isReplayed: false,
    whenCommitted: (error, nowMs) => {
      transaction.pending = undefined
      if (error !== undefined) return
      transaction.metadata = next
      then(nowMs)
    },
  }
}
