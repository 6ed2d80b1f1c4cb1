import { describe, expect, test } from 'vitest'
import { moveLogStart } from '../../../src/broker/share/archive-records.ts'
import {
  expireLocks,
  nextLockDueMs,
  releaseRecords,
} from '../../../src/broker/share/release-records.ts'
import { DeliveryState } from '../../../src/coordinator/share-state/share-persister.ts'
import { ACCEPT, GAP, REJECT, RELEASE, RENEW } from './share-talk.ts'
import { caughtError, LOCK_MS, log, ShareWorld } from './share-world.ts'

function kept(range: string, deliveryState: number, deliveryCount = 1) {
  const [firstOffset, lastOffset] = range.split('-').map(Number)
  return { firstOffset: firstOffset!, lastOffset: lastOffset!, deliveryState, deliveryCount }
}

describe('a share partition', () => {
  test('gives whole batches to one member, and nothing twice', () => {
    const world = new ShareWorld()
    expect(world.acquire('ann', log('0-4', '5-9'), { maxRecords: 1 })).toEqual(['0-4x1'])
    expect(world.partition.nextFetchOffset()).toBe(5)
    expect(world.acquire('bob', log('0-4', '5-9'), { fetchOffset: 0 })).toEqual(['5-9x1'])
    expect(world.acquire('bob', log('0-4', '5-9'), { fetchOffset: 0 })).toEqual([])
  })

  test('moves its start behind what is settled without a hole', () => {
    const world = new ShareWorld()
    world.acquire('ann', log('0-4', '5-9', '10-14'), { batchSize: 5 })
    world.acknowledge('ann', 5, 9, ACCEPT)
    expect(world.partition).toMatchObject({ startOffset: 0, deliveryCompleteCount: 5 })
    world.acknowledge('ann', 0, 1, ACCEPT, GAP)
    expect(world.partition).toMatchObject({ startOffset: 2, deliveryCompleteCount: 5 })
    world.acknowledge('ann', 2, 4, REJECT)
    expect(world.partition).toMatchObject({ startOffset: 10, deliveryCompleteCount: 0 })
    world.acknowledge('ann', 10, 14, ACCEPT)
    expect(world.partition).toMatchObject({ startOffset: 15, endOffset: 15 })
    expect(world.partition.nextFetchOffset()).toBe(15)
    expect(world.inFlight()).toEqual([])
  })

  test('shows a change to nobody before it is persisted', () => {
    const world = new ShareWorld()
    world.acquire('ann', log('0-4'))
    const change = world.begin('ann', 0, 4, RELEASE)
    expect(world.partition.nextFetchOffset()).toBe(5)
    expect(caughtError(() => world.begin('ann', 0, 4, ACCEPT))).toBe('INVALID_RECORD_STATE')
    change.commit()
    expect(world.partition.nextFetchOffset()).toBe(0)
    expect(world.acquire('bob', log('0-4'))).toEqual(['0-4x2'])
  })

  test('gives records back to the member when its change could not be persisted', () => {
    const world = new ShareWorld()
    world.acquire('ann', log('0-4'))
    world.begin('ann', 0, 4, ACCEPT).rollback(world.nowMs)
    expect(world.inFlight()).toEqual(['0-4 acquired ann'])
    expect(world.partition.deliveryCompleteCount).toBe(0)
    world.acknowledge('ann', 0, 4, ACCEPT)
    expect(world.partition.startOffset).toBe(5)
  })

  test('gives them to all when the time was over meanwhile', () => {
    const world = new ShareWorld()
    world.acquire('ann', log('0-4'))
    const change = world.begin('ann', 0, 4, ACCEPT)
    world.nowMs += LOCK_MS
    expect(expireLocks(world.partition, world.nowMs)).toEqual([])
    change.rollback(world.nowMs)
    expect(world.inFlight()).toEqual(['0-4 available'])
    expect(world.partition.nextFetchOffset()).toBe(0)
  })

  test('takes all acknowledgements of a partition or none', () => {
    const world = new ShareWorld()
    world.acquire('ann', log('0-4'))
    world.acquire('bob', log('5-9'))
    expect(caughtError(() => world.begin('ann', 0, 9, ACCEPT))).toBe('INVALID_RECORD_STATE')
    expect(world.inFlight()).toEqual(['0-4 acquired ann', '5-9 acquired bob'])
    expect(world.partition.deliveryCompleteCount).toBe(0)
  })

  test('splits a batch when its records part ways, and joins them when they are given out', () => {
    const world = new ShareWorld()
    world.acquire('ann', log('0-5'))
    world.acknowledge('ann', 0, 5, ACCEPT, RELEASE, RELEASE, REJECT, RELEASE, ACCEPT)
    expect(world.partition.startOffset).toBe(1)
    expect(world.acquire('bob', log('0-5'))).toEqual(['1-2x2', '4-4x2'])
  })
})

