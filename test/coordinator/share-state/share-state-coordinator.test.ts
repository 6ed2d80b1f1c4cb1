import { describe, expect, test } from 'vitest'
import type {
  ShareStateBatch,
  ShareStateToWrite,
} from '../../../src/coordinator/share-state/share-persister.ts'
import {
  DEFAULT_SHARE_STATE_CONFIG,
  type ShareStateConfig,
} from '../../../src/coordinator/share-state/share-state-config.ts'
import {
  parseShareCoordinatorKey,
  ShareStateCoordinator,
} from '../../../src/coordinator/share-state/share-state-coordinator.ts'
import { readVersioned } from '../../../src/protocol/framing.ts'
import { ShareSnapshotValue } from '../../../src/protocol/messages/records/share-snapshot.ts'
import { ShareUpdateValue } from '../../../src/protocol/messages/records/share-update.ts'
import { silentLogger } from '../../../src/runtime/logger.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { MemoryPartitions } from '../memory-partitions.ts'

const TOPIC_ID = 'WDjKEm4fQ0iaZD-s_WvPjQ'
const KEY = { groupId: 'g', topicId: TOPIC_ID, partition: 0 }
const OTHER = { groupId: 'g', topicId: TOPIC_ID, partition: 1 }

class World {
  readonly clock = new ManualClock()
  readonly log: MemoryPartitions
  readonly coordinator: ShareStateCoordinator
  /** Offsets below which records were deleted. */
  readonly cuts: number[] = []
  readonly #config: ShareStateConfig

  constructor(config: Partial<ShareStateConfig> = {}, log = new MemoryPartitions()) {
    this.log = log
    this.#config = { ...DEFAULT_SHARE_STATE_CONFIG, ...config }
    this.coordinator = new ShareStateCoordinator({
      clock: this.clock,
      logger: silentLogger,
      config: this.#config,
      writer: log,
      reader: log,
      partitionCount: () => 1,
      hasPartition: (topicId, partition) => topicId === TOPIC_ID && partition < 2,
      deleteRecords: (_, offset) => void this.cuts.push(offset),
    })
  }

  static async start(config: Partial<ShareStateConfig> = {}): Promise<World> {
    const world = new World(config)
    await world.coordinator.onElection(0, 0)
    return world
  }

