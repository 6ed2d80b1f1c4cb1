import { errorCode, KafkaError } from '../../protocol/errors.ts'
import {
  newPartitionData,
  newShareFetchResponse,
  type PartitionData,
  ShareFetch,
  type ShareFetchRequest,
  type ShareFetchResponse,
} from '../../protocol/messages/78-share-fetch.ts'
import { sleep } from '../../runtime/clock.ts'
import { quotaClient } from '../quota-client.ts'
import { type AcknowledgeResult, acknowledgeAll } from '../share/share-acknowledgements.ts'
import {
  hasAcknowledgements,
  type ShareFetchContext,
  type ShareFetchResult,
  shareFetchContext,
} from '../share/share-fetch-context.ts'
import {
  failedPartition,
  type ShareFetchAnswer,
  ShareFetchOperation,
} from '../share/share-fetch-operation.ts'
import {
  byTopic,
  partitionRefusal,
  type ShareMember,
  shareMember,
  tellLeaders,
} from '../share/share-request.ts'
import { FINAL_EPOCH, type SessionPartition } from '../share/share-session.ts'
import { BorrowedResponse, handler, type RequestContext } from './handler.ts'

/** How many records `maxRecords` lets through: whole batches, or no more than it says. */
const BATCH_OPTIMIZED = 0
const RECORD_LIMIT = 1

/**
 * Gives a member of a share group (KIP-932) records that no other member holds, and takes what it
 * says of those it had before. Partitions are remembered in a session per member; with the last
 * request of a session the member gives back what it holds.
 *
 * v1: the version of Kafka 4.1. v2: renewal of locks (KIP-1222), a hard limit on records (KIP-1206).
 */
export const shareFetch = handler(
  ShareFetch,
  { versions: [1, 2], failure: (code) => newShareFetchResponse({ errorCode: code }) },
  async (request, context) => {
    const member = shareMember(request, context)
    checkRenewal(request)
    checkAcquireMode(request)
    const selected = await select(request, member, context)
    checkTopics(request, selected, context)
    const acknowledged = hasAcknowledgements(request)
      ? acknowledgeAll(
          acknowledgementsOf(request, member, context),
          manager(context),
          logger(context),
        )
      : Promise.resolve([])
    const asked = request.isRenewAck ? [] : selected.partitions
    const refused = asked.flatMap((each) => refusedPartition(each, context))
    const fetched = await fetchRecords(request, member, context, {
      ...selected,
      partitions: without(asked, refused),
    })
    const acknowledgeResults = await acknowledged
    try {
      const results = selected.finish([...fetched.results, ...refused])
      const response = buildResponse(results, acknowledgeResults, member, context)
      response.throttleTimeMs = fetched.throttleTimeMs
      if (request.shareSessionEpoch === FINAL_EPOCH) endSession(member, context)
      return new BorrowedResponse(response, fetched.release)
    } catch (error) {
      fetched.release()
      throw error
    }
  },
)

const manager = ({ services }: RequestContext) => services.sharePartitions
const logger = ({ services }: RequestContext) => services.logger

/** A renewal must not wait behind records, so it asks for none. */
function checkRenewal({ isRenewAck, ...limits }: ShareFetchRequest): void {
  const { maxBytes, minBytes, maxRecords, maxWaitMs } = limits
  if (!isRenewAck) return
  const asksNothing = maxBytes === 0 && minBytes === 0 && maxRecords === 0 && maxWaitMs === 0
  if (!asksNothing) throw new KafkaError('INVALID_REQUEST')
}

/** Apache fails over a mode that it does not know. */
function checkAcquireMode({ shareAcquireMode }: ShareFetchRequest): void {
  const isKnown = shareAcquireMode === BATCH_OPTIMIZED || shareAcquireMode === RECORD_LIMIT
  if (!isKnown) throw new KafkaError('UNKNOWN_SERVER_ERROR')
}

/** One unknown topic in a session spoils the whole answer; Apache stumbles over it likewise. */
function checkTopics(
  { topics }: ShareFetchRequest,
  { partitions }: ShareFetchContext,
  { services }: RequestContext,
): void {
  const isUnknown = ({ topicId }: { readonly topicId: string }) =>
    services.image.topics.byId(topicId) === undefined
  if (partitions.some(isUnknown) || topics.some(isUnknown))
    throw new KafkaError('UNKNOWN_SERVER_ERROR')
}

