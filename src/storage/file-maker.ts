import type { Clock, Timer } from '../runtime/clock.ts'
import type { UnifiedLog } from './unified-log.ts'

/** So long nothing was created: whoever creates many topics is done. */
const QUIET_MS = 100
/** So long the event loop is kept at once, and let go between. */
const SLICE_MS = 4
const PAUSE_MS = 4

/**
 * Makes the files of new logs once nobody waits for their creation any more, as Apache does in
 * another thread. A log works without them, and its first record makes those that it needs.
 */
export class FileMaker {
  readonly #clock: Clock
  readonly #logs = new Set<UnifiedLog>()
  #timer: Timer | undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  add(log: UnifiedLog): void {
    this.#logs.add(log)
    this.#timer?.cancel()
    this.#runAfter(QUIET_MS)
  }

  close(): void {
    this.#timer?.cancel()
    this.#logs.clear()
  }

  #runAfter(delayMs: number): void {
    this.#timer = this.#clock.setTimer(delayMs, () => this.#run())
  }

  #run(): void {
    const deadlineMs = this.#clock.monotonicMs() + SLICE_MS
    for (const log of this.#logs) {
      this.#logs.delete(log)
      try {
        log.makeFiles()
      } catch {
        // A disk that fails takes the directory offline by itself.
      }
      if (this.#clock.monotonicMs() >= deadlineMs) break
    }
    if (this.#logs.size > 0) this.#runAfter(PAUSE_MS)
  }
}
