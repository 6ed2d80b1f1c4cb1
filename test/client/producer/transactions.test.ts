import { afterEach, expect, test } from 'vitest'
import type { BrokerServer } from '../../../src/broker/broker-server.ts'
import { listGroupOffsets } from '../../../src/client/admin/group-offsets.ts'
import { createTopics } from '../../../src/client/admin/topics.ts'
import { Cluster } from '../../../src/client/cluster.ts'
import { PartitionReader } from '../../../src/client/consumer/partition-reader.ts'
import { Producer } from '../../../src/client/producer/producer.ts'
import { nodeRuntime } from '../../../src/runtime/runtime.ts'
import { startTestBroker } from '../../support/broker.ts'

const cleanups: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

/** The cluster adds partitions by itself, or leaves that to the client (KIP-890). */
const RELEASES = [undefined, '3.9'] as const

async function start(asVersion?: string): Promise<BrokerServer> {
  const broker = await startTestBroker(asVersion === undefined ? {} : { asVersion })
  cleanups.push(() => broker.close())
  const cluster = Cluster.of(nodeRuntime, properties(broker))
  const configs = new Map([['max.message.bytes', '10000']])
  await createTopics(cluster, [{ name: 't', partitions: 2, replicationFactor: 1, configs }])
  await cluster.close()
  return broker
}

function properties({ port }: BrokerServer, more: Record<string, string> = {}) {
  return new Map(Object.entries({ 'bootstrap.servers': `127.0.0.1:${port}`, ...more }))
}

function producerOf(broker: BrokerServer, id: string): Producer {
  const settings = { 'transactional.id': id, 'linger.ms': '0', 'retry.backoff.ms': '1' }
  const producer = new Producer(nodeRuntime, properties(broker, settings))
  cleanups.push(() => producer.close())
  return producer
}

async function write(producer: Producer, ...values: readonly string[]): Promise<void> {
  const topic = await producer.topic('t')
  for (const value of values) topic.append(1, Buffer.from(value), Buffer.from(value))
}

/** What there is, sorted, as a reader at that level sees it. */
async function read(broker: BrokerServer, isolation: string): Promise<string[]> {
  const reader = new PartitionReader(
    nodeRuntime,
    properties(broker, { 'isolation.level': isolation }),
    { source: { topic: 't' }, start: 'earliest', stop: 'latest' },
  )
  const values: string[] = []
  for (let batch = await reader.next(); batch; batch = await reader.next()) {
    values.push(...batch.records.map(({ value }) => String(value)))
  }
  await reader.close()
  return values.sort()
}

test.each(RELEASES)('Producer commits and aborts transactions (release %s)', async (release) => {
  const broker = await start(release)
  const producer = producerOf(broker, 'tx')
  await producer.initTransactions()
  for (const round of [1, 2, 3, 4]) {
    producer.beginTransaction()
    await write(producer, `a${round}`, `b${round}`, `c${round}`)
    if (round === 2) await producer.flush()
    await (round % 2 === 0 ? producer.abortTransaction() : producer.commitTransaction())
  }
  expect(await read(broker, 'read_committed')).toEqual(['a1', 'a3', 'b1', 'b3', 'c1', 'c3'])
  const all = await read(broker, 'read_uncommitted')
  expect(all).toEqual(expect.arrayContaining(['a2', 'b2', 'c2']))
})

test.each(RELEASES)('Producer commits positions of a group (release %s)', async (release) => {
  const broker = await start(release)
  const producer = producerOf(broker, 'tx')
  await producer.initTransactions()
  const commit = async (offset: number, isCommitted: boolean) => {
    producer.beginTransaction()
    await write(producer, 'x')
    const offsets = [{ topic: 't', partition: 1, offset }]
    await producer.sendOffsetsToTransaction(offsets, { groupId: 'g' })
    await (isCommitted ? producer.commitTransaction() : producer.abortTransaction())
  }
  await commit(5, true)
  await commit(9, false)
  const cluster = Cluster.of(nodeRuntime, properties(broker))
  expect(await listGroupOffsets(cluster, 'g')).toMatchObject([{ partition: 1, offset: 5 }])
  await cluster.close()
})

test.each(RELEASES)('Producer is fenced by the next one (release %s)', async (release) => {
  const broker = await start(release)
  const [first, second] = [producerOf(broker, 'tx'), producerOf(broker, 'tx')]
  await first.initTransactions()
  first.beginTransaction()
  await write(first, 'lost')
  await first.flush()
  await second.initTransactions()
  await expect(first.commitTransaction()).rejects.toMatchObject({
    error: expect.stringMatching(/PRODUCER_FENCED|INVALID_PRODUCER_EPOCH/),
  })
  expect(() => first.beginTransaction()).toThrow()
  second.beginTransaction()
  await write(second, 'kept')
  await second.commitTransaction()
  expect(await read(broker, 'read_committed')).toEqual(['kept'])
})

test.each(RELEASES)('Producer aborts after a record that is lost (release %s)', async (release) => {
  const broker = await start(release)
  const producer = producerOf(broker, 'tx')
  await producer.initTransactions()
  producer.beginTransaction()
  await write(producer, 'before')
  const wide = await producer.topic('t')
  // The broker takes no batch so large, and it can't be divided.
  wide.append(1, null, Buffer.alloc(20_000))
  await expect(producer.commitTransaction()).rejects.toMatchObject({ error: 'MESSAGE_TOO_LARGE' })
  await producer.abortTransaction()
  producer.beginTransaction()
  await write(producer, 'after')
  await producer.commitTransaction()
  expect(await read(broker, 'read_committed')).toEqual(['after'])
})

test('Producer refuses records and ends outside of a transaction', async () => {
  const broker = await start()
  const producer = producerOf(broker, 'tx')
  await expect(write(producer, 'x')).rejects.toThrow('No transaction is open')
  expect(() => producer.beginTransaction()).toThrow('Call initTransactions() first')
  await producer.initTransactions()
  await expect(producer.commitTransaction()).rejects.toThrow('No transaction is open')
  producer.beginTransaction()
  expect(() => producer.beginTransaction()).toThrow('A transaction is open already')
  await producer.commitTransaction()
  const plain = new Producer(nodeRuntime, properties(broker))
  await expect(plain.initTransactions()).rejects.toThrow('Transactions need a transactional.id')
  await plain.close()
})
