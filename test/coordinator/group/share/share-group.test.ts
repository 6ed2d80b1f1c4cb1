import { describe, expect, test } from 'vitest'
import { errorName, KafkaError } from '../../../../src/protocol/errors.ts'
import { newListGroupsRequest } from '../../../../src/protocol/messages/16-list-groups.ts'
import { newAlterShareGroupOffsetsRequest } from '../../../../src/protocol/messages/91-alter-share-group-offsets.ts'
import { newDeleteShareGroupOffsetsRequest } from '../../../../src/protocol/messages/92-delete-share-group-offsets.ts'
import { GROUP } from '../world.ts'
import { idOf, ShareWorld } from './share-world.ts'

/** A member with all partitions of `t`, in epoch 3. */
async function withMember(): Promise<ShareWorld> {
  const world = await ShareWorld.start()
  await world.join('a', 't')
  await world.pass()
  expect(await world.heartbeat('a', 2)).toBe('3 t:0,1,2')
  return world
}

describe('ShareGroupHeartbeat', () => {
  test('gives partitions once their state is initialised', async () => {
    const world = await ShareWorld.start()
    expect(await world.join('a', 't')).toBe('2 nothing')
    expect(world.states.startOffsets.get(`${GROUP}:${idOf('t')}:2`)).toBe(-1)
    expect(world.states.stateEpochs.get(`${GROUP}:${idOf('t')}:2`)).toBe(2)
    expect(await world.heartbeat('a', 2)).toBe('2')
    await world.pass()
    expect(await world.heartbeat('a', 2)).toBe('3 t:0,1,2')
    expect(await world.heartbeat('a', 3)).toBe('3')
  })

  test('gives partitions at once where assignments may follow each other at once', async () => {
    const world = await ShareWorld.start()
    world.assignmentIntervalMs = 0
    expect(await world.join('a', 't')).toBe('3 t:0,1,2')
    expect(await world.join('b', 't')).toBe('4 t:2')
    expect(await world.heartbeat('a', 3)).toBe('4 t:0,1')
  })

  test('shares partitions between members without a step in between', async () => {
    const world = await withMember()
    expect(await world.join('b', 't')).toBe('3 nothing')
    await world.pass()
    expect(await world.heartbeat('b', 3)).toBe('4 t:2')
    expect(await world.heartbeat('a', 3)).toBe('4 t:0,1')
  })

  test('shares a partition between members when there are too few', async () => {
    const world = await ShareWorld.start({ t: 1 })
    await world.join('a', 't')
    await world.join('b', 't')
    await world.pass()
    expect(await world.heartbeat('a', 2)).toBe('3 t:0')
    expect(await world.heartbeat('b', 2)).toBe('3 t:0')
  })

  test('gives members with different subscriptions their own topics', async () => {
    const world = await ShareWorld.start({ t: 2, u: 1 })
    await world.join('a', 't', 'u')
    await world.pass()
    await world.join('b', 'u')
    await world.pass()
    await world.heartbeat('a', 2)
    await world.heartbeat('b', 3)
    expect(await world.members()).toEqual(['a t:0,1 u:0', 'b u:0'])
  })

  test('follows topics that grow', async () => {
    const world = await withMember()
    await world.setTopic('t', 4)
    await world.pass()
    expect(await world.heartbeat('a', 3)).toBe('4')
    await world.pass()
    expect(await world.heartbeat('a', 4)).toBe('5 t:0,1,2,3')
  })

  test('takes a member to a new subscription, also to none', async () => {
    const world = await withMember()
    const none = { subscribedTopicNames: [] }
    await world.pass()
    expect(await world.heartbeat('a', 3, none)).toBe('4 nothing')
  })

  test('fences epochs that are not those of the member', async () => {
    const world = await withMember()
    expect(await world.heartbeat('a', 9)).toBe('FENCED_MEMBER_EPOCH')
    expect(await world.heartbeat('a', 1)).toBe('FENCED_MEMBER_EPOCH')
    expect(await world.heartbeat('a', 2)).toBe('3')
    expect(await world.heartbeat('x', 3)).toBe('UNKNOWN_MEMBER_ID')
  })

  test('refuses what no member sends', async () => {
    const world = await ShareWorld.start()
    const topics = { subscribedTopicNames: ['t'] }
    expect(await world.heartbeat('', 0, topics)).toBe('INVALID_REQUEST')
    expect(await world.heartbeat('x'.repeat(37), 0, topics)).toBe('INVALID_REQUEST')
    expect(await world.heartbeat('a', 0)).toBe('INVALID_REQUEST')
    expect(await world.heartbeat('a', 0, { ...topics, groupId: '' })).toBe('INVALID_REQUEST')
    expect(await world.heartbeat('a', 0, { ...topics, rackId: '' })).toBe('INVALID_REQUEST')
    expect(await world.heartbeat('a', -2)).toBe('INVALID_REQUEST')
    expect(await world.heartbeat('a', 1)).toBe('GROUP_ID_NOT_FOUND')
    expect(await world.heartbeat('a', -1)).toBe('GROUP_ID_NOT_FOUND')
  })

  test('takes no more members than a group may have', async () => {
    const world = await ShareWorld.start()
    for (const id of ['a', 'b', 'c']) await world.join(id, 't')
    expect(await world.join('d', 't')).toBe('GROUP_MAX_SIZE_REACHED')
    expect(await world.heartbeat('a', 2)).toBe('2')
  })

  test('lets members go, and shares out what they had', async () => {
    const world = await withMember()
    await world.join('b', 't')
    await world.pass()
    await world.heartbeat('b', 3)
    expect(await world.heartbeat('b', -1)).toBe('-1')
    await world.pass()
    expect(await world.heartbeat('a', 3)).toBe('5')
    expect(await world.members()).toEqual(['a t:0,1,2'])
    expect(await world.heartbeat('b', 4)).toBe('UNKNOWN_MEMBER_ID')
  })

  test('drops members that are not heard of, also after a restart', async () => {
    const first = await withMember()
    const world = await first.restart()
    await world.pass(44_999)
    expect(await world.members()).toEqual(['a t:0,1,2'])
    await world.pass(1)
    expect(await world.describe()).toMatchObject({ groupState: 'Empty', groupEpoch: 4 })
  })

  test('goes on after a restart as if nothing had been', async () => {
    const first = await withMember()
    const world = await first.restart()
    expect(await world.heartbeat('a', 3)).toBe('3')
    expect(await world.describe()).toMatchObject({
      groupState: 'Stable',
      groupEpoch: 3,
      assignmentEpoch: 3,
      assignorName: 'simple',
    })
  })

  test('tries again to initialise what the share-state coordinator has refused', async () => {
    const world = await ShareWorld.start()
    world.states.failure = new KafkaError('COORDINATOR_NOT_AVAILABLE')
    await world.join('a', 't')
    world.states.failure = undefined
    await world.pass()
    expect(await world.heartbeat('a', 2)).toBe('2')
    await world.pass()
    expect(await world.heartbeat('a', 2)).toBe('3 t:0,1,2')
  })

  test('a crash between the two steps of initialising is mended after a while', async () => {
    const first = await ShareWorld.start()
    let lost = () => {}
    const initialize = first.states.initialize.bind(first.states)
    first.states.initialize = () => new Promise((resolve) => (lost = resolve))
    await first.join('a', 't')
    first.states.initialize = initialize
    const world = await first.restart()
    lost()
    expect(await world.heartbeat('a', 2)).toBe('2')
    await world.pass(30_000)
    expect(await world.heartbeat('a', 2)).toBe('2')
    expect(await world.heartbeat('a', 2)).toBe('3 t:0,1,2')
  })

  test('a deleted topic leaves the group', async () => {
    const world = await withMember()
    await world.deleteTopic('t')
    await world.pass()
    expect(await world.heartbeat('a', 3)).toBe('4 nothing')
    expect([...(await world.coordinator.shareGroups.initializedPartitions(GROUP))]).toEqual([])
  })
})

