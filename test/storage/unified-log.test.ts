import { describe, expect, test } from 'vitest'
import { buildEndTransactionBatch } from '../../src/records/control-record.ts'
import { DEFAULT_APPEND, type PendingAppend } from '../../src/storage/log-append.ts'
import { TailCache } from '../../src/storage/tail-cache.ts'
import type { UnifiedLog } from '../../src/storage/unified-log.ts'
import { batchOf, FIRST_TIMESTAMP, LOG_DIRECTORY, openLog, readAll } from '../support/logs.ts'
import { ManualClock, settle } from '../support/manual-clock.ts'
import { MemoryFileSystem } from '../support/memory-file-system.ts'

const NO_CACHE = new TailCache(0)

describe('UnifiedLog.appendAsLeader()', () => {
  test('gives offsets and the leader epoch, and a read returns the bytes', () => {
    const log = openLog()
    expect(log.appendAsLeader(batchOf(['a', 'b']), 3)).toMatchObject({
      firstOffset: 0,
      lastOffset: 1,
      logAppendTimeMs: -1,
      isDuplicate: false,
    })
    expect(log.appendAsLeader(batchOf(['c']), 3).firstOffset).toBe(2)
    expect(log.logEndOffset).toBe(3)
    expect(log.latestEpoch).toBe(3)
    expect(readAll(log)).toEqual(['0:a', '1:b', '2:c'])
  })

  test('writes the bytes before it returns', () => {
    const fileSystem = new MemoryFileSystem()
    const log = openLog({ fileSystem })
    const { sizeBytes } = log.appendAsLeader(batchOf(['a']), 0)
    expect(fileSystem.stat(`${LOG_DIRECTORY}/00000000000000000000.log`).sizeBytes).toBe(sizeBytes)
  })

  test('refuses a batch above max.message.bytes', () => {
    const log = openLog({ config: { maxMessageBytes: 70 } })
    expect(() => log.appendAsLeader(batchOf(['x'.repeat(100)]), 0)).toThrow(
      expect.objectContaining({ error: 'MESSAGE_TOO_LARGE' }),
    )
    expect(log.logEndOffset).toBe(0)
  })

  test('of a group writes once and answers each', () => {
    const log = openLog({ config: { maxMessageBytes: 100 } })
    const pending = (records: Buffer): PendingAppend => ({
      records,
      leaderEpoch: 0,
      origin: 'client',
      ...DEFAULT_APPEND,
      info: undefined,
      error: undefined,
    })
    const group = [
      pending(batchOf(['a'])),
      pending(batchOf(['x'.repeat(100)])),
      pending(batchOf(['b', 'c'])),
    ]
    log.appendGroupAsLeader(group)
    expect(group.map((each) => each.info?.firstOffset)).toEqual([0, undefined, 1])
    expect(group[1]!.error).toMatchObject({ error: 'MESSAGE_TOO_LARGE' })
    expect(readAll(log)).toEqual(['0:a', '1:b', '2:c'])
  })

  test('rolls by size, and reads go on over segments', () => {
    const log = openLog({ config: { segmentBytes: 200 }, tailCache: NO_CACHE })
    for (let i = 0; i < 10; i++) log.appendAsLeader(batchOf([`v${i}`]), 0)
    expect(log.segments.length).toBeGreaterThan(3)
    expect(log.segments.every((segment) => segment.sizeBytes <= 200)).toBe(true)
    expect(readAll(log)).toHaveLength(10)
    expect(readAll(log, 7)).toEqual(['7:v7', '8:v8', '9:v9'])
  })

  test('rolls by the time of records', () => {
    const log = openLog({ config: { segmentMs: 1000 } })
    log.appendAsLeader(batchOf(['a'], { timestamp: FIRST_TIMESTAMP }), 0)
    log.appendAsLeader(batchOf(['b'], { timestamp: FIRST_TIMESTAMP + 1000 }), 0)
    expect(log.segments).toHaveLength(1)
    log.appendAsLeader(batchOf(['c'], { timestamp: FIRST_TIMESTAMP + 1001 }), 0)
    expect(log.segments.map((segment) => segment.baseOffset)).toEqual([0, 2])
  })

  test('rolls when an index is full', () => {
    const config = { segmentIndexBytes: 24, indexIntervalBytes: 0 }
    const log = openLog({ config, tailCache: NO_CACHE })
    for (let i = 0; i < 20; i++) {
      log.appendAsLeader(batchOf([`v${i}`], { timestamp: FIRST_TIMESTAMP + i }), 0)
    }
    expect(log.segments.length).toBeGreaterThan(5)
    expect(readAll(log)).toHaveLength(20)
  })

  test('answers a retry of one of the last five batches with its offset', () => {
    const log = openLog()
    const send = (baseSequence: number) =>
      log.appendAsLeader(batchOf(['a', 'b'], { producerId: 7, producerEpoch: 0, baseSequence }), 0)
    for (let i = 0; i < 6; i++) send(2 * i)
    expect(send(2)).toMatchObject({ firstOffset: 2, lastOffset: 3, isDuplicate: true })
    expect(log.logEndOffset).toBe(12)
    expect(() => send(0)).toThrow(
      expect.objectContaining({ error: 'OUT_OF_ORDER_SEQUENCE_NUMBER' }),
    )
    expect(() => send(14)).toThrow(
      expect.objectContaining({ error: 'OUT_OF_ORDER_SEQUENCE_NUMBER' }),
    )
  })

  test('fails with KAFKA_STORAGE_ERROR when the disk does, and ever after', () => {
    const fileSystem = new MemoryFileSystem()
    const failures: Error[] = []
    const log = openLog({ fileSystem, onDiskFailure: (error) => failures.push(error) })
    log.appendAsLeader(batchOf(['a']), 0)
    fileSystem.failOn('write', { code: 'ENOSPC', times: 1 })
    const storageError = expect.objectContaining({ error: 'KAFKA_STORAGE_ERROR' })
    expect(() => log.appendAsLeader(batchOf(['b']), 0)).toThrow(storageError)
    expect(() => log.appendAsLeader(batchOf(['c']), 0)).toThrow(storageError)
    expect(() => readAll(log)).toThrow(storageError)
    expect(failures).toHaveLength(1)
  })
})

