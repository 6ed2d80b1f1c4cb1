import type { LogConfig } from '../../config/log-config.ts'
import type { TransactionalProducer } from '../../coordinator/runtime/transaction-end.ts'
import { TRANSACTION_STATE_TOPIC } from '../../coordinator/transaction/transaction-coordinator.ts'
import { type ErrorName, errorCode, KafkaError } from '../../protocol/errors.ts'
import {
  newPartitionProduceResponse,
  newProduceResponse,
  newTopicProduceResponse,
  type PartitionProduceData,
  type PartitionProduceResponse,
  Produce,
  type ProduceRequest,
  type ProduceResponse,
  type TopicProduceData,
} from '../../protocol/messages/0-produce.ts'
import * as batch from '../../records/record-batch.ts'
import { type ProduceOutcome, type RefusedBatch, validateProduce } from '../../records/validate.ts'
import { InvariantError } from '../../runtime/assert.ts'
import { DEFAULT_APPEND } from '../../storage/log-append.ts'
import type { Verification } from '../../storage/transaction-verifications.ts'
import { Later } from '../later.ts'
import { isInternalTopic } from '../metadata-cache.ts'
import type { AppendOutcome, Partition } from '../partition.ts'
import type { VerificationOutcome } from '../transaction-verifier.ts'
import { askedOnce } from './asked-once.ts'
import { type Answer, CLOSE, handler, type RequestContext } from './handler.ts'
import { demandTopic } from './topic-access.ts'

/** The one client that may write to internal topics, as in Apache. */
const ADMIN_CLIENT_ID = '__admin_client'

/** A request in work: the answer is complete when no partition is left. */
interface Progress {
  readonly response: ProduceResponse
  left: number
}

/** A batch that broke a rule, on its way through the partition's queue. */
class RefusedBatchError extends Error {
  override readonly name = 'RefusedBatchError'
  readonly refusal: RefusedBatch

  constructor(refusal: RefusedBatch) {
    super(refusal.message)
    this.refusal = refusal
  }
}

/**
 * Appends one batch per partition. Each succeeds or fails by itself; what is accepted is written at
 * the end of the turn of the event loop, together with whatever else came for the same partition.
 * With one replica acks=1 and acks=all are answered at the same moment. acks=0 is never answered:
 * an error shows as the end of the connection.
 *
 * ApiVersions tells v0 as the oldest, because librdkafka asks for it (KIP-896); v3 is the oldest that
 * works. v8: which records were at fault. v10: the leader, when it is another one. v13: topic ids.
 */
export const produce = handler(
  Produce,
  { versions: [3, 13], announcedFrom: 0, isPipelined: true, isFrameKept: false },
  (asked, context) => {
    const request = withoutRepeats(asked)
    const answer = new Later<Answer<ProduceResponse>>()
    const complete = (response: ProduceResponse) => answer.complete(finished(request, response))
    if (request.topicData.some(hasTransactionalBatch)) {
      produceInTransaction(request, context, (verdict) =>
        appendAll(request, context, verdict, complete),
      )
    } else {
      appendAll(request, context, undefined, complete)
    }
    return answer
  },
)

/** An error for every partition, or the outcomes of their verification. */
type Verdict = ErrorName | Verified | undefined
type Verified = ReadonlyMap<PartitionProduceData, VerificationOutcome>

function appendAll(
  request: ProduceRequest,
  context: RequestContext,
  verdict: Verdict,
  complete: (response: ProduceResponse) => void,
): void {
  const progress: Progress = { response: newProduceResponse(), left: 1 }
  const finishOne = () => {
    if (--progress.left === 0) complete(progress.response)
  }
  for (const topic of request.topicData) {
    const answers = newTopicProduceResponse({ name: topic.name, topicId: topic.topicId })
    progress.response.responses.push(answers)
    for (const data of topic.partitionData) {
      const partial = newPartitionProduceResponse({ index: data.index, baseOffset: -1 })
      answers.partitionResponses.push(partial)
      progress.left++
      const outcome = typeof verdict === 'object' ? verdict.get(data) : undefined
      if (typeof verdict === 'string') {
        partial.errorCode = errorCode(verdict)
        finishOne()
      } else if (outcome?.error !== undefined) {
        partial.errorCode = errorCode(outcome.error)
        partial.errorMessage = outcome.message
        finishOne()
      } else {
        const onePartition = { topic, data, partial, verification: outcome?.verification }
        appendPartition(request, onePartition, context, finishOne)
      }
    }
  }
  finishOne()
}

