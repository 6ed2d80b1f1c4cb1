import { describe, expect, test } from 'vitest'
import { buildEndTransactionBatch } from '../../src/records/control-record.ts'
import { silentLogger } from '../../src/runtime/logger.ts'
import { readEndTransactionMarker } from '../../src/storage/end-transaction-marker.ts'
import {
  type AppendOrigin,
  ProducerStateManager,
} from '../../src/storage/producer-state-manager.ts'
import { batchOf, FIRST_TIMESTAMP, UNVERIFIED } from '../support/logs.ts'
import { MemoryFileSystem } from '../support/memory-file-system.ts'

const MAX_SEQUENCE = 0x7fffffff
const DAY_MS = 86_400_000

function newState(fileSystem = new MemoryFileSystem()): ProducerStateManager {
  fileSystem.makeDirectory('/log')
  const options = { directory: '/log', logger: silentLogger, producerRules: UNVERIFIED }
  return new ProducerStateManager({ ...options, fileSystem })
}

interface Send {
  readonly epoch?: number
  readonly sequence: number
  readonly count?: number
  readonly offset?: number
  readonly isTransactional?: boolean
  readonly origin?: AppendOrigin
}

function send(state: ProducerStateManager, options: Send): void {
  const { epoch = 0, sequence, count = 1, offset = 0, isTransactional = false } = options
  const bytes = batchOf(new Array<string>(count).fill('x'), {
    producerId: 1,
    producerEpoch: epoch,
    baseSequence: sequence,
    baseOffset: offset,
    isTransactional,
  })
  state.checkDataBatch(bytes, 0, { offset, origin: options.origin ?? 'client' })
  state.addDataBatch(bytes, 0)
  state.updateMapEndOffset(offset + count)
}

function end(state: ProducerStateManager, type: 'COMMIT' | 'ABORT', options: Partial<Mark> = {}) {
  const { epoch = 0, coordinatorEpoch = 0, offset = 0, transactionVersion = 0 } = options
  const bytes = buildEndTransactionBatch({
    type,
    producerId: 1,
    producerEpoch: epoch,
    coordinatorEpoch,
    timestamp: FIRST_TIMESTAMP,
    baseOffset: offset,
  })
  const marker = readEndTransactionMarker(bytes, 0)!
  state.checkMarker(bytes, 0, marker, { offset, origin: 'coordinator', transactionVersion })
  return state.addMarker(bytes, 0, marker)
}

interface Mark {
  readonly epoch: number
  readonly coordinatorEpoch: number
  readonly offset: number
  readonly transactionVersion: number
}

const outOfOrder = expect.objectContaining({ error: 'OUT_OF_ORDER_SEQUENCE_NUMBER' })
const oldEpoch = expect.objectContaining({ error: 'INVALID_PRODUCER_EPOCH' })

describe('ProducerStateManager.checkDataBatch()', () => {
  test('wants the next sequence of a producer that it knows', () => {
    const state = newState()
    send(state, { sequence: 0, count: 3 })
    expect(() => send(state, { sequence: 4 })).toThrow(outOfOrder)
    expect(() => send(state, { sequence: 2 })).toThrow(outOfOrder)
    send(state, { sequence: 3 })
  })

  test('takes any sequence of a producer that it does not know', () => {
    send(newState(), { sequence: 42 })
  })

  test('goes on with 0 after the largest sequence, also within a batch', () => {
    const state = newState()
    send(state, { sequence: MAX_SEQUENCE - 1, count: 2 })
    send(state, { sequence: 0, count: 1 })
    const other = newState()
    send(other, { sequence: MAX_SEQUENCE, count: 3 })
    expect(other.producers.get(1)?.lastSequence).toBe(1)
    const retry = { producerId: 1, producerEpoch: 0, baseSequence: MAX_SEQUENCE }
    expect(other.findDuplicate(batchOf(['x', 'x', 'x'], retry), 0)).toMatchObject({ lastOffset: 2 })
    send(other, { sequence: 2 })
  })

  test('wants sequence 0 of a new epoch and refuses an old epoch', () => {
    const state = newState()
    send(state, { sequence: 0, epoch: 1 })
    expect(() => send(state, { sequence: 1, epoch: 2 })).toThrow(outOfOrder)
    send(state, { sequence: 0, epoch: 2 })
    expect(() => send(state, { sequence: 1, epoch: 1 })).toThrow(oldEpoch)
    expect(state.producers.get(1)?.batches).toHaveLength(1)
  })

  test('takes what a leader has taken', () => {
    const state = newState()
    send(state, { sequence: 5, epoch: 3 })
    send(state, { sequence: 9, epoch: 2, origin: 'replication' })
  })

  test('refuses a batch outside of the transaction that is open', () => {
    const state = newState()
    send(state, { sequence: 0, isTransactional: true })
    expect(() => send(state, { sequence: 1 })).toThrow(
      expect.objectContaining({ error: 'INVALID_TXN_STATE' }),
    )
  })
})

