import { type Clock, sleep } from '../runtime/clock.ts'
import type { Random } from '../runtime/random.ts'

const MULTIPLIER = 2
const JITTER = 0.2

/** Grows with each failure up to a limit, with a fifth of chance either way, as Kafka's clients wait. */
export function backoffMs(
  failures: number,
  initialMs: number,
  maxMs: number,
  random: Random,
): number {
  const grown = Math.min(initialMs * MULTIPLIER ** failures, maxMs)
  return grown * (1 - JITTER + random.next() * 2 * JITTER)
}

/** Sleeps, but never beyond the deadline. */
export function sleepUntil(clock: Clock, delayMs: number, deadlineMs: number): Promise<void> {
  return sleep(clock, Math.max(Math.min(delayMs, deadlineMs - clock.monotonicMs()), 0))
}
