import { describe, expect, test } from 'vitest'
import { errorName } from '../../../src/protocol/errors.ts'
import {
  DeleteRecords,
  newDeleteRecordsRequest,
} from '../../../src/protocol/messages/21-delete-records.ts'
import {
  newOffsetForLeaderEpochRequest,
  OffsetForLeaderEpoch,
} from '../../../src/protocol/messages/23-offset-for-leader-epoch.ts'
import { BrokerWorld, batchOf } from '../broker-world.ts'

async function worldWithRecords(configs: Readonly<Record<string, string>> = {}) {
  const world = await BrokerWorld.start()
  await world.createTopic('t', 1, configs)
  const builder = await batchOf(['a', 'b', 'c'])
  await world.produce(builder)
  return world
}

async function deleteBelow(world: BrokerWorld, offset: number, name = 't', partitionIndex = 0) {
  const topics = [{ name, partitions: [{ partitionIndex, offset }] }]
  const request = newDeleteRecordsRequest({ timeoutMs: 1000, topics })
  const answer = await world.client.request(DeleteRecords, 2, request)
  const { errorCode, lowWatermark } = answer.topics[0]!.partitions[0]!
  return [errorName(errorCode), lowWatermark]
}

// The expected answers are those of Apache Kafka 4.3.1 to the same requests.
describe('deleteRecords', () => {
  test('moves the start of the log, never back', async () => {
    const world = await worldWithRecords()
    expect(await deleteBelow(world, 2)).toEqual(['NONE', 2])
    expect(await deleteBelow(world, 1)).toEqual(['NONE', 2])
    const below = await world.fetch([{ fetchOffset: 0 }])
    expect(errorName(below.responses[0]!.partitions[0]!.errorCode)).toBe('OFFSET_OUT_OF_RANGE')
  })

  test('takes −1 for all that is there', async () => {
    expect(await deleteBelow(await worldWithRecords(), -1)).toEqual(['NONE', 3])
  })

  test('refuses what is out of range or not there', async () => {
    const world = await worldWithRecords()
    expect(await deleteBelow(world, 1000)).toEqual(['OFFSET_OUT_OF_RANGE', -1])
    expect(await deleteBelow(world, -2)).toEqual(['OFFSET_OUT_OF_RANGE', -1])
    expect(await deleteBelow(world, 0, 't', 5)).toEqual(['UNKNOWN_TOPIC_OR_PARTITION', -1])
    expect(await deleteBelow(world, 0, 'x')).toEqual(['UNKNOWN_TOPIC_OR_PARTITION', -1])
  })

  test('leaves compacted topics alone', async () => {
    const world = await worldWithRecords({ 'cleanup.policy': 'compact' })
    expect((await deleteBelow(world, 0))[0]).toBe('POLICY_VIOLATION')
  })
})

describe('offsetForLeaderEpoch', () => {
  test.each([
    ['a peer without an epoch', { leaderEpoch: -1 }, ['NONE', -1, -1]],
    ['the current epoch', { leaderEpoch: 0 }, ['NONE', 0, 3]],
    ['an epoch to come', { leaderEpoch: 5 }, ['NONE', -1, -1]],
    ['an unknown partition', { partition: 7 }, ['UNKNOWN_TOPIC_OR_PARTITION', -1, -1]],
    ['a peer ahead of the leader', { currentLeaderEpoch: 5 }, ['UNKNOWN_LEADER_EPOCH', -1, -1]],
  ])('answers %s', async (_, fields, expected) => {
    const world = await worldWithRecords()
    const partition = { partition: 0, currentLeaderEpoch: -1, leaderEpoch: 0, ...fields }
    const request = newOffsetForLeaderEpochRequest({
      replicaId: -1,
      topics: [{ topic: 't', partitions: [partition] }],
    })
    const { topics } = await world.client.request(OffsetForLeaderEpoch, 4, request)
    const { errorCode, leaderEpoch, endOffset } = topics[0]!.partitions[0]!
    expect([errorName(errorCode), leaderEpoch, endOffset]).toEqual(expected)
  })
})