describe('share group offsets', () => {
  const alter = (partitionIndex: number, startOffset: number, topicName = 't') =>
    newAlterShareGroupOffsetsRequest({
      groupId: GROUP,
      topics: [{ topicName, partitions: [{ partitionIndex, startOffset }] }],
    })

  test('are set for a new group, which has no members yet', async () => {
    const world = await ShareWorld.start()
    const response = await world.coordinator.shareGroups.alterOffsets(alter(1, 42))
    expect(response.responses[0]!.partitions).toMatchObject([{ partitionIndex: 1, errorCode: 0 }])
    expect(world.states.startOffsets.get(`${GROUP}:${idOf('t')}:1`)).toBe(42)
    expect(await world.describe()).toMatchObject({ groupState: 'Empty', groupEpoch: 1 })
    await world.join('a', 't')
    expect(world.states.startOffsets.get(`${GROUP}:${idOf('t')}:1`)).toBe(42)
    expect(world.states.startOffsets.get(`${GROUP}:${idOf('t')}:0`)).toBe(-1)
  })

  test('are told by partition when they can not be set', async () => {
    const world = await ShareWorld.start()
    const { shareGroups } = world.coordinator
    const missing = await shareGroups.alterOffsets(alter(3, 0))
    expect(errorName(missing.responses[0]!.partitions[0]!.errorCode)).toBe(
      'UNKNOWN_TOPIC_OR_PARTITION',
    )
    world.states.failure = new KafkaError('COORDINATOR_NOT_AVAILABLE')
    const failed = await shareGroups.alterOffsets(alter(0, 0))
    expect(errorName(failed.responses[0]!.partitions[0]!.errorCode)).toBe(
      'COORDINATOR_NOT_AVAILABLE',
    )
  })

  test('stay as they are while the group has members', async () => {
    const world = await withMember()
    const altered = await world.coordinator.shareGroups.alterOffsets(alter(0, 1))
    expect(errorName(altered.errorCode)).toBe('NON_EMPTY_GROUP')
    const deleted = await world.coordinator.shareGroups.deleteOffsets(
      newDeleteShareGroupOffsetsRequest({ groupId: GROUP, topics: [{ topicName: 't' }] }),
    )
    expect(errorName(deleted.errorCode)).toBe('NON_EMPTY_GROUP')
  })

  test('go by topic', async () => {
    const world = await withMember()
    await world.heartbeat('a', -1)
    const remove = (...names: string[]) =>
      world.coordinator.shareGroups.deleteOffsets(
        newDeleteShareGroupOffsetsRequest({
          groupId: GROUP,
          topics: names.map((topicName) => ({ topicName })),
        }),
      )
    world.states.failure = new KafkaError('COORDINATOR_NOT_AVAILABLE')
    expect((await remove('t')).responses).toMatchObject([{ topicName: 't', errorCode: 15 }])
    world.states.failure = undefined
    expect((await remove('nope', 't')).responses).toMatchObject([
      { topicName: 't', errorCode: 0 },
      { topicName: 'nope', errorCode: 3 },
    ])
    expect(world.states.startOffsets.size).toBe(0)
    expect((await remove('t')).responses).toMatchObject([
      { errorCode: 3, errorMessage: 'There is no offset information to delete.' },
    ])
  })
})

