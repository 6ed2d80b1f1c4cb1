/**
 * The life of two logs in a LogManager, ended at every operation of the disk: by a kill, which the
 * written data outlives, and by a loss of power, which takes all or a random part of what was not
 * synced. What was promised has to be there at the next start, and nothing that never was.
 */
import { describe, expect, test } from 'vitest'
import { defaultLogConfig, type LogConfig } from '../../src/config/log-config.ts'
import { silentLogger } from '../../src/runtime/logger.ts'
import { LogManager } from '../../src/storage/log-manager.ts'
import type { UnifiedLog } from '../../src/storage/unified-log.ts'
import { DyingFileSystem } from '../support/dying-file-system.ts'
import { batchOf, readAll, UNVERIFIED } from '../support/logs.ts'
import { ManualClock, settle } from '../support/manual-clock.ts'
import { SeededRandom } from '../support/seeded-random.ts'

const TOPIC_ID = 't5zzex80S2yId78_q88R_A'
const PRODUCER = { producerId: 7, producerEpoch: 0 }
const BASE: LogConfig = {
  ...defaultLogConfig,
  segmentBytes: 600,
  segmentIndexBytes: 256,
  indexIntervalBytes: 100,
  retentionBytes: 1500,
  fileDeleteDelayMs: 1000,
}

/** What is known of a log from outside. */
interface Promises {
  /** Every value that was handed in, by offset. */
  readonly sent: string[]
  acknowledged: number
  flushed: number
  /** As it was last: a crash may take it back, but not move it on. */
  logStartOffset: number
}

class Life {
  readonly clock = new ManualClock()
  readonly disk = new DyingFileSystem(this.clock)
  readonly partitions: Promises[] = [0, 1].map(() => ({
    sent: [],
    acknowledged: 0,
    flushed: 0,
    logStartOffset: 0,
  }))
  readonly #config: LogConfig
  #manager: LogManager | undefined

  constructor(config: Partial<LogConfig>) {
    this.#config = { ...BASE, ...config }
    this.disk.makeDirectory('/data')
    this.disk.syncDirectory('/')
  }

  start(): LogManager {
    this.#manager = new LogManager({
      fileSystem: this.disk,
      clock: this.clock,
      random: new SeededRandom(1),
      logger: silentLogger,
      directories: ['/data'],
      configOf: () => this.#config,
      producerRules: UNVERIFIED,
    })
    return this.#manager
  }

  /** Ends with an error wherever the disk dies. */
  async run(): Promise<void> {
    for (const count of [8, 12]) {
      const manager = this.start()
      const logs = [0, 1].map((partition) =>
        manager.getOrCreateLog({ topic: 't', partition }, TOPIC_ID),
      )
      for (let i = 0; i < count; i++) {
        this.#append(logs, i % 3 === 2 ? 1 : 0)
        if (i % 5 === 4) await this.#flush(logs)
        if (i % 6 === 5) this.#deleteRecords(logs[0]!)
        if (i % 7 === 6) this.clock.advance(31_000)
      }
      manager.applyRetention()
      this.#noteStarts(logs)
      if (count === 8) manager.abandon()
      else await manager.shutdown(1)
    }
    if (this.disk.hasDied) return
    for (const each of this.partitions) each.flushed = each.acknowledged
  }

  #append(logs: readonly UnifiedLog[], partition: number): void {
    const log = logs[partition]!
    const known = this.partitions[partition]!
    const values = [`${known.sent.length} ${'x'.repeat(60)}`, `${known.sent.length + 1}`]
    const baseSequence = known.sent.length
    known.sent.push(...values)
    log.appendAsLeader(batchOf(values, { ...PRODUCER, baseSequence }), 0)
    log.updateHighWatermark(log.logEndOffset)
    known.acknowledged = known.sent.length
    if (this.#config.flushMessages === 1) known.flushed = known.acknowledged
    this.#noteStarts(logs)
  }

  async #flush(logs: readonly UnifiedLog[]): Promise<void> {
    for (const [i, log] of logs.entries()) {
      const { acknowledged } = this.partitions[i]!
      await log.flush()
      this.partitions[i]!.flushed = acknowledged
    }
  }

  #deleteRecords(log: UnifiedLog): void {
    const offset = log.logEndOffset - 3
    this.partitions[0]!.logStartOffset = Math.max(offset, this.partitions[0]!.logStartOffset)
    log.incrementLogStartOffset(Math.max(offset, log.logStartOffset))
  }

  #noteStarts(logs: readonly UnifiedLog[]): void {
    for (const [i, log] of logs.entries()) this.partitions[i]!.logStartOffset = log.logStartOffset
  }

  /** As the end of the process leaves it; only that this process lives on. */
  end(losePower: (disk: DyingFileSystem) => void): void {
    this.#manager?.abandon()
    this.disk.revive()
    losePower(this.disk)
    this.disk.remove('/data/.kafka-ts.lock')
  }

  check(lastOffsetOf: (known: Promises) => number, context: string): void {
    const manager = this.start()
    expect(manager.onlineDirectories, context).toHaveLength(1)
    for (const [partition, known] of this.partitions.entries()) {
      const log = manager.getOrCreateLog({ topic: 't', partition }, TOPIC_ID)
      const where = `${context}, t-${partition}`
      expect(log.logEndOffset, where).toBeGreaterThanOrEqual(lastOffsetOf(known))
      expect(log.logEndOffset, where).toBeLessThanOrEqual(known.sent.length)
      expect(log.logStartOffset, where).toBeLessThanOrEqual(
        Math.max(known.logStartOffset, log.segments[0]!.baseOffset),
      )
      const expected = known.sent.map((value, offset) => `${offset}:${value}`)
      const { logStartOffset, logEndOffset } = log
      expect(readAll(log), where).toEqual(expected.slice(logStartOffset, logEndOffset))
      if (logStartOffset < logEndOffset) {
        const lastSequence = log.producerState.producers.get(7)?.lastSequence
        expect(lastSequence, where).toBe(logEndOffset - 1)
      }
      const { firstOffset } = log.appendAsLeader(batchOf(['next']), 1)
      expect(firstOffset, where).toBe(logEndOffset)
    }
    manager.abandon()
  }
}

const ENDS: Record<string, (disk: DyingFileSystem, seed: number) => void> = {
  'the process is killed': () => {},
  'the power fails': (disk) => disk.crash(),
  'the power fails and the last writes are torn': (disk, seed) =>
    disk.crash(new SeededRandom(seed)),
}

describe.each([{ flushMessages: Number.MAX_SAFE_INTEGER }, { flushMessages: 1 }])(
  'with flush.messages=$flushMessages',
  (config) => {
    test.each(Object.keys(ENDS))('a log keeps its promises when %s at any step', async (end) => {
      for (let operations = 0; ; operations++) {
        const life = new Life(config)
        life.disk.operationsLeft = operations
        await life.run().catch(() => {})
        await settle()
        const { hasDied } = life.disk
        life.end((disk) => ENDS[end]!(disk, operations))
        const isKill = end === 'the process is killed'
        life.check((known) => (isKill ? known.acknowledged : known.flushed), `step ${operations}`)
        if (hasDied) continue
        expect(operations).toBeGreaterThan(100)
        break
      }
    })
  },
)
