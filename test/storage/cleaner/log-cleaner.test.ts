import { fc, test as propertyTest } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import type { LogConfig } from '../../../src/config/log-config.ts'
import { type BatchOptions, buildBatch } from '../../../src/records/batch-builder.ts'
import { CODEC_GZIP, CODEC_LZ4 } from '../../../src/records/compression.ts'
import { buildEndTransactionBatch } from '../../../src/records/control-record.ts'
import * as batch from '../../../src/records/record-batch.ts'
import { readRecords } from '../../../src/records/record-reader.ts'
import {
  DEFAULT_CLEANER_CONFIG,
  LogCleaner,
  type LogCleanerConfig,
} from '../../../src/storage/cleaner/log-cleaner.ts'
import type { UnifiedLog } from '../../../src/storage/unified-log.ts'
import { DyingFileSystem } from '../../support/dying-file-system.ts'
import { LOG_DIRECTORY, openLog } from '../../support/logs.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { MemoryFileSystem } from '../../support/memory-file-system.ts'
import { SeededRandom } from '../../support/seeded-random.ts'

const DAY_MS = 24 * 3600 * 1000

interface World {
  readonly clock: ManualClock
  readonly fileSystem: MemoryFileSystem
  readonly lines: string[]
  readonly config: Partial<LogConfig>
  log: UnifiedLog
  cleaner: LogCleaner
  checkpoint: number | undefined
}

function world(
  config: Partial<LogConfig> = {},
  cleanerConfig: Partial<LogCleanerConfig> = {},
  fileSystem = new MemoryFileSystem(),
): World {
  const clock = new ManualClock()
  const lines: string[] = []
  const whole: Partial<LogConfig> = {
    cleanupPolicy: ['compact'],
    minCleanableDirtyRatio: 0,
    segmentBytes: 300,
    indexIntervalBytes: 100,
    ...config,
  }
  const log = openLog({ clock, fileSystem, config: whole })
  const result: World = {
    clock,
    fileSystem,
    lines,
    config: whole,
    log,
    cleaner: undefined as unknown as LogCleaner,
    checkpoint: undefined,
  }
  const note = (message: string) => lines.push(message)
  result.cleaner = new LogCleaner({
    clock,
    random: new SeededRandom(1),
    logger: { debug: note, info: note, warn: note, error: note },
    config: () => ({ ...DEFAULT_CLEANER_CONFIG, ...cleanerConfig }),
    logs: () => [result.log],
    checkpointOf: () => result.checkpoint,
    writeCheckpoint: (_, offset) => {
      result.checkpoint = offset
    },
  })
  return result
}

/** Records as `key:value`; `key:` is a tombstone. */
async function append(
  { log, clock }: World,
  texts: readonly string[],
  options: BatchOptions = {},
): Promise<void> {
  const records = texts.map((text) => {
    const [key, value] = text.split(':')
    return {
      timestamp: clock.nowMs(),
      key: key === '' ? null : Buffer.from(key!),
      value: value === '' ? null : Buffer.from(value!),
    }
  })
  log.appendAsLeader(await buildBatch(records, options), 0)
  log.updateHighWatermark(log.logEndOffset)
}

function mark({ log, clock }: World, type: 'COMMIT' | 'ABORT', producerId: number): void {
  const marker = buildEndTransactionBatch({
    type,
    producerId,
    producerEpoch: 0,
    coordinatorEpoch: 0,
    timestamp: clock.nowMs(),
  })
  log.appendAsLeader(marker, 0, 'coordinator')
  log.updateHighWatermark(log.logEndOffset)
}

/** What lies in the log, as `offset:key:value`, with `!` for a control record. */
async function contents(log: UnifiedLog): Promise<string[]> {
  const found: string[] = []
  for (let offset = log.logStartOffset; offset < log.logEndOffset; ) {
    const data = log.read(offset, { maxBytes: 1e6, isolation: 'log-end', minOneMessage: true })
    const bytes = Buffer.concat(data.records)
    if (bytes.length === 0) break
    for (const at of batch.batches(bytes)) {
      batch.ensureValid(bytes, at)
      offset = batch.nextOffset(bytes, at)
      for (const record of await readRecords(bytes, at)) {
        if (batch.isControl(bytes, at)) found.push(`${record.offset}:!`)
        else found.push(`${record.offset}:${record.key ?? ''}:${record.value ?? ''}`)
      }
    }
  }
  return found
}

