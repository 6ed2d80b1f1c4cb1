/** A moment as a user types it, for options of our own: `--from`, `--until`. */
import { CommandError } from './command-error.ts'

const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
}

const AGO = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d|w)(?:\s+ago)?$/
const MILLISECONDS = /^\d{9,}$/
const DATE = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/

/**
 * Milliseconds since the epoch of `10m ago`, `now`, an ISO time (of this machine's zone unless it
 * names one; a date alone is its midnight), or of a number of milliseconds. `option` is for the error.
 */
export function parseTimeArgument(option: string, text: string, nowMs: number): number {
  const trimmed = text.trim()
  if (trimmed === 'now') return nowMs
  const [, amount, unit] = AGO.exec(trimmed) ?? []
  if (amount !== undefined) return Math.round(nowMs - Number(amount) * UNIT_MS[unit!]!)
  if (MILLISECONDS.test(trimmed)) return Number(trimmed)
  if (DATE.test(trimmed)) {
    // A date alone would be read as one of UTC.
    const local = trimmed.length === 10 ? `${trimmed}T00:00` : trimmed.replace(' ', 'T')
    const time = Date.parse(local)
    if (!Number.isNaN(time)) return time
  }
  throw new CommandError(
    `--${option} '${text}' is no time: give one as '10m ago', '2026-01-31T12:00:00', 'now' or in milliseconds`,
  )
}
