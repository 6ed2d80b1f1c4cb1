import { describe, expect, test } from 'vitest'
import { errorName, KafkaError } from '../../../src/protocol/errors.ts'
import { readVersioned } from '../../../src/protocol/framing.ts'
import { GroupMetadataValue } from '../../../src/protocol/messages/records/group-metadata.ts'
import { GROUP, GroupWorld, subscription } from './world.ts'

describe('SyncGroup', () => {
  test('keeps followers waiting until the leader has sent the assignment', async () => {
    const world = await GroupWorld.start({ initialRebalanceDelayMs: 100 })
    const [first, second] = [await world.join({}, 3), await world.join({}, 3)]
    await world.advance(200)
    const leader = first.answer!.memberId
    const follower = second.answer!.memberId
    const waiting = await world.sync(follower, 1)
    expect(waiting.answer).toBeUndefined()
    const leading = await world.sync(leader, 1, { [leader]: 'a', [follower]: 'b' })
    expect(leading.answer!.assignment.toString()).toBe('a')
    expect(waiting.answer).toMatchObject({ protocolName: 'range', protocolType: 'consumer' })
    expect(waiting.answer!.assignment.toString()).toBe('b')
    const again = await world.sync(follower, 1)
    expect(again.answer!.assignment.toString()).toBe('b')
  })

  test('writes the generation with its assignments as Apache does', async () => {
    const world = await GroupWorld.start()
    const { leader, follower, generation } = await world.stablePair()
    const { key, value } = world.log.records().at(-1)!
    expect(key!.toString('hex')).toBe('0002000167')
    expect(value!.readInt16BE(0)).toBe(3)
    expect(readVersioned(GroupMetadataValue, value!)).toMatchObject({
      protocolType: 'consumer',
      generation,
      protocol: 'range',
      leader,
      currentStateTimestamp: world.clock.nowMs(),
      members: [
        {
          memberId: leader,
          groupInstanceId: null,
          clientId: 'client',
          clientHost: '/127.0.0.1',
          rebalanceTimeout: 60_000,
          sessionTimeout: 10_000,
          subscription: subscription('t'),
          assignment: Buffer.from('left'),
        },
        { memberId: follower, assignment: Buffer.from('right') },
      ],
    })
  })

  test('refuses strangers, old generations and other protocols', async () => {
    const world = await GroupWorld.start()
    const { leader, generation } = await world.stablePair()
    const errorOf = async (memberId: string, generationId: number) =>
      errorName((await world.sync(memberId, generationId)).answer!.errorCode)
    expect(await errorOf('x', generation)).toBe('UNKNOWN_MEMBER_ID')
    expect(await errorOf(leader, generation - 1)).toBe('ILLEGAL_GENERATION')
    const { errorCode } = await world.coordinator.syncGroup({
      groupId: GROUP,
      memberId: leader,
      generationId: generation,
      groupInstanceId: null,
      protocolType: 'consumer',
      protocolName: 'sticky',
      assignments: [],
    })
    expect(errorName(errorCode)).toBe('INCONSISTENT_GROUP_PROTOCOL')
  })

  test('tells the waiting that a rebalance has begun', async () => {
    const world = await GroupWorld.start({ initialRebalanceDelayMs: 100 })
    const [, second] = [await world.join({}, 3), await world.join({}, 3)]
    await world.advance(200)
    const waiting = await world.sync(second!.answer!.memberId, 1)
    await world.join({}, 3)
    expect(errorName(waiting.answer!.errorCode)).toBe('REBALANCE_IN_PROGRESS')
    const late = await world.sync(second!.answer!.memberId, 1)
    expect(errorName(late.answer!.errorCode)).toBe('REBALANCE_IN_PROGRESS')
  })

  test('drops members that do not sync within the rebalance timeout', async () => {
    const world = await GroupWorld.start({ initialRebalanceDelayMs: 100 })
    const request = { rebalanceTimeoutMs: 7_000 }
    const [first, second] = [await world.join(request, 3), await world.join(request, 3)]
    await world.advance(200)
    const leader = first.answer!.memberId
    await world.sync(leader, 1, { [leader]: 'a' })
    await world.advance(7_000)
    expect(await world.heartbeat(second.answer!.memberId, 1)).toBe('UNKNOWN_MEMBER_ID')
    expect(await world.heartbeat(leader, 1)).toBe('REBALANCE_IN_PROGRESS')
  })

  test('starts over when the log refuses the assignment', async () => {
    const world = await GroupWorld.start()
    const { answer } = await world.joinDynamic()
    world.log.failure = new KafkaError('NOT_ENOUGH_REPLICAS')
    const { answer: synced } = await world.sync(answer!.memberId, 1)
    expect(errorName(synced!.errorCode)).toBe('COORDINATOR_NOT_AVAILABLE')
    expect((await world.describe()).groupState).toBe('PreparingRebalance')
  })

  test('answers only when the assignment is committed', async () => {
    const world = await GroupWorld.start()
    const { answer } = await world.joinDynamic()
    world.log.isCommitHeld = true
    const syncing = await world.sync(answer!.memberId, 1)
    expect(syncing.answer).toBeUndefined()
    world.coordinator.onHighWatermark(0, world.log.commit(0))
    await world.advance(0)
    expect(syncing.answer!.errorCode).toBe(0)
  })
})
