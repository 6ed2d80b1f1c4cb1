import { Kafka, logLevel } from 'kafkajs'
import { afterEach, expect, test } from 'vitest'
import { startTestBroker } from '../support/broker.ts'
import { MemoryFileSystem } from '../support/memory-file-system.ts'

const cleanups: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

const overrides = { 'offsets.topic.num.partitions': '3' }

function connect(port: number): Kafka {
  return new Kafka({ brokers: [`127.0.0.1:${port}`], logLevel: logLevel.NOTHING })
}

async function startConsumer(kafka: Kafka, seen: string[], partitions: Set<number>) {
  const consumer = kafka.consumer({
    groupId: 'pair',
    rebalanceTimeout: 5_000,
    heartbeatInterval: 100,
    maxWaitTimeInMs: 50,
  })
  cleanups.push(() => consumer.disconnect())
  await consumer.connect()
  await consumer.subscribe({ topic: 'words', fromBeginning: true })
  const joined = new Promise<void>((resolve) => {
    consumer.on('consumer.group_join', () => resolve())
  })
  await consumer.run({
    autoCommitThreshold: 1,
    eachMessage: async ({ message, partition }) => {
      partitions.add(partition)
      seen.push(message.value!.toString())
    },
  })
  await joined
  return consumer
}

test('two kafkajs consumers share a topic, and their offsets outlive the broker', async () => {
  const fileSystem = new MemoryFileSystem()
  const broker = await startTestBroker({ overrides, runtime: { fileSystem } })
  const kafka = connect(broker.port)
  const admin = kafka.admin()
  await admin.connect()
  await admin.createTopics({ topics: [{ topic: 'words', numPartitions: 4 }] })
  const seen: string[] = []
  const [own, others] = [new Set<number>(), new Set<number>()]
  const first = await startConsumer(kafka, seen, own)
  const second = await startConsumer(kafka, seen, others)
  const words = Array.from({ length: 40 }, (_, index) => `word-${index}`)
  const producer = kafka.producer()
  await producer.connect()
  const messages = words.map((value, index) => ({ value, partition: index % 4 }))
  await producer.send({ topic: 'words', messages })
  await expect.poll(() => new Set(seen).size, { timeout: 10_000 }).toBe(words.length)
  expect([...own, ...others].sort()).toEqual([0, 1, 2, 3])
  const { groups } = await admin.describeGroups(['pair'])
  expect(groups[0]).toMatchObject({ state: 'Stable', protocolType: 'consumer' })
  expect(groups[0]!.members).toHaveLength(2)
  await Promise.all([first.disconnect(), second.disconnect(), producer.disconnect()])
  await admin.disconnect()
  await broker.close()

  const again = await startTestBroker({ overrides, runtime: { fileSystem } })
  cleanups.push(() => again.close())
  const later = connect(again.port).admin()
  await later.connect()
  cleanups.push(() => later.disconnect())
  const [offsets] = await later.fetchOffsets({ groupId: 'pair', topics: ['words'] })
  expect(offsets!.partitions.map(({ offset }) => offset)).toEqual(['10', '10', '10', '10'])
})
