const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
] as const

/** A span for people, in its two largest units: `2h 5m`, `12s`, `350ms`. */
export function durationText(ms: number): string {
  if (ms <= 0) return '0s'
  if (ms < 1_000) return `${Math.round(ms)}ms`
  const at = UNITS.findIndex(([, unitMs]) => ms >= unitMs)
  const [name, unitMs] = UNITS[at]!
  const count = Math.floor(ms / unitMs)
  const [nextName, nextMs] = UNITS[at + 1] ?? []
  const rest = nextMs === undefined ? 0 : Math.floor((ms - count * unitMs) / nextMs)
  return rest === 0 ? `${count}${name}` : `${count}${name} ${rest}${nextName}`
}
