import { describe, expect, test } from 'vitest'
import { ConsumerWorld } from './consumer-world.ts'

const IMMEDIATE = { error: 'NONE' }

describe('a member of a consumer group', () => {
  test('is fenced when it has been silent for its session', async () => {
    const world = await ConsumerWorld.start()
    await world.join('a')
    await world.advance(44_999)
    expect(await world.group()).toBe('Stable 2 a@2')
    await world.advance(1)
    expect(await world.group()).toBe('Empty 3')
    expect(await world.beat('a', 2)).toMatchObject({ error: 'UNKNOWN_MEMBER_ID' })
  })

  test('gives partitions back before another one gets them', async () => {
    const world = await ConsumerWorld.start()
    expect(await world.join('a')).toMatchObject({ ...IMMEDIATE, assigned: 't:0,1,2,3' })
    await world.advance(1_000)
    expect(await world.join('b')).toMatchObject({ epoch: 3, assigned: '' })
    expect(await world.beat('a', 2)).toMatchObject({ epoch: 2, assigned: 't:0,1' })
    expect(await world.beat('b', 3)).toMatchObject({ assigned: undefined })
    expect(await world.own('a', 2, [0, 1])).toMatchObject({ epoch: 3, assigned: undefined })
    expect(await world.beat('b', 3)).toMatchObject({ epoch: 3, assigned: 't:2,3' })
    expect(await world.group()).toBe('Stable 3 a@3 b@3')
  })

  test('is fenced when it does not give them back within its rebalance timeout', async () => {
    const world = await ConsumerWorld.start()
    await world.join('a')
    await world.advance(1_000)
    await world.join('b')
    await world.beat('a', 2)
    await world.advance(29_999)
    await world.own('a', 2, [0, 1, 2, 3])
    expect(await world.group()).toBe('Reconciling 3 a@2 b@3')
    await world.advance(1)
    expect(await world.group()).toBe('Assigning 4 b@3')
    expect(await world.beat('b', 3)).toMatchObject({ epoch: 4, assigned: 't:0,1,2,3' })
  })

  test('waits for an assignment until the interval since the last one is over', async () => {
    const world = await ConsumerWorld.start()
    await world.join('a')
    expect(await world.join('b')).toMatchObject({ epoch: 2, assigned: '' })
    expect(await world.group()).toBe('Assigning 3 a@2 b@2')
    await world.advance(1_000)
    expect(await world.beat('b', 2)).toMatchObject({ epoch: 3 })
  })

  test('is refused when the group is full, unless it is one of its members', async () => {
    const world = await ConsumerWorld.start({ consumerMaxSize: 1 })
    await world.join('a')
    expect(await world.join('b')).toMatchObject({ error: 'GROUP_MAX_SIZE_REACHED' })
    expect(await world.join('a')).toMatchObject(IMMEDIATE)
  })

  test('gives up a topic that it is not subscribed to any more, at once', async () => {
    const world = await ConsumerWorld.start()
    await world.join('a', { subscribedTopicNames: ['t', 'u'] })
    const told = await world.beat('a', 2, { subscribedTopicNames: ['u'] })
    expect(told).toMatchObject({ epoch: 2, assigned: 'u:0,1' })
  })
})

describe('a consumer group', () => {
  test('assigns anew when its topics have other partitions', async () => {
    const world = await ConsumerWorld.start()
    await world.join('a')
    await world.advance(1_000)
    await world.changeTopic('u', 9)
    expect(await world.beat('a', 2)).toMatchObject({ epoch: 2 })
    await world.changeTopic('t', 5)
    expect(await world.beat('a', 2)).toMatchObject({ epoch: 3, assigned: 't:0,1,2,3,4' })
  })

  test('goes on after a restart, and so do its deadlines', async () => {
    const world = await ConsumerWorld.start()
    await world.join('a')
    await world.advance(1_000)
    await world.join('b', { instanceId: 'i' })
    await world.beat('a', 2)
    const again = await world.restart()
    expect(await again.group()).toBe('Reconciling 3 a@2 b@3')
    expect(await again.own('a', 2, [0, 1])).toMatchObject({ epoch: 3 })
    expect(await again.beat('b', 3, { instanceId: 'i' })).toMatchObject({ assigned: 't:2,3' })
    await again.advance(45_000)
    expect(await again.group()).toBe('Empty 5')
  })

  test('is gone from the log once it is deleted', async () => {
    const world = await ConsumerWorld.start()
    await world.join('a')
    await world.beat('a', -1)
    const [deleted] = await world.coordinator.deleteGroups(['g'])
    expect(deleted!.errorCode).toBe(0)
    const live = new Map(world.log.records().map(({ key, value }) => [key!.toString('hex'), value]))
    expect([...live.values()].filter((value) => value !== null)).toEqual([])
  })
})

test('an empty consumer group without offsets is gone at the next look at what has expired', async () => {
  const world = await ConsumerWorld.start({ offsetsRetentionCheckIntervalMs: 600_000 })
  await world.join('a')
  await world.beat('a', -1)
  expect(await world.group()).toBe('Empty 3')
  await world.advance(600_000)
  const [group] = await world.coordinator.describeConsumerGroups(['g'])
  expect(group!.errorMessage).toBe('Group g not found.')
})

describe('a regular expression', () => {
  test('is resolved behind the join, and again when a topic has come', async () => {
    const world = await ConsumerWorld.start()
    const regex = { subscribedTopicNames: null, subscribedTopicRegex: '[tv].*' }
    expect(await world.join('a', regex)).toMatchObject({ epoch: 1, assigned: '' })
    await world.advance(1_000)
    expect(await world.beat('a', 1)).toMatchObject({ epoch: 2, assigned: 't:0,1,2,3' })
    await world.changeTopic('v', 1)
    await world.advance(9_000)
    expect(await world.beat('a', 2)).toMatchObject({ epoch: 2 })
    await world.advance(1_001)
    await world.beat('a', 2)
    await world.advance(1)
    expect(await world.beat('a', 2)).toMatchObject({ epoch: 3, assigned: 't:0,1,2,3 v:0' })
  })

  test('means only topics that the client may see', async () => {
    const world = await ConsumerWorld.start()
    world.maySeeTopic = (topic) => topic === 'u'
    await world.join('a', { subscribedTopicNames: null, subscribedTopicRegex: '.*' })
    await world.advance(1_000)
    expect(await world.beat('a', 1)).toMatchObject({ epoch: 2, assigned: 'u:0,1' })
  })

  test('is forgotten with its last member', async () => {
    const world = await ConsumerWorld.start()
    await world.join('a', { subscribedTopicNames: null, subscribedTopicRegex: 't' })
    await world.advance(1_000)
    await world.beat('a', -1)
    const last = world.log.records().findLast(({ key }) => key!.readInt16BE(0) === 16)
    expect(last!.value).toBeNull()
  })
})
