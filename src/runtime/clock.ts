/**
 * Time, as everything outside of `runtime` sees it. Tests hand in a clock that they move by hand
 * (`test/support/manual-clock.ts`).
 */
export interface Clock {
  /** Wall-clock time in milliseconds since the epoch: for timestamps that people and logs see. */
  nowMs(): number
  /** Milliseconds that never go backwards: for deadlines and durations. */
  monotonicMs(): number
  /** Calls `callback` once after `delayMs`. A pending timer never keeps the process alive. */
  setTimer(delayMs: number, callback: () => void): Timer
}

export interface Timer {
  /** Has no effect on a timer that has fired. */
  cancel(): void
}

/** The longest delay that a Node timer takes; anything longer would fire at once. */
const MAX_TIMER_DELAY_MS = 2_147_483_647

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  setTimer(delayMs, callback) {
    const boundedDelayMs = Math.min(Math.max(delayMs, 0), MAX_TIMER_DELAY_MS)
    const handle = setTimeout(callback, boundedDelayMs)
    handle.unref()
    return { cancel: () => clearTimeout(handle) }
  },
}

/** Resolves after `delayMs` on the given clock. */
export function sleep(clock: Clock, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    clock.setTimer(delayMs, resolve)
  })
}
