import { describe, expect, test } from 'vitest'
import { errorName } from '../../../src/protocol/errors.ts'
import { GroupWorld, subscription } from './world.ts'

const metadata = subscription('t')

describe('the first join of a group', () => {
  test('hands out a member id from version 4 on, and takes the member with it', async () => {
    const world = await GroupWorld.start()
    const { answer } = await world.join()
    expect(errorName(answer!.errorCode)).toBe('MEMBER_ID_REQUIRED')
    expect(answer!.memberId).toMatch(/^client-[0-9a-f]{8}-[0-9a-f]{4}-4/)
    const parked = await world.join({ memberId: answer!.memberId })
    await world.advance(0)
    expect(parked.answer).toMatchObject({
      errorCode: 0,
      generationId: 1,
      leader: answer!.memberId,
      memberId: answer!.memberId,
      protocolName: 'range',
      protocolType: 'consumer',
      members: [{ memberId: answer!.memberId, metadata }],
    })
  })

  test('takes a member without an id at once up to version 3', async () => {
    const world = await GroupWorld.start()
    const parked = await world.join({}, 3)
    await world.advance(0)
    expect(parked.answer).toMatchObject({ errorCode: 0, generationId: 1 })
  })

  test('waits for the initial delay, and longer while others come', async () => {
    const world = await GroupWorld.start({ initialRebalanceDelayMs: 3_000 })
    const first = await world.join({}, 3)
    await world.advance(2_000)
    const second = await world.join({}, 3)
    await world.advance(1_000)
    expect(first.answer).toBeUndefined()
    await world.advance(3_000)
    expect(first.answer!.members).toHaveLength(2)
    expect(second.answer).toMatchObject({ generationId: 1, members: [] })
  })

  test('is extended up to the rebalance timeout only', async () => {
    const world = await GroupWorld.start({ initialRebalanceDelayMs: 3_000 })
    const request = { rebalanceTimeoutMs: 5_000 }
    const first = await world.join(request, 3)
    await world.advance(2_900)
    await world.join(request, 3)
    await world.advance(2_000)
    await world.join(request, 3)
    await world.advance(99)
    expect(first.answer).toBeUndefined()
    await world.advance(1)
    expect(first.answer!.members).toHaveLength(3)
  })

  test.each([
    ['an empty group id', { groupId: '' }, 'INVALID_GROUP_ID'],
    ['a session timeout below the least', { sessionTimeoutMs: 5_999 }, 'INVALID_SESSION_TIMEOUT'],
    [
      'a session timeout above the most',
      { sessionTimeoutMs: 1_800_001 },
      'INVALID_SESSION_TIMEOUT',
    ],
    ['an id that nobody has', { memberId: 'x' }, 'UNKNOWN_MEMBER_ID'],
    ['no protocols', { protocols: [] }, 'INCONSISTENT_GROUP_PROTOCOL'],
    ['no protocol type', { protocolType: '' }, 'INCONSISTENT_GROUP_PROTOCOL'],
  ] as const)('refuses %s', async (_, request, error) => {
    const world = await GroupWorld.start()
    const { answer } = await world.join(request as object)
    expect(errorName(answer!.errorCode)).toBe(error)
  })

  test('drops an id that was handed out and never came back', async () => {
    const world = await GroupWorld.start()
    const { answer } = await world.join()
    await world.advance(10_000)
    const { answer: late } = await world.join({ memberId: answer!.memberId })
    expect(errorName(late!.errorCode)).toBe('UNKNOWN_MEMBER_ID')
  })
})

describe('a join of a group with members', () => {
  test('refuses protocols that not all support', async () => {
    const world = await GroupWorld.start()
    await world.joinDynamic()
    const { answer } = await world.join({ protocols: [{ name: 'sticky', metadata }] })
    expect(errorName(answer!.errorCode)).toBe('INCONSISTENT_GROUP_PROTOCOL')
    const { answer: other } = await world.join({ protocolType: 'connect' })
    expect(errorName(other!.errorCode)).toBe('INCONSISTENT_GROUP_PROTOCOL')
  })

  test('chooses the protocol that most prefer among those that all support', async () => {
    const world = await GroupWorld.start({ initialRebalanceDelayMs: 100 })
    const [range, sticky, only] = ['range', 'sticky', 'only'].map((name) => ({ name, metadata }))
    const first = await world.join({ protocols: [only!, range!, sticky!] }, 3)
    await world.join({ protocols: [sticky!, range!] }, 3)
    await world.join({ protocols: [sticky!, range!] }, 3)
    await world.advance(300)
    expect(first.answer!.protocolName).toBe('sticky')
  })

  test('refuses members beyond group.max.size', async () => {
    const world = await GroupWorld.start({ maxSize: 1 })
    await world.joinDynamic()
    const { answer } = await world.join()
    expect(errorName(answer!.errorCode)).toBe('GROUP_MAX_SIZE_REACHED')
  })

  test('makes the others rejoin, and drops those that do not in time', async () => {
    const world = await GroupWorld.start()
    const { leader, follower, generation } = await world.stablePair()
    const joining = await world.join({}, 3)
    expect(await world.heartbeat(leader, generation)).toBe('REBALANCE_IN_PROGRESS')
    const rejoined = await world.join({ memberId: leader })
    expect(rejoined.answer).toBeUndefined()
    for (let elapsed = 0; elapsed < 60_000; elapsed += 5_000) {
      await world.heartbeat(follower, generation)
      await world.advance(5_000)
    }
    expect(rejoined.answer).toMatchObject({ generationId: generation + 1, leader })
    expect(rejoined.answer!.members).toHaveLength(2)
    expect(joining.answer!.generationId).toBe(generation + 1)
    expect(await world.heartbeat(follower, generation)).toBe('UNKNOWN_MEMBER_ID')
  })

  test('elects a leader among those who rejoined', async () => {
    const world = await GroupWorld.start()
    const { leader, follower } = await world.stablePair()
    await world.leave({ memberId: leader })
    const { answer } = await world.join({ memberId: follower })
    expect(answer).toMatchObject({ leader: follower, errorCode: 0 })
  })
})

describe('a member that rejoins a stable group', () => {
  test('gets its generation again when it follows and has nothing new', async () => {
    const world = await GroupWorld.start()
    const { leader, follower, generation } = await world.stablePair()
    const { answer } = await world.join({ memberId: follower })
    expect(answer).toMatchObject({ generationId: generation, leader, members: [] })
    expect(await world.heartbeat(leader, generation)).toBe('NONE')
  })

  test('starts a rebalance when it leads', async () => {
    const world = await GroupWorld.start()
    const { leader, follower, generation } = await world.stablePair()
    const { answer } = await world.join({ memberId: leader })
    expect(answer).toBeUndefined()
    expect(await world.heartbeat(follower, generation)).toBe('REBALANCE_IN_PROGRESS')
  })

  test('starts a rebalance when its subscription has changed', async () => {
    const world = await GroupWorld.start()
    const { leader, follower, generation } = await world.stablePair()
    const protocols = [{ name: 'range', metadata: subscription('other') }]
    const { answer } = await world.join({ memberId: follower, protocols })
    expect(answer).toBeUndefined()
    expect(await world.heartbeat(leader, generation)).toBe('REBALANCE_IN_PROGRESS')
  })
})
