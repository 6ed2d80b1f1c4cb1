import { afterEach, describe, expect, test } from 'vitest'
import { GroupReader } from '../../../src/client/consumer/group-reader.ts'
import type { GroupTopics } from '../../../src/client/consumer/kafkajs-group.ts'
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
    join(more: Readonly<Record<string, string>> = {}, topics: GroupTopics = { topic: 'words' }) {
      const settings = memberProperties(shared.port, { 'group.protocol': 'consumer', ...more })
      const member = new GroupReader(nodeRuntime, settings, 'readers', topics)
      cleanups.push(() => member.close())
      return member
    },
  }
}

const EIGHT = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

/** Takes what comes until `seen` has all eight, and reports each record as done. */
async function readAll(member: GroupReader, seen: string[]): Promise<void> {
  while (seen.length < EIGHT.length) {
    const batch = await member.next(50)
    if (!batch) continue
    for (const { offset, value } of batch.records) {
      seen.push(String(value))
      member.done(batch, offset + 1)
    }
  }
}

const COOPERATIVE = {
  'group.protocol': 'classic',
  'partition.assignment.strategy': 'cooperative-sticky',
}

describe.each([
  ['the newer protocol', { 'group.protocol': 'consumer' }],
  ['the classic protocol', { 'group.protocol': 'classic' }],
  ['the classic protocol, cooperative', COOPERATIVE],
])('GroupReader of %s', (_, protocol) => {
  test('shares the partitions of a topic with another member', async () => {
    const { write, join, shares, committed } = await world(4)
    const members = [join(protocol), join(protocol)]
    await expect.poll(shares, { timeout: 10_000 }).toEqual([2, 2])
    await write(EIGHT)
    const seen: string[] = []
    await Promise.all(members.map((member) => readAll(member, seen)))
    expect(seen.sort()).toEqual(EIGHT)
    await Promise.all(members.map((member) => member.close()))
    expect(await committed()).toEqual({ 0: 2, 1: 2, 2: 2, 3: 2 })
  })

  test('subscribes by a pattern', async () => {
    const { write, join } = await world(1)
    await write(EIGHT)
    const seen: string[] = []
    await readAll(join(protocol, { pattern: /w.*s/ }), seen)
    expect(seen).toEqual(EIGHT)
  })

  test('goes on under its static id where it was', async () => {
    const { write, join, shares } = await world(1)
    const settings = { ...protocol, 'group.instance.id': 'one' }
    const first = join(settings)
    await expect.poll(shares, { timeout: 10_000 }).toEqual([1])
    await first.close()
    await write(EIGHT)
    const seen: string[] = []
    await readAll(join(settings), seen)
    expect(seen).toEqual(EIGHT)
    expect(await shares()).toEqual([1])
  })

  test('next() gives up after its time, and when the member is closed', async () => {
    const { join } = await world(1)
    const member = join(protocol)
    expect(await member.next(1)).toBeUndefined()
    const pending = member.next()
    await member.close()
    expect(await pending).toBeUndefined()
  })

  test('refuses to begin without a position where the reset is none', async () => {
    const { join } = await world(2)
    const member = join({ ...protocol, 'auto.offset.reset': 'none' })
    await expect(member.next()).rejects.toThrow(
      'Undefined offset with no reset policy for partitions: [words-0, words-1]',
    )
  })
})

describe('GroupReader', () => {
  test('next() rejects where the group refuses the member', async () => {
    const { join } = await world(1)
    const member = join({}, { pattern: /(?=w)/ })
    await expect(member.next()).rejects.toThrow('is not a valid regular expression')
  })

  test('begins at a time so long ago, at the end where nothing is so young', async () => {
    const { write, join } = await world(1)
    await write(EIGHT)
    const seen: string[] = []
    await readAll(join({ 'auto.offset.reset': 'by_duration:PT1H' }), seen)
    expect(seen).toEqual(EIGHT)
  })

  test('gives partitions to a cooperative member that comes later, and reads on with the rest', async () => {
    const { join, shares } = await world(4)
    const first = join(COOPERATIVE)
    await expect.poll(shares, { timeout: 10_000 }).toEqual([4])
    const second = join(COOPERATIVE)
    await expect.poll(shares, { timeout: 10_000 }).toEqual([2, 2])
    await second.close()
    await expect.poll(shares, { timeout: 10_000 }).toEqual([4])
    await first.close()
  })
})
