import { type ErrorName, errorCode, KafkaError } from '../../protocol/errors.ts'
import {
  type InitProducerIdRequest,
  type InitProducerIdResponse,
  newInitProducerIdResponse,
} from '../../protocol/messages/22-init-producer-id.ts'
import {
  type EndTxnRequest,
  type EndTxnResponse,
  newEndTxnResponse,
} from '../../protocol/messages/26-end-txn.ts'
import {
  newTransactionState,
  type TransactionState,
} from '../../protocol/messages/65-describe-transactions.ts'
import {
  type ListTransactionsRequest,
  type ListTransactionsResponse,
  newListTransactionsResponse,
} from '../../protocol/messages/66-list-transactions.ts'
import { NO_PRODUCER_EPOCH } from '../../records/record-batch.ts'
import { InvariantError } from '../../runtime/assert.ts'
import type { Clock } from '../../runtime/clock.ts'
import type { Logger } from '../../runtime/logger.ts'
import { partitionForKey } from '../group/java-hash.ts'
import { CoordinatorRuntime } from '../runtime/coordinator-runtime.ts'
import { operationError } from '../runtime/operation-errors.ts'
import type { PartitionReader, PartitionWriter, TopicPartition } from '../runtime/partition-log.ts'
import type { TransactionalProducer, TransactionEnd } from '../runtime/transaction-end.ts'
import { addPartitions, verifyPartitions } from './add-partitions.ts'
import { describeTransaction } from './describe-transactions.ts'
import { endTransaction } from './end-transaction.ts'
import { initProducerId, validateInitProducerId } from './init-producer-id.ts'
import { listTransactions, transactionFilter, unknownStates } from './list-transactions.ts'
import type { PartitionVerification } from './partition-verification.ts'
import type { TransactionCoordinatorConfig } from './transaction-config.ts'
import type { MarkerOrder, ProducerIdSource, TransactionTimerEvent } from './transaction-context.ts'
import { EPOCH_BUMP_VERSION } from './transaction-metadata.ts'
import { TransactionShard } from './transaction-shard.ts'
import { type MarkerResult, onMarkersWritten } from './write-markers.ts'

/** The internal topic of transactions. */
export const TRANSACTION_STATE_TOPIC = '__transaction_state'

/** Ends transactions in the partitions they wrote to, wherever those are led. */
export interface MarkerWriter {
  /** Settles when every partition has the marker or has refused it. */
  write(end: TransactionEnd, partitions: readonly TopicPartition[]): Promise<MarkerResult[]>
}

export interface TransactionCoordinatorOptions {
  readonly clock: Clock
  readonly logger: Logger
  readonly config: TransactionCoordinatorConfig
  readonly writer: PartitionWriter
  readonly reader: PartitionReader
  readonly markers: MarkerWriter
  readonly producerIds: ProducerIdSource
  /** The finalized level of `transaction.version`. */
  readonly transactionVersion: () => number
  readonly isKnownPartition: (topicPartition: TopicPartition) => boolean
  /**
   * Partitions of `__transaction_state`: those that the topic has, else those it will be made with
   * (`transaction.state.log.num.partitions`).
   */
  readonly partitionCount: () => number
  /** To be told of a broken invariant. */
  readonly onFatal: (error: unknown) => void
}

/**
 * Transactions, as the handlers of the broker see them. A transactional id lives on the partition
 * of `__transaction_state` that it hashes to; here requests find that partition, and errors become
 * answers in the shape of each API. What old clients do not know is put in their words by the
 * handlers.
 */
export class TransactionCoordinator implements PartitionVerification {
  readonly #options: TransactionCoordinatorOptions
  readonly #runtime: CoordinatorRuntime<TransactionShard, TransactionTimerEvent>

