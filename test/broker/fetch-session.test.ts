import { describe, expect, test } from 'vitest'
import { fetchContext } from '../../src/broker/fetch-context.ts'
import { FetchSessionCache } from '../../src/broker/fetch-session.ts'
import {
  type FetchRequest,
  newFetchPartition,
  newFetchRequest,
  newFetchTopic,
  newForgottenTopic,
  newPartitionData,
} from '../../src/protocol/messages/1-fetch.ts'
import { ManualClock } from '../support/manual-clock.ts'
import { SeededRandom } from '../support/seeded-random.ts'

const VERSION = 12

function newCache(maxSessions = 10, clock = new ManualClock()) {
  return new FetchSessionCache(() => maxSessions, clock, new SeededRandom(1))
}

function request(partitions: readonly number[], fields: Partial<FetchRequest> = {}): FetchRequest {
  const asked = partitions.map((partition) => newFetchPartition({ partition }))
  const topics = asked.length > 0 ? [newFetchTopic({ topic: 't', partitions: asked })] : []
  return newFetchRequest({ sessionEpoch: 0, topics, ...fields })
}

/** Fetches; each partition has the high watermark given, and as many bytes of records. */
function fetch(
  cache: FetchSessionCache,
  asked: FetchRequest,
  highWatermark = 5,
  sizes: Readonly<Record<number, number>> = {},
) {
  const context = fetchContext(asked, VERSION, cache)
  const results = [...context.partitions].map((each) => ({
    asked: each,
    data: newPartitionData({ partitionIndex: each.partition, highWatermark, logStartOffset: 0 }),
    sizeBytes: sizes[each.partition] ?? 0,
  }))
  const answer = context.finish(results)
  return { ...answer, partitions: answer.results.map((result) => result.asked.partition) }
}

describe('fetch sessions', () => {
  test('tell an incremental fetch only what changed', () => {
    const cache = newCache()
    const { sessionId, partitions } = fetch(cache, request([0, 1]))
    expect(partitions).toEqual([0, 1])
    expect(fetch(cache, request([], { sessionId, sessionEpoch: 1 })).partitions).toEqual([])
    const third = fetch(cache, request([], { sessionId, sessionEpoch: 2 }), 6)
    expect(third.partitions).toEqual([0, 1])
    const fourth = fetch(cache, request([], { sessionId, sessionEpoch: 3 }), 6, { 1: 10 })
    expect(fourth.partitions).toEqual([1])
  })

  test('read partitions that had records last the next time', () => {
    const cache = newCache()
    const { sessionId } = fetch(cache, request([0, 1, 2]))
    fetch(cache, request([], { sessionId, sessionEpoch: 1 }), 5, { 0: 10 })
    const next = fetch(cache, request([], { sessionId, sessionEpoch: 2 }), 6)
    expect(next.partitions).toEqual([1, 2, 0])
  })

  test('drop what is forgotten, and end when nothing is left', () => {
    const cache = newCache()
    const { sessionId } = fetch(cache, request([0, 1]))
    const forget = (partitions: number[]) => [newForgottenTopic({ topic: 't', partitions })]
    const forgottenOne = { sessionId, sessionEpoch: 1, forgottenTopicsData: forget([0]) }
    expect(fetch(cache, request([], forgottenOne), 9).partitions).toEqual([1])
    const forgottenAll = { sessionId, sessionEpoch: 2, forgottenTopicsData: forget([1]) }
    expect(fetch(cache, request([], forgottenAll))).toMatchObject({ sessionId: 0, partitions: [] })
    expect(cache.size).toBe(0)
  })

  test('refuse what Apache refuses, by the same names', () => {
    const cache = newCache()
    const { sessionId } = fetch(cache, request([0]))
    const ask = (fields: Partial<FetchRequest>, version = VERSION) =>
      fetchContext(request([], fields), version, cache)
    expect(() => ask({ sessionId: sessionId + 1, sessionEpoch: 1 })).toThrow(
      'FETCH_SESSION_ID_NOT_FOUND',
    )
    expect(() => ask({ sessionId, sessionEpoch: 2 })).toThrow('INVALID_FETCH_SESSION_EPOCH')
    expect(() => ask({ sessionId, sessionEpoch: 1 }, 13)).toThrow('FETCH_SESSION_TOPIC_ID_ERROR')
  })

  test('an answer that comes after the next request is refused', () => {
    const cache = newCache()
    const { sessionId } = fetch(cache, request([0]))
    const slow = fetchContext(request([], { sessionId, sessionEpoch: 1 }), VERSION, cache)
    fetch(cache, request([], { sessionId, sessionEpoch: 2 }))
    expect(() => slow.finish([])).toThrow('INVALID_FETCH_SESSION_EPOCH')
  })

  test('a final epoch ends the session and reads without one', () => {
    const cache = newCache()
    const { sessionId } = fetch(cache, request([0]))
    const final = fetch(cache, request([0], { sessionId, sessionEpoch: -1 }))
    expect(final).toMatchObject({ sessionId: 0, partitions: [0] })
    expect(cache.size).toBe(0)
  })

  test('keep their slot for two minutes, then the one used longest ago gives way', () => {
    const clock = new ManualClock()
    const cache = newCache(1, clock)
    const { sessionId } = fetch(cache, request([0]))
    expect(fetch(cache, request([0, 1])).sessionId).toBe(0)
    clock.advance(120_001)
    expect(fetch(cache, request([1])).sessionId).not.toBe(0)
    expect(cache.get(sessionId)).toBeUndefined()
  })
})