describe('UnifiedLog.read()', () => {
  test('refuses offsets outside of the log', () => {
    const log = openLog()
    log.appendAsLeader(batchOf(['a']), 0)
    for (const offset of [-1, 2]) {
      expect(() => readAll(log, offset)).toThrow(
        expect.objectContaining({ error: 'OFFSET_OUT_OF_RANGE' }),
      )
    }
    expect(readAll(log, 1)).toEqual([])
  })

  test.each([
    ['the tail cache', new TailCache()],
    ['the files', NO_CACHE],
  ])('from %s ends at the high watermark', (_, tailCache) => {
    const log = openLog({ tailCache })
    for (const value of ['a', 'b', 'c']) log.appendAsLeader(batchOf([value]), 0)
    log.updateHighWatermark(2)
    expect(readAll(log, 0, 'high-watermark')).toEqual(['0:a', '1:b'])
    expect(readAll(log, 2, 'high-watermark')).toEqual([])
  })

  test.each([
    ['the tail cache', new TailCache()],
    ['the files', NO_CACHE],
  ])('from %s returns the first batch whole, however large, when asked to', (_, tailCache) => {
    const log = openLog({ tailCache })
    const { sizeBytes } = log.appendAsLeader(batchOf(['x'.repeat(500)]), 0)
    log.appendAsLeader(batchOf(['b']), 0)
    const read = (minOneMessage: boolean) =>
      log.read(0, { maxBytes: 100, isolation: 'log-end', minOneMessage })
    expect(read(true)).toMatchObject({ sizeBytes, isFirstEntryIncomplete: false })
    expect(read(false)).toMatchObject({ sizeBytes: 100, isFirstEntryIncomplete: true })
  })

  test('of committed records ends at the first open transaction and tells the aborted ones', () => {
    const log = openLog()
    const transactional = { producerEpoch: 0, baseSequence: 0, isTransactional: true }
    log.appendAsLeader(batchOf(['a'], { ...transactional, producerId: 1 }), 0)
    log.appendAsLeader(batchOf(['b'], { ...transactional, producerId: 2 }), 0)
    end(log, 'ABORT', 1)
    log.updateHighWatermark(3)
    expect(log.lastStableOffset).toBe(1)
    end(log, 'COMMIT', 2)
    log.updateHighWatermark(4)
    expect(log.lastStableOffset).toBe(4)
    const data = log.read(0, { maxBytes: 1000, isolation: 'committed', minOneMessage: true })
    expect(data.abortedTransactions).toEqual([
      { producerId: 1, firstOffset: 0, lastOffset: 2, lastStableOffset: 1 },
    ])
  })
})

function end(log: UnifiedLog, type: 'ABORT' | 'COMMIT', producerId: number): void {
  const marker = {
    type,
    producerId,
    producerEpoch: 0,
    coordinatorEpoch: 0,
    timestamp: FIRST_TIMESTAMP,
  }
  log.appendAsLeader(buildEndTransactionBatch(marker), 0, 'coordinator')
}

