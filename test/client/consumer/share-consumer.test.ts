import { afterEach, expect, test } from 'vitest'
import { incrementalAlterConfigs } from '../../../src/client/admin/configs.ts'
import { listShareGroupOffsets } from '../../../src/client/admin/share-groups.ts'
import { Cluster } from '../../../src/client/cluster.ts'
import { AcquiredRecords } from '../../../src/client/consumer/acquired-records.ts'
import type { FetchedBatch } from '../../../src/client/consumer/fetched-batches.ts'
import { ShareConsumer } from '../../../src/client/consumer/share-consumer.ts'
import { nodeRuntime } from '../../../src/runtime/runtime.ts'
import { groupWorld, memberProperties } from './group-world.ts'

const cleanups: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

const EIGHT = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
const GROUP = 'workers'

async function world() {
  const { port, write } = await groupWorld(1, cleanups)
  const properties = memberProperties(port, {})
  const cluster = Cluster.of(nodeRuntime, properties)
  cleanups.push(() => cluster.close())
  const changes = [
    { name: 'share.auto.offset.reset', operation: 'set' as const, value: 'earliest' },
  ]
  await incrementalAlterConfigs(cluster, [{ type: 'group', name: GROUP, changes }])
  await write(EIGHT)
  return {
    offsets: () => listShareGroupOffsets(cluster, GROUP),
    join() {
      const consumer = new ShareConsumer(nodeRuntime, properties, GROUP, 'words')
      cleanups.push(() => consumer.close())
      return consumer
    },
  }
}

test('a member accepts, rejects and gives back what it was lent', async () => {
  const { join, offsets } = await world()
  const first = join()
  let seen = 0
  while (seen < EIGHT.length) {
    const batch = (await first.next())!
    for (const { offset } of batch.records) {
      if (offset < 2) first.acknowledge(offset, 'accept')
      if (offset === 2) first.acknowledge(offset, 'reject')
      if (offset === 3) first.acknowledge(offset, 'release')
    }
    seen += batch.records.length
  }
  await first.close()
  // Three are done with; the start itself follows with the next change of the group's state.
  expect(await offsets()).toMatchObject([{ topic: 'words', partition: 0, lag: 5 }])

  const second = join()
  const again: string[] = []
  while (again.length < 5) {
    const batch = (await second.next())!
    for (const { offset, value } of batch.records) {
      again.push(String(value))
      second.acknowledge(offset, 'accept')
    }
  }
  expect(again).toEqual(['d', 'e', 'f', 'g', 'h'])
  await second.close()
  expect(await offsets()).toMatchObject([{ lag: 0 }])
})

test('a member that waits for records stops when it is closed', async () => {
  const { join } = await world()
  const member = join()
  for (let seen = 0; seen < EIGHT.length; ) {
    const { records } = (await member.next())!
    for (const { offset } of records) member.acknowledge(offset, 'accept')
    seen += records.length
  }
  expect(await member.next(50)).toBeUndefined()
  const waiting = member.next()
  await member.close()
  expect(await waiting).toBeUndefined()
})

test('neighbours of one fate are acknowledged together, offsets without a record as gaps', () => {
  const record = (offset: number) =>
    ({ offset, timestamp: 0, key: null, value: null, headers: [] }) as never
  const records = [10, 11, 12, 14, 15].map(record)
  const batch: FetchedBatch = { topic: 't', partition: 0, timestampType: 'CreateTime', records }
  const ranges = [
    { first: 10, last: 13 },
    { first: 14, last: 15 },
  ]
  const acquired = new AcquiredRecords({ topicId: 'id', partition: 0 }, ranges, [batch])
  acquired.acknowledge(10, 'accept')
  acquired.acknowledge(11, 'accept')
  acquired.acknowledge(14, 'reject')
  const told = acquired
    .acknowledgements()
    .map(({ firstOffset, lastOffset, acknowledgeTypes: [type] }) => [firstOffset, lastOffset, type])
  expect(told).toEqual([
    [10, 11, 1],
    [12, 12, 2],
    [13, 13, 0],
    [14, 14, 3],
    [15, 15, 2],
  ])
})
