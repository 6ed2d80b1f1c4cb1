import { type EachMessagePayload, Kafka, logLevel } from 'kafkajs'
import { afterEach, expect, test } from 'vitest'
import type { BrokerServer } from '../../src/broker/broker-server.ts'
import { startTestBroker } from '../support/broker.ts'

const cleanups: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function start(): Promise<{ broker: BrokerServer; kafka: Kafka }> {
  const broker = await startTestBroker()
  cleanups.push(() => broker.close())
  const brokers = [`127.0.0.1:${broker.port}`]
  const kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING, retry: { initialRetryTime: 20 } })
  const admin = kafka.admin()
  await admin.connect()
  cleanups.push(() => admin.disconnect())
  const topics = ['source', 'target'].map((topic) => ({ topic, numPartitions: 2 }))
  await admin.createTopics({ topics })
  return { broker, kafka }
}

async function startProducer(kafka: Kafka, transactionalId: string) {
  const options = { transactionalId, maxInFlightRequests: 1, idempotent: true }
  const producer = kafka.producer(options)
  await producer.connect()
  cleanups.push(() => producer.disconnect())
  return producer
}

async function consume(kafka: Kafka, topic: string, readUncommitted: boolean): Promise<string[]> {
  const groupId = `reader-${readUncommitted}`
  const consumer = kafka.consumer({ groupId, readUncommitted, maxWaitTimeInMs: 50 })
  cleanups.push(() => consumer.disconnect())
  await consumer.connect()
  await consumer.subscribe({ topic, fromBeginning: true })
  const seen: string[] = []
  const eachMessage = async ({ message }: EachMessagePayload) => {
    seen.push(message.value!.toString())
  }
  await consumer.run({ eachMessage })
  return seen
}

test('kafkajs reads what was committed, and nothing of what was aborted', async () => {
  const { kafka } = await start()
  const producer = await startProducer(kafka, 'writer')
  for (const [value, isCommitted] of [
    ['one', true],
    ['two', false],
    ['three', true],
  ] as const) {
    const transaction = await producer.transaction()
    const messages = [0, 1].map((partition) => ({ value: `${value}-${partition}`, partition }))
    await transaction.send({ topic: 'target', messages })
    await (isCommitted ? transaction.commit() : transaction.abort())
  }
  const committed = await consume(kafka, 'target', false)
  await expect
    .poll(() => committed.toSorted(), { timeout: 10_000 })
    .toEqual(['one-0', 'one-1', 'three-0', 'three-1'])
})

test('kafkajs commits offsets with the records that were made of them', async () => {
  const { kafka } = await start()
  const producer = await startProducer(kafka, 'eos')
  const offsets = async () => {
    const admin = kafka.admin()
    await admin.connect()
    const [topic] = await admin.fetchOffsets({ groupId: 'g', topics: ['source'] })
    await admin.disconnect()
    return topic!.partitions.find(({ partition }) => partition === 0)!.offset
  }
  const sendOffset = async (offset: string, isCommitted: boolean) => {
    const transaction = await producer.transaction()
    const partitions = [{ partition: 0, offset }]
    const topics = [{ topic: 'source', partitions }]
    await transaction.sendOffsets({ consumerGroupId: 'g', topics })
    await (isCommitted ? transaction.commit() : transaction.abort())
  }
  await sendOffset('5', true)
  await expect.poll(offsets, { timeout: 10_000 }).toBe('5')
  await sendOffset('9', false)
  expect(await offsets()).toBe('5')
})

test('kafkajs is fenced by a producer with the same transactional id', async () => {
  const { kafka } = await start()
  const old = await startProducer(kafka, 'same')
  const open = await old.transaction()
  await open.send({ topic: 'target', messages: [{ value: 'lost' }] })
  const young = await startProducer(kafka, 'same')
  const transaction = await young.transaction()
  await transaction.send({ topic: 'target', messages: [{ value: 'kept' }] })
  await expect(open.commit()).rejects.toThrow(/epoch|fenced/i)
  await transaction.commit()
  const seen = await consume(kafka, 'target', false)
  await expect.poll(() => seen, { timeout: 10_000 }).toEqual(['kept'])
})
