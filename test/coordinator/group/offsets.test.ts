import { describe, expect, test } from 'vitest'
import { errorName } from '../../../src/protocol/errors.ts'
import { newListGroupsRequest } from '../../../src/protocol/messages/16-list-groups.ts'
import { newOffsetDeleteRequest } from '../../../src/protocol/messages/47-offset-delete.ts'
import { GROUP, GroupWorld } from './world.ts'

const DAY_MS = 24 * 60 * 60 * 1_000

describe('OffsetCommit', () => {
  test('from outside makes a group that only holds offsets', async () => {
    const world = await GroupWorld.start()
    expect(await world.commit(7)).toBe('NONE')
    expect(await world.offsets()).toEqual({ 't-0': 7 })
    expect(await world.describe()).toMatchObject({ groupState: 'Empty', protocolType: '' })
    const [record] = world.log.records()
    expect(record!.key!.toString('hex')).toBe('000100016700017400000000')
    expect(record!.value!.readInt16BE(0)).toBe(4)
  })

  test('with a retention of its own keeps the expiry, in version 1 of the record', async () => {
    const world = await GroupWorld.start({ offsetsRetentionCheckIntervalMs: 1_000 })
    await world.commit(7, { retentionTimeMs: 5_000 })
    expect(world.log.records()[0]!.value!.readInt16BE(0)).toBe(1)
    await world.advance(4_000)
    expect(await world.offsets()).toEqual({ 't-0': 7 })
    await world.advance(1_000)
    expect(await world.offsets()).toEqual({})
  })

  test('is for members of the current generation when the group has some', async () => {
    const world = await GroupWorld.start()
    expect(await world.commit(1, { generationIdOrMemberEpoch: 1 })).toBe('GROUP_ID_NOT_FOUND')
    const old = { apiVersion: 8 }
    expect(await world.commit(1, { generationIdOrMemberEpoch: 1 }, old)).toBe('ILLEGAL_GENERATION')
    const { leader, generation } = await world.stablePair()
    const by = (memberId: string, generationIdOrMemberEpoch: number) =>
      world.commit(1, { memberId, generationIdOrMemberEpoch })
    expect(await by('', -1)).toBe('UNKNOWN_MEMBER_ID')
    expect(await by('x', generation)).toBe('UNKNOWN_MEMBER_ID')
    expect(await by(leader, generation - 1)).toBe('ILLEGAL_GENERATION')
    expect(await by(leader, generation)).toBe('NONE')
  })

  test('waits for the assignment of a generation', async () => {
    const world = await GroupWorld.start()
    const { answer } = await world.joinDynamic()
    const request = { memberId: answer!.memberId, generationIdOrMemberEpoch: 1 }
    expect(await world.commit(1, request)).toBe('REBALANCE_IN_PROGRESS')
  })

  test('keeps the session alive', async () => {
    const world = await GroupWorld.start()
    const { leader, generation } = await world.stablePair()
    for (let round = 0; round < 3; round += 1) {
      await world.advance(9_000)
      await world.commit(1, { memberId: leader, generationIdOrMemberEpoch: generation })
    }
    expect(await world.heartbeat(leader, generation)).toBe('REBALANCE_IN_PROGRESS')
  })

  test('refuses metadata beyond offset.metadata.max.bytes', async () => {
    const world = await GroupWorld.start({ offsetMetadataMaxBytes: 3 })
    expect(await world.commit(1, {}, { metadata: 'abcd' })).toBe('OFFSET_METADATA_TOO_LARGE')
    expect(await world.commit(1, {}, { metadata: 'abc' })).toBe('NONE')
  })
})

describe('expiry of offsets', () => {
  test('begins for a group of members when it has become empty', async () => {
    const world = await GroupWorld.start({ offsetsRetentionMs: DAY_MS })
    const { answer } = await world.joinDynamic()
    const memberId = answer!.memberId
    await world.sync(memberId, 1)
    await world.commit(3, { memberId, generationIdOrMemberEpoch: 1 })
    await world.advance(10_000)
    expect((await world.describe()).groupState).toBe('Empty')
    await world.advance(DAY_MS - 700_000)
    expect(await world.offsets()).toEqual({ 't-0': 3 })
    await world.advance(1_300_000)
    expect(await world.offsets()).toEqual({})
    expect(errorName((await world.describe()).errorCode)).toBe('GROUP_ID_NOT_FOUND')
    const restarted = await world.restart()
    expect(await restarted.offsets()).toEqual({})
  })

  test('leaves what members of a stable group read, and takes what nobody reads', async () => {
    const world = await GroupWorld.start({ offsetsRetentionMs: 60_000 })
    const { leader, follower, generation } = await world.stablePair()
    const by = { memberId: leader, generationIdOrMemberEpoch: generation }
    await world.commit(1, by)
    await world.commit(2, by, { topic: 'unread' })
    for (let elapsed = 0; elapsed < 600_000; elapsed += 5_000) {
      await world.advance(5_000)
      await world.heartbeat(leader, generation)
      await world.heartbeat(follower, generation)
    }
    expect(await world.offsets()).toEqual({ 't-0': 1 })
  })
})

