import { describe, expect, test } from 'vitest'
import { errorName } from '../../../src/protocol/errors.ts'
import {
  ListOffsets,
  type ListOffsetsPartition,
  newListOffsetsPartition,
  newListOffsetsRequest,
} from '../../../src/protocol/messages/2-list-offsets.ts'
import { BrokerWorld, batchOf } from '../broker-world.ts'

const START_MS = 1_700_000_000_000

async function worldWithRecords(): Promise<BrokerWorld> {
  const world = await BrokerWorld.start()
  await world.createTopic('t')
  for (const delta of [0, 2000, 1000]) {
    await world.produce(await batchOf(['v'], { timestamp: START_MS + delta }))
  }
  return world
}

async function ask(
  world: BrokerWorld,
  partitions: readonly Partial<ListOffsetsPartition>[],
  { version = 11, name = 't', replicaId = -1 } = {},
) {
  const asked = partitions.map((each) => newListOffsetsPartition(each))
  const request = newListOffsetsRequest({ replicaId, topics: [{ name, partitions: asked }] })
  const { topics } = await world.client.request(ListOffsets, version, request)
  return topics[0]!.partitions.map(({ errorCode, timestamp, offset, leaderEpoch }) => [
    errorName(errorCode),
    timestamp,
    offset,
    leaderEpoch,
  ])
}

// The expected answers are those of Apache Kafka 4.3.1 to the same requests.
describe('listOffsets', () => {
  test.each([
    ['latest', -1, ['NONE', -1, 3, 0]],
    ['earliest', -2, ['NONE', -1, 0, 0]],
    ['of the greatest timestamp', -3, ['NONE', START_MS + 2000, 1, 0]],
    ['earliest on local disk', -4, ['NONE', -1, 0, 0]],
    ['latest in tiered storage', -5, ['NONE', -1, -1, -1]],
    ['earliest that waits for upload', -6, ['NONE', -1, -1, -1]],
    ['by a number that means nothing', -7, ['UNSUPPORTED_VERSION', -1, -1, -1]],
    ['by a timestamp', START_MS + 1, ['NONE', START_MS + 2000, 1, 0]],
    ['by a timestamp that nothing reaches', START_MS + 9000, ['NONE', -1, -1, -1]],
  ])('finds the offset %s', async (_, timestamp, expected) => {
    const world = await worldWithRecords()
    expect(await ask(world, [{ timestamp }])).toEqual([expected])
  })

  test.each([
    [6, -3],
    [7, -4],
    [8, -5],
    [10, -6],
  ])('refuses in version %i the timestamp %i', async (version, timestamp) => {
    const world = await worldWithRecords()
    expect(await ask(world, [{ timestamp }], { version })).toEqual([
      ['UNSUPPORTED_VERSION', -1, -1, -1],
    ])
  })

  test('names errors on the partition', async () => {
    const world = await worldWithRecords()
    const unknown = [['UNKNOWN_TOPIC_OR_PARTITION', -1, -1, -1]]
    expect(await ask(world, [{ timestamp: -1 }], { name: 'x' })).toEqual(unknown)
    expect(await ask(world, [{ timestamp: -1, partitionIndex: 3 }])).toEqual(unknown)
    expect(await ask(world, [{ timestamp: -1, currentLeaderEpoch: 9 }])).toEqual([
      ['UNKNOWN_LEADER_EPOCH', -1, -1, -1],
    ])
    expect(await ask(world, [{ timestamp: -1 }, { timestamp: -2 }])).toEqual([
      ['INVALID_REQUEST', -1, -1, -1],
    ])
  })
})
