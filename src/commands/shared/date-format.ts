import { CommandError } from './command-error.ts'

/** A time as text, in the time zone of the machine. */
export type DateFormat = (timeMs: number) => string

const MONTHS =
  'January February March April May June July August September October November December'
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'

type Field = (date: Date, width: number) => string
const number =
  (value: (date: Date) => number): Field =>
  (date, width) =>
    String(value(date)).padStart(width, '0')
const name =
  (names: string, index: (date: Date) => number): Field =>
  (date, width) => {
    const whole = names.split(' ')[index(date)]!
    return width > 3 ? whole : whole.slice(0, 3)
  }
const month = name(MONTHS, (date) => date.getMonth())

/** The letters of Java's `SimpleDateFormat` that tell a time; weeks, eras and zones' names do not. */
const FIELDS: Readonly<Record<string, Field>> = {
  y: (date, width) => {
    const year = String(date.getFullYear())
    return width === 2 ? year.slice(-2) : year.padStart(width, '0')
  },
  M: (date, width) =>
    width > 2 ? month(date, width) : number((d) => d.getMonth() + 1)(date, width),
  d: number((date) => date.getDate()),
  H: number((date) => date.getHours()),
  k: number((date) => date.getHours() || 24),
  K: number((date) => date.getHours() % 12),
  h: number((date) => date.getHours() % 12 || 12),
  m: number((date) => date.getMinutes()),
  s: number((date) => date.getSeconds()),
  S: number((date) => date.getMilliseconds()),
  a: (date) => (date.getHours() < 12 ? 'AM' : 'PM'),
  E: name(DAYS, (date) => date.getDay()),
  Z: (date) => zone(date, ''),
  X: (date, width) =>
    width === 3 ? zone(date, ':') : zone(date, '').slice(0, width === 1 ? 3 : 5),
}

function zone(date: Date, separator: string): string {
  const minutes = -date.getTimezoneOffset()
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `${minutes < 0 ? '-' : '+'}${two(hours)}${separator}${two(rest)}`
}

/** A pattern of `SimpleDateFormat`: `yyyy-MM-dd HH:mm:ss:SSS`; text stands between apostrophes. */
export function dateFormat(pattern: string): DateFormat {
  const parts = [...pattern.matchAll(/'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+/g)]
  const writers = parts.map(([text, quoted, letter]) => {
    if (quoted !== undefined) return () => (quoted === '' ? "'" : quoted.replaceAll("''", "'"))
    if (letter === undefined) return () => text
    const field = FIELDS[letter]
    if (field !== undefined) return (date: Date) => field(date, text.length)
    throw new CommandError(
      `java.lang.IllegalArgumentException: Illegal pattern character '${letter}'`,
    )
  })
  return (timeMs) => {
    const date = new Date(timeMs)
    return writers.map((write) => write(date)).join('')
  }
}