describe('the time of a member', () => {
  test('ends its hold, and the next delivery counts', () => {
    const world = new ShareWorld()
    world.acquire('ann', log('0-4'))
    expect(nextLockDueMs(world.partition)).toBe(LOCK_MS)
    expect(expireLocks(world.partition, LOCK_MS - 1)).toEqual([])
    expect(expireLocks(world.partition, LOCK_MS)).toEqual([kept('0-4', DeliveryState.available)])
    expect(caughtError(() => world.begin('ann', 0, 4, ACCEPT))).toBe('INVALID_RECORD_STATE')
    expect(world.acquire('bob', log('0-4'))).toEqual(['0-4x2'])
  })

  test('is prolonged by a renewal, of some records or of all', () => {
    const world = new ShareWorld()
    world.acquire('ann', log('0-4'))
    world.nowMs = 10_000
    world.acknowledge('ann', 1, 2, RENEW)
    expect(expireLocks(world.partition, LOCK_MS)).toHaveLength(3)
    expect(world.inFlight()).toEqual([
      '0-0 available',
      '1-1 acquired ann',
      '2-2 acquired ann',
      '3-3 available',
      '4-4 available',
    ])
    expect(nextLockDueMs(world.partition)).toBe(LOCK_MS + 10_000)
  })

  test('cannot be prolonged where the group does not allow it', () => {
    const world = new ShareWorld({ isRenewEnabled: false })
    world.acquire('ann', log('0-4'))
    expect(caughtError(() => world.begin('ann', 0, 4, RENEW))).toBe('INVALID_RECORD_STATE')
  })

  test('archives a record that was delivered often enough', () => {
    const world = new ShareWorld({ maxDeliveryCount: 2 })
    for (const member of ['ann', 'bob']) {
      world.acquire(member, log('0-4'))
      world.nowMs += LOCK_MS
      expireLocks(world.partition, world.nowMs)
    }
    expect(world.inFlight()).toEqual(['0-4 archived'])
    expect(world.partition.deliveryCompleteCount).toBe(5)
    expect(world.acquire('cat', log('0-4', '5-9'))).toEqual(['5-9x1'])
  })

  test('ends at once when the member leaves', () => {
    const world = new ShareWorld()
    world.acquire('ann', log('0-4'))
    world.acquire('bob', log('5-9'))
    releaseRecords(world.partition, 'ann').commit()
    expect(world.inFlight()).toEqual(['0-4 available', '5-9 acquired bob'])
  })
})

describe('records that fail again and again', () => {
  test('come in ever smaller parts, and alone at the last try', () => {
    const world = new ShareWorld({ maxDeliveryCount: 4 })
    const batch = log('0-7')
    const tries: string[][] = []
    for (let round = 0; round < 6; round += 1) {
      const ranges = world.acquire('ann', batch)
      tries.push(ranges)
      releaseRecords(world.partition, 'ann').commit()
    }
    expect(tries).toEqual([['0-7x1'], ['0-7x2'], ['0-3x3'], ['0-0x4'], ['1-1x4'], ['2-2x4']])
  })
})

describe('limits', () => {
  test('hold back what is behind the end, not what comes free before it', () => {
    const world = new ShareWorld({ maxRecordLocks: 8 })
    expect(world.acquire('ann', log('0-4', '5-9', '10-14'))).toEqual(['0-9x1'])
    expect(world.partition.canAcquire).toBe(false)
    world.acknowledge('ann', 2, 3, RELEASE)
    expect(world.partition.canAcquire).toBe(true)
    expect(world.acquire('bob', log('0-4', '5-9', '10-14'))).toEqual(['2-3x2'])
    expect(world.acquire('bob', log('10-14'))).toEqual([])
  })

  test('on records are kept to the record where the member says so', () => {
    const world = new ShareWorld()
    const limited = { isRecordLimit: true, maxRecords: 3 }
    expect(world.acquire('ann', log('0-4', '5-9'), limited)).toEqual(['0-2x1'])
    expect(world.partition.nextFetchOffset()).toBe(3)
    expect(world.acquire('bob', log('0-4', '5-9'), limited)).toEqual(['3-4x1', '5-5x1'])
  })
})

