import { afterEach, describe, expect, test } from 'vitest'
import { type KafkaBroker, startBroker } from '../../src/index.ts'

let kafka: KafkaBroker

afterEach(() => kafka.stop())

const values = async () => (await kafka.records('orders')).map(({ text }) => text)

describe('faults', () => {
  test('meet kafkajs, which gets over them: errors, drops, a pause, a leader that moves', async () => {
    kafka = await startBroker({ topics: { orders: 1 } })
    const producer = kafka.kafkajs({ clientId: 'shop', retry: { initialRetryTime: 10 } }).producer()
    await producer.connect()
    const send = (value: string) => producer.send({ topic: 'orders', messages: [{ value }] })

    const failure = kafka.failNext('Produce', {
      topic: 'orders',
      error: 'NOT_LEADER_OR_FOLLOWER',
      times: 2,
    })
    await send('one')
    expect([failure.hits, failure.isOver, kafka.faults()]).toEqual([2, true, []])
    expect(kafka.requests('Produce', { clientId: 'shop' }).map((each) => each.outcome)).toEqual([
      'failed',
      'failed',
      'answered',
    ])

    kafka.drop('Produce', { times: 1 })
    await send('two')
    // What was done before the answer was lost is done again: kafkajs is not idempotent by default.
    kafka.drop('Produce', { drop: 'after', times: 1 })
    await send('three')
    expect(await values()).toEqual(['one', 'two', 'three', 'three'])

    const epoch = kafka.topic('orders')!.partitions[0]!.leaderEpoch
    const move = await kafka.moveLeader('orders')
    await send('four')
    expect(kafka.topic('orders')!.partitions[0]!.leaderEpoch).toBe(epoch + 1)
    expect(move.hits).toBeGreaterThan(0)

    kafka.corrupt('Produce', { times: 1 })
    // This one kafkajs does not get over: it takes what it can't read for a defect of its own.
    await expect(send('five')).rejects.toThrow(RangeError)
    kafka.throttle('Produce', 20, { times: 1 })
    await send('six')
    const told = kafka.requests('Produce').find(({ outcome }) => outcome === 'throttled')!
    expect(told.faults).toHaveLength(1)
    const down = kafka.down()
    const waiting = send('seven')
    await down
    await kafka.up()
    await waiting
    expect((await values()).at(-1)).toBe('seven')
    await producer.disconnect()
  })

  test('meet groups: a coordinator that moves, a black hole, a delay on the clock of the broker', async () => {
    kafka = await startBroker({ topics: { orders: { records: [{ value: 'one' }] } } })
    const consumer = kafka.consumer({ groupId: 'g', topics: 'orders', clientId: 'c' })
    expect((await consumer.next())!.text).toBe('one')
    await kafka.waitForGroup('g', { members: 1 })
    const asked = kafka.requests('FindCoordinator').length
    const move = kafka.moveCoordinator({ groupId: 'g' })
    await kafka.waitForRequests('FindCoordinator', asked + 1)
    expect(move.hits).toBeGreaterThan(0)
    await consumer.commit()
    expect((await kafka.lag('g'))[0]).toMatchObject({ committed: 1, lag: 0 })
    await consumer.close()

    kafka.clearFaults()
    const producer = kafka.producer({ settings: { 'request.timeout.ms': 50, 'linger.ms': 0 } })
    kafka.blackHole('Produce', { blackHole: 'after', times: 1 })
    await producer.send('orders', { value: 'two' })
    // An idempotent producer's second try is known for what it is.
    expect(await values()).toEqual(['one', 'two'])
    await producer.close()

    const slow = kafka.producer()
    kafka.delay('Produce', { hours: 1 }, { when: ({ topics }) => topics.includes('orders') })
    const sending = slow.send('orders', { value: 'three' })
    await kafka.waitFor('the request', () =>
      kafka.requests('Produce').find((each) => each.outcome === 'in work'),
    )
    expect(await values()).toEqual(['one', 'two'])
    await kafka.advance({ hours: 1 })
    await sending
    expect(await values()).toEqual(['one', 'two', 'three'])
    await slow.close()
  })

  test('are refused in one line when they can be none', async () => {
    kafka = await startBroker()
    const make = (spec: object) => () => kafka.fault(spec as never)
    expect(make({ api: 'produce', error: 'NONE' })).toThrow("did you mean 'Produce'?")
    expect(make({ api: 'Produce' })).toThrow('here is none')
    expect(make({ api: 'Produce', error: 'X' })).toThrow("Unknown error 'X'")
    expect(make({ api: 'Produce', drop: 'now' })).toThrow("'before' or 'after'")
    expect(make({ api: 'Fetch', delayMs: -1 })).toThrow("Invalid 'delayMs'")
    expect(make({ api: 'Fetch', delayMs: 1, client: 'x' })).toThrow("Unknown field 'client'")
  })
})
