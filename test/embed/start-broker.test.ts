import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import {
  ConfigError,
  createAdmin,
  type KafkaBroker,
  KafkaError,
  startBroker,
} from '../../src/index.ts'

let kafka: KafkaBroker | undefined

afterEach(async () => {
  await kafka?.stop()
  kafka = undefined
})

describe('startBroker()', () => {
  test('serves our clients: records in and out as text, JSON and bytes, groups, admin', async () => {
    kafka = await startBroker({
      topics: {
        orders: {
          partitions: 3,
          records: [{ key: 'o-0', value: { total: 1 }, headers: { a: 'b' } }],
        },
        other: 2,
      },
    })
    expect(kafka.topics()).toEqual(['orders', 'other'])
    const producer = kafka.producer({ clientId: 'shop', compression: 'gzip' })
    const written = await producer.send('orders', [
      { key: 'o-1', value: { total: 5 } },
      { key: 'o-1', value: 'text', partition: 2 },
      { value: Buffer.from([1, 2]), partition: 2, timestamp: new Date(5) },
      { key: 'gone', value: null, partition: 2 },
    ])
    expect(written.slice(1)).toEqual(
      [0, 1, 2].map((i) => ({ topic: 'orders', partition: 2, offset: written[1]!.offset + i })),
    )
    await expect(producer.send('orders', { value: 'x', partition: 9 })).rejects.toThrow(
      "Topic 'orders' has no partition 9: it has 3, from 0",
    )

    const consumer = kafka.consumer({ groupId: 'billing', topics: ['orders', 'other'] })
    const seen = new Map<string | null, unknown>()
    for await (const record of consumer) {
      seen.set(record.keyText, record.value && record.text)
      if (seen.size === 4) break
    }
    expect(seen.get('o-0')).toBe('{"total":1}')
    expect(seen.get('gone')).toBeNull()
    const group = await kafka.waitForGroup('billing', { members: 1 })
    expect(group.type).toBe('consumer')
    expect(group.members[0]!.assignment).toHaveLength(5)
    while ((await kafka.lag('billing')).some(({ topic, lag }) => topic === 'orders' && lag > 0)) {
      await consumer.poll(50)
      await consumer.commit()
    }
    await consumer.close()
    await kafka.waitForLag('billing', 0)

    const [first] = await kafka.records('orders', { limit: 1, partition: written[0]!.partition })
    expect(first!.json()).toEqual({ total: first!.keyText === 'o-0' ? 1 : 5 })
    const bytes = (await kafka.records('orders', { partition: 2 })).find(
      (each) => each.key === null,
    )
    expect([bytes!.value, bytes!.timestamp]).toEqual([Buffer.from([1, 2]), 5])
    expect(() => bytes!.json()).toThrow("of 'orders-2' is no JSON")
    await producer.close()
  })

  test('serves Admin, here and on any cluster', async () => {
    kafka = await startBroker()
    const admin = createAdmin({ bootstrapServers: kafka.bootstrapServers })
    await admin.createTopic('a', { partitions: 2, config: { 'retention.ms': 5000 } })
    await admin.addPartitions('a', 3)
    await admin.setTopicConfig('a', { 'retention.ms': null, 'cleanup.policy': 'compact,delete' })
    const config = await admin.topicConfig('a')
    expect([config['cleanup.policy'], config['retention.ms']]).toEqual([
      'compact,delete',
      '604800000',
    ])
    await kafka.produce(
      'a',
      [1, 2, 3].map((n) => ({ key: 'k', value: n, partition: 0 })),
    )
    await admin.deleteRecords('a', 0, 2)
    expect((await admin.describeTopic('a')).partitions[0]).toEqual(kafka.topic('a')!.partitions[0])
    await admin.setGroupOffsets('g', [{ topic: 'a', partition: 0, offset: 1 }])
    expect(await admin.groupLag('g')).toEqual(await kafka.lag('g'))
    expect(await admin.describeGroup('g')).toEqual(await kafka.group('g'))
    await admin.deleteGroup('g')
    expect(await admin.describeGroup('g')).toBeUndefined()
    await expect(admin.createTopic('a')).rejects.toThrow(KafkaError)
    await admin.deleteTopic('a')
    expect(await admin.topics()).toEqual([])
    await admin.close()
  })

  test('serves kafkajs: a group and a transaction', async () => {
    kafka = await startBroker({ topics: { orders: 1, billed: 1 } })
    const client = kafka.kafkajs({ clientId: 'kafkajs' })
    const producer = client.producer({
      transactionalId: 'tx',
      maxInFlightRequests: 1,
      idempotent: true,
    })
    await producer.connect()
    const aborted = await producer.transaction()
    await aborted.send({ topic: 'billed', messages: [{ value: 'no' }] })
    await aborted.abort()
    const transaction = await producer.transaction()
    await transaction.send({ topic: 'billed', messages: [{ value: 'yes' }] })
    expect(await kafka.records('billed')).toEqual([])
    expect((await kafka.transaction('tx'))!.state).toBe('Ongoing')
    await transaction.commit()
    await kafka.waitForTransaction('tx')
    expect((await kafka.waitForRecords('billed', 1)).map(({ text }) => text)).toEqual(['yes'])
    await producer.disconnect()

    const consumer = client.consumer({ groupId: 'g' })
    await consumer.subscribe({ topic: 'billed', fromBeginning: true })
    await consumer.run({ eachMessage: async () => {} })
    const { members, type } = await kafka.waitForGroup('g', { members: 1 })
    expect([type, members[0]!.assignment]).toEqual(['classic', [{ topic: 'billed', partition: 0 }]])
    await consumer.disconnect()
  })

  test('writes no file, and leaves no handle', async () => {
    const handles = () =>
      process.getActiveResourcesInfo().filter((name) => /TCP|Timeout/.test(name))
    const before = handles().length
    for (let i = 0; i < 10; i++) {
      const broker = await startBroker({ topics: { orders: 1 } })
      await broker.produce('orders', { value: 'x' })
      await Promise.all([broker.stop(), broker.stop()])
    }
    await new Promise((resolve) => setImmediate(resolve))
    expect(handles().length).toBeLessThanOrEqual(before)
  })

  test('keeps its data in a directory where one is named, and goes back there, too', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'embed-'))
    try {
      kafka = await startBroker({ directory, topics: { orders: { records: [{ value: 'one' }] } } })
      await kafka.produce('orders', { value: 'two' })
      expect(readdirSync(directory)).toContain('orders-0')
      await kafka.reset()
      expect((await kafka.records('orders')).map(({ text }) => text)).toEqual(['one'])
      await kafka.produce('orders', { value: 'three' })
      await kafka.stop()
      kafka = await startBroker({ directory })
      expect((await kafka.records('orders')).map(({ text }) => text)).toEqual(['one', 'three'])
    } finally {
      await kafka?.stop()
      rmSync(directory, { recursive: true })
    }
  })

  test('tells in one line what is wrong with its options', async () => {
    const start = (options: object) => startBroker(options)
    await expect(start({ topic: {} })).rejects.toThrow("Unknown option 'topic' of startBroker")
    await expect(start({ port: 70_000 })).rejects.toThrow('Invalid port 70000')
    await expect(start({ asVersion: '1.0' })).rejects.toThrow("Unknown release '1.0'")
    await expect(start({ config: { 'log.retention.ms': 'x' } })).rejects.toThrow(ConfigError)
    await expect(start({ topics: { 'a b': 1 } })).rejects.toThrow("Creation of topic 'a b' failed")
    kafka = await startBroker({ maxMemoryBytes: 1_000_000, topics: { orders: 1 } })
    await expect(start({ port: kafka.port })).rejects.toThrow('another process listens there')
    await expect(kafka.records('order')).rejects.toThrow("'order' does not exist: there are orders")
    const much = { value: Buffer.alloc(900_000) }
    await kafka.produce('orders', much)
    await expect(kafka.produce('orders', much)).rejects.toThrow('KAFKA_STORAGE_ERROR')
  })
})
