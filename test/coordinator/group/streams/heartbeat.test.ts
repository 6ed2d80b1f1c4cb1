import { describe, expect, test } from 'vitest'
import { newTopology } from '../../../../src/protocol/messages/88-streams-group-heartbeat.ts'
import { COUNTING, StreamsWorld, WORD_COUNT } from './streams-world.ts'

describe('StreamsGroupHeartbeat', () => {
  test('gives all tasks to a member that is alone', async () => {
    const world = await StreamsWorld.start()
    expect(await world.join('a')).toEqual({
      error: 'NONE',
      epoch: 2,
      active: '0_0 0_1',
      standby: '',
      statuses: [],
    })
    expect((await world.describe()).groupState).toBe('Stable')
  })

  test('gives a task to another member only once its owner has given it up', async () => {
    const world = await StreamsWorld.start()
    await world.join('a')
    expect(await world.join('b')).toMatchObject({ epoch: 3, active: '' })
    expect(await world.beat('a', 2, '0_0 0_1')).toMatchObject({ epoch: 2, active: '0_0' })
    expect(await world.beat('b', 3)).toMatchObject({ epoch: 3, active: undefined })
    expect(await world.beat('a', 2, '0_0')).toMatchObject({ epoch: 3, active: undefined })
    expect(await world.beat('b', 3)).toMatchObject({ epoch: 3, active: '0_1' })
    expect((await world.describe()).groupState).toBe('Stable')
  })

  test('takes the tasks of a member that does not give them up in time', async () => {
    const world = await StreamsWorld.start()
    await world.join('a')
    await world.join('b')
    await world.beat('a', 2, '0_0 0_1')
    await world.advance(10_000)
    expect(await world.beat('b', 3)).toMatchObject({ epoch: 4, active: '0_0 0_1' })
    expect(await world.beat('a', 2)).toMatchObject({ error: 'UNKNOWN_MEMBER_ID' })
  })

  test('takes the tasks of a member that has not been heard of, or leaves', async () => {
    const world = await StreamsWorld.start()
    await world.join('a')
    await world.join('b')
    await world.advance(30_000)
    await world.beat('b', 3)
    await world.advance(15_000)
    expect(await world.beat('b', 3)).toMatchObject({ epoch: 4, active: '0_0 0_1' })
    expect((await world.heartbeat('b', { memberEpoch: -1 })).response.memberEpoch).toBe(-1)
    expect(await world.describe()).toMatchObject({ groupState: 'Empty', members: [] })
  })

  test('tells of missing topics, and assigns once they are there', async () => {
    const world = await StreamsWorld.start()
    const { missingTopics } = await world.heartbeat('a', {
      rebalanceTimeoutMs: 1_000,
      topology: WORD_COUNT,
      activeTasks: [],
      standbyTasks: [],
      warmupTasks: [],
    })
    expect(missingTopics.map(({ name, partitions }) => [name, partitions]).sort()).toEqual([
      ['store', 2],
      ['words', 2],
    ])
    expect((await world.describe()).groupState).toBe('NotReady')
    await world.setTopic('words', 2)
    const { statuses } = await world.beat('a', 2)
    expect(statuses).toEqual(['Internal topics are missing: store'])
    await world.setTopic('store', 2)
    expect(await world.beat('a', 3)).toMatchObject({ active: '0_0 0_1 1_0 1_1', statuses: [] })
  })

  test('waits for members at first, and between targets', async () => {
    const world = await StreamsWorld.start([
      ['streams.initial.rebalance.delay.ms', 3_000],
      ['streams.assignment.interval.ms', 1_000],
    ])
    expect(await world.join('a')).toMatchObject({ epoch: 1, active: '' })
    const { statuses } = await world.join('b')
    expect(statuses).toEqual(['Assignment delayed due to the configured initial rebalance delay.'])
    await world.advance(3_000)
    expect(await world.beat('a', 1)).toMatchObject({ epoch: 3, active: '0_0' })
    expect(await world.beat('b', 1)).toMatchObject({ epoch: 3, active: '0_1' })
    expect((await world.join('c')).statuses).toEqual([
      'Assignment delayed due to the configured assignment interval.',
    ])
  })

  test('adds standby copies when the setting of the group changes', async () => {
    const world = await StreamsWorld.start()
    await world.setTopic('words', 2)
    await world.setTopic('store', 2)
    await world.join('a', { topology: WORD_COUNT })
    await world.join('b', { topology: WORD_COUNT })
    world.settings.set('streams.num.standby.replicas', 1)
    const { groupEpoch } = await world.describe()
    await world.beat('b', 3)
    const described = await world.describe()
    expect(described.groupEpoch).toBe(groupEpoch + 1)
    const copies = described.members.flatMap(({ targetAssignment }) =>
      targetAssignment.standbyTasks.flatMap(({ partitions }) => partitions),
    )
    expect(copies.sort()).toEqual([0, 1])
  })

  test('is the same group after a restart of the coordinator', async () => {
    const world = await StreamsWorld.start()
    await world.join('a', {
      userEndpoint: { host: 'h', port: 1 },
      clientTags: [{ key: 'zone', value: 'z' }],
    })
    await world.join('b')
    await world.beat('a', 2, '0_0 0_1')
    const before = await world.describe()
    const restarted = await world.restart()
    expect(await restarted.describe()).toEqual(before)
    expect(before.groupState).toBe('Reconciling')
    await restarted.advance(10_000)
    expect((await restarted.describe()).members).toHaveLength(1)
  })

  test('refuses other topologies, old members, and more members than allowed', async () => {
    const world = await StreamsWorld.start()
    const newer = newTopology({ ...COUNTING, epoch: 1 })
    await world.join('a', { topology: newer })
    const { statuses } = await world.join('b')
    expect(statuses).toEqual([
      "The member's topology epoch 0 is behind the group's topology epoch 1.",
    ])
    const other = newTopology({ ...newer, epoch: 2 })
    expect(await world.join('c', { topology: other })).toMatchObject({ error: 'INVALID_REQUEST' })
    await world.join('c')
    expect(await world.join('d')).toMatchObject({ error: 'GROUP_MAX_SIZE_REACHED' })
    expect(await world.beat('a', 9)).toMatchObject({ error: 'FENCED_MEMBER_EPOCH' })
    expect(await world.beat('x', 1)).toMatchObject({ error: 'UNKNOWN_MEMBER_ID' })
  })

  test('drops a member at once whose connection is gone', async () => {
    const world = await StreamsWorld.start()
    await world.join('a')
    await world.join('b')
    await world.coordinator.onMemberDisconnected('app', 'a')
    expect(await world.beat('b', 3)).toMatchObject({ epoch: 4, active: '0_0 0_1' })
  })

  test('lets a member commit in a transaction for what it had in an older epoch', async () => {
    const world = await StreamsWorld.start()
    await world.join('a')
    await world.join('b')
    await world.beat('a', 2, '0_0 0_1')
    await world.beat('a', 2, '0_0')
    await world.beat('b', 3)
    expect(await world.commitInTransaction('a', 2, 0)).toBe('NONE')
    expect(await world.commitInTransaction('a', 2, 1)).toBe('ILLEGAL_GENERATION')
    expect(await world.commitInTransaction('a', 4, 0)).toBe('ILLEGAL_GENERATION')
  })
})
