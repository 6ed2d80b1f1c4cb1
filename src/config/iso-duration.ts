const DURATION =
  /^([-+]?)P(?:([-+]?\d+)D)?(T(?:([-+]?\d+)H)?(?:([-+]?\d+)M)?(?:([-+]?\d+)(?:[.,](\d{0,9}))?S)?)?$/i
const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** An ISO-8601 duration such as `P1DT2H30M`, in milliseconds. */
export function parseDuration(text: string): number {
  const match = DURATION.exec(text)
  const [, sign = '', days, time, hours, minutes, seconds, fraction = ''] = match ?? []
  const hasTime = hours !== undefined || minutes !== undefined || seconds !== undefined
  const isEmpty = days === undefined && !hasTime
  if (!match || isEmpty || (time !== undefined && !hasTime)) {
    throw new Error('Text cannot be parsed to a Duration')
  }
  const fractionMs = Math.floor(Number(`0.${fraction === '' ? '0' : fraction}`) * SECOND_MS)
  const total =
    Number(days ?? 0) * DAY_MS +
    Number(hours ?? 0) * HOUR_MS +
    Number(minutes ?? 0) * MINUTE_MS +
    Number(seconds ?? 0) * SECOND_MS +
    (seconds?.startsWith('-') ? -fractionMs : fractionMs)
  return sign === '-' ? -total : total
}
