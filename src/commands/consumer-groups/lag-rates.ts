/** How fast groups read and partitions grow, from what was seen of them over the last while. */
import { partitionName } from '../../client/topic-partition.ts'
import { lagOf, type OffsetRow } from './offset-rows.ts'

export interface RatedRow extends OffsetRow {
  /** Records a second; undefined before there was time to see it. */
  readonly consumedPerSecond: number | undefined
  readonly producedPerSecond: number | undefined
  /** Until the group has read all, in ms; Infinity when it falls behind; undefined: not known. */
  readonly catchUpMs: number | undefined
}

interface Sample {
  readonly atMs: number
  readonly currentOffset: number | undefined
  readonly logEndOffset: number | undefined
}

/** Groups commit every few seconds, so a rate needs a longer look. */
const WINDOW_MS = 30_000

export class LagRates {
  #samples = new Map<string, Sample[]>()

  /** The rows, seen at `nowMs` on a clock that never goes back, with their rates. */
  add(nowMs: number, rows: readonly OffsetRow[]): RatedRow[] {
    const next = new Map<string, Sample[]>()
    const rated = rows.map((row) => {
      const name = `${row.groupId} ${partitionName(row)}`
      const kept = (this.#samples.get(name) ?? []).filter(({ atMs }) => nowMs - atMs <= WINDOW_MS)
      const { currentOffset, logEndOffset } = row
      next.set(name, [...kept, { atMs: nowMs, currentOffset, logEndOffset }])
      return rate(row, kept[0], nowMs)
    })
    // What is seen no more is forgotten.
    this.#samples = next
    return rated
  }
}

function rate(row: OffsetRow, first: Sample | undefined, nowMs: number): RatedRow {
  const seconds = first === undefined ? 0 : (nowMs - first.atMs) / 1_000
  const perSecond = (start: number | undefined, end: number | undefined) =>
    start === undefined || end === undefined || seconds <= 0 ? undefined : (end - start) / seconds
  const consumedPerSecond = perSecond(first?.currentOffset, row.currentOffset)
  const producedPerSecond = perSecond(first?.logEndOffset, row.logEndOffset)
  return {
    ...row,
    consumedPerSecond,
    producedPerSecond,
    catchUpMs: catchUpMs(lagOf(row), consumedPerSecond, producedPerSecond),
  }
}

function catchUpMs(
  lag: number | undefined,
  consumed: number | undefined,
  produced: number | undefined,
): number | undefined {
  if (lag === 0) return 0
  if (lag === undefined || consumed === undefined || produced === undefined) return undefined
  return consumed > produced ? (lag / (consumed - produced)) * 1_000 : Number.POSITIVE_INFINITY
}
