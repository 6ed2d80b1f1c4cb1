import { afterEach, describe, expect, test } from 'vitest'
import { type KafkaBroker, KafkaError, startBroker, WaitTimeoutError } from '../../src/index.ts'

let kafka: KafkaBroker

afterEach(() => kafka.stop())

const values = async (topic = 'orders') => (await kafka.records(topic)).map(({ text }) => text)

describe('reset(), snapshot() and restore()', () => {
  test('go back while clients stay connected', async () => {
    kafka = await startBroker({ topics: { orders: { records: [{ value: 'first' }] } } })
    const connections = () => new Set(kafka.requests().map(({ from }) => from)).size
    const producer = kafka.producer()
    const consumer = kafka.consumer({ groupId: 'g', topics: 'orders' })
    for (let round = 0; round < 3; round++) {
      await producer.send('orders', { value: `round ${round}` })
      const found = [await consumer.next(), await consumer.next()]
      expect(found.map((record) => record?.text)).toEqual(['first', `round ${round}`])
      await kafka.createTopic('other')
      const open = connections()
      await kafka.reset()
      expect(kafka.topics()).toEqual(['orders'])
      expect(await values()).toEqual(['first'])
      expect(await kafka.groups().then((groups) => groups.length)).toBeLessThan(2)
      expect(open).toBeGreaterThan(0)
    }
    // The clients that were there at the first round are there still.
    expect(connections()).toBeLessThanOrEqual(4)

    await kafka.produce('orders', { value: 'second' })
    const snapshot = await kafka.snapshot()
    await kafka.deleteTopic('orders')
    await kafka.restore(snapshot)
    await kafka.restore(snapshot)
    expect(await values()).toEqual(['first', 'second'])
    await producer.send('orders', { value: 'third' })
    await kafka.restart('killed')
    expect(await values()).toEqual(['first', 'second', 'third'])
    await Promise.all([producer.close(), consumer.close()])
  })
})

describe('advance()', () => {
  test('ends sessions and transactions, deletes old records and compacts', async () => {
    const start = new Date('2026-01-01T00:00:00Z')
    kafka = await startBroker({
      startAt: start,
      topics: {
        orders: { config: { 'retention.ms': 3_600_000, 'segment.ms': 60_000 } },
        latest: {
          config: {
            'cleanup.policy': 'compact',
            'segment.ms': 60_000,
            'min.cleanable.dirty.ratio': 0.01,
          },
        },
      },
    })
    expect(kafka.now().getUTCFullYear()).toBe(2026)
    await kafka.produce('orders', { value: 'old' })
    await kafka.produce(
      'latest',
      [1, 2, 3].map((n) => ({ key: 'k', value: n })),
    )
    const client = kafka.kafkajs()
    const consumer = client.consumer({
      groupId: 'g',
      heartbeatInterval: 60_000,
      maxWaitTimeInMs: 50,
      sessionTimeout: 90_000,
    })
    await consumer.subscribe({ topic: 'orders' })
    await consumer.run({ eachMessage: async () => {} })
    await kafka.waitForGroup('g', { members: 1 })
    const producer = client.producer({
      transactionalId: 'tx',
      idempotent: true,
      transactionTimeout: 30_000,
    })
    await producer.connect()
    const transaction = await producer.transaction()
    await transaction.send({
      topic: 'orders',
      messages: [{ value: 'open', timestamp: String(+start) }],
    })

    await kafka.advance({ minutes: 1 })
    await kafka.waitForTransaction('tx', 'CompleteAbort')
    await kafka.advance({ minutes: 1 })
    await kafka.waitFor('the end of the session', async () =>
      (await kafka.group('g'))!.members.length === 0 ? true : undefined,
    )
    await kafka.produce('orders', { value: 'new', timestamp: kafka.now() })
    await kafka.produce('latest', { key: 'other', value: 4 })
    await kafka.advance({ minutes: 59 })
    await kafka.advance({ minutes: 2 })
    expect(await values()).toEqual([])
    expect(await values('latest')).toEqual(['3', '4'])
    await Promise.allSettled([transaction.abort(), producer.disconnect(), consumer.disconnect()])
  })
})

describe('waits', () => {
  test('tell what there was instead', async () => {
    kafka = await startBroker({ topics: { orders: 2 } })
    await kafka.produce('orders', { value: 'x', partition: 1 })
    const consumer = kafka.consumer({ groupId: 'g', topics: 'orders', clientId: 'billing' })
    await consumer.next()
    await kafka.waitForGroup('g')
    const soon = { timeout: 1 }
    const failed = async (wait: Promise<unknown>) => {
      const error = await wait.catch((reason: unknown) => reason)
      expect(error).toBeInstanceOf(WaitTimeoutError)
      return (error as Error).message
    }
    expect(await failed(kafka.waitForRecords('orders', 3, soon))).toMatch(
      /^For 1 ms waited for 3 records in 'orders', but there was 1 \(partition 0 offsets 0 to 0; partition 1 offsets 0 to 1\)\. Last requests: .*Fetch v\d+ of orders by 'billing'/,
    )
    expect(await failed(kafka.waitForTopic('other', soon))).toContain(
      'there was only topics orders',
    )
    expect(await failed(kafka.waitForGroup('g', { members: 2 }, soon))).toContain(
      'there was state Stable with 1 members: billing with orders-0 orders-1',
    )
    expect(await failed(kafka.waitForGroup('h', {}, soon))).toContain('no such group')
    expect(await failed(kafka.waitForTransaction('t', 'Ongoing', soon))).toContain(
      'no such transactional id',
    )
    expect(await failed(kafka.waitForRequests('EndTxn', 1, soon))).toContain('there was 0 of them')
    expect(await failed(kafka.waitForLag('h', 0, soon))).toContain('nothing committed')
    await expect(kafka.deleteTopic('none')).rejects.toThrow(KafkaError)
    const waiting = failed(kafka.waitForTopic('never'))
    await consumer.close()
    await kafka.stop()
    expect(await waiting).toContain('Until the broker stopped')
  })
})
