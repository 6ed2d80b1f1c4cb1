import { describe, expect, test } from 'vitest'
import { errorName, KafkaError } from '../../../src/protocol/errors.ts'
import { readVersioned } from '../../../src/protocol/framing.ts'
import { GroupMetadataValue } from '../../../src/protocol/messages/records/group-metadata.ts'
import { GroupWorld } from './world.ts'

describe('Heartbeat', () => {
  test('keeps a session alive that ends without', async () => {
    const world = await GroupWorld.start()
    const { leader, follower, generation } = await world.stablePair()
    await world.advance(9_000)
    expect(await world.heartbeat(leader, generation)).toBe('NONE')
    await world.advance(1_000)
    expect(await world.heartbeat(follower, generation)).toBe('UNKNOWN_MEMBER_ID')
    expect(await world.heartbeat(leader, generation)).toBe('REBALANCE_IN_PROGRESS')
  })

  test('is refused of strangers, old generations and unknown groups', async () => {
    const world = await GroupWorld.start()
    expect(await world.heartbeat('x', 1)).toBe('UNKNOWN_MEMBER_ID')
    const { leader, generation } = await world.stablePair()
    expect(await world.heartbeat('x', generation)).toBe('UNKNOWN_MEMBER_ID')
    expect(await world.heartbeat(leader, generation + 1)).toBe('ILLEGAL_GENERATION')
  })

  test('is a good one while the group is loaded, and NOT_COORDINATOR elsewhere', async () => {
    const world = new GroupWorld()
    expect(await world.heartbeat('x', 1)).toBe('NOT_COORDINATOR')
    const loading = world.coordinator.onElection(0, 0)
    expect(await world.heartbeat('x', 1)).toBe('NONE')
    const { answer } = await world.join()
    expect(errorName(answer!.errorCode)).not.toBe('NOT_COORDINATOR')
    await loading
  })
})

describe('LeaveGroup', () => {
  test('of the last member leaves an empty group of the next generation', async () => {
    const world = await GroupWorld.start()
    const { answer } = await world.joinDynamic()
    expect(await world.leave({ memberId: answer!.memberId })).toEqual(['NONE'])
    expect(await world.describe()).toMatchObject({ groupState: 'Empty', members: [] })
    const { value } = world.log.records().at(-1)!
    expect(readVersioned(GroupMetadataValue, value!)).toMatchObject({
      protocolType: 'consumer',
      generation: 2,
      protocol: null,
      leader: null,
      members: [],
    })
  })

  test('answers for each member', async () => {
    const world = await GroupWorld.start()
    const { leader } = await world.stablePair()
    expect(await world.leave({ memberId: 'x' }, { memberId: leader })).toEqual([
      'UNKNOWN_MEMBER_ID',
      'NONE',
    ])
    expect(await world.leave({ groupInstanceId: 'nobody' })).toEqual(['UNKNOWN_MEMBER_ID'])
  })

  test('sends a parked join away, so that the member tries again', async () => {
    const world = await GroupWorld.start()
    const { leader } = await world.stablePair()
    const parked = await world.join({ memberId: leader })
    await world.leave({ memberId: leader })
    expect(errorName(parked.answer!.errorCode)).toBe('UNKNOWN_MEMBER_ID')
  })

  test('takes an id off that was handed out', async () => {
    const world = await GroupWorld.start()
    const { answer } = await world.join()
    expect(await world.leave({ memberId: answer!.memberId })).toEqual(['NONE'])
    const { answer: late } = await world.join({ memberId: answer!.memberId })
    expect(errorName(late!.errorCode)).toBe('UNKNOWN_MEMBER_ID')
  })
})

describe('a static member (KIP-345)', () => {
  const asStatic = { groupInstanceId: 'i' }

  async function stableStatic(world: GroupWorld): Promise<string> {
    const joined = await world.join(asStatic)
    await world.advance(0)
    const { memberId } = joined.answer!
    await world.sync(memberId, 1, { [memberId]: 'mine' }, 'i')
    return memberId
  }

  test('joins without asking for its id first', async () => {
    const world = await GroupWorld.start()
    const memberId = await stableStatic(world)
    expect(memberId).toMatch(/^i-/)
    expect(await world.heartbeat(memberId, 1, 'i')).toBe('NONE')
  })

  test('comes back to its place without a rebalance, under a new id', async () => {
    const world = await GroupWorld.start()
    const old = await stableStatic(world)
    const { answer } = await world.join(asStatic)
    const { memberId } = answer!
    expect(answer).toMatchObject({ errorCode: 0, generationId: 1, skipAssignment: true })
    expect(answer!.leader).toBe(memberId)
    expect(answer!.members).toHaveLength(1)
    expect(await world.heartbeat(old, 1, 'i')).toBe('FENCED_INSTANCE_ID')
    expect(await world.heartbeat(old, 1)).toBe('UNKNOWN_MEMBER_ID')
    const { answer: synced } = await world.sync(memberId, 1, {}, 'i')
    expect(synced!.assignment.toString()).toBe('mine')
    const restarted = await world.restart()
    expect(await restarted.heartbeat(memberId, 1, 'i')).toBe('NONE')
  })

  test('is told its old leader id up to version 8, so that it does not assign anew', async () => {
    const world = await GroupWorld.start()
    const old = await stableStatic(world)
    const { answer } = await world.join(asStatic, 8)
    expect(answer).toMatchObject({ leader: old, members: [], skipAssignment: false })
  })

  test('keeps its old id when the log refuses the new one', async () => {
    const world = await GroupWorld.start()
    const old = await stableStatic(world)
    world.log.failure = new KafkaError('NOT_LEADER_OR_FOLLOWER')
    const { answer } = await world.join(asStatic)
    expect(errorName(answer!.errorCode)).toBe('NOT_COORDINATOR')
    expect(await world.heartbeat(old, 1, 'i')).toBe('NONE')
  })

  test('fences the member whose request is parked', async () => {
    const world = await GroupWorld.start({ initialRebalanceDelayMs: 1_000 })
    const first = await world.join(asStatic)
    const second = await world.join(asStatic)
    expect(errorName(first.answer!.errorCode)).toBe('FENCED_INSTANCE_ID')
    await world.advance(2_000)
    expect(second.answer).toMatchObject({ errorCode: 0, generationId: 1 })
  })

  test('stays in when it does not rejoin in time, until its session ends', async () => {
    const world = await GroupWorld.start()
    const memberId = await stableStatic(world)
    const joining = await world.join({ rebalanceTimeoutMs: 1_000 }, 3)
    await world.advance(9_999)
    expect(joining.answer).toBeUndefined()
    await world.advance(1)
    expect(joining.answer!.generationId).toBe(2)
    expect(await world.heartbeat(memberId, 2, 'i')).toBe('UNKNOWN_MEMBER_ID')
  })

  test('is taken out by its static id alone', async () => {
    const world = await GroupWorld.start()
    await stableStatic(world)
    expect(await world.leave({ groupInstanceId: 'i' })).toEqual(['NONE'])
    expect((await world.describe()).groupState).toBe('Empty')
  })

  test('is refused under an id that another one has', async () => {
    const world = await GroupWorld.start()
    await stableStatic(world)
    const { answer } = await world.join({ ...asStatic, memberId: 'x' })
    expect(errorName(answer!.errorCode)).toBe('FENCED_INSTANCE_ID')
    const { answer: unknown } = await world.join({ groupInstanceId: 'j', memberId: 'x' })
    expect(errorName(unknown!.errorCode)).toBe('UNKNOWN_MEMBER_ID')
  })
})