describe('a log that loses records', () => {
  test('takes the start along, and leaves to members what they hold', () => {
    const world = new ShareWorld()
    world.acquire('ann', log('0-4'))
    world.acquire('bob', log('5-9'))
    world.acknowledge('ann', 0, 4, RELEASE)
    moveLogStart(world.partition, 7)
    expect(world.partition).toMatchObject({ startOffset: 7, endOffset: 9 })
    expect(world.inFlight()).toEqual(['0-4 archived', '5-9 acquired bob'])
    world.acknowledge('bob', 5, 9, RELEASE)
    expect(world.acquire('cat', log('7-9'))).toEqual(['7-9x2'])
  })

  test('may begin behind all that was in delivery', () => {
    const world = new ShareWorld()
    world.acquire('ann', log('0-4'))
    moveLogStart(world.partition, 20)
    expect(world.partition.nextFetchOffset()).toBe(20)
    expireLocks(world.partition, LOCK_MS)
    expect(world.inFlight()).toEqual(['0-4 archived'])
    expect(world.acquire('bob', log('20-24'))).toEqual(['20-24x1'])
  })

  test('may lose what a member lets go of too late', () => {
    const world = new ShareWorld()
    world.acquire('ann', log('0-4', '5-9'), { batchSize: 5 })
    const change = world.begin('ann', 0, 4, ACCEPT)
    moveLogStart(world.partition, 7)
    world.nowMs += LOCK_MS
    change.rollback(world.nowMs)
    expireLocks(world.partition, world.nowMs)
    expect(world.partition.nextFetchOffset()).toBe(7)
    expect(world.acquire('bob', log('7-9'))).toEqual(['7-9x2'])
    world.acknowledge('bob', 7, 9, ACCEPT)
    expect(world.partition.startOffset).toBe(10)
    expect(world.inFlight()).toEqual([])
  })

  test('by compaction archives what nobody will fetch again', () => {
    const world = new ShareWorld()
    world.acquire('ann', log('0-4', '5-9', '10-14'), { batchSize: 5 })
    world.acknowledge('ann', 0, 9, RELEASE)
    expect(world.acquire('bob', log('5-9'), { fetchOffset: 0 })).toEqual(['5-9x2'])
    world.acknowledge('bob', 5, 9, ACCEPT)
    expect(world.partition.startOffset).toBe(10)
  })
})

describe('records of aborted transactions', () => {
  test('are archived as soon as they are acquired', () => {
    const world = new ShareWorld()
    const [first, aborted, marker, last] = log('0-1', '2-4', '5-5', '6-7')
    const batches = [
      first!,
      { ...aborted!, producerId: 9, isTransactional: true },
      { ...marker!, producerId: 9, isTransactional: true, isAbortMarker: true },
      { ...last!, producerId: 9, isTransactional: true },
    ]
    const transaction = { producerId: 9, firstOffset: 2, lastOffset: 5, lastStableOffset: 8 }
    const ranges = world.acquire('ann', batches, { abortedTransactions: [transaction] })
    expect(ranges).toEqual(['0-1x1', '5-7x1'])
    expect(world.partition.deliveryCompleteCount).toBe(3)
    world.acknowledge('ann', 0, 1, ACCEPT)
    expect(world.partition.startOffset).toBe(5)
  })
})

describe('state that is read back', () => {
  test('gives out anew what lies between the batches, and what was available', () => {
    const world = new ShareWorld(
      {},
      [
        kept('5-6', DeliveryState.acknowledged),
        kept('9-10', DeliveryState.available, 2),
        kept('11-12', DeliveryState.archived),
      ],
      3,
    )
    expect(world.partition).toMatchObject({ startOffset: 3, endOffset: 12 })
    expect(world.partition.nextFetchOffset()).toBe(3)
    const ranges = world.acquire('ann', log('0-19'))
    expect(ranges).toEqual(['3-4x1', '7-8x1', '9-10x3', '13-19x1'])
    world.acknowledge('ann', 3, 4, ACCEPT)
    expect(world.partition.startOffset).toBe(7)
    world.acknowledge('ann', 7, 10, ACCEPT)
    expect(world.partition.startOffset).toBe(13)
    world.acknowledge('ann', 13, 19, ACCEPT)
    expect(world.partition.startOffset).toBe(20)
  })

  test('begins behind what was settled', () => {
    const settled = [kept('5-9', DeliveryState.acknowledged), kept('10-12', DeliveryState.archived)]
    const world = new ShareWorld({}, settled, 5)
    expect(world.partition).toMatchObject({ startOffset: 13, endOffset: 13 })
    expect(world.partition.nextFetchOffset()).toBe(13)
  })
})
