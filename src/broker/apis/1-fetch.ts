import { errorCode, KafkaError } from '../../protocol/errors.ts'
import {
  Fetch,
  type FetchableTopicResponse,
  type FetchRequest,
  type FetchResponse,
  newFetchableTopicResponse,
  newFetchResponse,
  newPartitionData,
  type PartitionData,
} from '../../protocol/messages/1-fetch.ts'
import { InvariantError } from '../../runtime/assert.ts'
import { refusalOf } from '../../security/access.ts'
import type { QuotaClient } from '../../security/quota/client-quota.ts'
import type { FetchIsolation } from '../../storage/log-reader.ts'
import { type FetchContext, type FetchResult, fetchContext } from '../fetch-context.ts'
import type { CachedPartition } from '../fetch-session.ts'
import { Later } from '../later.ts'
import type { Partition } from '../partition.ts'
import { quotaClient } from '../quota-client.ts'
import { type Answer, BorrowedResponse, handler, type RequestContext } from './handler.ts'
import { demandTopic } from './topic-access.ts'

const DEBUGGING_CONSUMER_ID = -2
const READ_UNCOMMITTED = 0
const READ_COMMITTED = 1
const FIRST_TOPIC_ID_VERSION = 13
const NO_RECORDS = Buffer.alloc(0)

/** With these errors Apache gives an empty list of aborted transactions, with others none. */
const NOT_THERE: ReadonlySet<string> = new Set([
  'UNKNOWN_TOPIC_OR_PARTITION',
  'UNKNOWN_TOPIC_ID',
  'TOPIC_AUTHORIZATION_FAILED',
])

/**
 * Reads batches as they lie in the log, from the newest in memory, else from disk. An answer holds
 * at least one whole batch when any is there, however small the limits (KIP-74). Without
 * `minBytes` of records it waits, at most `maxWaitMs`, and is woken by appends.
 *
 * v5: log start offset. v7: sessions (KIP-227). v9: leader epochs are checked. v10: zstd. v12: the
 * point where the consumer's log parts from ours (KIP-595). v13: topic ids. v15: replica state.
 */
export const fetch = handler(
  Fetch,
  {
    versions: [4, 18],
    failure: (code) => newFetchResponse({ errorCode: code }),
  },
  (request, context) => {
    const { services, apiVersion } = context
    const selection = fetchContext(request, apiVersion, services.fetchSessions)
    if (!isIsolationKnown(request) && selection.partitions.some((each) => isThere(each, context))) {
      return failedAltogether(request, apiVersion)
    }
    const operation = new FetchOperation(request, selection, context)
    operation.start()
    return operation.answer
  },
)

function isIsolationKnown({ isolationLevel }: FetchRequest): boolean {
  return isolationLevel === READ_UNCOMMITTED || isolationLevel === READ_COMMITTED
}

function isThere(
  { topic, topicId, partition }: CachedPartition,
  { services: { metadataCache }, access, apiVersion }: RequestContext,
): boolean {
  const byId = apiVersion >= FIRST_TOPIC_ID_VERSION
  const image = byId ? metadataCache.topicById(topicId) : metadataCache.topic(topic)
  return image?.partitions[partition] !== undefined && access.allows('READ', 'TOPIC', image.name)
}

/** Apache fails over an unknown isolation level as soon as there is anything to read. */
function failedAltogether({ sessionId, topics }: FetchRequest, version: number): FetchResponse {
  const error = new KafkaError('UNKNOWN_SERVER_ERROR')
  const responses = topics.map(({ topic, partitions }) =>
    newFetchableTopicResponse({
      topic,
      partitions: partitions.map(({ partition }) => ({
        ...failedPartition(partition, error),
        abortedTransactions: [],
      })),
    }),
  )
  const isTold = version < FIRST_TOPIC_ID_VERSION
  return newFetchResponse({ errorCode: error.code, sessionId, responses: isTold ? responses : [] })
}

interface Reading {
  readonly results: FetchResult[]
  readonly partitions: Partition[]
  readonly releases: (() => void)[]
  sizeBytes: number
  /** An error or a parting of logs: the consumer is told at once. */
  isUrgent: boolean
}

class FetchOperation {
  readonly answer = new Later<Answer<FetchResponse>>()
  readonly #request: FetchRequest
  readonly #selection: FetchContext
  readonly #context: RequestContext
  readonly #isolation: FetchIsolation
  readonly #maxBytes: number
  readonly #minBytes: number
  #waitsFor: readonly Partition[] = []
  /** What was there, and how much had been appended, when the wait began. */
  #readableBytes = 0
  #appendedBytes = 0
  /** What had been stable by the last look, where transactions are open: see `#tryStable`. */
  #stableOffsets: readonly number[] | undefined

