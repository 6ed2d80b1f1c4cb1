import type { Duration } from './types/state.ts'

const UNITS_MS = {
  days: 86_400_000,
  hours: 3_600_000,
  minutes: 60_000,
  seconds: 1000,
  milliseconds: 1,
} as const

/** In milliseconds. Throws TypeError for what is no length of time. */
export function durationMs(duration: Duration): number {
  if (typeof duration === 'number') return checked(duration, String(duration))
  let total = 0
  for (const [unit, count] of Object.entries(duration)) {
    if (!Object.hasOwn(UNITS_MS, unit)) {
      const known = Object.keys(UNITS_MS).join(', ')
      throw new TypeError(`Unknown unit of time '${unit}': it is one of ${known}`)
    }
    total += (count ?? 0) * UNITS_MS[unit as keyof typeof UNITS_MS]
  }
  return checked(total, JSON.stringify(duration))
}

function checked(ms: number, given: string): number {
  if (ms >= 0 && Number.isFinite(ms)) return ms
  throw new TypeError(`Invalid length of time ${given}: it must be a number from 0`)
}
