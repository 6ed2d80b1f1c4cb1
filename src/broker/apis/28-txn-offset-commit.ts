import { GROUP_METADATA_TOPIC } from '../../coordinator/group/group-coordinator.ts'
import { txnOffsetCommitError } from '../../coordinator/group/offsets/transactional-commit.ts'
import { operationError } from '../../coordinator/runtime/operation-errors.ts'
import { errorCode, KafkaError } from '../../protocol/errors.ts'
import {
  newTxnOffsetCommitResponse,
  TxnOffsetCommit,
  type TxnOffsetCommitRequest,
  type TxnOffsetCommitRequestTopic,
  type TxnOffsetCommitResponse,
} from '../../protocol/messages/28-txn-offset-commit.ts'
import { NO_SEQUENCE } from '../../records/record-batch.ts'
import type { Verification } from '../../storage/transaction-verifications.ts'
import type { MetadataCache } from '../metadata-cache.ts'
import { groupRequestContext } from './group-request.ts'
import { handler, type RequestContext } from './handler.ts'
import { mergeTopics } from './merge-topics.ts'

/** Before it, a coordinator that is loading is one that is not there. */
const FIRST_VERSION_WITH_LOADING = 2
const FIRST_VERSION_WITH_ABORTABLE = 4
/** The commit itself adds the group's partition to the transaction (KIP-890). */
const FIRST_VERSION_THAT_ADDS = 5

/**
 * Commits offsets of a group as part of a transaction. The partition where the group lives has to be
 * in the transaction, or joins it by this very request.
 *
 * v3: members tell who they are (KIP-447). v4: TRANSACTION_ABORTABLE. v5: nobody needs to ask
 * AddOffsetsToTxn before.
 */
export const txnOffsetCommit = handler(
  TxnOffsetCommit,
  { versions: [0, 5] },
  async (request, context) => {
    const { access } = context
    if (!access.allows('WRITE', 'TRANSACTIONAL_ID', request.transactionalId)) {
      return txnOffsetCommitError(request, 'TRANSACTIONAL_ID_AUTHORIZATION_FAILED')
    }
    if (!access.allows('READ', 'GROUP', request.groupId)) {
      return txnOffsetCommitError(request, 'GROUP_AUTHORIZATION_FAILED')
    }
    const isAllowed = ({ name }: { name: string }) => access.allows('READ', 'TOPIC', name)
    const allowed = request.topics.filter(isAllowed)
    const hidden = request.topics.filter((topic) => !isAllowed(topic))
    const { known, unknown } = split(allowed, context.services.metadataCache)
    const refused = [
      ...txnOffsetCommitError({ topics: hidden }, 'TOPIC_AUTHORIZATION_FAILED').topics,
      ...txnOffsetCommitError({ topics: unknown }, 'UNKNOWN_TOPIC_OR_PARTITION').topics,
    ]
    if (known.length === 0) return newTxnOffsetCommitResponse({ topics: mergeTopics(refused, []) })
    const response = await commit({ ...request, topics: known }, context)
    const topics = mergeTopics(refused, response.topics)
    if (context.apiVersion < FIRST_VERSION_WITH_LOADING) hideLoading(topics)
    return newTxnOffsetCommitResponse({ topics })
  },
)

function split(topics: readonly TxnOffsetCommitRequestTopic[], cache: MetadataCache) {
  const known: TxnOffsetCommitRequestTopic[] = []
  const unknown: TxnOffsetCommitRequestTopic[] = []
  for (const topic of topics) {
    const image = cache.topic(topic.name)
    const isKnown = ({ partitionIndex }: { partitionIndex: number }) =>
      image?.partitions[partitionIndex] !== undefined
    const found = topic.partitions.filter(isKnown)
    const missing = topic.partitions.filter((partition) => !isKnown(partition))
    if (found.length > 0) known.push({ ...topic, partitions: found })
    // One that nobody has is told of even where none of its partitions was asked for.
    if (missing.length > 0 || image === undefined) unknown.push({ ...topic, partitions: missing })
  }
  return { known, unknown }
}

async function commit(
  request: TxnOffsetCommitRequest,
  context: RequestContext,
): Promise<TxnOffsetCommitResponse> {
  if (request.groupId === '') return txnOffsetCommitError(request, 'INVALID_GROUP_ID')
  const { groupCoordinator } = context.services
  try {
    const verification = await joinTransaction(request, context)
    const client = groupRequestContext(context)
    return await groupCoordinator.commitTransactionalOffsets(client, request, verification)
  } catch (error) {
    if (!(error instanceof KafkaError)) throw error
    return txnOffsetCommitError(request, operationError(error))
  }
}

/** Gives what the append has to bring along; throws what the coordinator has against it. */
async function joinTransaction(
  { transactionalId, producerId, producerEpoch, groupId }: TxnOffsetCommitRequest,
  { services, apiVersion }: RequestContext,
): Promise<Verification | undefined> {
  const { transactionCoordinator, groupCoordinator, replicaManager, clock, config } = services
  const isAdding = apiVersion >= FIRST_VERSION_THAT_ADDS
  if (!isAdding && !config.get('transaction.partition.verification.enable')) return undefined
  const partition = groupCoordinator.partitionFor(groupId)
  const producer = { producerId: Number(producerId), producerEpoch }
  const asked = { producerEpoch, firstSequence: NO_SEQUENCE, isEpochBumped: isAdding }
  const { producerState } = replicaManager.partition(GROUP_METADATA_TOPIC, partition).log
  const verification = producerState.startVerification(producer.producerId, asked, clock.nowMs())
  if (verification === undefined) return undefined
  const partitions = [{ topic: GROUP_METADATA_TOPIC, partition }]
  const [error = 'NONE'] = isAdding
    ? await transactionCoordinator.addPartitions(transactionalId, producer, partitions)
    : await transactionCoordinator.verifyPartitions(transactionalId, producer, partitions)
  if (error === 'NONE') return verification
  if (error === 'PRODUCER_FENCED') throw new KafkaError('INVALID_PRODUCER_EPOCH')
  const isUnknownAbort =
    error === 'TRANSACTION_ABORTABLE' && apiVersion < FIRST_VERSION_WITH_ABORTABLE
  throw new KafkaError(isUnknownAbort ? 'INVALID_TXN_STATE' : error)
}

function hideLoading(topics: TxnOffsetCommitResponse['topics']): void {
  for (const { partitions } of topics) {
    for (const result of partitions) {
      if (result.errorCode !== errorCode('COORDINATOR_LOAD_IN_PROGRESS')) continue
      result.errorCode = errorCode('COORDINATOR_NOT_AVAILABLE')
    }
  }
}
