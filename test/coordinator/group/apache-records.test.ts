import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { errorName } from '../../../src/protocol/errors.ts'
import { newListGroupsRequest } from '../../../src/protocol/messages/16-list-groups.ts'
import { buildUncompressedBatch } from '../../../src/records/batch-builder.ts'
import { GroupWorld } from './world.ts'

interface ApacheRecord {
  readonly producerId: number
  readonly isTransactional: boolean
  readonly isControl: boolean
  readonly key: string
  readonly value: string | null
}

/** What Apache Kafka 4.3.1 had in `__consumer_offsets` after groups of every kind had lived. */
const partitions = JSON.parse(
  readFileSync(new URL('../fixtures/consumer-offsets.json', import.meta.url), 'utf8'),
) as Record<string, ApacheRecord[]>

let world: GroupWorld

beforeAll(async () => {
  world = new GroupWorld()
  const topicPartition = { topic: '__consumer_offsets', partition: 0 }
  for (const { key, value, ...flags } of Object.values(partitions).flat()) {
    const record = {
      timestamp: 0,
      key: Buffer.from(key, 'hex'),
      value: value === null ? null : Buffer.from(value, 'hex'),
    }
    world.log.append(topicPartition, buildUncompressedBatch([record], flags))
  }
  await world.coordinator.onElection(0, 0)
})

describe('a log that Apache wrote', () => {
  test('gives the groups of every kind', async () => {
    const { groups } = await world.coordinator.listGroups(newListGroupsRequest())
    const listed = groups.map(({ groupId, groupType, groupState }) => [
      groupId,
      groupType,
      groupState,
    ])
    expect(Object.fromEntries(listed.map(([id, ...rest]) => [id, rest.join(' ')]))).toEqual({
      'txn-group': 'classic Empty',
      'classic-group': 'classic Empty',
      'consumer-group': 'consumer Empty',
      'share-group': 'share Empty',
      'admin-group': 'classic Empty',
    })
  })

  test('gives the offsets, of committed transactions too', async () => {
    expect(await world.offsets('txn-group')).toEqual({ 'segments-0': 12 })
    const all = { 'three-0': 3, 'three-1': 3, 'three-2': 3, 'segments-0': 60 }
    expect(await world.offsets('classic-group')).toEqual(all)
    expect(await world.offsets('consumer-group')).toEqual(all)
    expect(await world.offsets('admin-group')).toEqual({ 'three-2': 1 })
  })

  test('keeps a group of another kind from being described as a classic one', async () => {
    const described = await world.describe('consumer-group')
    expect(errorName(described.errorCode)).toBe('GROUP_ID_NOT_FOUND')
    expect(described.errorMessage).toBe('Group consumer-group is not a classic group.')
  })

  test('lets an empty consumer group become a classic one, but no share group', async () => {
    const { answer } = await world.join({ groupId: 'share-group' })
    expect(errorName(answer!.errorCode)).toBe('INCONSISTENT_GROUP_PROTOCOL')
    const { answer: joined } = await world.join({ groupId: 'consumer-group' })
    expect(errorName(joined!.errorCode)).toBe('MEMBER_ID_REQUIRED')
    expect((await world.describe('consumer-group')).groupState).toBe('Empty')
    const restarted = await world.restart()
    expect((await restarted.describe('consumer-group')).errorCode).toBe(0)
    expect(await restarted.offsets('consumer-group')).toMatchObject({ 'segments-0': 60 })
  })

  test('lets a group of another kind be deleted with all its records', async () => {
    const [result] = await world.coordinator.deleteGroups(['share-group'])
    expect(result!.errorCode).toBe(0)
    for (const each of [world, await world.restart()]) {
      const { groups } = await each.coordinator.listGroups(newListGroupsRequest())
      expect(groups.map(({ groupId }) => groupId)).not.toContain('share-group')
    }
  })
})