/** What a table made of the log holds. */
function lastValues(texts: readonly string[]): Map<string, string> {
  const values = new Map<string, string>()
  for (const text of texts) {
    const [, key, value] = text.split(':')
    if (value === '') values.delete(key!)
    else values.set(key!, value!)
  }
  return values
}

async function rollAndClean(subject: World): Promise<string[]> {
  subject.log.roll()
  await subject.cleaner.cleanAll()
  return contents(subject.log)
}

describe('LogCleaner', () => {
  test('keeps the newest record of each key, at its offset', async () => {
    const subject = world()
    await append(subject, ['a:1', 'b:1', 'a:2'])
    await append(subject, ['c:1', 'a:3'])
    expect(await rollAndClean(subject)).toEqual(['1:b:1', '3:c:1', '4:a:3'])
    expect(subject.checkpoint).toBe(5)
    expect(subject.log.logEndOffset).toBe(5)
  })

  test.each([CODEC_GZIP, CODEC_LZ4])('packs what is left with codec %i again', async (codec) => {
    const subject = world()
    const long = 'x'.repeat(100)
    await append(subject, [`a:${long}`, `b:${long}`, 'c:1'], { codec })
    await append(subject, ['a:2'], { codec })
    expect(await rollAndClean(subject)).toEqual([`1:b:${long}`, '2:c:1', '3:a:2'])
    const [first] = subject.log.read(0, {
      maxBytes: 1e6,
      isolation: 'log-end',
      minOneMessage: true,
    }).records
    expect(batch.codec(first!, 0)).toBe(codec)
  })

  test('does not touch the active segment', async () => {
    const subject = world()
    await append(subject, ['a:1', 'a:2'])
    await subject.cleaner.cleanAll()
    expect(await contents(subject.log)).toEqual(['0:a:1', '1:a:2'])
    expect(subject.checkpoint).toBeUndefined()
  })

  test('drops records without a key, which such a topic should not have', async () => {
    const subject = world()
    await append(subject, [':lost', 'a:1'])
    expect(await rollAndClean(subject)).toEqual(['1:a:1'])
  })

  test('joins small segments, and removes the old ones after a delay', async () => {
    const subject = world({ segmentBytes: 2000 })
    for (let i = 0; i < 10; i++) {
      await append(subject, [`a:${i}`, `only ${i}:1`])
      subject.log.roll()
    }
    await subject.cleaner.cleanAll()
    expect(subject.log.segments.map(({ baseOffset }) => baseOffset)).toEqual([0, 20])
    const isDeleted = (name: string) => name.endsWith('.deleted')
    expect(subject.fileSystem.list(LOG_DIRECTORY).some(isDeleted)).toBe(true)
    subject.clock.advance(60_000)
    expect(subject.fileSystem.list(LOG_DIRECTORY).some(isDeleted)).toBe(false)
    expect(await contents(subject.log)).toHaveLength(11)
  })

  test('keeps a tombstone for delete.retention.ms after the first cleaning', async () => {
    const subject = world({ deleteRetentionMs: DAY_MS })
    await append(subject, ['a:1', 'b:1', 'a:'])
    expect(await rollAndClean(subject)).toEqual(['1:b:1', '2:a:'])
    subject.clock.advance(DAY_MS - 1)
    await append(subject, ['b:2'])
    expect(await rollAndClean(subject)).toEqual(['2:a:', '3:b:2'])
    subject.clock.advance(2)
    await append(subject, ['c:1'])
    expect(await rollAndClean(subject)).toEqual(['3:b:2', '4:c:1'])
  })

  test('waits for min.cleanable.dirty.ratio, but not longer than max.compaction.lag.ms', async () => {
    const subject = world({ minCleanableDirtyRatio: 0.9, maxCompactionLagMs: DAY_MS })
    await append(subject, ['a:1', 'b:1', 'c:1', 'd:1'])
    expect(await rollAndClean(subject)).toHaveLength(4)
    await append(subject, ['a:2'])
    expect(await rollAndClean(subject)).toHaveLength(5)
    subject.clock.advance(DAY_MS + 1)
    await subject.cleaner.cleanAll()
    expect(await contents(subject.log)).toHaveLength(4)
  })

  test('leaves what is younger than min.compaction.lag.ms', async () => {
    const subject = world({ minCompactionLagMs: 1000 })
    await append(subject, ['a:1', 'a:2'])
    subject.log.roll()
    subject.clock.advance(1001)
    await append(subject, ['a:3', 'a:4'])
    expect(await rollAndClean(subject)).toEqual(['1:a:2', '2:a:3', '3:a:4'])
  })

  test('goes in several rounds when the keys do not fit the offset map', async () => {
    const subject = world({}, { dedupeBufferBytes: 10 * 24 })
    for (let i = 0; i < 40; i++) await append(subject, [`key ${i % 20}:${i}`])
    expect(await rollAndClean(subject)).toEqual(
      Array.from({ length: 20 }, (_, i) => `${i + 20}:key ${i}:${i + 20}`),
    )
  })

  test('drops aborted records, and their marker once delete.retention.ms is over', async () => {
    const subject = world({ deleteRetentionMs: DAY_MS, segmentBytes: 10_000 })
    const transaction = { isTransactional: true, producerEpoch: 0 }
    await append(subject, ['a:1', 'b:1'])
    await append(subject, ['a:aborted'], { ...transaction, producerId: 7, baseSequence: 0 })
    await append(subject, ['b:committed'], { ...transaction, producerId: 8, baseSequence: 0 })
    mark(subject, 'ABORT', 7)
    mark(subject, 'COMMIT', 8)
    // A header without records keeps the producer's sequence; the marker's transaction is told.
    expect(await rollAndClean(subject)).toEqual(['0:a:1', '3:b:committed', '4:!', '5:!'])
    const read = subject.log.read(0, {
      maxBytes: 1e6,
      isolation: 'committed',
      minOneMessage: true,
    })
    expect(read.abortedTransactions).toMatchObject([{ producerId: 7, firstOffset: 2 }])
    subject.log.producerState.removeExpired(Number.MAX_SAFE_INTEGER)
    for (const delayMs of [0, DAY_MS + 1, DAY_MS + 1]) {
      subject.clock.advance(delayMs)
      await append(subject, ['z:1'])
      await rollAndClean(subject)
    }
    expect((await contents(subject.log)).filter((text) => text.startsWith('4:'))).toEqual([])
  })

  test('keeps clear of an open transaction', async () => {
    const subject = world()
    await append(subject, ['a:1', 'a:2'])
    subject.log.roll()
    await append(subject, ['b:1'], {
      isTransactional: true,
      producerId: 7,
      producerEpoch: 0,
      baseSequence: 0,
    })
    await append(subject, ['a:3'])
    expect(await rollAndClean(subject)).toEqual(['1:a:2', '2:b:1', '3:a:3'])
  })

  test('keeps the last sequence of a producer that is still there', async () => {
    const subject = world()
    const producer = { producerId: 7, producerEpoch: 0 }
    await append(subject, ['a:1'], { ...producer, baseSequence: 0 })
    await append(subject, ['a:2'], { ...producer, baseSequence: 1 })
    await append(subject, ['a:3'])
    await rollAndClean(subject)
    const again = openLog({ fileSystem: subject.fileSystem, config: subject.config })
    expect(again.producerState.producers.get(7)?.lastSequence).toBe(1)
  })

  test('leaves a log alone that can’t be read, and says so', async () => {
    const subject = world()
    await append(subject, ['a:1', 'a:2'])
    subject.log.roll()
    const path = subject.log.segments[0]!.path
    const bytes = Buffer.from(subject.fileSystem.readFile(path))
    bytes[70]! ^= 0xff
    subject.fileSystem.writeFile(path, bytes)
    await subject.cleaner.cleanAll()
    expect(subject.lines.join()).toContain(`a record in '${LOG_DIRECTORY}' can't be read`)
    expect(
      subject.fileSystem.list(LOG_DIRECTORY).filter((name) => /cleaned|swap/.test(name)),
    ).toEqual([])
    subject.lines.length = 0
    await subject.cleaner.cleanAll()
    expect(subject.lines).toEqual([])
  })

  test('gives up without harm when the log is closed meanwhile', async () => {
    const subject = world()
    await append(subject, ['a:1', 'a:2'])
    subject.log.roll()
    const cleaning = subject.cleaner.cleanAll()
    subject.log.close()
    await cleaning
    const again = openLog({ fileSystem: subject.fileSystem, config: subject.config })
    expect(await contents(again)).toEqual(['0:a:1', '1:a:2'])
  })

  test('reads and writes no more than log.cleaner.io.max.bytes.per.second', async () => {
    const subject = world({}, { maxBytesPerSecond: 100 })
    await append(subject, ['a:1', 'a:2'])
    subject.log.roll()
    let isDone = false
    const cleaning = subject.cleaner.cleanAll().then(() => {
      isDone = true
    })
    const waited = await advanceUntil(subject.clock, () => isDone)
    await cleaning
    const sizeBytes = subject.log.sizeBytes
    expect(waited).toBeGreaterThanOrEqual(sizeBytes * 10)
  })

  test.each(['the process is killed', 'the power fails'])(
    'loses nothing and revives nothing when %s at any step',
    async (event) => {
      for (let operations = 0; ; operations++) {
        const disk = new DyingFileSystem()
        const subject = world({ segmentBytes: 200, deleteRetentionMs: 0 }, {}, disk)
        for (let i = 0; i < 5; i++) await append(subject, [`key ${i % 3}:${i}`, `only ${i}:1`])
        await append(subject, ['key 0:', 'end:1'])
        subject.log.roll()
        await subject.log.flush()
        disk.syncDirectory('/')
        const expected = lastValues(await contents(subject.log))

        disk.operationsLeft = operations
        await subject.cleaner.cleanAll()
        subject.clock.advance(60_000)
        const { hasDied } = disk
        disk.revive()
        if (event === 'the power fails') disk.crash()

        const log = openLog({ fileSystem: disk, config: subject.config })
        expect(lastValues(await contents(log))).toEqual(expected)
        expect(log.logEndOffset).toBe(subject.log.logEndOffset)
        if (hasDied) continue
        expect(operations).toBeGreaterThan(30)
        break
      }
    },
  )

  propertyTest.prop(
    [
      fc.array(
        fc.record({
          key: fc.integer({ min: 0, max: 5 }),
          kind: fc.constantFrom('value', 'value', 'tombstone', 'roll', 'clean', 'reopen'),
        }),
        { maxLength: 60 },
      ),
    ],
    { numRuns: 60 },
  )('never loses the last value of a key, nor brings back an old one', async (steps) => {
    const subject = world({ deleteRetentionMs: 0 })
    const expected = new Map<string, string>()
    for (const [i, { key, kind }] of steps.entries()) {
      subject.clock.advance(10)
      if (kind === 'value') {
        await append(subject, [`${key}:${i}`])
        expected.set(`${key}`, `${i}`)
      } else if (kind === 'tombstone') {
        await append(subject, [`${key}:`])
        expected.delete(`${key}`)
      } else if (kind === 'roll') subject.log.roll()
      else if (kind === 'clean') await subject.cleaner.cleanAll()
      else {
        subject.log.abandon()
        const { clock, fileSystem, config } = subject
        subject.log = openLog({ clock, fileSystem, config })
        subject.log.updateHighWatermark(subject.log.logEndOffset)
      }
      expect(lastValues(await contents(subject.log))).toEqual(expected)
    }
  })
})

/** Moves the clock on whenever nothing else happens; answers by how much. */
async function advanceUntil(clock: ManualClock, isDone: () => boolean): Promise<number> {
  const startMs = clock.nowMs()
  while (!isDone()) {
    await new Promise((resolve) => setImmediate(resolve))
    if (!isDone()) clock.advance(100)
  }
  return clock.nowMs() - startMs
}
