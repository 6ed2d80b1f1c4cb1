/**
 * Compacts the logs of a node one after the other, the dirtiest first, and remembers in
 * `cleaner-offset-checkpoint` how far each is clean. A log that can't be read is left alone until
 * the next start, and named; all others go on.
 */
import { RecordError } from '../../records/record-errors.ts'
import type { Clock } from '../../runtime/clock.ts'
import { sleep } from '../../runtime/clock.ts'
import type { Logger } from '../../runtime/logger.ts'
import type { Random } from '../../runtime/random.ts'
import { logDirectoryName } from '../log-files.ts'
import type { UnifiedLog } from '../unified-log.ts'
import { CleaningAborted, cleanLog } from './clean-log.ts'
import { type CleanableRange, cleanableRange, isWorthCleaning } from './cleanable-range.ts'
import { ENTRY_BYTES, OffsetMap } from './offset-map.ts'

/** Kafka's settings (`log.cleaner.…`), read anew for each round. */
export interface LogCleanerConfig {
  readonly isEnabled: boolean
  /** Between two looks when nothing was to be done. */
  readonly backoffMs: number
  /** At most so much memory for the offset map. */
  readonly dedupeBufferBytes: number
  readonly dedupeLoadFactor: number
  readonly ioBufferBytes: number
  /** Read and written together; `Infinity` without a limit. */
  readonly maxBytesPerSecond: number
}

export const DEFAULT_CLEANER_CONFIG: LogCleanerConfig = {
  isEnabled: true,
  backoffMs: 15_000,
  dedupeBufferBytes: 128 * 1024 * 1024,
  dedupeLoadFactor: 0.9,
  ioBufferBytes: 512 * 1024,
  maxBytesPerSecond: Number.POSITIVE_INFINITY,
}

/** More at once would hold up the event loop for longer than a few milliseconds. */
const MAX_CHUNK_BYTES = 128 * 1024

export interface LogCleanerOptions {
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly config: () => LogCleanerConfig
  readonly logs: () => Iterable<UnifiedLog>
  readonly checkpointOf: (log: UnifiedLog) => number | undefined
  /** Throws the error of the disk. */
  readonly writeCheckpoint: (log: UnifiedLog, offset: number) => void
}

interface Candidate {
  readonly log: UnifiedLog
  readonly range: CleanableRange
}

export class LogCleaner {
  readonly #options: LogCleanerOptions
  readonly #uncleanable = new WeakSet<UnifiedLog>()
  #isStopped = false
  #timer: { cancel(): void } | undefined
  #round: Promise<void> | undefined
  /** When the bytes that were read and written so far are paid for, by the monotonic clock. */
  #paidUntilMs = 0

  constructor(options: LogCleanerOptions) {
    this.#options = options
  }

  start(): void {
    this.#schedule()
  }

  stop(): void {
    this.#isStopped = true
    this.#timer?.cancel()
  }

  #schedule(): void {
    const { clock, config } = this.#options
    this.#timer = clock.setTimer(config().backoffMs, () => {
      this.cleanAll()
        .catch((error: unknown) => this.#options.logger.error('Log cleaning failed', error))
        .finally(() => {
          if (!this.#isStopped) this.#schedule()
        })
    })
  }

  /** Cleans until nothing is worth it any more; what failed waits for the next time. */
  cleanAll(): Promise<void> {
    this.#round ??= this.#cleanAll().finally(() => {
      this.#round = undefined
    })
    return this.#round
  }

  async #cleanAll(): Promise<void> {
    const failed = new Set<UnifiedLog>()
    for (;;) {
      if (this.#isStopped || !this.#options.config().isEnabled) return
      const candidate = this.#dirtiest(failed)
      if (candidate === undefined) return
      try {
        await this.#clean(candidate)
      } catch (error) {
        failed.add(candidate.log)
        this.#onFailure(candidate.log, error)
      }
    }
  }

  #dirtiest(failed: ReadonlySet<UnifiedLog>): Candidate | undefined {
    const nowMs = this.#options.clock.nowMs()
    let best: Candidate | undefined
    for (const log of this.#options.logs()) {
      if (!log.config.cleanupPolicy.includes('compact')) continue
      if (failed.has(log) || this.#uncleanable.has(log)) continue
      const range = cleanableRange(log, this.#options.checkpointOf(log), nowMs)
      if (!isWorthCleaning(log, range)) continue
      if (best === undefined || range.dirtyRatio > best.range.dirtyRatio) best = { log, range }
    }
    return best
  }

  async #clean({ log, range }: Candidate): Promise<void> {
    const { clock, logger } = this.#options
    const config = this.#options.config()
    const startMs = clock.monotonicMs()
    const sizeBefore = log.sizeBytes
    const result = await cleanLog({
      log,
      range,
      map: this.#newMap(range, config),
      clock,
      buffer: Buffer.allocUnsafeSlow(Math.min(config.ioBufferBytes, MAX_CHUNK_BYTES)),
      throttle: (bytes) => this.#throttle(bytes, config),
    })
    this.#options.writeCheckpoint(log, result.endOffset)
    logger.info(
      `Cleaned ${logDirectoryName(log.topicPartition)} up to offset ${result.endOffset}: ` +
        `${sizeBefore} to ${log.sizeBytes} bytes in ${Math.round(clock.monotonicMs() - startMs)} ms`,
    )
  }

  // No more than the keys that there can be: an idle node keeps no megabytes for it.
  #newMap({ firstDirtyOffset, firstUncleanableOffset }: CleanableRange, config: LogCleanerConfig) {
    const { dedupeBufferBytes, dedupeLoadFactor } = config
    const keys = firstUncleanableOffset - firstDirtyOffset + 1
    const neededBytes = Math.ceil((keys + 1) / dedupeLoadFactor) * ENTRY_BYTES
    const seed = Math.floor(this.#options.random.next() * 2 ** 32)
    return new OffsetMap(Math.min(dedupeBufferBytes, neededBytes), dedupeLoadFactor, seed)
  }

  async #throttle(bytes: number, { maxBytesPerSecond }: LogCleanerConfig): Promise<void> {
    if (this.#isStopped) throw new CleaningAborted()
    if (maxBytesPerSecond === Number.POSITIVE_INFINITY) return
    const { clock } = this.#options
    const nowMs = clock.monotonicMs()
    this.#paidUntilMs = Math.max(this.#paidUntilMs, nowMs) + (bytes * 1000) / maxBytesPerSecond
    const waitMs = this.#paidUntilMs - nowMs
    if (waitMs >= 1) await sleep(clock, waitMs)
    if (this.#isStopped) throw new CleaningAborted()
  }

  #onFailure(log: UnifiedLog, error: unknown): void {
    if (error instanceof CleaningAborted || log.isClosed) return
    const { logger } = this.#options
    const name = logDirectoryName(log.topicPartition)
    if (error instanceof RecordError) {
      this.#uncleanable.add(log)
      const path = log.directory
      logger.error(`Cleaning of ${name} stops: a record in '${path}' can't be read`, error)
    } else logger.warn(`Cleaning of ${name} failed and is tried again`, error)
  }
}
