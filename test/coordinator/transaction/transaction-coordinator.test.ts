import { describe, expect, test } from 'vitest'
import { packRecords, type RecordChunk } from '../../../src/coordinator/runtime/record-batches.ts'
import { newTransactionMetadata } from '../../../src/coordinator/transaction/transaction-metadata.ts'
import { transactionRecord } from '../../../src/coordinator/transaction/transaction-records.ts'
import { KafkaError } from '../../../src/protocol/errors.ts'
import { settle } from '../../support/manual-clock.ts'
import { MemoryPartitions } from '../memory-partitions.ts'
import { ID, T0, T1, TransactionWorld } from './world.ts'

/** A log in which producer 7 has the transactional id, and the epoch. */
function logWithEpoch(producerEpoch: number): MemoryPartitions {
  const log = new MemoryPartitions()
  const used = { ...newTransactionMetadata(ID, 7, 60_000, 0), producerEpoch }
  const [{ batch }] = packRecords([transactionRecord(used, 2)], 0, 1_000, true) as [RecordChunk]
  log.append({ topic: '__transaction_state', partition: 0 }, batch)
  return log
}

describe('a transaction of version 2', () => {
  test('goes from its partitions to markers to a new epoch', async () => {
    const world = await TransactionWorld.start()
    const producer = await world.init()
    expect(producer).toEqual({ producerId: 100, producerEpoch: 0 })
    expect(await world.add(producer, [T0])).toBe('NONE')
    expect(await world.add(producer, [T1])).toBe('NONE')
    expect(await world.describe()).toMatchObject({
      transactionState: 'Ongoing',
      topics: [{ topic: 't', partitions: [0, 1] }],
    })
    expect(await world.end(producer, true)).toEqual({
      error: 'NONE',
      producerId: 100,
      producerEpoch: 1,
    })
    expect(world.markers).toMatchObject([
      { producerEpoch: 1, isCommitted: true, transactionVersion: 2, partitions: ['t-0', 't-1'] },
    ])
    expect(world.records().map((each) => each?.state)).toEqual([
      'Empty',
      'Ongoing',
      'Ongoing',
      'PrepareCommit',
      'CompleteCommit',
    ])
    expect(await world.end(producer, true), 'a retry').toMatchObject({
      error: 'NONE',
      producerEpoch: 1,
    })
  })

  test('may be aborted without a partition, but not committed', async () => {
    const world = await TransactionWorld.start()
    const producer = await world.init()
    expect((await world.end(producer, true)).error).toBe('INVALID_TXN_STATE')
    expect(await world.end(producer, false)).toMatchObject({ error: 'NONE', producerEpoch: 1 })
    expect(await world.stateOf()).toBe('CompleteAbort')
    expect(world.markers).toMatchObject([{ partitions: [] }])
  })

  test('gets a new producer id when its epochs are used up, and a retry hears of it', async () => {
    const world = await TransactionWorld.start({ log: logWithEpoch(32_765) })
    const producer = await world.init()
    expect(producer).toEqual({ producerId: 7, producerEpoch: 32_766 })
    await world.add(producer)
    const next = { error: 'NONE', producerId: 100, producerEpoch: 0 }
    expect(await world.end(producer, true)).toEqual(next)
    expect(world.markers.at(-1)).toMatchObject({ producerId: 7, producerEpoch: 32_767 })
    expect(await world.end(producer, true)).toEqual(next)
    expect(await world.add({ producerId: 100, producerEpoch: 0 })).toBe('NONE')
  })
})

describe('a transaction of version 1', () => {
  test('keeps its epoch', async () => {
    const world = await TransactionWorld.start({ transactionVersion: 1 })
    const producer = await world.init()
    await world.add(producer, [T0], 0)
    expect((await world.end(producer, true, 0)).error).toBe('NONE')
    expect((await world.end(producer, true, 0)).error).toBe('NONE')
    expect((await world.end(producer, false, 0)).error).toBe('INVALID_TXN_STATE')
    expect(await world.add(producer, [T0], 0)).toBe('NONE')
    expect((await world.end({ ...producer, producerEpoch: 1 }, true, 0)).error).toBe(
      'PRODUCER_FENCED',
    )
  })
})

