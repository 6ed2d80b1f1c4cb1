/** Random lives of a log, against the simplest model of one: a list of records. */
import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { TailCache } from '../../src/storage/tail-cache.ts'
import type { UnifiedLog } from '../../src/storage/unified-log.ts'
import { batchOf, FIRST_TIMESTAMP, openLog, readAll } from '../support/logs.ts'
import { MemoryFileSystem } from '../support/memory-file-system.ts'
import { SeededRandom } from '../support/seeded-random.ts'

const CONFIG = { segmentBytes: 400, indexIntervalBytes: 60, segmentIndexBytes: 256 }

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ act: fc.constant('append' as const), count: fc.nat(5) }) },
  fc.record({
    act: fc.constantFrom('truncate' as const, 'deleteRecords' as const),
    at: fc.nat(100),
  }),
  fc.record({ act: fc.constantFrom('roll' as const, 'retention' as const, 'flush' as const) }),
  fc.record({
    act: fc.constantFrom('restart' as const, 'kill' as const, 'powerLoss' as const),
    seed: fc.nat(),
  }),
)

class World {
  readonly disk = new MemoryFileSystem()
  readonly #tailCache: TailCache
  /** Records by offset, from `logStartOffset` on. */
  records: string[] = []
  logStartOffset = 0
  flushedOffset = 0
  #count = 0
  log: UnifiedLog

  constructor(cacheBytes: number) {
    this.#tailCache = new TailCache(cacheBytes)
    this.log = this.#open(false)
    this.disk.syncDirectory('/')
  }

  get endOffset(): number {
    return this.logStartOffset + this.records.length
  }

  append(count: number): void {
    const values = Array.from({ length: count + 1 }, () => `v${this.#count++}`)
    const timestamp = FIRST_TIMESTAMP + this.#count
    const { firstOffset } = this.log.appendAsLeader(batchOf(values, { timestamp }), 0)
    expect(firstOffset).toBe(this.endOffset)
    this.records.push(...values)
  }

  truncate(percent: number): void {
    const offset = this.logStartOffset + Math.floor((this.records.length * percent) / 100)
    this.log.truncateTo(offset)
    // A batch that holds the offset goes as a whole.
    expect(this.log.logEndOffset).toBeLessThanOrEqual(offset)
    this.keepUntil(this.log.logEndOffset)
  }

  deleteRecords(percent: number): void {
    const offset = this.logStartOffset + Math.floor((this.records.length * percent) / 100)
    this.log.incrementLogStartOffset(offset)
    this.records.splice(0, offset - this.logStartOffset)
    this.logStartOffset = offset
  }

  restart(how: 'restart' | 'kill' | 'powerLoss', seed: number): void {
    const { recoveryPoint } = this.log
    if (how === 'restart') {
      this.log.close()
    } else if (how === 'powerLoss') {
      this.disk.crash(new SeededRandom(seed))
    }
    this.log = this.#open(how === 'restart', recoveryPoint)
    if (how === 'powerLoss') {
      expect(this.log.logEndOffset).toBeGreaterThanOrEqual(this.flushedOffset)
      expect(this.log.logEndOffset).toBeLessThanOrEqual(this.endOffset)
      this.keepUntil(this.log.logEndOffset)
    }
  }

  keepUntil(endOffset: number): void {
    this.records.length = Math.max(0, endOffset - this.logStartOffset)
    this.logStartOffset = Math.min(this.logStartOffset, endOffset)
    this.flushedOffset = Math.min(this.flushedOffset, endOffset)
  }

  check(): void {
    expect(this.log.logStartOffset).toBe(this.logStartOffset)
    expect(this.log.logEndOffset).toBe(this.endOffset)
    const expected = this.records.map((value, i) => `${this.logStartOffset + i}:${value}`)
    expect(readAll(this.log)).toEqual(expected)
    const middle = this.logStartOffset + (this.records.length >> 1)
    expect(readAll(this.log, middle, 'log-end', 100)).toEqual(
      expected.slice(middle - this.logStartOffset),
    )
    this.log.updateHighWatermark(this.log.logEndOffset)
  }

  #open(hadCleanShutdown: boolean, recoveryPoint = 0): UnifiedLog {
    return openLog({
      fileSystem: this.disk,
      config: CONFIG,
      tailCache: this.#tailCache,
      hadCleanShutdown,
      recoveryPoint,
      logStartOffset: this.logStartOffset,
    })
  }
}

test.prop([fc.array(step, { maxLength: 40 }), fc.constantFrom(0, 2000, 1_000_000)], {
  numRuns: 150,
})('UnifiedLog behaves as a list of records, whatever happens to it', async (steps, cacheBytes) => {
  const world = new World(cacheBytes)
  for (const each of steps) {
    if (each.act === 'append') world.append(each.count)
    else if (each.act === 'truncate') world.truncate(each.at)
    else if (each.act === 'deleteRecords') world.deleteRecords(each.at)
    else if (each.act === 'roll') world.log.roll()
    else if (each.act === 'retention') world.log.deleteOldSegments()
    else if (each.act === 'flush') {
      await world.log.flush()
      world.flushedOffset = world.log.recoveryPoint
      expect(world.flushedOffset).toBe(world.endOffset)
    } else if ('seed' in each) world.restart(each.act, each.seed)
    world.check()
  }
})
