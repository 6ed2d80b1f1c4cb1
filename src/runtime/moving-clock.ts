import { type Clock, systemClock, type Timer } from './clock.ts'
import { afterTurn } from './turn.ts'

interface PendingTimer {
  readonly dueMs: number
  readonly callback: () => void
  real: Timer | undefined
}

/** A long way is taken in at most so many steps: what repeats every second need not run each time. */
const MAX_STEPS = 100

/**
 * A clock that goes as the real one does and can be moved ahead: timers that fall due on the way
 * fire in their order. It never goes back.
 */
export class MovingClock implements Clock {
  readonly #base: Clock
  readonly #timers = new Set<PendingTimer>()
  readonly #onTimer: () => void
  /** Between the wall-clock time at the start and the one that was asked for. */
  readonly #startShiftMs: number
  #aheadMs = 0
  #isClosed = false

  /** `onTimer` is told whenever a timer has fired. */
  constructor(onTimer: () => void = () => {}, base: Clock = systemClock, startMs?: number) {
    this.#base = base
    this.#onTimer = onTimer
    this.#startShiftMs = startMs === undefined ? 0 : startMs - base.nowMs()
  }

  nowMs(): number {
    return this.#base.nowMs() + this.#startShiftMs + Math.floor(this.#aheadMs)
  }

  monotonicMs(): number {
    return this.#base.monotonicMs() + this.#aheadMs
  }

  setTimer(delayMs: number, callback: () => void): Timer {
    if (this.#isClosed) return { cancel: () => {} }
    const timer: PendingTimer = {
      dueMs: this.monotonicMs() + Math.max(delayMs, 0),
      callback,
      real: undefined,
    }
    this.#timers.add(timer)
    this.#arm(timer)
    return {
      cancel: () => {
        timer.real?.cancel()
        this.#timers.delete(timer)
      },
    }
  }

  get pendingTimers(): number {
    return this.#timers.size
  }

  /** Forgets all timers, and takes no other. */
  close(): void {
    this.#isClosed = true
    for (const timer of this.#timers) timer.real?.cancel()
    this.#timers.clear()
  }

  /** Moves time on, and resolves when what that set off in this process has been done. */
  async advance(durationMs: number): Promise<void> {
    const endMs = this.monotonicMs() + durationMs
    const strideMs = durationMs / MAX_STEPS
    await settle()
    for (;;) {
      const nowMs = this.monotonicMs()
      if (nowMs >= endMs) break
      let nextMs = endMs
      for (const { dueMs } of this.#timers) nextMs = Math.min(nextMs, dueMs)
      const targetMs = Math.min(Math.max(nextMs, nowMs + strideMs), endMs)
      this.#aheadMs += targetMs - nowMs
      await this.#fireDue()
    }
    for (const timer of this.#timers) this.#arm(timer)
  }

  async #fireDue(): Promise<void> {
    const nowMs = this.monotonicMs()
    const due = [...this.#timers].filter(({ dueMs }) => dueMs <= nowMs)
    due.sort((one, other) => one.dueMs - other.dueMs)
    for (const timer of due) this.#fire(timer)
    await settle()
  }

  #arm(timer: PendingTimer): void {
    timer.real?.cancel()
    const delayMs = Math.max(timer.dueMs - this.monotonicMs(), 0)
    timer.real = this.#base.setTimer(delayMs, () => this.#fire(timer))
  }

  #fire(timer: PendingTimer): void {
    timer.real?.cancel()
    if (!this.#timers.delete(timer)) return
    timer.callback()
    this.#onTimer()
  }
}

/** Rounds of the event loop in which promises and what is put off to the end of a turn are done. */
const SETTLING_TURNS = 3

async function settle(): Promise<void> {
  for (let turn = 0; turn < SETTLING_TURNS; turn++) await new Promise<void>(afterTurn)
}
