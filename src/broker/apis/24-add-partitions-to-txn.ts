import type { TopicPartition } from '../../coordinator/runtime/partition-log.ts'
import { type ErrorName, errorCode } from '../../protocol/errors.ts'
import {
  AddPartitionsToTxn,
  type AddPartitionsToTxnPartitionResult,
  type AddPartitionsToTxnRequest,
  type AddPartitionsToTxnTopicResult,
  type AddPartitionsToTxnTransaction,
  newAddPartitionsToTxnPartitionResult,
  newAddPartitionsToTxnResponse,
  newAddPartitionsToTxnResult,
  newAddPartitionsToTxnTopicResult,
  newAddPartitionsToTxnTransaction,
} from '../../protocol/messages/24-add-partitions-to-txn.ts'
import { handler, type RequestContext } from './handler.ts'
import { inWordsOfOldClients } from './transaction-request.ts'

/** From here on brokers send it, for several transactions at once. */
const FIRST_VERSION_OF_BROKERS = 4
const FIRST_VERSION_WITH_FENCED = 2
/** `transaction.version` of a producer that does not add its partitions itself. */
const IMPLICIT_VERSION = 2

/**
 * Adds partitions to transactions, all of one transaction or none: one that is not there fails the
 * others as not attempted.
 *
 * v2: PRODUCER_FENCED. v4: from brokers, several transactions; verifying without adding (KIP-890).
 */
export const addPartitionsToTxn = handler(
  AddPartitionsToTxn,
  {
    versions: [0, 5],
    failure: (code) => newAddPartitionsToTxnResponse({ errorCode: code }),
  },
  async (request, context) => {
    if (context.apiVersion < FIRST_VERSION_OF_BROKERS) {
      const transaction = fromClient(request)
      const id = transaction.transactionalId
      const resultsByTopicV3AndBelow = context.access.allows('WRITE', 'TRANSACTIONAL_ID', id)
        ? await addOrVerify(transaction, context)
        : answersOf(transaction, context, () => 'TRANSACTIONAL_ID_AUTHORIZATION_FAILED')
      return newAddPartitionsToTxnResponse({ resultsByTopicV3AndBelow })
    }
    context.access.demandCluster('CLUSTER_ACTION')
    const resultsByTransaction = await Promise.all(
      request.transactions.map(async (transaction) => {
        const { transactionalId } = transaction
        const topicResults = await addOrVerify(transaction, context)
        return newAddPartitionsToTxnResult({ transactionalId, topicResults })
      }),
    )
    return newAddPartitionsToTxnResponse({ resultsByTransaction })
  },
)

function fromClient(request: AddPartitionsToTxnRequest): AddPartitionsToTxnTransaction {
  return newAddPartitionsToTxnTransaction({
    transactionalId: request.v3AndBelowTransactionalId,
    producerId: request.v3AndBelowProducerId,
    producerEpoch: request.v3AndBelowProducerEpoch,
    topics: request.v3AndBelowTopics,
  })
}

async function addOrVerify(transaction: AddPartitionsToTxnTransaction, context: RequestContext) {
  const partitions = transaction.topics.flatMap(({ name: topic, partitions }) =>
    partitions.map((partition) => ({ topic, partition })),
  )
  const refused = refusals(partitions, context)
  const errors = refused ?? (await ask(transaction, partitions, context))
  const answers = answersOf(transaction, context, (at) => errors[at] ?? 'UNKNOWN_SERVER_ERROR')
  return refused !== undefined || transaction.verifyOnly ? partitionByPartition(answers) : answers
}

/** Apache shapes like the request only what it answers for the transaction as a whole. */
function partitionByPartition(
  answers: readonly AddPartitionsToTxnTopicResult[],
): AddPartitionsToTxnTopicResult[] {
  const byTopic = new Map<string, Map<number, AddPartitionsToTxnPartitionResult>>()
  for (const { name, resultsByPartition } of answers) {
    if (resultsByPartition.length === 0) continue
    const known = byTopic.get(name) ?? new Map()
    byTopic.set(name, known)
    for (const result of resultsByPartition) known.set(result.partitionIndex, result)
  }
  return [...byTopic].map(([name, results]) =>
    newAddPartitionsToTxnTopicResult({ name, resultsByPartition: [...results.values()] }),
  )
}

/** Answers for every partition, in the order in which the request has them. */
function answersOf(
  transaction: AddPartitionsToTxnTransaction,
  context: RequestContext,
  errorAt: (index: number) => ErrorName,
) {
  const knowsFenced = context.apiVersion >= FIRST_VERSION_WITH_FENCED
  let at = 0
  return transaction.topics.map(({ name, partitions }) => {
    const resultsByPartition = partitions.map((partitionIndex) => {
      const code = errorCode(errorAt(at++))
      const partitionErrorCode = inWordsOfOldClients(code, knowsFenced)
      return newAddPartitionsToTxnPartitionResult({ partitionIndex, partitionErrorCode })
    })
    return newAddPartitionsToTxnTopicResult({ name, resultsByPartition })
  })
}

function refusals(
  partitions: readonly TopicPartition[],
  { services, access, apiVersion }: RequestContext,
): ErrorName[] | undefined {
  // Brokers ask for what they have checked themselves.
  const isAllowed = ({ topic }: TopicPartition) =>
    apiVersion >= FIRST_VERSION_OF_BROKERS || access.allows('WRITE', 'TOPIC', topic)
  const isKnown = ({ topic, partition }: TopicPartition) =>
    services.metadataCache.topic(topic)?.partitions[partition] !== undefined
  if (partitions.every((each) => isAllowed(each) && isKnown(each))) return undefined
  return partitions.map((each) => {
    if (!isAllowed(each)) return 'TOPIC_AUTHORIZATION_FAILED'
    return isKnown(each) ? 'OPERATION_NOT_ATTEMPTED' : 'UNKNOWN_TOPIC_OR_PARTITION'
  })
}

function ask(
  { transactionalId, producerId, producerEpoch, verifyOnly }: AddPartitionsToTxnTransaction,
  partitions: readonly TopicPartition[],
  { services, apiVersion }: RequestContext,
): Promise<ErrorName[]> {
  const { transactionCoordinator } = services
  const producer = { producerId: Number(producerId), producerEpoch }
  if (verifyOnly) {
    return transactionCoordinator.verifyPartitions(transactionalId, producer, partitions)
  }
  const version = apiVersion < FIRST_VERSION_OF_BROKERS ? 0 : IMPLICIT_VERSION
  return transactionCoordinator.addPartitions(transactionalId, producer, partitions, version)
}
