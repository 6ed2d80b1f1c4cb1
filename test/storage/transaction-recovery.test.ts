import { beforeAll, describe, expect, test } from 'vitest'
import { buildEndTransactionBatch } from '../../src/records/control-record.ts'
import type { UnifiedLog } from '../../src/storage/unified-log.ts'
import { batchOf, FIRST_TIMESTAMP, LOG_DIRECTORY, openLog } from '../support/logs.ts'
import { ManualClock } from '../support/manual-clock.ts'
import { MemoryFileSystem } from '../support/memory-file-system.ts'
import { SeededRandom } from '../support/seeded-random.ts'

const PRODUCERS = 4
const STEPS = 60
const config = { segmentBytes: 700, indexIntervalBytes: 100, retentionMs: -1 }

/** What a log knows of transactions. */
function view(log: UnifiedLog) {
  log.updateHighWatermark(log.logEndOffset)
  const producers = [...log.producerState.producers.values()]
    .map((entry) => ({
      producerId: entry.producerId,
      epoch: entry.producerEpoch,
      sequence: entry.lastSequence,
      coordinatorEpoch: entry.coordinatorEpoch,
      open: entry.currentTxnFirstOffset,
      timestamp: entry.lastTimestamp,
    }))
    .sort((one, other) => one.producerId - other.producerId)
  const aborted = log.segments.flatMap(({ txnIndex }) => txnIndex.entries)
  return { lastStableOffset: log.lastStableOffset, producers, aborted }
}

type View = ReturnType<typeof view>

/** A log with segments full of transactions, and what it knew at each of its ends. */
class History {
  readonly disk = new MemoryFileSystem()
  readonly log = openLog({ fileSystem: this.disk, clock: new ManualClock(), config })
  readonly views = new Map<number, View>()

  constructor(seed: number) {
    const random = new SeededRandom(seed)
    const sequences = new Map<number, number>()
    this.#note()
    for (let step = 0; step < STEPS; step++) {
      const producerId = random.below(PRODUCERS)
      const isOpen =
        (this.log.producerState.producers.get(producerId)?.currentTxnFirstOffset ?? -1) >= 0
      if (isOpen && random.next() < 0.5) this.#end(producerId, random.next() < 0.5, step)
      else {
        const baseSequence = sequences.get(producerId) ?? 0
        const count = 1 + random.below(3)
        sequences.set(producerId, baseSequence + count)
        const isTransactional = isOpen || random.next() < 0.8
        const timestamp = FIRST_TIMESTAMP + step
        const options = { producerId, producerEpoch: 0, baseSequence, isTransactional, timestamp }
        this.log.appendAsLeader(batchOf(new Array<string>(count).fill('v'), options), 0)
      }
      this.#note()
    }
  }

  #end(producerId: number, isCommit: boolean, step: number): void {
    const end = { producerId, producerEpoch: 0, coordinatorEpoch: 1 }
    const type = isCommit ? 'COMMIT' : 'ABORT'
    const marker = buildEndTransactionBatch({ type, ...end, timestamp: FIRST_TIMESTAMP + step })
    this.log.appendAsLeader(marker, 0, 'coordinator')
  }

  #note(): void {
    this.views.set(this.log.logEndOffset, view(this.log))
  }

  /** The log as the next process opens it. */
  open(disk: MemoryFileSystem, hadCleanShutdown: boolean, recoveryPoint = 0): UnifiedLog {
    const clock = new ManualClock()
    return openLog({ fileSystem: disk, clock, config, hadCleanShutdown, recoveryPoint })
  }
}

describe.each([1, 2])('a log with transactions (seed %i)', (seed) => {
  let history: History
  beforeAll(() => {
    history = new History(seed)
    expect(history.log.segments.length).toBeGreaterThan(4)
    expect(view(history.log).aborted.length).toBeGreaterThan(2)
  })

  test('knows after a crash what it knew before, wherever recovery begins', () => {
    const { log, views, disk } = history
    for (const recoveryPoint of [0, ...log.segments.map(({ baseOffset }) => baseOffset)]) {
      const again = history.open(disk.copy(), false, recoveryPoint)
      expect(view(again), `from ${recoveryPoint}`).toEqual(views.get(log.logEndOffset))
    }
  })

  test('knows what was true at its end, wherever a crash has cut it', () => {
    const { log, views, disk } = history
    const path = log.segments.at(-1)!.path
    const bytes = disk.readFile(path)
    for (let sizeBytes = 0; sizeBytes <= bytes.length; sizeBytes += 7) {
      const torn = disk.copy()
      torn.writeFile(path, bytes.subarray(0, sizeBytes))
      const again = history.open(torn, false, log.segments.at(-1)!.baseOffset)
      expect(view(again), `cut at ${sizeBytes}`).toEqual(views.get(again.logEndOffset))
    }
  })

  test('knows what was true at its end, wherever it is truncated', () => {
    const { log, views, disk } = history
    for (let offset = 0; offset < log.logEndOffset; offset++) {
      const again = history.open(disk.copy(), false, log.logEndOffset)
      again.truncateTo(offset)
      expect(view(again), `to ${offset}`).toEqual(views.get(again.logEndOffset))
    }
  })

  test('keeps after an orderly stop, and forgets with its segments', () => {
    const { views } = history
    const { disk, log } = new History(seed)
    log.close()
    const again = history.open(disk, true, log.logEndOffset)
    const before = views.get(again.logEndOffset)!
    expect(view(again)).toEqual(before)
    const { baseOffset } = again.segments[2]!
    again.incrementLogStartOffset(baseOffset)
    again.deleteOldSegments()
    const names = disk.list(LOG_DIRECTORY).filter((name) => !name.endsWith('.deleted'))
    const gone = names.filter(
      (name) => /^\d+\./.test(name) && Number.parseInt(name, 10) < baseOffset,
    )
    expect(gone).toEqual([])
    const kept = before.aborted.filter(({ lastOffset }) => lastOffset >= baseOffset)
    expect(view(again).aborted).toEqual(kept)
    again.close()
    expect(view(history.open(disk, true, again.logEndOffset)).aborted).toEqual(kept)
  })
})