describe('UnifiedLog.findOffset()', () => {
  test('finds the first record that is late enough, over segments', async () => {
    const log = openLog({ config: { segmentBytes: 200, indexIntervalBytes: 0 } })
    for (let i = 0; i < 10; i++) {
      log.appendAsLeader(batchOf(['a', 'b'], { timestamp: FIRST_TIMESTAMP + 10 * i }), 5)
    }
    const find = (timestamp: number) => log.findOffset(timestamp, 'log-end')
    expect(await find(0)).toEqual({ timestamp: FIRST_TIMESTAMP, offset: 0, leaderEpoch: 5 })
    expect(await find(FIRST_TIMESTAMP + 11)).toMatchObject({ offset: 3 })
    expect(await find(FIRST_TIMESTAMP + 12)).toMatchObject({ offset: 4 })
    expect(await find(FIRST_TIMESTAMP + 1000)).toBeUndefined()
    expect(await find(-3)).toMatchObject({ timestamp: FIRST_TIMESTAMP + 91, offset: 19 })
  })

  test('answers the special numbers as Kafka does without tiered storage', async () => {
    const log = openLog()
    for (const value of ['a', 'b', 'c']) log.appendAsLeader(batchOf([value]), 2)
    log.updateHighWatermark(2)
    log.incrementLogStartOffset(1)
    const find = (timestamp: number) => log.findOffset(timestamp, 'high-watermark')
    expect(await find(-1)).toEqual({ timestamp: -1, offset: 2, leaderEpoch: 2 })
    expect(await find(-2)).toEqual({ timestamp: -1, offset: 1, leaderEpoch: 2 })
    expect(await find(-4)).toEqual({ timestamp: -1, offset: 1, leaderEpoch: 2 })
    expect(await find(-5)).toEqual({ timestamp: -1, offset: -1, leaderEpoch: -1 })
    expect(await find(-6)).toEqual({ timestamp: -1, offset: -1, leaderEpoch: -1 })
  })
})

describe('UnifiedLog.deleteOldSegments()', () => {
  test('by time deletes old segments, also the active one, and removes files after a delay', () => {
    const clock = new ManualClock(FIRST_TIMESTAMP)
    const fileSystem = new MemoryFileSystem(clock)
    const config = { segmentBytes: 100, retentionMs: 60_000, fileDeleteDelayMs: 1000 }
    const log = openLog({ clock, fileSystem, config })
    for (let i = 0; i < 3; i++) log.appendAsLeader(batchOf(['a'.repeat(20)]), 0)
    log.updateHighWatermark(3)
    clock.advance(60_000)
    expect(log.deleteOldSegments()).toBe(0)
    clock.advance(1)
    expect(log.deleteOldSegments()).toBe(3)
    expect(log).toMatchObject({ logStartOffset: 3, logEndOffset: 3 })
    const names = () => fileSystem.list(LOG_DIRECTORY)
    expect(names().filter((name) => name.endsWith('.deleted')).length).toBeGreaterThan(6)
    clock.advance(1000)
    expect(names()).toEqual([
      '00000000000000000003.log',
      '00000000000000000003.snapshot',
      'leader-epoch-checkpoint',
    ])
    expect(log.appendAsLeader(batchOf(['b']), 0).firstOffset).toBe(3)
  })

  test('by size keeps as much as retention.bytes asks for, and nothing above the high watermark', () => {
    const config = { segmentBytes: 100, retentionMs: -1, retentionBytes: 150 }
    const log = openLog({ config })
    for (let i = 0; i < 5; i++) log.appendAsLeader(batchOf(['a'.repeat(20)]), 0)
    expect(log.deleteOldSegments()).toBe(0)
    log.updateHighWatermark(5)
    expect(log.deleteOldSegments()).toBe(3)
    expect(log.sizeBytes).toBeGreaterThanOrEqual(150)
    expect(log.logStartOffset).toBe(3)
  })

  test('leaves compacted topics alone, except below the log start offset', () => {
    const config = { segmentBytes: 100, retentionBytes: 0, cleanupPolicy: ['compact' as const] }
    const log = openLog({ config })
    for (let i = 0; i < 3; i++) log.appendAsLeader(batchOf(['a'.repeat(20)]), 0)
    log.updateHighWatermark(3)
    expect(log.deleteOldSegments()).toBe(0)
    log.incrementLogStartOffset(1)
    expect(log.deleteOldSegments()).toBe(1)
  })
})

