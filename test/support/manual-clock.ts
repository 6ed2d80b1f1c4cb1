import type { Clock, Timer } from '../../src/runtime/clock.ts'

interface PendingTimer {
  readonly dueMs: number
  readonly sequence: number
  readonly callback: () => void
}

/** A clock that stands still until a test moves it. Due timers fire in order of their deadlines. */
export class ManualClock implements Clock {
  readonly #startMs: number
  #elapsedMs = 0
  #sequence = 0
  readonly #timers = new Set<PendingTimer>()

  constructor(startMs = 1_700_000_000_000) {
    this.#startMs = startMs
  }

  nowMs(): number {
    return this.#startMs + this.#elapsedMs
  }

  monotonicMs(): number {
    return this.#elapsedMs
  }

  setTimer(delayMs: number, callback: () => void): Timer {
    const timer: PendingTimer = {
      dueMs: this.#elapsedMs + Math.max(delayMs, 0),
      sequence: this.#sequence++,
      callback,
    }
    this.#timers.add(timer)
    return { cancel: () => void this.#timers.delete(timer) }
  }

  get pendingTimers(): number {
    return this.#timers.size
  }

  /** Moves time on; what callbacks schedule within that time fires too. */
  advance(durationMs: number): void {
    const endMs = this.#elapsedMs + durationMs
    while (this.#fireNext(endMs)) {
      // Each round fires one timer.
    }
    this.#elapsedMs = endMs
  }

  /** As `advance`, but lets promises settle before it starts, after each timer, and at the end. */
  async advanceAsync(durationMs: number): Promise<void> {
    const endMs = this.#elapsedMs + durationMs
    await settle()
    while (this.#fireNext(endMs)) await settle()
    this.#elapsedMs = endMs
    await settle()
  }

  #fireNext(endMs: number): boolean {
    let next: PendingTimer | undefined
    for (const timer of this.#timers) {
      if (next === undefined || comesBefore(timer, next)) next = timer
    }
    if (next === undefined || next.dueMs > endMs) return false
    this.#timers.delete(next)
    this.#elapsedMs = Math.max(this.#elapsedMs, next.dueMs)
    next.callback()
    return true
  }
}

/** Resolves once every promise that can settle without time passing has settled. */
export function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}

function comesBefore(a: PendingTimer, b: PendingTimer): boolean {
  return a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.sequence < b.sequence)
}