async function select(
  request: ShareFetchRequest,
  member: ShareMember,
  { services, connection }: RequestContext,
): Promise<ShareFetchContext> {
  const selection = { request, ...member, connectionId: connection.id }
  try {
    return shareFetchContext(selection, services.sharePartitions.sessions)
  } catch (error) {
    // Members that find no room would otherwise ask again and again.
    const isFull = error instanceof KafkaError && error.error === 'SHARE_SESSION_LIMIT_REACHED'
    if (isFull) await sleep(services.clock, request.maxWaitMs)
    throw error
  }
}

function acknowledgementsOf(
  request: ShareFetchRequest,
  member: ShareMember,
  context: RequestContext,
) {
  return {
    ...member,
    topics: request.topics,
    canRenew: context.apiVersion >= 2,
    isRenew: request.isRenewAck,
    refusal: (topicId: string, partition: number) => partitionRefusal(topicId, partition, context),
  }
}

function refusedPartition(asked: SessionPartition, context: RequestContext): ShareFetchResult[] {
  const refusal = partitionRefusal(asked.topicId, asked.partition, context)
  if (refusal === 'NONE') return []
  return [{ asked, data: failedPartition(asked, new KafkaError(refusal)), sizeBytes: 0 }]
}

function without(
  partitions: readonly SessionPartition[],
  refused: readonly ShareFetchResult[],
): SessionPartition[] {
  const isRefused = new Set(refused.map(({ asked }) => asked))
  return partitions.filter((asked) => !isRefused.has(asked))
}

function fetchRecords(
  request: ShareFetchRequest,
  { groupId, memberId }: ShareMember,
  { services, access, clientId }: RequestContext,
  { partitions, isAlive }: ShareFetchContext,
): Promise<ShareFetchAnswer> {
  const { sharePartitions, config, fetchPurgatory, quotas, clock } = services
  const client = quotaClient(access, clientId)
  const maxAtOnce = quotas.fetch.isActive ? quotas.fetch.maxAtOnce(client) : Infinity
  const fetch = {
    groupId,
    memberId,
    maxWaitMs: request.maxWaitMs,
    minBytes: request.minBytes,
    maxBytes: Math.min(request.maxBytes, config.get('fetch.max.bytes'), maxAtOnce),
    maxRecords: request.isRenewAck ? 0 : request.maxRecords,
    batchSize: request.batchSize,
    isRecordLimit: request.shareAcquireMode === RECORD_LIMIT,
    isolation: sharePartitions.settings.isolation(groupId),
    partitions,
    isAlive,
    charge(sizeBytes: number): number {
      if (!quotas.fetch.isActive) return 0
      const nowMs = clock.nowMs()
      const throttleTimeMs = quotas.fetch.record(client, sizeBytes, nowMs)
      if (throttleTimeMs > 0) quotas.fetch.record(client, -sizeBytes, nowMs)
      return throttleTimeMs
    },
  }
  const operation = new ShareFetchOperation(fetch, sharePartitions, services)
  operation.start(fetchPurgatory)
  return new Promise((resolve) => operation.answer.subscribe(resolve))
}

/** Partitions with records or errors, and those whose acknowledgements are answered. */
function buildResponse(
  results: readonly ShareFetchResult[],
  acknowledged: readonly AcknowledgeResult[],
  { groupId }: ShareMember,
  context: RequestContext,
): ShareFetchResponse {
  const partitions = new Map<string, { topicId: string; partition: PartitionData }>()
  for (const { asked, data } of results) {
    partitions.set(`${asked.topicId}-${asked.partition}`, {
      topicId: asked.topicId,
      partition: data,
    })
  }
  for (const { topicId, partition: partitionIndex, ...answer } of acknowledged) {
    const key = `${topicId}-${partitionIndex}`
    const records = Buffer.alloc(0)
    const entry = partitions.get(key) ?? {
      topicId,
      partition: newPartitionData({ partitionIndex, errorCode: errorCode('NONE'), records }),
    }
    entry.partition.acknowledgeErrorCode = answer.errorCode
    entry.partition.acknowledgeErrorMessage = answer.errorMessage
    partitions.set(key, entry)
  }
  const responses = byTopic(partitions.values())
  return newShareFetchResponse({
    acquisitionLockTimeoutMs: manager(context).settings.partition(groupId).recordLockDurationMs,
    responses,
    nodeEndpoints: tellLeaders(responses, context),
  })
}

function endSession({ groupId, memberId }: ShareMember, context: RequestContext): void {
  const session = manager(context).sessions.get(groupId, memberId)
  if (session !== undefined) manager(context).releaseSession(session)
}
