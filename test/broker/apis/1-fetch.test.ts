import { describe, expect, test } from 'vitest'
import { errorName } from '../../../src/protocol/errors.ts'
import { Fetch, type FetchResponse } from '../../../src/protocol/messages/1-fetch.ts'
import { BrokerWorld, batchOf, fetchRequest } from '../broker-world.ts'

const only = ({ responses }: FetchResponse) => responses[0]!.partitions[0]!

const sizeOf = (response: FetchResponse) => (only(response).records as Buffer).length

async function worldWith(...values: string[]): Promise<BrokerWorld> {
  const world = await BrokerWorld.start()
  await world.createTopic('t')
  for (const value of values) await world.produce(await batchOf([value]))
  return world
}

// The expected answers are those of Apache Kafka 4.3.1 to the same requests.
describe('fetch', () => {
  test('tells offsets beside the records', async () => {
    const world = await worldWith('a', 'b')
    expect(only(await world.fetch([{}]))).toMatchObject({
      errorCode: 0,
      highWatermark: 2,
      lastStableOffset: 2,
      logStartOffset: 0,
      abortedTransactions: null,
    })
    const committed = await world.fetch([{}], { isolationLevel: 1 })
    expect(only(committed).abortedTransactions).toEqual([])
  })

  test('starts with the batch that holds the offset, and is empty at the end', async () => {
    const world = await worldWith('a', 'b')
    const [whole, half] = [await world.fetch([{}]), await world.fetch([{ fetchOffset: 1 }])]
    expect(sizeOf(half) * 2).toBe(sizeOf(whole))
    expect(sizeOf(await world.fetch([{ fetchOffset: 2 }]))).toBe(0)
  })

  test.each([
    ['an offset behind the end', { fetchOffset: 100 }, 'OFFSET_OUT_OF_RANGE'],
    ['an offset below 0', { fetchOffset: -1 }, 'OFFSET_OUT_OF_RANGE'],
    ['an unknown partition', { partition: 9 }, 'UNKNOWN_TOPIC_OR_PARTITION'],
    ['an epoch to come', { currentLeaderEpoch: 7 }, 'UNKNOWN_LEADER_EPOCH'],
    ['records of an epoch to come', { lastFetchedEpoch: 7 }, 'OFFSET_OUT_OF_RANGE'],
  ])('answers %s with its error and no offsets', async (_, partition, error) => {
    const world = await worldWith('a')
    const answer = only(await world.fetch([partition]))
    expect(errorName(answer.errorCode)).toBe(error)
    expect(answer).toMatchObject({ highWatermark: -1, lastStableOffset: -1, logStartOffset: -1 })
  })

  test('tells where the log of an epoch ended before the offset that was asked for', async () => {
    const world = await worldWith('a')
    const answer = only(await world.fetch([{ lastFetchedEpoch: 0, fetchOffset: 100 }]))
    expect(answer).toMatchObject({ errorCode: 0, divergingEpoch: { epoch: 0, endOffset: 1 } })
  })

  test('returns the first batch whole, however small the limits', async () => {
    const world = await worldWith('a'.repeat(5000), 'b')
    const answer = await world.fetch([{ partitionMaxBytes: 1 }], { maxBytes: 1 })
    expect(sizeOf(answer)).toBeGreaterThan(5000)
  })

  test('waits for minBytes and is woken by appends', async () => {
    const world = await worldWith()
    const consumer = await world.connect()
    const request = fetchRequest([{}], { maxWaitMs: 30_000, minBytes: 150 })
    const pending = consumer.request(Fetch, 12, request)
    await world.produce(await batchOf(['first']))
    await world.produce(await batchOf(['second'.repeat(20)]))
    expect(only(await pending).highWatermark).toBe(2)
  })

  test('wakes readers of committed records by the end of a transaction', async () => {
    const overrides = { 'transaction.partition.verification.enable': 'false' }
    const world = await BrokerWorld.start({ overrides })
    await world.createTopic('t')
    const partition = world.broker.services.replicaManager.partition('t', 0)
    const producer = { producerId: 1, producerEpoch: 0 }
    const append = async (baseSequence: number) => {
      const options = { ...producer, baseSequence, isTransactional: true }
      partition.appendNow(await batchOf(['a'], options), 'coordinator')
      world.broker.services.replicaManager.wake(partition)
    }
    await append(0)
    const reader = await world.connect()
    const waiting = fetchRequest([{}], { isolationLevel: 1, maxWaitMs: 10_000, minBytes: 150 })
    const answer = reader.request(Fetch, 12, waiting)
    const other = { topic: 't', partition: 0 }
    await world.fetch([{}])
    await append(1)
    const end = { ...producer, coordinatorEpoch: 0, isCommitted: false, transactionVersion: 0 }
    await world.broker.services.transactionMarkers.write(end, [other])
    expect(only(await answer)).toMatchObject({
      lastStableOffset: 3,
      abortedTransactions: [{ producerId: 1, firstOffset: 0 }],
    })
  })

  test('answers what is there when maxWaitMs is over', async () => {
    const world = await worldWith('a')
    const answer = await world.fetch([{}], { maxWaitMs: 20, minBytes: 1e6 })
    expect(sizeOf(answer)).toBeGreaterThan(0)
  })

  test('tells a session only of news, by the ids of the session', async () => {
    const world = await worldWith('a')
    const { sessionId } = await world.fetch([{ fetchOffset: 1 }], { sessionEpoch: 0 })
    expect(sessionId).not.toBe(0)
    const nothing = await world.fetch([], { sessionId, sessionEpoch: 1, topics: [] })
    expect(nothing).toMatchObject({ sessionId, responses: [] })
    await world.produce(await batchOf(['b']))
    const news = await world.fetch([], { sessionId, sessionEpoch: 2, topics: [] })
    expect(only(news).highWatermark).toBe(2)
    const replay = await world.fetch([], { sessionId, sessionEpoch: 2, topics: [] })
    expect(errorName(replay.errorCode)).toBe('INVALID_FETCH_SESSION_EPOCH')
  })

  test('ends a wait when the broker stops', async () => {
    const world = await worldWith()
    const consumer = await world.connect()
    const pending = consumer.request(Fetch, 12, fetchRequest([{}], { maxWaitMs: 30_000 }))
    // The answer to a later request on another connection: the fetch waits by now.
    await world.fetch([{}])
    await world.broker.close()
    expect(only(await pending).errorCode).toBe(0)
  })
})
