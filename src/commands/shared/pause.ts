import { type Clock, sleep } from '../../runtime/clock.ts'

/** A pause shorter than this is no use: timers do not keep it. */
const LEAST_PAUSE_MS = 2

/** Waits until the monotonic time is `dueMs`, or the signal comes; whoever is late goes on at once. */
export async function pauseUntil(clock: Clock, dueMs: number, signal: AbortSignal): Promise<void> {
  const waitMs = dueMs - clock.monotonicMs()
  if (waitMs >= LEAST_PAUSE_MS) await Promise.race([sleep(clock, waitMs), whenAborted(signal)])
}

export function whenAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
