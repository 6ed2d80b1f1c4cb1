import { Kafka, logLevel } from 'kafkajs'
import { afterEach, describe, expect, test } from 'vitest'
import { describeGroups } from '../../../src/client/admin/describe-groups.ts'
import { listGroupOffsets } from '../../../src/client/admin/group-offsets.ts'
import { createTopics } from '../../../src/client/admin/topics.ts'
import { clientConfig } from '../../../src/client/client-config.ts'
import { Cluster } from '../../../src/client/cluster.ts'
import { KafkajsGroup } from '../../../src/client/consumer/kafkajs-group.ts'
import { KafkaError } from '../../../src/protocol/errors.ts'
import { nodeRuntime } from '../../../src/runtime/runtime.ts'
import { startTestBroker } from '../../support/broker.ts'

const cleanups: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

const properties = (port: number, more: Readonly<Record<string, string>> = {}) =>
  new Map([
    ['bootstrap.servers', `127.0.0.1:${port}`],
    ['auto.offset.reset', 'earliest'],
    ['heartbeat.interval.ms', '50'],
    ['fetch.max.wait.ms', '50'],
    ...Object.entries(more),
  ])

/** A broker with the topic `words`, and what a test needs to look at it from outside. */
async function world(partitions: number) {
  const broker = await startTestBroker({ overrides: { 'offsets.topic.num.partitions': '3' } })
  cleanups.push(() => broker.close())
  const cluster = new Cluster(nodeRuntime, clientConfig(properties(broker.port)))
  cleanups.push(() => cluster.close())
  await createTopics(cluster, [{ name: 'words', partitions }])
  return {
    async write(values: readonly string[]) {
      const kafka = new Kafka({
        brokers: [`127.0.0.1:${broker.port}`],
        logLevel: logLevel.NOTHING,
      })
      const producer = kafka.producer()
      await producer.connect()
      const messages = values.map((value, index) => ({ value, partition: index % partitions }))
      await producer.send({ topic: 'words', messages })
      await producer.disconnect()
    },
    join(more: Readonly<Record<string, string>> = {}) {
      const member = new KafkajsGroup(nodeRuntime, properties(broker.port, more), 'readers', {
        topic: 'words',
      })
      cleanups.push(() => member.close())
      return member
    },
    /** How many partitions each member has, ascending; empty while the group is not stable. */
    async shares(): Promise<number[]> {
      const group = (await describeGroups(cluster, ['readers'])).get('readers')
      if (group === undefined || group instanceof KafkaError || group.state !== 'Stable') return []
      return group.members.map(({ assignment }) => assignment.length).sort()
    },
    async committed(): Promise<Record<number, number>> {
      const offsets = await listGroupOffsets(cluster, 'readers')
      return Object.fromEntries(offsets.map(({ partition, offset }) => [partition, offset]))
    },
  }
}

const EIGHT = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

/** Takes what comes until `seen` has all eight, and reports each record as done. */
async function readAll(member: KafkajsGroup, seen: string[]): Promise<void> {
  while (seen.length < EIGHT.length) {
    const batch = await member.next(50)
    if (!batch) continue
    for (const { offset, value } of batch.records) {
      seen.push(String(value))
      member.done(batch, offset + 1)
    }
  }
}

describe('KafkajsGroup', () => {
  test.each(['RangeAssignor', 'RoundRobinAssignor'])(
    'shares the partitions of a topic between two members by %s',
    async (assignor) => {
      const { write, join, shares, committed } = await world(4)
      const strategy = `org.apache.kafka.clients.consumer.${assignor}`
      const members = [1, 2].map(() => join({ 'partition.assignment.strategy': strategy }))
      await expect.poll(shares, { timeout: 10_000 }).toEqual([2, 2])
      await write(EIGHT)
      const seen: string[] = []
      await Promise.all(members.map((member) => readAll(member, seen)))
      expect(seen.sort()).toEqual(EIGHT)
      await Promise.all(members.map((member) => member.close()))
      expect(await committed()).toEqual({ 0: 2, 1: 2, 2: 2, 3: 2 })
    },
  )

  test('commits exactly what was done, and the next member goes on there', async () => {
    const { write, join, committed } = await world(1)
    await write(EIGHT)
    const first = join()
    const batch = (await first.next())!
    expect(batch.records).toHaveLength(EIGHT.length)
    first.done(batch, 3)
    await first.close()
    expect(await committed()).toEqual({ 0: 3 })
    expect(await first.next()).toBeUndefined()

    const rest = (await join().next())!
    expect(rest.records.map(({ value }) => String(value))).toEqual(EIGHT.slice(3))
  })

  test('commits where it started while a batch is taken and not done', async () => {
    const { write, join, committed } = await world(1)
    await write(EIGHT)
    const member = join()
    expect((await member.next())!.records).toHaveLength(EIGHT.length)
    await member.close()
    expect(await committed()).toEqual({ 0: 0 })
  })

  test('commits nothing under enable.auto.commit=false', async () => {
    const { write, join, committed } = await world(1)
    await write(EIGHT)
    const member = join({ 'enable.auto.commit': 'false' })
    await readAll(member, [])
    await member.close()
    expect(await committed()).toEqual({})
  })

  test('next() gives up after its time, and when the member is closed', async () => {
    const { join } = await world(1)
    const member = join()
    expect(await member.next(1)).toBeUndefined()
    const pending = member.next()
    await member.close()
    expect(await pending).toBeUndefined()
  })

  test.each([
    ['group.protocol', 'consumer', 'only classic is'],
    ['group.instance.id', 'one', 'not supported yet'],
    ['auto.offset.reset', 'none', 'not supported in a group yet'],
    ['partition.assignment.strategy', 'example.OwnAssignor', 'only RangeAssignor'],
  ])('refuses %s=%s', (name, value, reason) => {
    const config = properties(9092, { [name]: value })
    expect(() => new KafkajsGroup(nodeRuntime, config, 'readers', { topic: 'words' })).toThrow(
      reason,
    )
  })
})