describe('OffsetDelete', () => {
  const ask = (topic: string) =>
    newOffsetDeleteRequest({
      groupId: GROUP,
      topics: [{ name: topic, partitions: [{ partitionIndex: 0 }] }],
    })

  test('removes offsets of topics that the group is not subscribed to', async () => {
    const world = await GroupWorld.start()
    const { leader, generation } = await world.stablePair()
    const by = { memberId: leader, generationIdOrMemberEpoch: generation }
    await world.commit(1, by)
    await world.commit(2, by, { topic: 'other' })
    const subscribed = await world.coordinator.deleteOffsets(ask('t'))
    const error = subscribed.topics[0]!.partitions[0]!.errorCode
    expect(errorName(error)).toBe('GROUP_SUBSCRIBED_TO_TOPIC')
    await world.coordinator.deleteOffsets(ask('other'))
    expect(await world.offsets()).toEqual({ 't-0': 1 })
  })

  test('of an unknown group is GROUP_ID_NOT_FOUND', async () => {
    const world = await GroupWorld.start()
    const { errorCode } = await world.coordinator.deleteOffsets(ask('t'))
    expect(errorName(errorCode)).toBe('GROUP_ID_NOT_FOUND')
  })
})

test('offsets of deleted topics go, in every group', async () => {
  const world = await GroupWorld.start()
  await world.commit(1)
  await world.commit(2, { groupId: 'h' })
  await world.commit(3, {}, { topic: 'kept' })
  await world.coordinator.onTopicsDeleted([{ id: 'WDjKEm4fQ0iaZD-s_WvPjQ', name: 't' }])
  expect(await world.offsets()).toEqual({ 'kept-0': 3 })
  expect(await world.offsets('h')).toEqual({})
})

describe('DeleteGroups', () => {
  test('takes empty groups with their offsets only', async () => {
    const world = await GroupWorld.start()
    await world.commit(1, { groupId: 'h' })
    await world.joinDynamic()
    const results = await world.coordinator.deleteGroups([GROUP, 'h', 'nobody'])
    expect(results.map(({ groupId, errorCode }) => [groupId, errorName(errorCode)])).toEqual([
      [GROUP, 'NON_EMPTY_GROUP'],
      ['h', 'NONE'],
      ['nobody', 'GROUP_ID_NOT_FOUND'],
    ])
    expect(await world.offsets('h')).toEqual({})
    expect(await (await world.restart()).offsets('h')).toEqual({})
  })
})

describe('ListGroups', () => {
  test('filters by state and type whatever the case', async () => {
    const world = await GroupWorld.start()
    await world.commit(1, { groupId: 'simple' })
    await world.stablePair()
    const list = async (statesFilter: string[], typesFilter: string[] = []) => {
      const request = newListGroupsRequest({ statesFilter, typesFilter })
      const { groups } = await world.coordinator.listGroups(request)
      return groups.map(({ groupId }) => groupId)
    }
    expect(await list([])).toEqual(['simple', GROUP])
    expect(await list(['stable'])).toEqual([GROUP])
    expect(await list([' EMPTY '])).toEqual(['simple'])
    expect(await list(['nonsense'])).toEqual([])
    expect(await list([], ['classic'])).toEqual(['simple', GROUP])
    expect(await list([], ['consumer'])).toEqual([])
    const { groups } = await world.coordinator.listGroups(newListGroupsRequest())
    expect(groups).toEqual([
      { groupId: 'simple', protocolType: '', groupState: 'Empty', groupType: 'classic' },
      { groupId: GROUP, protocolType: 'consumer', groupState: 'Stable', groupType: 'classic' },
    ])
  })
})
