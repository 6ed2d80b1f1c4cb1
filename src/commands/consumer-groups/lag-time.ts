/** Lag as time: how old the first record is that a group has not read. */
import type { ClientProperties } from '../../client/client-config.ts'
import { PartitionReader, type ReadRange } from '../../client/consumer/partition-reader.ts'
import { partitionName } from '../../client/topic-partition.ts'
import type { CommandContext } from '../shared/context.ts'
import { loggingRuntime } from '../shared/with-cluster.ts'
import { lagOf, type OffsetRow } from './offset-rows.ts'

/** Only the first record of each partition is looked at: more need not come. */
const FETCH_BYTES = 64 * 1024
/** What a broker does not bring in this time is not known. */
const WAIT_MS = 5_000
const MAX_KNOWN = 100_000

/** Looks the times up, and remembers them while the group stays where it is. */
export class LagTimes {
  readonly #context: CommandContext
  readonly #properties: ClientProperties
  /** Timestamp of the record at an offset; −1: there is none. */
  #known = new Map<string, number>()

  constructor(context: CommandContext, properties: ClientProperties) {
    this.#context = context
    this.#properties = new Map([...properties, ['max.partition.fetch.bytes', String(FETCH_BYTES)]])
  }

  /** The rows with `lagTimeMs` where it can be known. */
  async addTo(rows: readonly OffsetRow[]): Promise<OffsetRow[]> {
    if (this.#known.size > MAX_KNOWN) this.#known = new Map()
    const unread = rows.filter((row) => (lagOf(row) ?? 0) > 0).map(rangeOf)
    await this.#lookUp(unread.filter((range) => !this.#known.has(placeName(range))))
    const nowMs = this.#context.runtime.clock.nowMs()
    return rows.map((row) => ({ ...row, lagTimeMs: this.#timeOf(row, nowMs) }))
  }

  #timeOf(row: OffsetRow, nowMs: number): number | undefined {
    const lag = lagOf(row)
    if (lag === undefined) return undefined
    if (lag <= 0) return 0
    const timestamp = this.#known.get(placeName(rangeOf(row))) ?? -1
    return timestamp < 0 ? undefined : Math.max(nowMs - timestamp, 0)
  }

  // Several groups may stand in one partition, and a reader reads a partition once: it takes rounds.
  async #lookUp(ranges: readonly ReadRange[]): Promise<void> {
    let rest = ranges
    while (rest.length > 0) {
      const round = new Map<string, ReadRange>()
      for (const range of rest) {
        const name = partitionName(range)
        if (!round.has(name)) round.set(name, range)
      }
      await this.#readFirst(round)
      rest = rest.filter((range) => round.get(partitionName(range)) !== range)
    }
  }

  async #readFirst(ofPartitions: ReadonlyMap<string, ReadRange>): Promise<void> {
    const ranges = [...ofPartitions.values()]
    const wanted = new Map(ofPartitions)
    const runtime = loggingRuntime(this.#context)
    const reader = new PartitionReader(runtime, this.#properties, { source: { ranges } })
    try {
      while (wanted.size > 0) {
        const batch = await reader.next(WAIT_MS)
        if (!batch) return
        const name = partitionName(batch)
        const range = wanted.get(name)
        if (range) this.#known.set(placeName(range), batch.records[0]!.timestamp)
        wanted.delete(name)
      }
    } finally {
      await reader.close()
    }
  }
}

function rangeOf({ topic, partition, currentOffset, logEndOffset }: OffsetRow): ReadRange {
  return { topic, partition, start: currentOffset!, stop: logEndOffset! }
}

function placeName(range: ReadRange): string {
  return `${partitionName(range)}@${range.start}`
}
