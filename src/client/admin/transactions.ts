import { KafkaError } from '../../protocol/errors.ts'
import { type Int64, toNumber } from '../../protocol/int64.ts'
import {
  InitProducerId,
  newInitProducerIdRequest,
} from '../../protocol/messages/22-init-producer-id.ts'
import {
  newWritableTxnMarker,
  newWriteTxnMarkersRequest,
  WriteTxnMarkers,
} from '../../protocol/messages/27-write-txn-markers.ts'
import {
  DescribeTransactions,
  newDescribeTransactionsRequest,
} from '../../protocol/messages/65-describe-transactions.ts'
import {
  ListTransactions,
  newListTransactionsRequest,
} from '../../protocol/messages/66-list-transactions.ts'
import { type Cluster, node, transactionCoordinator } from '../cluster.ts'
import { checkResponse, responseError } from '../error-texts.ts'
import { callLeaders } from '../partition-leaders.ts'
import { partitionName, type TopicPartition } from '../topic-partition.ts'

export interface TransactionListing {
  readonly transactionalId: string
  readonly coordinatorId: number
  readonly producerId: Int64
  /** As the broker spells it: `Ongoing`, `Empty`, `CompleteCommit`, … */
  readonly state: string
}

export interface ListTransactionsFilters {
  /** Milliseconds; only transactions that have run longer. Negative: all (KIP-994, 3.8). */
  readonly durationMs?: number
  /** A regular expression of RE2 (KIP-1152, 4.1). */
  readonly transactionalIdPattern?: string
  readonly producerIds?: readonly Int64[]
}

/** The transactional ids of all coordinators, coordinator by coordinator. */
export async function listTransactions(
  cluster: Cluster,
  { durationMs = -1, transactionalIdPattern, producerIds = [] }: ListTransactionsFilters = {},
): Promise<TransactionListing[]> {
  const request = newListTransactionsRequest({
    durationFilter: durationMs,
    transactionalIdPattern: transactionalIdPattern ?? null,
    producerIdFilters: [...producerIds],
  })
  const { brokers } = await cluster.metadata({ topics: [] }, { name: 'findAllBrokers' })
  const listings = await Promise.all(
    brokers.map(async ({ id }) => {
      const call = { name: 'listTransactions', target: node(id) }
      const states = await cluster.call(call, async ({ send }) => {
        const response = await send(ListTransactions, request)
        checkResponse(response.errorCode)
        return response.transactionStates
      })
      return states.map(({ transactionalId, producerId, transactionState }) => ({
        transactionalId,
        coordinatorId: id,
        producerId,
        state: transactionState,
      }))
    }),
  )
  return listings.flat()
}

export interface TransactionDescription {
  readonly coordinatorId: number
  readonly state: string
  readonly producerId: Int64
  readonly producerEpoch: number
  readonly timeoutMs: number
  /** Undefined while no transaction is open. */
  readonly startTimeMs: number | undefined
  readonly partitions: readonly TopicPartition[]
}

/** Throws TRANSACTIONAL_ID_NOT_FOUND for an id that no coordinator keeps. */
export function describeTransaction(
  cluster: Cluster,
  transactionalId: string,
): Promise<TransactionDescription> {
  const call = { name: 'describeTransactions', target: transactionCoordinator(transactionalId) }
  return cluster.call(call, async ({ send, nodeId }) => {
    const request = newDescribeTransactionsRequest({ transactionalIds: [transactionalId] })
    const { transactionStates } = await send(DescribeTransactions, request)
    const state = transactionStates[0]
    if (state === undefined) throw new KafkaError('UNKNOWN_SERVER_ERROR')
    const error = responseError(state.errorCode)
    if (error?.error === 'TRANSACTIONAL_ID_NOT_FOUND') {
      throw new KafkaError(
        error.error,
        `DescribeTransactions request for transactionalId \`${transactionalId}\` failed because the ID could not be found`,
      )
    }
    if (error) throw error
    const startTimeMs = toNumber(state.transactionStartTimeMs)
    return {
      coordinatorId: nodeId,
      state: state.transactionState,
      producerId: state.producerId,
      producerEpoch: state.producerEpoch,
      timeoutMs: state.transactionTimeoutMs,
      startTimeMs: startTimeMs >= 0 ? startTimeMs : undefined,
      partitions: state.topics.flatMap(({ topic, partitions }) =>
        partitions.map((partition) => ({ topic, partition })),
      ),
    }
  })
}

export interface AbortTransactionSpec extends TopicPartition {
  readonly producerId: Int64
  readonly producerEpoch: number
  readonly coordinatorEpoch: number
}

/** Writes an abort marker to one partition, past the coordinator: the cure for a hanging transaction. */
export async function abortTransaction(
  cluster: Cluster,
  spec: AbortTransactionSpec,
): Promise<void> {
  const { topic, partition, producerId, producerEpoch, coordinatorEpoch } = spec
  const request = newWriteTxnMarkersRequest({
    markers: [
      newWritableTxnMarker({
        producerId,
        producerEpoch,
        coordinatorEpoch,
        transactionResult: false,
        topics: [{ name: topic, partitionIndexes: [partition] }],
      }),
    ],
  })
  const results = await callLeaders(
    cluster,
    { name: 'abortTransaction' },
    [spec],
    async ({ send }) => {
      const response = await send(WriteTxnMarkers, request)
      const answer = response.markers[0]?.topics[0]?.partitions[0]
      const code = answer?.errorCode ?? UNKNOWN_SERVER_ERROR
      return new Map([[partitionName(spec), responseError(code) ?? true]])
    },
  )
  const result = results.get(partitionName(spec))
  if (result instanceof KafkaError) throw result
}

const UNKNOWN_SERVER_ERROR = -1

/** Takes the id from its producer: a new epoch fences it, and what it left open is aborted. */
export async function fenceProducer(cluster: Cluster, transactionalId: string): Promise<void> {
  const call = { name: 'fenceProducer', target: transactionCoordinator(transactionalId) }
  await cluster.call(call, async ({ send }) => {
    const request = newInitProducerIdRequest({
      transactionalId,
      transactionTimeoutMs: cluster.config.requestTimeoutMs,
      producerId: -1,
      producerEpoch: -1,
    })
    const response = await send(InitProducerId, request)
    checkResponse(response.errorCode)
  })
}
