import { type Answer, BorrowedResponse, CLOSE } from '../../broker/apis/handler.ts'
import type { Exchange } from '../../broker/request-tap.ts'
import { type ErrorName, errorCode } from '../../protocol/errors.ts'
import {
  type FetchRequest,
  type FetchResponse,
  newFetchableTopicResponse,
  newPartitionData,
} from '../../protocol/messages/1-fetch.ts'
import type { MetadataResponse } from '../../protocol/messages/3-metadata.ts'
import type { TopicPartition } from '../types/state.ts'
import { ERROR_SHAPES, type Fields, type IsMet } from './error-answers.ts'
import { nameOfTopic } from './subject.ts'

/** The part of a request that is to be refused: all of it when neither is given. */
export interface RefusedPart {
  readonly topic?: string | undefined
  readonly partition?: number | undefined
}

type Act = () => Promise<Answer<unknown>>

/**
 * Answers with an error as Kafka would: at every place of the answer where the error belongs. What
 * of the request is not met is done and answered as ever.
 */
export async function refuse(
  exchange: Exchange,
  error: ErrorName,
  part: RefusedPart,
  act: Act,
): Promise<Answer<unknown>> {
  const { handler, context } = exchange
  const code = errorCode(error)
  const request = exchange.request as Fields
  if (handler.api.name === 'Fetch') return refuseFetch(exchange, code, part, act)
  if (handler.api.name === 'Metadata') return refuseMetadata(code, part, act)
  const shape = ERROR_SHAPES[handler.api.name]
  if (shape === undefined) return refuseWhole(exchange, error)
  const refusal = shape(request, code, metBy(exchange, part), context.apiVersion)
  // Without an answer an error shows as the end of the connection, as in Apache.
  const isSilent = handler.api.name === 'Produce' && request.acks === 0
  if (!refusal.isPartial) return isSilent ? CLOSE : refusal.response
  const answer = await act()
  if (isSilent) return CLOSE
  if (answer === null || answer === CLOSE) return answer
  refusal.mergeInto((answer instanceof BorrowedResponse ? answer.response : answer) as Fields)
  return answer
}

/** Older versions have no place for it: the connection ends. */
const FIRST_VERSION_WITH_ERROR: Readonly<Record<string, number>> = {
  DescribeLogDirs: 3,
  ElectLeaders: 1,
}

/** The whole request, at once. */
export function refuseWhole(exchange: Exchange, error: ErrorName): Answer<unknown> {
  const { handler, context } = exchange
  const code = errorCode(error)
  if (context.apiVersion < (FIRST_VERSION_WITH_ERROR[handler.api.name] ?? 0)) return CLOSE
  const shape = ERROR_SHAPES[handler.api.name]
  if (shape === undefined) return handler.failure?.(code, '', context.apiVersion) ?? CLOSE
  return shape(exchange.request as Fields, code, () => true, context.apiVersion).response
}

function metBy({ context }: Exchange, { topic, partition }: RefusedPart): IsMet {
  const { image } = context.services
  return (entry, id) => {
    if (topic !== undefined && nameOrResource(entry, image) !== topic) return false
    return partition === undefined || id === undefined || id === partition
  }
}

function nameOrResource(
  entry: Fields | string,
  image: Exchange['context']['services']['image'],
): string | undefined {
  if (typeof entry === 'object' && 'resourceName' in entry) return String(entry.resourceName)
  return nameOfTopic(entry, image)
}

/** The partitions of a fetch, with those that its session remembers (KIP-227). */
export function fetchedPartitions({ request, context }: Exchange): TopicPartition[] {
  const { topics, sessionId } = request as FetchRequest
  const { fetchSessions, image } = context.services
  const found = new Map<string, TopicPartition>()
  const add = (entry: { topic: string; topicId: string }, partition: number) => {
    const topic = nameOfTopic(entry, image)
    if (topic !== undefined) found.set(`${topic}-${partition}`, { topic, partition })
  }
  for (const entry of topics) for (const { partition } of entry.partitions) add(entry, partition)
  for (const cached of fetchSessions.get(sessionId)?.partitions.values() ?? []) {
    add(cached, cached.partition)
  }
  return [...found.values()]
}

/** The rest is fetched without waiting: an error is told at once. */
async function refuseFetch(
  exchange: Exchange,
  code: number,
  { topic, partition }: RefusedPart,
  act: Act,
): Promise<Answer<unknown>> {
  const met = fetchedPartitions(exchange).filter(
    (each) =>
      (topic === undefined || each.topic === topic) &&
      (partition === undefined || each.partition === partition),
  )
  const request = exchange.request as FetchRequest
  request.maxWaitMs = 0
  const answer = await act()
  if (answer === null || answer === CLOSE) return answer
  const response = (answer instanceof BorrowedResponse ? answer.response : answer) as FetchResponse
  if (response.errorCode === 0) for (const each of met) putError(exchange, response, each, code)
  return answer
}

function putError(
  { context }: Exchange,
  response: FetchResponse,
  { topic, partition: partitionIndex }: TopicPartition,
  errorCode: number,
): void {
  const { image } = context.services
  const topicId = image.topics.byName(topic)?.id
  let entry = response.responses.find((each) => nameOfTopic(each, image) === topic)
  if (entry === undefined) {
    entry = newFetchableTopicResponse({ topic, ...(topicId === undefined ? {} : { topicId }) })
    response.responses.push(entry)
  }
  entry.partitions = entry.partitions.filter((each) => each.partitionIndex !== partitionIndex)
  entry.partitions.push(
    newPartitionData({
      partitionIndex,
      errorCode,
      highWatermark: -1,
      lastStableOffset: -1,
      logStartOffset: -1,
      records: NO_RECORDS,
    }),
  )
}

const NO_RECORDS = Buffer.alloc(0)

async function refuseMetadata(
  code: number,
  { topic }: RefusedPart,
  act: Act,
): Promise<Answer<unknown>> {
  const answer = await act()
  if (answer === null || answer === CLOSE) return answer
  const response = answer as MetadataResponse
  for (const each of response.topics) {
    if (topic !== undefined && each.name !== topic) continue
    each.errorCode = code
    each.partitions = []
  }
  if (topic === undefined && response.topics.length === 0) response.errorCode = code
  return answer
}