describe('UnifiedLog.incrementLogStartOffset()', () => {
  test('hides what lies below, and refuses to pass the high watermark', () => {
    let moves = 0
    const log = openLog({ onLogStartOffsetMoved: () => moves++ })
    log.appendAsLeader(batchOf(['a', 'b', 'c']), 0)
    log.updateHighWatermark(2)
    expect(log.incrementLogStartOffset(2)).toBe(true)
    expect(log.incrementLogStartOffset(1)).toBe(false)
    expect(() => log.incrementLogStartOffset(3)).toThrow(
      expect.objectContaining({ error: 'OFFSET_OUT_OF_RANGE' }),
    )
    expect(moves).toBe(1)
    expect(readAll(log)).toEqual(['2:c'])
    expect(() => readAll(log, 1)).toThrow('offset 1')
  })
})

describe('UnifiedLog.truncateTo()', () => {
  test('drops batches, epochs and producer state from an offset on', () => {
    const log = openLog({ config: { segmentBytes: 200 } })
    for (let i = 0; i < 9; i++) {
      const options = { producerId: 1, producerEpoch: 0, baseSequence: i }
      log.appendAsLeader(batchOf([`v${i}`], options), i < 5 ? 0 : 1)
    }
    log.updateHighWatermark(9)
    expect(log.truncateTo(4)).toBe(true)
    expect(log).toMatchObject({ logEndOffset: 4, highWatermark: 4, latestEpoch: 0 })
    expect(readAll(log)).toEqual(['0:v0', '1:v1', '2:v2', '3:v3'])
    const next = { producerId: 1, producerEpoch: 0, baseSequence: 4 }
    expect(log.appendAsLeader(batchOf(['w'], next), 2).firstOffset).toBe(4)
    expect(log.endOffsetForEpoch(0)).toEqual({ epoch: 0, endOffset: 4 })
    expect(log.truncateTo(100)).toBe(false)
  })

  test('below the first segment starts over there', () => {
    const log = openLog()
    log.truncateFullyAndStartAt(100)
    log.appendAsLeader(batchOf(['a']), 0)
    expect(readAll(log)).toEqual(['100:a'])
    log.truncateTo(50)
    expect(log).toMatchObject({ logStartOffset: 50, logEndOffset: 50 })
  })
})

describe('UnifiedLog.flush()', () => {
  test('makes appends survive a loss of power, and one flush serves all who wait', async () => {
    const fileSystem = new MemoryFileSystem()
    const log = openLog({ fileSystem })
    fileSystem.syncDirectory('/')
    log.appendAsLeader(batchOf(['a']), 0)
    const first = log.flush()
    log.appendAsLeader(batchOf(['b']), 0)
    expect(log.flush()).toBe(log.flush())
    await first
    await log.flush()
    expect(log.recoveryPoint).toBe(2)
    log.appendAsLeader(batchOf(['lost']), 0)
    fileSystem.crash()
    expect(readAll(openLog({ fileSystem, recoveryPoint: 2 }))).toEqual(['0:a', '1:b'])
  })

  test('happens within the append when flush.messages says so', () => {
    const fileSystem = new MemoryFileSystem()
    const log = openLog({ fileSystem, config: { flushMessages: 1 } })
    fileSystem.syncDirectory('/')
    log.appendAsLeader(batchOf(['a']), 0)
    fileSystem.crash()
    expect(readAll(openLog({ fileSystem }))).toEqual(['0:a'])
  })

  test('is not disturbed by a segment that is removed meanwhile, nor counts what was truncated', async () => {
    const fileSystem = new MemoryFileSystem()
    const log = openLog({ fileSystem, config: { segmentBytes: 100 } })
    for (let i = 0; i < 3; i++) log.appendAsLeader(batchOf(['a'.repeat(20)]), 0)
    await log.flush()
    log.updateConfig({ ...log.config, segmentBytes: 1000 })
    log.appendAsLeader(batchOf(['e']), 0)
    const flushed = log.flush()
    log.truncateTo(1)
    log.appendAsLeader(batchOf(['b', 'c', 'd']), 0)
    await flushed
    expect(log.recoveryPoint).toBeLessThanOrEqual(1)
    await log.flush()
    expect(log).toMatchObject({ recoveryPoint: 4, isClosed: false })
  })

  test('that fails takes the log offline', async () => {
    const fileSystem = new MemoryFileSystem()
    let failures = 0
    const log = openLog({ fileSystem, onDiskFailure: () => failures++ })
    log.appendAsLeader(batchOf(['a']), 0)
    fileSystem.failOn('sync')
    await expect(log.flush()).rejects.toMatchObject({ error: 'KAFKA_STORAGE_ERROR' })
    await settle()
    expect(failures).toBe(1)
    expect(log.isClosed).toBe(true)
  })
})