describe('ProducerStateManager.addMarker()', () => {
  test('ends the open transaction, which stays unstable until the marker is replicated', () => {
    const state = newState()
    send(state, { sequence: 0, offset: 10, count: 2, isTransactional: true })
    expect(state.firstUnstableOffset).toBe(10)
    const completed = end(state, 'ABORT', { offset: 12 })!
    expect(completed).toEqual({ producerId: 1, firstOffset: 10, lastOffset: 12, isAborted: true })
    expect(state.completeTransaction(completed)).toMatchObject({ lastStableOffset: 13 })
    expect(state).toMatchObject({ firstUndecidedOffset: -1, firstUnstableOffset: 10 })
    state.onHighWatermarkUpdated(13)
    expect(state.firstUnstableOffset).toBe(-1)
  })

  test('without an open transaction ends nothing', () => {
    expect(end(newState(), 'COMMIT')).toBeUndefined()
  })

  test('of transaction version 2 has a newer epoch than the records, but may come again', () => {
    const state = newState()
    const transactionVersion = 2
    send(state, { sequence: 0, isTransactional: true })
    expect(() => end(state, 'ABORT', { transactionVersion })).toThrow(oldEpoch)
    end(state, 'COMMIT', { transactionVersion, epoch: 1 })
    expect(end(state, 'COMMIT', { transactionVersion, epoch: 1 })).toBeUndefined()
    expect(() => end(state, 'COMMIT', { transactionVersion, epoch: 0 })).toThrow(oldEpoch)
    send(state, { sequence: 0, epoch: 0x7fff, isTransactional: true })
    expect(end(state, 'ABORT', { transactionVersion, epoch: 0x7fff })).toBeDefined()
  })

  test('of an older coordinator is refused', () => {
    const state = newState()
    end(state, 'COMMIT', { coordinatorEpoch: 2 })
    expect(() => end(state, 'COMMIT', { coordinatorEpoch: 1 })).toThrow(
      expect.objectContaining({ error: 'TRANSACTION_COORDINATOR_FENCED' }),
    )
  })
})

describe('ProducerStateManager.takeSnapshot()', () => {
  test('writes what another one loads', () => {
    const disk = new MemoryFileSystem()
    const state = newState(disk)
    send(state, { sequence: 0, count: 2 })
    send(state, { sequence: 2, offset: 2, isTransactional: true })
    state.takeSnapshot()
    state.takeSnapshot()
    expect(disk.list('/log')).toEqual(['00000000000000000003.snapshot'])
    const loaded = newState(disk)
    loaded.truncateAndReload(0, 10, FIRST_TIMESTAMP)
    expect(loaded.mapEndOffset).toBe(3)
    expect(loaded.firstUnstableOffset).toBe(2)
    expect(() => send(loaded, { sequence: 4, isTransactional: true })).toThrow(outOfOrder)
    send(loaded, { sequence: 3, isTransactional: true })
  })

  test('passes over one that is cut at any byte', () => {
    const disk = new MemoryFileSystem()
    const state = newState(disk)
    send(state, { sequence: 0 })
    state.takeSnapshot()
    const whole = disk.readFile('/log/00000000000000000001.snapshot')
    for (let sizeBytes = 0; sizeBytes < whole.length; sizeBytes++) {
      disk.writeFile('/log/00000000000000000001.snapshot', whole.subarray(0, sizeBytes))
      const loaded = newState(disk)
      loaded.truncateAndReload(0, 10, FIRST_TIMESTAMP)
      expect(loaded.mapEndOffset).toBe(0)
      expect(loaded.snapshotOffsets).toEqual([])
    }
  })
})

test('ProducerStateManager.removeExpired() keeps producers with an open transaction', () => {
  const state = newState()
  send(state, { sequence: 0 })
  state.removeExpired(FIRST_TIMESTAMP + DAY_MS - 1)
  expect(state.producers.size).toBe(1)
  state.removeExpired(FIRST_TIMESTAMP + DAY_MS)
  expect(state.producers.size).toBe(0)
  send(state, { sequence: 0, isTransactional: true })
  state.removeExpired(FIRST_TIMESTAMP + 2 * DAY_MS)
  expect(state.producers.size).toBe(1)
})

test('ProducerStateManager.removeStraySnapshots() keeps those of segments and the newest', () => {
  const disk = new MemoryFileSystem()
  const state = newState(disk)
  for (const sequence of [0, 1, 2, 3]) {
    send(state, { sequence, offset: 10 * sequence })
    state.takeSnapshot()
  }
  state.removeStraySnapshots([0, 11])
  expect(state.snapshotOffsets).toEqual([11, 31])
})
