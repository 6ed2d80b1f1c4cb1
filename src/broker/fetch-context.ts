import { errorCode, KafkaError } from '../protocol/errors.ts'
import { clampToNumber, toNumber } from '../protocol/int64.ts'
import type { FetchRequest, PartitionData } from '../protocol/messages/1-fetch.ts'
import {
  type CachedPartition,
  type FetchSession,
  type FetchSessionCache,
  FINAL_EPOCH,
  INITIAL_EPOCH,
  INVALID_SESSION_ID,
  nextEpoch,
  partitionKeyOf,
} from './fetch-session.ts'

/** The first version that has sessions. */
const FIRST_SESSION_VERSION = 7
/** The first version that names topics by their id. */
const FIRST_TOPIC_ID_VERSION = 13

/** What one partition of a fetch came to. */
export interface FetchResult {
  readonly asked: CachedPartition
  readonly data: PartitionData
  readonly sizeBytes: number
}

/** Which partitions a request reads, and which of the results its answer tells. */
export interface FetchContext {
  /** Read again when a delayed fetch wakes, so not an iterator that ends once. */
  readonly partitions: readonly CachedPartition[]
  /** Throws INVALID_FETCH_SESSION_EPOCH when the session went on without this request. */
  finish(results: readonly FetchResult[]): { sessionId: number; results: readonly FetchResult[] }
}

/** Throws the error that the whole request is answered with. */
export function fetchContext(
  request: FetchRequest,
  version: number,
  cache: FetchSessionCache,
): FetchContext {
  const usesTopicIds = version >= FIRST_TOPIC_ID_VERSION
  const { sessionId, sessionEpoch } = request
  if (version < FIRST_SESSION_VERSION) return withoutSession(request)
  if (sessionEpoch === INITIAL_EPOCH || sessionEpoch === FINAL_EPOCH) {
    if (sessionId !== INVALID_SESSION_ID) cache.remove(sessionId)
    if (sessionEpoch === FINAL_EPOCH) return withoutSession(request)
    return withNewSession(request, usesTopicIds, cache)
  }
  const session = cache.get(sessionId)
  if (session === undefined) throw new KafkaError('FETCH_SESSION_ID_NOT_FOUND')
  if (session.epoch !== sessionEpoch) throw new KafkaError('INVALID_FETCH_SESSION_EPOCH')
  if (session.usesTopicIds !== usesTopicIds) throw new KafkaError('FETCH_SESSION_TOPIC_ID_ERROR')
  updateSession(session, request)
  if (session.partitions.size === 0) {
    cache.remove(session.id)
    return withoutSession(request)
  }
  cache.touch(session)
  return withSession(session, sessionEpoch)
}

function withoutSession(request: FetchRequest): FetchContext {
  return {
    partitions: [...askedPartitions(request).values()],
    finish: (results) => ({ sessionId: INVALID_SESSION_ID, results }),
  }
}

function withNewSession(
  request: FetchRequest,
  usesTopicIds: boolean,
  cache: FetchSessionCache,
): FetchContext {
  const partitions = askedPartitions(request)
  return {
    partitions: [...partitions.values()],
    finish(results) {
      if (partitions.size === 0) return { sessionId: INVALID_SESSION_ID, results }
      for (const result of results) isNews(result)
      const session = cache.create(partitions, usesTopicIds)
      return { sessionId: session?.id ?? INVALID_SESSION_ID, results }
    },
  }
}

function withSession(session: FetchSession, requestEpoch: number): FetchContext {
  return {
    partitions: [...session.partitions.values()],
    finish(results) {
      if (session.epoch !== nextEpoch(requestEpoch)) {
        throw new KafkaError('INVALID_FETCH_SESSION_EPOCH')
      }
      const news = results.filter(isNews)
      for (const { asked, sizeBytes } of news) {
        if (sizeBytes > 0) moveToEnd(session, asked)
      }
      return { sessionId: session.id, results: news }
    },
  }
}

/** Whether the consumer has to be told; notes what it is told. */
function isNews({ asked, data, sizeBytes }: FetchResult): boolean {
  const isChanged =
    data.highWatermark !== asked.highWatermark || data.logStartOffset !== asked.logStartOffset
  asked.highWatermark = toNumber(data.highWatermark)
  asked.logStartOffset = toNumber(data.logStartOffset)
  if (data.errorCode !== errorCode('NONE')) {
    // Whatever comes next is news after an error.
    asked.highWatermark = -1
    return true
  }
  return isChanged || sizeBytes > 0 || data.divergingEpoch.epoch >= 0
}

// Partitions that had records come last next time, so that none starves behind a busy one.
function moveToEnd({ partitions, usesTopicIds }: FetchSession, asked: CachedPartition): void {
  const key = partitionKeyOf(usesTopicIds ? asked.topicId : asked.topic, asked.partition)
  partitions.delete(key)
  partitions.set(key, asked)
}

function updateSession(session: FetchSession, request: FetchRequest): void {
  for (const [key, asked] of askedPartitions(request)) {
    const known = session.partitions.get(key)
    if (known === undefined) {
      session.partitions.set(key, asked)
      continue
    }
    known.currentLeaderEpoch = asked.currentLeaderEpoch
    known.fetchOffset = asked.fetchOffset
    known.lastFetchedEpoch = asked.lastFetchedEpoch
    known.maxBytes = asked.maxBytes
  }
  for (const { topic, topicId, partitions } of request.forgottenTopicsData) {
    const name = session.usesTopicIds ? topicId : topic
    for (const partition of partitions) session.partitions.delete(partitionKeyOf(name, partition))
  }
}

function askedPartitions({ topics }: FetchRequest): Map<string, CachedPartition> {
  const asked = new Map<string, CachedPartition>()
  for (const { topic, topicId, partitions } of topics) {
    const name = topic === '' ? topicId : topic
    for (const each of partitions) {
      asked.set(partitionKeyOf(name, each.partition), {
        topic,
        topicId,
        partition: each.partition,
        currentLeaderEpoch: each.currentLeaderEpoch,
        fetchOffset: clampToNumber(each.fetchOffset),
        lastFetchedEpoch: each.lastFetchedEpoch,
        maxBytes: each.partitionMaxBytes,
        highWatermark: -1,
        logStartOffset: -1,
      })
    }
  }
  return asked
}
