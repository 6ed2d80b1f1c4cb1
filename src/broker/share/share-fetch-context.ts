import { KafkaError } from '../../protocol/errors.ts'
import type { PartitionData, ShareFetchRequest } from '../../protocol/messages/78-share-fetch.ts'
import { nextEpoch } from '../fetch-session.ts'
import {
  FINAL_EPOCH,
  INITIAL_EPOCH,
  type SessionPartition,
  ShareSession,
  type ShareSessionCache,
} from './share-session.ts'

/** What one partition of a share fetch came to. */
export interface ShareFetchResult {
  readonly asked: SessionPartition
  readonly data: PartitionData
  readonly sizeBytes: number
}

/** Which partitions a request reads, and which of the results its answer tells. */
export interface ShareFetchContext {
  readonly partitions: readonly SessionPartition[]
  /** The member is still there: records that it gets would otherwise be locked for nobody. */
  isAlive(): boolean
  /** Throws INVALID_SHARE_SESSION_EPOCH when the session went on without this request. */
  finish(results: readonly ShareFetchResult[]): readonly ShareFetchResult[]
}

export interface ShareFetchSelection {
  readonly request: ShareFetchRequest
  readonly groupId: string
  readonly memberId: string
  readonly connectionId: string
}

/** Throws the error that the whole request is answered with. */
export function shareFetchContext(
  selection: ShareFetchSelection,
  sessions: ShareSessionCache,
): ShareFetchContext {
  const { request, groupId, memberId } = selection
  const { shareSessionEpoch } = request
  const session = sessions.get(groupId, memberId)
  if (shareSessionEpoch === INITIAL_EPOCH) return openSession(selection, sessions, session)
  if (session === undefined) throw new KafkaError('SHARE_SESSION_NOT_FOUND')
  // With its last request a member only tells what it has done: it gets nothing more.
  const isAlive = () => sessions.get(groupId, memberId) === session
  if (shareSessionEpoch === FINAL_EPOCH) {
    return { partitions: [], isAlive, finish: (results) => results }
  }
  return { ...continueSession(selection, session), isAlive }
}

function openSession(
  selection: ShareFetchSelection,
  sessions: ShareSessionCache,
  previous: ShareSession | undefined,
): ShareFetchContext {
  const { request, groupId, memberId, connectionId } = selection
  if (hasAcknowledgements(request)) throw new KafkaError('INVALID_REQUEST')
  if (previous !== undefined) sessions.remove(previous)
  const partitions = askedPartitions(selection, false)
  const session = new ShareSession(groupId, memberId, connectionId, partitions)
  if (!sessions.add(session)) throw new KafkaError('SHARE_SESSION_LIMIT_REACHED')
  return {
    partitions: [...partitions.values()],
    isAlive: () => sessions.get(groupId, memberId) === session,
    finish: (results) => results,
  }
}

function continueSession(
  selection: ShareFetchSelection,
  session: ShareSession,
): Omit<ShareFetchContext, 'isAlive'> {
  const { request } = selection
  checkEpoch(session, request.shareSessionEpoch)
  for (const [key, asked] of askedPartitions(selection, true)) {
    if (!session.partitions.has(key)) session.partitions.set(key, asked)
  }
  for (const { topicId, partitions } of request.forgottenTopicsData) {
    for (const partition of partitions) session.partitions.delete(partitionKey(topicId, partition))
  }
  session.epoch = nextEpoch(session.epoch)
  return {
    partitions: rotate([...session.partitions.values()], request.shareSessionEpoch),
    finish(results) {
      checkEpoch(session, nextEpoch(request.shareSessionEpoch))
      return results.filter(isNews)
    },
  }
}

/** The next request of a session must carry its epoch; throws INVALID_SHARE_SESSION_EPOCH. */
export function checkEpoch(session: ShareSession, epoch: number): void {
  if (session.epoch !== epoch) throw new KafkaError('INVALID_SHARE_SESSION_EPOCH')
}

/** Whether the member has to be told; notes what it is told. */
function isNews({ asked, data, sizeBytes }: ShareFetchResult): boolean {
  const mustTell = sizeBytes > 0 || asked.mustRespond || data.errorCode !== 0
  // After an error whatever comes next is news.
  asked.mustRespond = data.errorCode !== 0
  return mustTell
}

/** With each request another partition comes first, so that none starves behind a busy one. */
function rotate<Item>(items: readonly Item[], epoch: number): readonly Item[] {
  const by = items.length === 0 ? 0 : epoch % items.length
  return by === 0 ? items : [...items.slice(by), ...items.slice(0, by)]
}

export function hasAcknowledgements({ topics }: ShareFetchRequest): boolean {
  return topics.some(({ partitions }) =>
    partitions.some(({ acknowledgementBatches }) => acknowledgementBatches.length > 0),
  )
}

function askedPartitions(
  { request }: ShareFetchSelection,
  mustRespond: boolean,
): Map<string, SessionPartition> {
  const asked = new Map<string, SessionPartition>()
  for (const { topicId, partitions } of request.topics) {
    for (const { partitionIndex } of partitions) {
      const partition = { topicId, partition: partitionIndex, mustRespond }
      asked.set(partitionKey(topicId, partitionIndex), partition)
    }
  }
  return asked
}

function partitionKey(topicId: string, partition: number): string {
  return `${topicId}-${partition}`
}