describe('InitProducerId', () => {
  test('aborts what its predecessor left open, and bumps the epoch twice for it', async () => {
    for (const [transactionVersion, abortEpoch] of [
      [1, 1],
      [2, 1],
    ] as const) {
      const world = await TransactionWorld.start({ transactionVersion })
      const old = await world.init()
      await world.add(old)
      expect((await world.tryInit()).error).toBe('CONCURRENT_TRANSACTIONS')
      expect(world.markers).toMatchObject([{ producerEpoch: abortEpoch, isCommitted: false }])
      await settle()
      expect(await world.init()).toEqual({ producerId: 100, producerEpoch: abortEpoch + 1 })
      expect(await world.add(old)).toBe('PRODUCER_FENCED')
    }
  })

  test('lets a producer go on that tells its epoch, once, and fences the others (KIP-360)', async () => {
    const world = await TransactionWorld.start()
    const first = await world.init()
    const second = await world.init(first)
    expect(second.producerEpoch).toBe(1)
    expect(await world.init(first), 'a retry').toEqual(second)
    const third = await world.init()
    expect((await world.tryInit(second)).error).toBe('PRODUCER_FENCED')
    expect((await world.tryInit({ ...third, producerId: 99 })).error).toBe('PRODUCER_FENCED')
  })

  test('gives a new producer id when the epochs are used up, and the same to a retry', async () => {
    const world = await TransactionWorld.start({ log: logWithEpoch(32_766) })
    const last = { producerId: 7, producerEpoch: 32_766 }
    const next = { producerId: 100, producerEpoch: 0 }
    expect(await world.init(last)).toEqual(next)
    expect(await world.init(last)).toEqual(next)
    expect((await world.tryInit({ ...last, producerEpoch: 32_765 })).error).toBe('PRODUCER_FENCED')
  })

  test.each([1, 2])('fences a producer with the last epoch too (version %i)', async (version) => {
    const log = logWithEpoch(32_765)
    const world = await TransactionWorld.start({ log, transactionVersion: version })
    const last = await world.init()
    await world.add(last, [T0], version === 2 ? 2 : 0)
    expect((await world.tryInit()).error).toBe('CONCURRENT_TRANSACTIONS')
    await settle()
    expect(world.markers).toMatchObject([{ producerId: 7, producerEpoch: 32_767 }])
    const { producerId } = await world.init()
    expect(producerId).toBe(100)
    expect(await world.add(last)).toBe('INVALID_PRODUCER_ID_MAPPING')
  })

  test('refuses timeouts out of range, and two-phase commits', async () => {
    const world = await TransactionWorld.start()
    for (const [fields, error] of [
      [{ transactionTimeoutMs: 900_001 }, 'INVALID_TRANSACTION_TIMEOUT'],
      [{ transactionTimeoutMs: 0 }, 'INVALID_TRANSACTION_TIMEOUT'],
      [{ enable2Pc: true }, 'TRANSACTIONAL_ID_AUTHORIZATION_FAILED'],
      [{ keepPreparedTxn: true }, 'UNSUPPORTED_VERSION'],
    ] as const) {
      expect((await world.tryInit(fields)).error).toBe(error)
    }
  })
})

