import { afterEach, describe, expect, test } from 'vitest'
import { consumerConfig } from '../../../src/client/consumer/consumer-config.ts'
import { isForKafkajs, KafkajsGroup } from '../../../src/client/consumer/kafkajs-group.ts'
import { nodeRuntime } from '../../../src/runtime/runtime.ts'
import { groupWorld, memberProperties } from './group-world.ts'

const cleanups: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function world(partitions: number) {
  const shared = await groupWorld(partitions, cleanups)
  return {
    ...shared,
    join(more: Readonly<Record<string, string>> = {}) {
      const settings = memberProperties(shared.port, more)
      const member = new KafkajsGroup(nodeRuntime, settings, 'readers', { topic: 'words' })
      cleanups.push(() => member.close())
      return member
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
    ['group.protocol', 'consumer'],
    ['group.instance.id', 'one'],
    ['auto.offset.reset', 'none'],
    ['auto.offset.reset', 'by_duration:PT1H'],
    ['partition.assignment.strategy', 'sticky'],
  ])('isForKafkajs() leaves %s=%s to GroupReader', (name, value) => {
    expect(isForKafkajs(consumerConfig(memberProperties(9092)))).toBe(true)
    expect(isForKafkajs(consumerConfig(memberProperties(9092, { [name]: value })))).toBe(false)
  })
})
