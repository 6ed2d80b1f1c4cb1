import type { LogConfig } from '../../config/log-config.ts'
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
import { Later } from '../later.ts'
import { isInternalTopic } from '../metadata-cache.ts'
import type { AppendOutcome, Partition } from '../partition.ts'
import { type Answer, CLOSE, handler, type RequestContext } from './handler.ts'

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
  (request, context) => {
    const answer = new Later<Answer<ProduceResponse>>()
    const refusal = refuseRequest(request)
    const progress: Progress = { response: newProduceResponse(), left: 1 }
    const finishOne = () => {
      if (--progress.left === 0) answer.complete(finished(request, progress.response))
    }
    for (const topic of request.topicData) {
      const answers = newTopicProduceResponse({ name: topic.name, topicId: topic.topicId })
      progress.response.responses.push(answers)
      for (const data of topic.partitionData) {
        const partial = newPartitionProduceResponse({ index: data.index, baseOffset: -1 })
        answers.partitionResponses.push(partial)
        progress.left++
        if (refusal !== undefined) {
          partial.errorCode = errorCode(refusal.error)
          partial.errorMessage = refusal.message
          finishOne()
        } else {
          appendPartition(request, topic, data, partial, context, finishOne)
        }
      }
    }
    finishOne()
    return answer
  },
)

interface Refusal {
  readonly error: ErrorName
  readonly message: string | null
}

// What is said when the transaction coordinator is not there.
const UNVERIFIED: Refusal = {
  error: 'NOT_ENOUGH_REPLICAS',
  message:
    'Unable to verify the partition has been added to the transaction. Underlying error: COORDINATOR_NOT_AVAILABLE',
}

function refuseRequest({ acks, transactionalId, topicData }: ProduceRequest): Refusal | undefined {
  if (acks < -1 || acks > 1) return { error: 'INVALID_REQUIRED_ACKS', message: null }
  if (!topicData.some(hasTransactionalBatch)) return undefined
  if (transactionalId !== null) return UNVERIFIED
  return { error: 'TRANSACTIONAL_ID_AUTHORIZATION_FAILED', message: null }
}

function hasTransactionalBatch({ partitionData }: TopicProduceData): boolean {
  return partitionData.some(({ records }) => {
    if (!Buffer.isBuffer(records) || records.length < batch.RECORD_BATCH_OVERHEAD) return false
    return batch.magic(records, 0) === batch.CURRENT_MAGIC && batch.isTransactional(records, 0)
  })
}

function finished({ acks }: ProduceRequest, response: ProduceResponse): Answer<ProduceResponse> {
  if (acks !== 0) return response
  const hasFailed = response.responses.some(({ partitionResponses }) =>
    partitionResponses.some((each) => each.errorCode !== 0),
  )
  return hasFailed ? CLOSE : null
}

function appendPartition(
  { acks }: ProduceRequest,
  topic: TopicProduceData,
  data: PartitionProduceData,
  partial: PartitionProduceResponse,
  context: RequestContext,
  finishOne: () => void,
): void {
  const { replicaManager, clock, logger } = context.services
  let partition: Partition | undefined
  const onDone = (outcome: AppendOutcome) => {
    fillOutcome(partial, outcome, partition, context)
    finishOne()
  }
  try {
    partition =
      context.apiVersion >= 13
        ? replicaManager.partitionById(topic.topicId, data.index)
        : replicaManager.partition(topic.name, data.index)
    if (isInternalTopic(partition.topic) && context.clientId !== ADMIN_CLIENT_ID) {
      throw new KafkaError('INVALID_TOPIC_EXCEPTION')
    }
    const { config } = partition.log
    if (acks === -1 && partition.image.isr.length < config.minInSyncReplicas) {
      throw new KafkaError('NOT_ENOUGH_REPLICAS')
    }
    const records = data.records as Buffer | null
    const rules = produceRules(partition, config, context.apiVersion)
    const outcome = validateProduce(records, rules, clock.nowMs())
    if (outcome instanceof Promise) partition.append(outcome.then(acceptedBytes), 'client', onDone)
    else if (outcome.isAccepted) partition.append(outcome.bytes, 'client', onDone)
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
  'UNKNOWN_TOPIC_OR_PARTITION',
  'UNKNOWN_TOPIC_ID',
  'INVALID_TOPIC_EXCEPTION',
  'NOT_LEADER_OR_FOLLOWER',
  'NOT_ENOUGH_REPLICAS',
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