  async restart(): Promise<World> {
    const world = new World(this.#config, this.log)
    await world.coordinator.onElection(0, 1)
    return world
  }

  /** Writes a batch of one record, acknowledged at its first delivery. */
  acknowledge(offset: number, state: Partial<ShareStateToWrite> = {}, key = KEY): Promise<void> {
    return this.coordinator.write(key, {
      stateEpoch: 1,
      leaderEpoch: 0,
      startOffset: -1,
      deliveryCompleteCount: 0,
      stateBatches: [acknowledged(offset)],
      ...state,
    })
  }

  /** `snapshot 0`, `update 0`, `tombstone`: the records and the epochs of their snapshots. */
  records(): string[] {
    return this.log.records().map(({ key, value }) => {
      if (value === null) return 'tombstone'
      const isSnapshot = key!.readInt16BE(0) === ShareSnapshotValue.apiKey
      const { snapshotEpoch } = isSnapshot
        ? readVersioned(ShareSnapshotValue, value)
        : readVersioned(ShareUpdateValue, value)
      return `${isSnapshot ? 'snapshot' : 'update'} ${snapshotEpoch}`
    })
  }
}

function acknowledged(firstOffset: number, lastOffset = firstOffset): ShareStateBatch {
  return { firstOffset, lastOffset, deliveryState: 2, deliveryCount: 1 }
}

describe('the share-state coordinator', () => {
  test('keeps what is written over what was there', async () => {
    const { coordinator, ...world } = await World.start()
    await coordinator.initialize(KEY, { stateEpoch: 1, startOffset: 5 })
    await coordinator.write(KEY, {
      stateEpoch: 1,
      leaderEpoch: 0,
      startOffset: 6,
      deliveryCompleteCount: 2,
      stateBatches: [acknowledged(8, 9), acknowledged(10)],
    })
    expect(await coordinator.read(KEY, 0)).toEqual({
      stateEpoch: 1,
      startOffset: 6,
      stateBatches: [acknowledged(8, 10)],
    })
    expect(await coordinator.readSummary(KEY)).toEqual({
      stateEpoch: 1,
      leaderEpoch: 0,
      startOffset: 6,
      deliveryCompleteCount: 2,
    })
    expect(world.log.records()).toHaveLength(2)
  })

  test('begins without a start offset when the group has none', async () => {
    const { coordinator } = await World.start()
    await coordinator.initialize(KEY, { stateEpoch: 1, startOffset: -1 })
    const summary = await coordinator.readSummary(KEY)
    expect(summary).toMatchObject({ startOffset: -1, deliveryCompleteCount: -1 })
  })

  test('summarizes what it does not know as not initialized', async () => {
    const { coordinator } = await World.start()
    expect(await coordinator.readSummary(KEY)).toEqual({
      stateEpoch: 0,
      leaderEpoch: 0,
      startOffset: -1,
      deliveryCompleteCount: -1,
    })
  })

  test('drops the old state when a partition is initialized anew', async () => {
    const world = await World.start()
    await world.coordinator.initialize(KEY, { stateEpoch: 1, startOffset: 0 })
    await world.acknowledge(3)
    await world.coordinator.initialize(KEY, { stateEpoch: 2, startOffset: 7 })
    expect(await world.coordinator.read(KEY, 0)).toEqual({
      stateEpoch: 2,
      startOffset: 7,
      stateBatches: [],
    })
    expect(world.records()).toEqual(['snapshot 0', 'update 0', 'snapshot 1'])
    await expect(world.acknowledge(8)).rejects.toMatchObject({ error: 'FENCED_STATE_EPOCH' })
  })

  test('a read by a new leader fences the old one, and is remembered', async () => {
    const first = await World.start()
    await first.coordinator.initialize(KEY, { stateEpoch: 1, startOffset: 0 })
    await first.coordinator.read(KEY, 4)
    await first.coordinator.read(KEY, 4)
    expect(first.records()).toEqual(['snapshot 0', 'update 0'])
    const world = await first.restart()
    const fenced = { error: 'FENCED_LEADER_EPOCH' }
    await expect(world.coordinator.read(KEY, 3)).rejects.toMatchObject(fenced)
    await expect(world.acknowledge(1, { leaderEpoch: 3 })).rejects.toMatchObject(fenced)
    await world.acknowledge(1, { leaderEpoch: 5 })
    expect(await world.coordinator.readSummary(KEY)).toMatchObject({ leaderEpoch: 4 })
  })

  test('refuses partitions that are not initialized, not there or negative', async () => {
    const { coordinator } = await World.start()
    const write = { stateEpoch: 0, leaderEpoch: 0, startOffset: 0, deliveryCompleteCount: 0 }
    const missing = { ...KEY, partition: 2 }
    const negative = { ...KEY, partition: -1 }
    await expect(coordinator.read(KEY, 0)).rejects.toMatchObject({
      error: 'INVALID_REQUEST',
      message: 'Read operation on uninitialized share partition not allowed.',
    })
    await expect(coordinator.write(KEY, { ...write, stateBatches: [] })).rejects.toMatchObject({
      error: 'INVALID_REQUEST',
      message: 'Write operation on uninitialized share partition not allowed.',
    })
    const initial = { stateEpoch: 0, startOffset: 0 }
    await expect(coordinator.initialize(missing, initial)).rejects.toMatchObject({
      error: 'UNKNOWN_TOPIC_OR_PARTITION',
    })
    await expect(coordinator.delete(missing)).rejects.toMatchObject({
      error: 'UNKNOWN_TOPIC_OR_PARTITION',
    })
    await expect(coordinator.initialize(negative, initial)).rejects.toMatchObject({
      error: 'INVALID_REQUEST',
      message: 'The partition id cannot be a negative number.',
    })
    await coordinator.delete(KEY)
  })

  test('writes a snapshot after so many updates, and finds it all again', async () => {
    const first = await World.start({ updatesPerSnapshot: 2 })
    await first.coordinator.initialize(KEY, { stateEpoch: 1, startOffset: 0 })
    for (const offset of [1, 3, 5, 7]) await first.acknowledge(offset)
    expect(first.records()).toEqual([
      'snapshot 0',
      'update 0',
      'update 0',
      'snapshot 1',
      'update 1',
    ])
    const world = await first.restart()
    const { stateBatches } = await world.coordinator.read(KEY, 0)
    expect(stateBatches.map(({ firstOffset }) => firstOffset)).toEqual([1, 3, 5, 7])
  })

  test('forgets what is deleted, also after a restart', async () => {
    const first = await World.start()
    await first.coordinator.initialize(KEY, { stateEpoch: 4, startOffset: 2 })
    await first.coordinator.delete(KEY)
    const world = await first.restart()
    await expect(world.coordinator.read(KEY, 0)).rejects.toMatchObject({ error: 'INVALID_REQUEST' })
    await world.coordinator.initialize(KEY, { stateEpoch: 1, startOffset: 0 })
    expect(world.records()).toEqual(['snapshot 0', 'tombstone', 'snapshot 0'])
  })

  test('ends the state of deleted topics', async () => {
    const world = await World.start()
    await world.coordinator.initialize(KEY, { stateEpoch: 1, startOffset: 0 })
    await world.coordinator.initialize(OTHER, { stateEpoch: 1, startOffset: 0 })
    await world.coordinator.onTopicsDeleted(new Set(['another']))
    await world.coordinator.onTopicsDeleted(new Set([TOPIC_ID]))
    expect(world.records()).toEqual(['snapshot 0', 'snapshot 0', 'tombstone', 'tombstone'])
  })

  test('cuts the log below the oldest snapshot that counts', async () => {
    const world = await World.start({ updatesPerSnapshot: 1, coldSnapshotIntervalMs: 1e9 })
    await world.coordinator.initialize(KEY, { stateEpoch: 1, startOffset: 0 })
    await world.clock.advanceAsync(300_000)
    expect(world.cuts).toEqual([])
    for (const offset of [1, 2, 3, 4]) await world.acknowledge(offset)
    await world.clock.advanceAsync(300_000)
    await world.clock.advanceAsync(300_000)
    expect(world.records().lastIndexOf('snapshot 2')).toBe(4)
    expect(world.cuts).toEqual([4])
  })

  test('cuts only what is committed', async () => {
    const world = await World.start({ coldSnapshotIntervalMs: 1e9 })
    await world.coordinator.initialize(OTHER, { stateEpoch: 1, startOffset: 0 })
    await world.clock.advanceAsync(299_000)
    world.log.isCommitHeld = true
    const renewed = world.coordinator.initialize(OTHER, { stateEpoch: 2, startOffset: 0 })
    await world.clock.advanceAsync(1_000)
    expect(world.cuts).toEqual([])
    world.coordinator.onHighWatermark(0, world.log.commit(0))
    await renewed
    expect(world.cuts).toEqual([1])
  })

  test('snapshots partitions that nobody writes to, once', async () => {
    const world = await World.start()
    await world.coordinator.initialize(KEY, { stateEpoch: 1, startOffset: 3 })
    await world.clock.advanceAsync(300_000)
    await world.clock.advanceAsync(600_000)
    expect(world.records()).toEqual(['snapshot 0', 'snapshot 1'])
    expect(await world.coordinator.readSummary(KEY)).toMatchObject({ startOffset: 3 })
  })

  test('is not there before its partition is led', async () => {
    const world = new World()
    await expect(world.coordinator.read(KEY, 0)).rejects.toMatchObject({
      error: 'NOT_COORDINATOR',
      message: expect.stringContaining('Unable to read share group state: '),
    })
  })
})

describe('parseShareCoordinatorKey()', () => {
  test('takes group, topic id and partition apart', () => {
    expect(parseShareCoordinatorKey(`a:b:${TOPIC_ID}:3`)).toEqual({
      groupId: 'a:b',
      topicId: TOPIC_ID,
      partition: 3,
    })
  })

  test.each(['', 'x', `g:${TOPIC_ID}`, 'g:no-id:0', `g:${TOPIC_ID}:x`, `:${TOPIC_ID}:0`])(
    "refuses '%s'",
    (text) => expect(parseShareCoordinatorKey(text)).toBeUndefined(),
  )
})
