import type { DateFormat } from '../shared/date-format.ts'

const BYTES_PER_MB = 1024 * 1024

/** What was read up to a moment. */
export interface Reading {
  readonly timeMs: number
  readonly bytes: number
  readonly records: number
}

const RATES = 'data.consumed.in.MB, MB.sec, data.consumed.in.nMsg, nMsg.sec'
const FETCHES = 'rebalance.time.ms, fetch.time.ms, fetch.MB.sec, fetch.nMsg.sec'

export function header(isDetailed: boolean): string {
  return `${isDetailed ? 'time, threadId' : 'start.time, end.time'}, ${RATES}, ${FETCHES}`
}

/** The row of an interval, of which `joinMs` went by in rebalances. */
export function detailedRow(last: Reading, now: Reading, joinMs: number, date: DateFormat): string {
  const [mb, records] = rates(last, now, now.timeMs - last.timeMs)
  const total = now.bytes / BYTES_PER_MB
  return [
    `${date(now.timeMs)}, 0, ${total.toFixed(4)}, ${mb.toFixed(4)}, ${now.records}, ${records.toFixed(4)}`,
    fetchColumns(last, now, joinMs),
  ].join(', ')
}

/** The row of the whole test. */
export function totalRow(start: Reading, end: Reading, joinMs: number, date: DateFormat): string {
  const [mb, records] = rates(start, end, end.timeMs - start.timeMs)
  const total = end.bytes / BYTES_PER_MB
  return [
    `${date(start.timeMs)}, ${date(end.timeMs)}, ${total.toFixed(4)}, ${mb.toFixed(4)}, ${end.records}, ${records.toFixed(4)}`,
    fetchColumns(start, end, joinMs),
  ].join(', ')
}

function fetchColumns(from: Reading, to: Reading, joinMs: number): string {
  const fetchMs = to.timeMs - from.timeMs - joinMs
  const [mb, records] = fetchMs <= 0 ? [0, 0] : rates(from, to, fetchMs)
  return `${joinMs}, ${fetchMs}, ${mb.toFixed(4)}, ${records.toFixed(4)}`
}

/** MB and records a second. */
function rates(from: Reading, to: Reading, elapsedMs: number): [number, number] {
  const seconds = Math.max(elapsedMs, 1) / 1000
  return [(to.bytes - from.bytes) / BYTES_PER_MB / seconds, (to.records - from.records) / seconds]
}