  constructor(request: FetchRequest, selection: FetchContext, context: RequestContext) {
    this.#request = request
    this.#selection = selection
    this.#context = context
    this.#isolation = isolationOf(request)
    const { config, quotas } = context.services
    const limit = Math.min(request.maxBytes, config.get('fetch.max.bytes'))
    this.#maxBytes = quotas.fetch.isActive
      ? Math.min(limit, quotas.fetch.maxAtOnce(this.#quotaClient))
      : limit
    this.#minBytes = Math.min(request.minBytes, this.#maxBytes)
  }

  start(): void {
    const { maxWaitMs } = this.#request
    const reading = this.#read()
    const isEnough = reading.isUrgent || reading.sizeBytes >= this.#minBytes
    if (isEnough || maxWaitMs <= 0 || reading.results.length === 0) {
      this.#finish(reading)
      return
    }
    releaseAll(reading)
    this.#waitsFor = reading.partitions
    this.#readableBytes = reading.sizeBytes
    this.#appendedBytes = this.#countAppended()
    if (this.#isolation === 'committed' && this.#isAnyUnstable()) {
      this.#stableOffsets = reading.partitions.map(({ log }) => log.lastStableOffset)
    }
    this.#context.services.fetchPurgatory.watch(this, reading.partitions, maxWaitMs)
  }

  /** What was appended since counts in full, also what the limits will leave out. */
  tryComplete(): boolean {
    if (this.#isolation === 'committed' && this.#isAnyUnstable()) return this.#tryStable()
    const appended = this.#countAppended() - this.#appendedBytes
    const isEnough =
      this.#readableBytes + appended >= this.#minBytes ||
      this.#waitsFor.some(({ log }) => log.isClosed)
    if (isEnough) this.expire()
    return isEnough
  }

  // Once a transaction was open, the bytes that were appended don't tell how many can be read.
  #isAnyUnstable(): boolean {
    if (this.#stableOffsets !== undefined) return true
    return this.#waitsFor.some(({ log }) => log.lastStableOffset < log.highWatermark)
  }

  /** Reads again whenever more has become stable. */
  #tryStable(): boolean {
    const stableOffsets = this.#waitsFor.map(({ log }) => log.lastStableOffset)
    const known = this.#stableOffsets
    this.#stableOffsets = stableOffsets
    const isUnchanged = known !== undefined && stableOffsets.every((each, i) => each === known[i])
    if (isUnchanged && !this.#waitsFor.some(({ log }) => log.isClosed)) return false
    const reading = this.#read()
    const isEnough = reading.isUrgent || reading.sizeBytes >= this.#minBytes
    if (isEnough) this.#finish(reading)
    else releaseAll(reading)
    return isEnough
  }

  expire(): void {
    this.#finish(this.#read())
  }

  #countAppended(): number {
    let count = 0
    for (const partition of this.#waitsFor) count += partition.appendedBytes
    return count
  }

  get #quotaClient(): QuotaClient {
    return quotaClient(this.#context.access, this.#context.clientId)
  }

  /** Who reads or asks too much gets nothing but the time to wait, and asks again after it. */
  #isThrottled(reading: Reading): boolean {
    const { quotas, clock } = this.#context.services
    const { fetch: bytes, request: work } = quotas
    if (!bytes.isActive && !work.isActive) return false
    const client = this.#quotaClient
    const nowMs = clock.nowMs()
    // What this request costs is recorded behind its answer: here counts what has been before.
    const throttleTimeMs = Math.max(
      bytes.isActive ? bytes.record(client, reading.sizeBytes, nowMs) : 0,
      work.isActive ? work.record(client, 0, nowMs) : 0,
    )
    if (throttleTimeMs === 0) return false
    if (bytes.isActive) bytes.record(client, -reading.sizeBytes, nowMs)
    releaseAll(reading)
    const isNewSession = this.#request.sessionEpoch <= 0
    try {
      const { sessionId } = isNewSession ? { sessionId: 0 } : this.#selection.finish([])
      this.answer.complete(newFetchResponse({ sessionId, throttleTimeMs }))
    } catch (error) {
      if (!(error instanceof KafkaError)) throw error
      this.answer.complete(newFetchResponse({ errorCode: error.code, throttleTimeMs }))
    }
    return true
  }

  #finish(reading: Reading): void {
    if (this.#isThrottled(reading)) return
    let response: FetchResponse
    try {
      const { sessionId, results } = this.#selection.finish(reading.results)
      response = newFetchResponse({ sessionId, responses: byTopic(results) })
    } catch (error) {
      if (!(error instanceof KafkaError)) throw error
      response = newFetchResponse({ errorCode: error.code })
    }
    if (reading.releases.length === 0) this.answer.complete(response)
    else this.answer.complete(new BorrowedResponse(response, () => releaseAll(reading)))
  }

  #read(): Reading {
    const reading: Reading = {
      results: [],
      partitions: [],
      releases: [],
      sizeBytes: 0,
      isUrgent: false,
    }
    for (const asked of this.#selection.partitions) {
      try {
        this.#readPartition(asked, reading)
      } catch (error) {
        if (!(error instanceof KafkaError)) this.#logFailure(asked, error)
        reading.isUrgent = true
        const data = failedPartition(asked.partition, error)
        reading.results.push({ asked, data, sizeBytes: 0 })
      }
    }
    return reading
  }

  #readPartition(asked: CachedPartition, reading: Reading): void {
    const { replicaManager } = this.#context.services
    this.#checkAccess(asked)
    const partition =
      this.#context.apiVersion >= FIRST_TOPIC_ID_VERSION
        ? replicaManager.partitionById(asked.topicId, asked.partition)
        : replicaManager.partition(asked.topic, asked.partition)
    partition.checkLeaderEpoch(asked.currentLeaderEpoch)
    if (replicaIdOf(this.#request) >= 0) throw new KafkaError('NOT_LEADER_OR_FOLLOWER')
    reading.partitions.push(partition)
    const { log } = partition
    const data = newPartitionData({
      partitionIndex: asked.partition,
      highWatermark: log.highWatermark,
      lastStableOffset: log.lastStableOffset,
      logStartOffset: log.logStartOffset,
      abortedTransactions: this.#isolation === 'committed' ? [] : null,
      records: NO_RECORDS,
    })
    if (isDiverging(partition, asked, data)) {
      reading.isUrgent = true
      reading.results.push({ asked, data, sizeBytes: 0 })
      return
    }
    const isFirst = reading.sizeBytes === 0
    const left = Math.max(this.#maxBytes - reading.sizeBytes, 0)
    const fetched = log.read(asked.fetchOffset, {
      maxBytes: Math.min(asked.maxBytes, left),
      isolation: this.#isolation,
      minOneMessage: isFirst,
    })
    reading.releases.push(fetched.release)
    // A piece of a batch is of no use to anybody when another partition fills the answer.
    const isUseful = !fetched.isFirstEntryIncomplete
    const sizeBytes = isUseful ? fetched.sizeBytes : 0
    if (isUseful) {
      data.records = fetched.records
      if (fetched.abortedTransactions !== undefined) {
        data.abortedTransactions = fetched.abortedTransactions.map(
          ({ producerId, firstOffset }) => ({ producerId, firstOffset }),
        )
      }
    }
    reading.sizeBytes += sizeBytes
    reading.results.push({ asked, data, sizeBytes })
  }

  #checkAccess({ topic, topicId }: CachedPartition): void {
    const { access } = this.#context
    const isReplica = replicaIdOf(this.#request) >= 0
    if (!isReplica) demandTopic(this.#context, 'READ', topic, topicId)
    else if (!access.allowsCluster('CLUSTER_ACTION')) throw refusalOf('TOPIC')
  }

  #logFailure({ topic, topicId, partition }: CachedPartition, error: unknown): void {
    const name = topic === '' ? topicId : topic
    const { logger, onFatal } = this.#context.services
    logger.error(`Fetch from '${name}-${partition}' failed`, error)
    if (error instanceof InvariantError) onFatal(error)
  }
}

function releaseAll({ releases }: Reading): void {
  for (const release of releases) release()
}

function isolationOf(request: FetchRequest): FetchIsolation {
  if (replicaIdOf(request) === DEBUGGING_CONSUMER_ID) return 'log-end'
  return request.isolationLevel === READ_COMMITTED ? 'committed' : 'high-watermark'
}

/** From v15 on it lies in the replica's state. */
function replicaIdOf({ replicaId, replicaState }: FetchRequest): number {
  return replicaId === -1 ? replicaState.replicaId : replicaId
}

/** The consumer's last epoch ended earlier here: it has to go back to where the logs part. */
function isDiverging(partition: Partition, asked: CachedPartition, data: PartitionData): boolean {
  if (asked.lastFetchedEpoch < 0) return false
  const { epoch, endOffset } = partition.log.endOffsetForEpoch(asked.lastFetchedEpoch)
  if (epoch < 0 || endOffset < 0) {
    throw new KafkaError('OFFSET_OUT_OF_RANGE')
  }
  if (epoch >= asked.lastFetchedEpoch && endOffset >= asked.fetchOffset) return false
  data.divergingEpoch = { epoch, endOffset }
  return true
}

function failedPartition(partitionIndex: number, error: unknown): PartitionData {
  const name = error instanceof KafkaError ? error.error : 'UNKNOWN_SERVER_ERROR'
  return newPartitionData({
    partitionIndex,
    errorCode: errorCode(name),
    highWatermark: -1,
    abortedTransactions: NOT_THERE.has(name) ? [] : null,
    records: NO_RECORDS,
  })
}

/** Partitions of one topic that follow each other stand together; the order is kept. */
function byTopic(results: readonly FetchResult[]): FetchableTopicResponse[] {
  const topics: FetchableTopicResponse[] = []
  let last: FetchableTopicResponse | undefined
  for (const { asked, data } of results) {
    if (last === undefined || last.topic !== asked.topic || last.topicId !== asked.topicId) {
      last = newFetchableTopicResponse({ topic: asked.topic, topicId: asked.topicId })
      topics.push(last)
    }
    last.partitions.push(data)
  }
  return topics
}