describe('DeleteGroups', () => {
  test('takes the state of the group first', async () => {
    const world = await withMember()
    const remove = async () => {
      const [result] = await world.coordinator.deleteGroups([GROUP])
      return errorName(result!.errorCode)
    }
    expect(await remove()).toBe('NON_EMPTY_GROUP')
    await world.heartbeat('a', -1)
    world.states.failure = new KafkaError('COORDINATOR_NOT_AVAILABLE')
    expect(await remove()).toBe('COORDINATOR_NOT_AVAILABLE')
    const again = await world.restart()
    again.states.failure = undefined
    const [result] = await again.coordinator.deleteGroups([GROUP])
    expect(errorName(result!.errorCode)).toBe('NONE')
    expect(again.states.startOffsets.size).toBe(0)
    expect(await again.describe()).toMatchObject({ errorCode: 69 })
    const last = await again.restart()
    expect(await last.describe()).toMatchObject({ errorCode: 69 })
  })
})

test('a group whose topic has gone unnoticed can be deleted', async () => {
  const world = await withMember()
  await world.heartbeat('a', -1)
  world.loseTopic('t')
  world.states.failure = new KafkaError('UNKNOWN_TOPIC_OR_PARTITION')
  const [result] = await world.coordinator.deleteGroups([GROUP])
  expect(errorName(result!.errorCode)).toBe('NONE')
})

test('ListGroups tells share groups by their type', async () => {
  const world = await withMember()
  const list = async (typesFilter: string[], statesFilter: string[]) => {
    const request = newListGroupsRequest({ typesFilter, statesFilter })
    return (await world.coordinator.listGroups(request)).groups
  }
  expect(await list(['SHARE'], [' stable '])).toEqual([
    { groupId: GROUP, protocolType: 'share', groupState: 'Stable', groupType: 'share' },
  ])
  expect(await list([' share '], [])).toEqual([])
  expect(await list(['consumer'], [])).toEqual([])
})

test('a group with a member speaks only its own protocol', async () => {
  const world = await withMember()
  const [described] = await world.coordinator.describeGroups(6, [GROUP])
  expect(errorName(described!.errorCode)).toBe('GROUP_ID_NOT_FOUND')
})