/** Nearly every request is as it should be: nothing is copied for it. */
function withoutRepeats(request: ProduceRequest): ProduceRequest {
  const [first, second] = request.topicData
  if (second === undefined && first?.partitionData.length === 1) return request
  const topics = request.topicData.map((topic) => ({ ...topic, partitions: topic.partitionData }))
  const once = askedOnce(
    topics,
    ({ name, topicId }) => name || topicId,
    ({ index }: PartitionProduceData) => index,
  )
  return {
    ...request,
    topicData: once.map(({ partitions: partitionData, name, topicId }) => ({
      name,
      topicId,
      partitionData,
    })),
  }
}

function areAcksKnown({ acks }: ProduceRequest): boolean {
  return acks >= -1 && acks <= 1
}

function hasTransactionalBatch({ partitionData }: TopicProduceData): boolean {
  return partitionData.some(isTransactional)
}

function isTransactional({ records }: PartitionProduceData): boolean {
  if (!Buffer.isBuffer(records) || records.length < batch.RECORD_BATCH_OVERHEAD) return false
  return batch.magic(records, 0) === batch.CURRENT_MAGIC && batch.isTransactional(records, 0)
}

/**
 * Has the transaction coordinator agree first (KIP-890). From v12 on it adds the partition to the
 * transaction if need be; before, the client has to have asked for that.
 */
function produceInTransaction(
  request: ProduceRequest,
  context: RequestContext,
  goOn: (verdict: Verdict) => void,
): void {
  const { transactionalId } = request
  const batches = transactionalBatches(request, context)
  const [first] = batches
  const { access } = context
  if (transactionalId === null || !access.allows('WRITE', 'TRANSACTIONAL_ID', transactionalId)) {
    goOn('TRANSACTIONAL_ID_AUTHORIZATION_FAILED')
  } else if (!batches.every((each) => isOfOneProducer(each, first!))) {
    goOn('INVALID_PRODUCER_ID_MAPPING')
  } else if (!areAcksKnown(request)) goOn(undefined)
  else {
    const { transactionVerifier, partitionVerification, image } = context.services
    const isCoordinated = image.topics.byName(TRANSACTION_STATE_TOPIC) !== undefined
    const coordinator = isCoordinated ? partitionVerification : undefined
    const isThere = ({ partition }: TransactionalBatch) =>
      partition !== undefined && access.allows('WRITE', 'TOPIC', partition.topic)
    const asked = batches.filter(isThere) as (TransactionalBatch & { partition: Partition })[]
    const rules = {
      addsPartitions: context.apiVersion >= 12,
      knowsAbortable: context.apiVersion >= 11,
    }
    const append = { transactionalId, producer: first!, batches: asked, rules }
    transactionVerifier.verify(coordinator, append, (outcomes) =>
      goOn(new Map(asked.map(({ data }, i) => [data, outcomes[i]!]))),
    )
  }
}

interface TransactionalBatch extends TransactionalProducer {
  readonly data: PartitionProduceData
  /** Why it is not there is answered in its turn. */
  readonly partition: Partition | undefined
  readonly firstSequence: number
}

function transactionalBatches(
  { topicData }: ProduceRequest,
  context: RequestContext,
): TransactionalBatch[] {
  return topicData.flatMap((topic) =>
    topic.partitionData.filter(isTransactional).map((data) => {
      const records = data.records as Buffer
      return {
        data,
        partition: partitionIfThere(topic, data.index, context),
        producerId: batch.producerId(records, 0),
        producerEpoch: batch.producerEpoch(records, 0),
        firstSequence: batch.baseSequence(records, 0),
      }
    }),
  )
}

function isOfOneProducer(one: TransactionalProducer, other: TransactionalProducer): boolean {
  return one.producerId === other.producerId && one.producerEpoch === other.producerEpoch
}

function partitionIfThere(
  topic: TopicProduceData,
  index: number,
  context: RequestContext,
): Partition | undefined {
  try {
    return findPartition(topic, index, context)
  } catch (error) {
    if (error instanceof KafkaError) return undefined
    throw error
  }
}

function findPartition(
  { name, topicId }: TopicProduceData,
  index: number,
  { apiVersion, services: { replicaManager } }: RequestContext,
): Partition {
  return apiVersion >= 13
    ? replicaManager.partitionById(topicId, index)
    : replicaManager.partition(name, index)
}

function finished({ acks }: ProduceRequest, response: ProduceResponse): Answer<ProduceResponse> {
  if (acks !== 0) return response
  const hasFailed = response.responses.some(({ partitionResponses }) =>
    partitionResponses.some((each) => each.errorCode !== 0),
  )
  return hasFailed ? CLOSE : null
}

interface PartitionAppend {
  readonly topic: TopicProduceData
  readonly data: PartitionProduceData
  readonly partial: PartitionProduceResponse
  readonly verification: Verification | undefined
}