  constructor(options: TransactionCoordinatorOptions) {
    const { clock, logger, config, writer, reader } = options
    this.#options = options
    this.#runtime = new CoordinatorRuntime<TransactionShard, TransactionTimerEvent>({
      clock,
      logger,
      writer,
      reader,
      topic: TRANSACTION_STATE_TOPIC,
      loadBufferBytes: config.loadBufferBytes,
      writeTimeoutMs: config.writeTimeoutMs,
      createShard: ({ partition }, effects, epoch) => {
        const writeMarkers = (order: MarkerOrder) => this.#own(this.#writeMarkers(partition, order))
        return new TransactionShard({ ...options, writeMarkers }, effects, epoch)
      },
    })
  }

  /** The partition of `__transaction_state` whose leader coordinates the transactional id. */
  partitionFor(transactionalId: string): number {
    return partitionForKey(transactionalId, this.#options.partitionCount())
  }

  /** This node has become the leader of a partition of `__transaction_state`. */
  onElection(partition: number, leaderEpoch: number): Promise<void> {
    return this.#runtime.load(partition, leaderEpoch)
  }

  /** Another node has, or the partition is gone. */
  onResignation(partition: number, leaderEpoch?: number): void {
    this.#runtime.unload(partition, leaderEpoch)
  }

  /** More records of a partition of `__transaction_state` are committed. */
  onHighWatermark(partition: number, highWatermark: number): void {
    this.#runtime.onHighWatermark(partition, highWatermark)
  }

  close(): void {
    this.#runtime.close()
  }

  /** Of a transactional producer. */
  async initProducerId(request: InitProducerIdRequest): Promise<InitProducerIdResponse> {
    const { config, producerIds } = this.#options
    try {
      validateInitProducerId(request, config)
      await producerIds.ready()
      return await this.#runtime.write(
        this.partitionFor(request.transactionalId ?? ''),
        (shard, nowMs) => initProducerId(shard.at(nowMs), request),
      )
    } catch (cause) {
      const error = errorCode(answerable(cause))
      return newInitProducerIdResponse({ errorCode: error, producerEpoch: NO_PRODUCER_EPOCH })
    }
  }

  /** By a client that asks for it, `clientTransactionVersion` is 0; by one that just writes, 2. */
  async addPartitions(
    transactionalId: string,
    producer: TransactionalProducer,
    partitions: readonly TopicPartition[],
    clientTransactionVersion = EPOCH_BUMP_VERSION,
  ): Promise<ErrorName[]> {
    const request = { transactionalId, ...producer, partitions }
    try {
      await this.#runtime.write(this.partitionFor(transactionalId), (shard, nowMs) =>
        addPartitions(shard.at(nowMs), request, clientTransactionVersion),
      )
      return partitions.map(() => 'NONE')
    } catch (cause) {
      const error = answerable(cause)
      return partitions.map(() => error)
    }
  }

  async verifyPartitions(
    transactionalId: string,
    producer: TransactionalProducer,
    partitions: readonly TopicPartition[],
  ): Promise<ErrorName[]> {
    const request = { transactionalId, ...producer, partitions }
    try {
      return await this.#runtime.read(this.partitionFor(transactionalId), (shard, nowMs) =>
        verifyPartitions(shard.at(nowMs), request),
      )
    } catch (cause) {
      const error = answerable(cause)
      return partitions.map(() => error)
    }
  }

  async endTransaction(
    request: EndTxnRequest,
    clientTransactionVersion: number,
  ): Promise<EndTxnResponse> {
    try {
      return await this.#runtime.write(this.partitionFor(request.transactionalId), (shard, nowMs) =>
        endTransaction(shard.at(nowMs), request, clientTransactionVersion),
      )
    } catch (cause) {
      return newEndTxnResponse({ errorCode: errorCode(answerable(cause)) })
    }
  }

  describeTransactions(transactionalIds: readonly string[]): Promise<TransactionState[]> {
    return Promise.all(transactionalIds.map((id) => this.#describe(id)))
  }

  /** The transactions of all partitions that this node leads; an error when one is loading. */
  async listTransactions(request: ListTransactionsRequest): Promise<ListTransactionsResponse> {
    try {
      const filter = transactionFilter(request)
      const reads = this.#runtime.partitions().map((partition) =>
        this.#runtime
          .read(partition, (shard, nowMs) => listTransactions(shard.at(nowMs), filter))
          .catch((cause: unknown) => {
            if (operationError(cause) === 'NOT_COORDINATOR') return []
            throw cause
          }),
      )
      const transactionStates = (await Promise.all(reads)).flat()
      const unknownStateFilters = unknownStates(request)
      return newListTransactionsResponse({ transactionStates, unknownStateFilters })
    } catch (cause) {
      return newListTransactionsResponse({ errorCode: errorCode(answerable(cause)) })
    }
  }

  async #describe(transactionalId: string): Promise<TransactionState> {
    try {
      if (transactionalId === '') throw new KafkaError('INVALID_REQUEST')
      return await this.#runtime.read(this.partitionFor(transactionalId), (shard, nowMs) =>
        describeTransaction(shard.at(nowMs), transactionalId),
      )
    } catch (cause) {
      return newTransactionState({ transactionalId, errorCode: errorCode(answerable(cause)) })
    }
  }

  async #writeMarkers(partition: number, order: MarkerOrder): Promise<void> {
    const results = await this.#options.markers.write(order.end, order.partitions)
    try {
      await this.#runtime.write(partition, (shard, nowMs) =>
        onMarkersWritten(shard.at(nowMs), order.transactionalId, results),
      )
    } catch (cause) {
      // The state machine tries again by itself, or another node goes on with it.
      const error = answerable(cause)
      this.#options.logger.info(`Complete '${order.transactionalId}' failed for now: ${error}`)
    }
  }

  #own(work: Promise<void>): void {
    work.catch(this.#options.onFatal)
  }
}

/** The error that a failure is answered with. A broken invariant is none. */
function answerable(cause: unknown): ErrorName {
  if (cause instanceof InvariantError) throw cause
  return operationError(cause)
}
