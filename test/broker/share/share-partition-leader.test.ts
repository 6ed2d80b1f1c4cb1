import { describe, expect, test, vi } from 'vitest'
import type { Partition } from '../../../src/broker/partition.ts'
import { ShareGroupSettings } from '../../../src/broker/share/share-group-settings.ts'
import { SharePartitionLeader } from '../../../src/broker/share/share-partition-leader.ts'
import { DEFAULT_GROUP_SETTINGS } from '../../../src/coordinator/group/group-settings.ts'
import { DeadlineQueue } from '../../../src/coordinator/runtime/deadline-queue.ts'
import type {
  SharePersister,
  ShareState,
  ShareStateToWrite,
} from '../../../src/coordinator/share-state/share-persister.ts'
import { type ErrorName, KafkaError } from '../../../src/protocol/errors.ts'
import { silentLogger } from '../../../src/runtime/logger.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { ACCEPT, RELEASE } from './share-talk.ts'
import { LOCK_MS, log } from './share-world.ts'

/** Writes wait until the test lets them succeed or fail. */
class HeldPersister implements Partial<SharePersister> {
  state: ShareState = { stateEpoch: 3, startOffset: 0, stateBatches: [] }
  readonly written: ShareStateToWrite[] = []
  readError: ErrorName | undefined
  #release: ((error?: Error) => void) | undefined

  async read(): Promise<ShareState> {
    if (this.readError !== undefined) throw new KafkaError(this.readError)
    return this.state
  }

  write(_: unknown, state: ShareStateToWrite): Promise<void> {
    this.written.push(state)
    return new Promise((resolve, reject) => {
      this.#release = (error) => (error === undefined ? resolve() : reject(error))
    })
  }

  finish(error?: ErrorName): void {
    this.#release?.(error === undefined ? undefined : new KafkaError(error))
  }
}

async function leaderWorld(persister = new HeldPersister()) {
  const clock = new ManualClock()
  const onChange = vi.fn()
  const onFenced = vi.fn()
  const leader = new SharePartitionLeader({
    key: { groupId: 'g', topicId: 't', partition: 0 },
    partition: { name: 't-0', leaderEpoch: 7 } as Partition,
    persister: persister as unknown as SharePersister,
    settings: new ShareGroupSettings(DEFAULT_GROUP_SETTINGS),
    clock,
    deadlines: new DeadlineQueue(clock, silentLogger),
    logger: silentLogger,
    onChange,
    onFenced,
  })
  await leader.load()
  const acquire = (memberId: string, fetchOffset = 0) =>
    leader.acquire({
      memberId,
      isRecordLimit: false,
      batchSize: 500,
      maxRecords: 500,
      fetchOffset,
      batches: log('0-4'),
      abortedTransactions: undefined,
    }).count
  const acknowledge = (memberId: string, type: number) =>
    leader.acknowledge(memberId, [{ firstOffset: 0, lastOffset: 4, types: [type] }])
  return { persister, clock, leader, onChange, onFenced, acquire, acknowledge }
}

describe('the leader of a share partition', () => {
  test('answers an acknowledgement once it is written, with the epochs and counts of then', async () => {
    const { persister, leader, acquire, acknowledge } = await leaderWorld()
    acquire('ann')
    const answer = acknowledge('ann', ACCEPT)
    expect(persister.written).toEqual([
      {
        stateEpoch: 3,
        leaderEpoch: 7,
        startOffset: 0,
        deliveryCompleteCount: 5,
        stateBatches: [{ firstOffset: 0, lastOffset: 4, deliveryState: 2, deliveryCount: 1 }],
      },
    ])
    expect(leader.state?.startOffset).toBe(0)
    persister.finish()
    await answer
    expect(leader.state?.startOffset).toBe(5)
  })

  test('leaves the records with the member when the write fails', async () => {
    const { persister, acquire, acknowledge } = await leaderWorld()
    acquire('ann')
    const answer = acknowledge('ann', RELEASE)
    persister.finish('COORDINATOR_LOAD_IN_PROGRESS')
    await expect(answer).rejects.toMatchObject({ error: 'COORDINATOR_NOT_AVAILABLE' })
    expect(acquire('bob')).toBe(0)
    const again = acknowledge('ann', ACCEPT)
    persister.finish()
    await again
  })

  test.each([
    ['FENCED_STATE_EPOCH', 'NOT_LEADER_OR_FOLLOWER'],
    ['FENCED_LEADER_EPOCH', 'NOT_LEADER_OR_FOLLOWER'],
    ['GROUP_ID_NOT_FOUND', 'GROUP_ID_NOT_FOUND'],
    ['UNKNOWN_TOPIC_OR_PARTITION', 'UNKNOWN_TOPIC_OR_PARTITION'],
  ] as const)('gives way when a write is refused with %s', async (error, answerError) => {
    const { persister, onFenced, acquire, acknowledge } = await leaderWorld()
    acquire('ann')
    const answer = acknowledge('ann', ACCEPT)
    persister.finish(error)
    await expect(answer).rejects.toMatchObject({ error: answerError })
    expect(onFenced).toHaveBeenCalledOnce()
  })

  test('gives way with the reason when the state cannot be read', async () => {
    const persister = new HeldPersister()
    persister.readError = 'NOT_COORDINATOR'
    const { leader, onFenced } = await leaderWorld(persister)
    expect(leader).toMatchObject({ state: undefined, isOver: true })
    expect(leader.failure).toMatchObject({ error: 'COORDINATOR_NOT_AVAILABLE' })
    expect(onFenced).toHaveBeenCalledOnce()
  })

  test('ends the hold of a member when its time is over, and tells those who wait', async () => {
    const { persister, clock, onChange, acquire } = await leaderWorld()
    acquire('ann')
    onChange.mockClear()
    clock.advance(LOCK_MS - 1)
    expect(acquire('bob')).toBe(0)
    clock.advance(1)
    expect(onChange).toHaveBeenCalled()
    expect(persister.written).toHaveLength(1)
    expect(acquire('bob')).toBe(5)
    expect(clock.pendingTimers).toBe(1)
  })

  test('does nothing any more once another has taken over', async () => {
    const { persister, clock, leader, acquire, acknowledge } = await leaderWorld()
    acquire('ann')
    leader.fence()
    clock.advance(LOCK_MS)
    expect(persister.written).toEqual([])
    await expect(acknowledge('ann', ACCEPT)).rejects.toMatchObject({
      error: 'INVALID_RECORD_STATE',
    })
  })
})