function appendPartition(
  request: ProduceRequest,
  { topic, data, partial, verification }: PartitionAppend,
  context: RequestContext,
  finishOne: () => void,
): void {
  const { clock, logger } = context.services
  let partition: Partition | undefined
  const onDone = (outcome: AppendOutcome) => {
    fillOutcome(partial, outcome, partition, context)
    finishOne()
  }
  try {
    demandTopic(context, 'WRITE', topic.name, topic.topicId)
    partition = findPartition(topic, data.index, context)
    if (!areAcksKnown(request)) throw new KafkaError('INVALID_REQUIRED_ACKS')
    if (isInternalTopic(partition.topic) && context.clientId !== ADMIN_CLIENT_ID) {
      throw new KafkaError('INVALID_TOPIC_EXCEPTION')
    }
    const { config } = partition.log
    if (request.acks === -1 && partition.image.isr.length < config.minInSyncReplicas) {
      throw new KafkaError('NOT_ENOUGH_REPLICAS')
    }
    const records = data.records as Buffer | null
    const rules = produceRules(partition, config, context.apiVersion)
    const outcome = validateProduce(records, rules, clock.nowMs())
    const options = verification && { ...DEFAULT_APPEND, verification }
    if (outcome instanceof Promise) {
      partition.append(outcome.then(acceptedBytes), 'client', onDone, options)
    } else if (outcome.isAccepted) partition.append(outcome.bytes, 'client', onDone, options)
    else onDone({ error: new RefusedBatchError(outcome) })
  } catch (error) {
    if (!(error instanceof KafkaError)) logger.error(`Produce to '${topic.name}' failed`, error)
    onDone({ error: error instanceof Error ? error : new Error(String(error)) })
  }
}

function acceptedBytes(outcome: ProduceOutcome): Buffer {
  if (outcome.isAccepted) return outcome.bytes
  throw new RefusedBatchError(outcome)
}

function produceRules(partition: Partition, config: LogConfig, apiVersion: number) {
  return {
    topicPartition: partition.name,
    apiVersion,
    maxMessageBytes: config.maxMessageBytes,
    isCompacted: config.cleanupPolicy.includes('compact'),
    timestampType: config.messageTimestampType,
    timestampBeforeMaxMs: config.messageTimestampBeforeMaxMs,
    timestampAfterMaxMs: config.messageTimestampAfterMaxMs,
    compressionType: config.compressionType,
    ...compressionLevel(config),
  }
}

function compressionLevel(config: LogConfig): { compressionLevel?: number } {
  switch (config.compressionType) {
    case 'gzip':
      return { compressionLevel: config.compressionGzipLevel }
    case 'zstd':
      return { compressionLevel: config.compressionZstdLevel }
    default:
      return {}
  }
}

/** Errors by which the leader does not tell where its log starts. */
const WITHOUT_LOG_START: ReadonlySet<ErrorName> = new Set([
  'TOPIC_AUTHORIZATION_FAILED',
  'UNKNOWN_TOPIC_OR_PARTITION',
  'UNKNOWN_TOPIC_ID',
  'INVALID_TOPIC_EXCEPTION',
  'NOT_LEADER_OR_FOLLOWER',
  'NOT_ENOUGH_REPLICAS',
  'INVALID_REQUIRED_ACKS',
  'MESSAGE_TOO_LARGE',
  'RECORD_LIST_TOO_LARGE',
  'CORRUPT_MESSAGE',
  'KAFKA_STORAGE_ERROR',
])

function fillOutcome(
  partial: PartitionProduceResponse,
  { info, error }: AppendOutcome,
  partition: Partition | undefined,
  { services }: RequestContext,
): void {
  if (info !== undefined) {
    partial.baseOffset = info.firstOffset
    partial.logAppendTimeMs = info.logAppendTimeMs
    partial.logStartOffset = info.logStartOffset
    return
  }
  if (error instanceof RefusedBatchError) {
    const { error: name, message, recordErrors } = error.refusal
    partial.errorCode = errorCode(name)
    if (recordErrors.length === 0) return
    partial.logStartOffset = partition?.log.logStartOffset ?? -1
    partial.errorMessage = message
    partial.recordErrors = recordErrors.map((each) => ({
      batchIndex: each.batchIndex,
      batchIndexErrorMessage: each.message,
    }))
    return
  }
  if (error instanceof KafkaError) {
    partial.errorCode = error.code
    if (!WITHOUT_LOG_START.has(error.error)) {
      partial.logStartOffset = partition?.log.logStartOffset ?? -1
    }
    return
  }
  services.logger.error('An append failed', error)
  if (error instanceof InvariantError) services.onFatal(error)
  partial.errorCode = errorCode('UNKNOWN_SERVER_ERROR')
}