describe('while markers are written', () => {
  test('everybody else has to wait', async () => {
    const world = await TransactionWorld.start()
    const producer = await world.init()
    await world.add(producer)
    world.isMarkerHeld = true
    const next = await world.end(producer, false)
    expect(next).toMatchObject({ error: 'NONE', producerEpoch: 1 })
    expect(await world.stateOf()).toBe('PrepareAbort')
    expect(await world.add(next)).toBe('CONCURRENT_TRANSACTIONS')
    expect((await world.end(producer, false)).error).toBe('CONCURRENT_TRANSACTIONS')
    expect((await world.tryInit()).error).toBe('CONCURRENT_TRANSACTIONS')
    await world.releaseMarkers()
    expect(await world.stateOf()).toBe('CompleteAbort')
    expect(await world.add(next)).toBe('NONE')
  })

  test('a partition that refuses is asked again, one that was deleted is not', async () => {
    const world = await TransactionWorld.start()
    const producer = await world.init()
    await world.add(producer, [T0, { topic: 'gone', partition: 0 }])
    world.deletedTopics.add('gone')
    world.refusals.set('t', 'NOT_LEADER_OR_FOLLOWER')
    await world.end(producer, true)
    await world.clock.advanceAsync(100)
    expect(world.markers.map(({ partitions }) => partitions)).toEqual([['t-0'], ['t-0']])
    expect(await world.stateOf()).toBe('PrepareCommit')
    world.refusals.clear()
    await world.clock.advanceAsync(100)
    expect(await world.stateOf()).toBe('CompleteCommit')
  })

  test('a log that refuses the last record is asked again', async () => {
    const world = await TransactionWorld.start()
    const producer = await world.init()
    await world.add(producer)
    world.isMarkerHeld = true
    await world.end(producer, true)
    world.log.failure = new KafkaError('NOT_ENOUGH_REPLICAS')
    await world.releaseMarkers()
    expect(await world.stateOf()).toBe('PrepareCommit')
    world.log.failure = undefined
    await world.clock.advanceAsync(100)
    expect(await world.stateOf()).toBe('CompleteCommit')
  })
})

describe('a crash', () => {
  test.each([true, false])('after the decision loses nothing of it (%s)', async (isCommitted) => {
    const world = await TransactionWorld.start()
    const producer = await world.init()
    await world.add(producer, [T0, T1])
    world.isMarkerHeld = true
    const next = await world.end(producer, isCommitted)
    const after = await world.restart()
    expect(after.markers).toMatchObject([
      { producerEpoch: 1, coordinatorEpoch: 1, isCommitted, partitions: ['t-0', 't-1'] },
    ])
    expect(await after.stateOf()).toBe(isCommitted ? 'CompleteCommit' : 'CompleteAbort')
    expect(await after.add(next)).toBe('NONE')
  })

  test('before it leaves the transaction open', async () => {
    const world = await TransactionWorld.start()
    const producer = await world.init()
    await world.add(producer)
    const after = await world.restart()
    expect(await after.stateOf()).toBe('Ongoing')
    expect((await after.end(producer, true)).error).toBe('NONE')
  })

  test('a decision that the log refuses is none', async () => {
    const world = await TransactionWorld.start()
    const producer = await world.init()
    await world.add(producer)
    world.log.failure = new KafkaError('KAFKA_STORAGE_ERROR')
    expect((await world.end(producer, true)).error).toBe('NOT_COORDINATOR')
    world.log.failure = undefined
    expect(await world.stateOf()).toBe('Ongoing')
    expect((await world.end(producer, false)).error).toBe('NONE')
  })
})

describe('time limits', () => {
  test('abort a transaction that is open for too long, and fence its producer', async () => {
    const world = await TransactionWorld.start()
    const producer = await world.init({ transactionTimeoutMs: 15_000 })
    await world.add(producer)
    await world.clock.advanceAsync(10_000)
    expect(await world.stateOf()).toBe('Ongoing')
    await world.clock.advanceAsync(10_000)
    expect(await world.stateOf()).toBe('CompleteAbort')
    expect((await world.end(producer, true)).error).toBe('INVALID_TXN_STATE')
    expect(await world.add(producer)).toBe('PRODUCER_FENCED')
  })

  test('forget a transactional id that nobody uses, but none with an open transaction', async () => {
    const world = await TransactionWorld.start({
      config: { idExpirationMs: 1000, maxTimeoutMs: 2_000_000_000 },
    })
    await world.add(await world.init({ transactionTimeoutMs: 2_000_000_000 }))
    await world.init({ transactionalId: 'idle' })
    await world.clock.advanceAsync(3_600_000)
    const [open, idle] = await world.coordinator.describeTransactions(['tx', 'idle'])
    expect(open).toMatchObject({ errorCode: 0, transactionState: 'Ongoing' })
    expect(idle).toMatchObject({ errorCode: 105 })
    expect(world.records().at(-1)).toBeUndefined()
  })
})
