/** `--watch`: the lag as it changes. A terminal is drawn anew each time; a pipe gets more lines. */
import { describeGroups } from '../../client/admin/describe-groups.ts'
import type { ClientProperties } from '../../client/client-config.ts'
import type { Cluster } from '../../client/cluster.ts'
import { KafkaError } from '../../protocol/errors.ts'
import { sleep } from '../../runtime/clock.ts'
import type { CommandContext } from '../shared/context.ts'
import { durationText } from '../shared/duration-text.ts'
import { EXIT_OK } from '../shared/exit-codes.ts'
import { outputFormat, printData, reportKind } from '../shared/report.ts'
import { tableLines } from '../shared/table.ts'
import { findConsumerGroups } from './find.ts'
import { LagRates, type RatedRow } from './lag-rates.ts'
import { LagTimes } from './lag-time.ts'
import { collectOffsetRows, durationCell, groupOffsetsRow, type OffsetRow } from './offset-rows.ts'
import type { GroupsOptions } from './rules.ts'

const DEFAULT_SECONDS = 2
/** Home, then clear to the end: what is drawn stays in place. */
const REDRAW = '\x1b[H\x1b[J'

export async function watchLag(
  cluster: Cluster,
  options: GroupsOptions,
  properties: ClientProperties,
  context: CommandContext,
): Promise<number> {
  const { stdout, runtime } = context
  const signal = context.catchSignals()
  const intervalMs = (options.value('watch') ?? DEFAULT_SECONDS) * 1_000
  const rounds = options.value('rounds') ?? Number.POSITIVE_INFINITY
  const watcher = new Watcher(cluster, options, new LagTimes(context, properties), context)
  for (let round = 0; round < rounds && !signal.aborted && !stdout.isClosed; round++) {
    if (round > 0) await unlessAborted(signal, sleep(runtime.clock, intervalMs))
    if (!signal.aborted) await unlessAborted(signal, watcher.show(round === 0, signal))
  }
  return EXIT_OK
}

class Watcher {
  readonly #cluster: Cluster
  readonly #options: GroupsOptions
  readonly #times: LagTimes
  readonly #rates = new LagRates()
  readonly #context: CommandContext

  constructor(cluster: Cluster, options: GroupsOptions, times: LagTimes, context: CommandContext) {
    this.#cluster = cluster
    this.#options = options
    this.#times = times
    this.#context = context
  }

  async show(isFirst: boolean, signal: AbortSignal): Promise<void> {
    const { stdout, runtime } = this.#context
    const rows = await this.#times.addTo(await this.#collect())
    const rated = this.#rates.add(runtime.clock.monotonicMs(), rows)
    if (signal.aborted) return
    const time = new Date(runtime.clock.nowMs()).toISOString()
    const format = outputFormat(this.#options)
    if (format !== 'text' && format !== 'table') {
      await printData(
        this.#context,
        'jsonl',
        watchedLag,
        rated.map((row) => watchedRow(row, time)),
      )
      return
    }
    const lines = watchTable(rated, stdout.isTerminal ? undefined : time)
    if (stdout.isTerminal) stdout.write(`${REDRAW}${time}  Ctrl-C ends\n\n`)
    for (const line of isFirst || stdout.isTerminal ? lines : lines.slice(1)) stdout.line(line)
  }

  async #collect(): Promise<OffsetRow[]> {
    const typed = this.#options.values('group')
    const groupIds =
      typed.length > 0
        ? [...new Set(typed)]
        : (await findConsumerGroups(this.#cluster)).map(({ groupId }) => groupId).sort()
    const rows: OffsetRow[] = []
    for (const group of (await describeGroups(this.#cluster, groupIds)).values()) {
      if (!(group instanceof KafkaError)) {
        rows.push(...(await collectOffsetRows(this.#cluster, group)))
      } else if (typed.length > 0) throw group
    }
    return rows
  }
}

/** A call under way may take long: Ctrl-C does not wait for it. */
async function unlessAborted(signal: AbortSignal, work: Promise<void>): Promise<void> {
  let stop = () => {}
  const aborted = new Promise<void>((resolve) => {
    stop = resolve
    signal.addEventListener('abort', stop)
    if (signal.aborted) resolve()
  })
  // What fails once nobody waits for it any more is no failure.
  const isWanted = work.catch((error) => {
    if (!signal.aborted) throw error
  })
  await Promise.race([isWanted, aborted])
  signal.removeEventListener('abort', stop)
}

export const watchedLag = reportKind('--watch: partitions, over and over', {
  time: 'When it was seen, ISO',
  group: 'Id of the group',
  topic: 'Topic',
  partition: 'Partition',
  currentOffset: 'What the group has committed',
  logEndOffset: 'Where the partition ends',
  lag: 'How many records lie between',
  lagTimeMs: 'How old the oldest unread record is, in ms; 0 without any',
  consumedPerSecond: 'Records that the group has read a second, over up to 30 s',
  producedPerSecond: 'Records that came a second, over up to 30 s',
  catchUpMs: 'Until the group has read all at these rates, in ms; null: not known, or never',
})

function watchedRow(row: RatedRow, time: string) {
  const { group, topic, partition, currentOffset, logEndOffset, lag, lagTimeMs } =
    groupOffsetsRow(row)
  return {
    time,
    group,
    topic,
    partition,
    currentOffset,
    logEndOffset,
    lag,
    lagTimeMs,
    consumedPerSecond: row.consumedPerSecond,
    producedPerSecond: row.producedPerSecond,
    catchUpMs: Number.isFinite(row.catchUpMs) ? row.catchUpMs : undefined,
  }
}

/** The title line, then a line for each row; `time` stands in front of each where it is given. */
function watchTable(rows: readonly RatedRow[], time: string | undefined): string[] {
  const columns = [
    ...(time === undefined ? [] : [{ title: 'TIME', minimumWidth: 24 }]),
    { title: 'GROUP', minimumWidth: 15 },
    { title: 'TOPIC', minimumWidth: 15 },
    { title: 'PARTITION', minimumWidth: 9 },
    { title: 'CURRENT-OFFSET', minimumWidth: 14 },
    { title: 'LOG-END-OFFSET', minimumWidth: 14 },
    { title: 'LAG', minimumWidth: 10 },
    { title: 'LAG-TIME', minimumWidth: 8 },
    { title: 'READ/S', minimumWidth: 8 },
    { title: 'WRITTEN/S', minimumWidth: 9 },
    { title: 'CATCH-UP', minimumWidth: 8 },
  ]
  const cells = rows.map((row) => {
    const { group, topic, partition, currentOffset, logEndOffset, lag } = groupOffsetsRow(row)
    return [
      ...(time === undefined ? [] : [time]),
      group,
      topic,
      String(partition),
      numberCell(currentOffset),
      numberCell(logEndOffset),
      numberCell(lag),
      durationCell(row.lagTimeMs),
      numberCell(row.consumedPerSecond),
      numberCell(row.producedPerSecond),
      catchUpCell(row.catchUpMs),
    ]
  })
  return tableLines(columns, cells)
}

function numberCell(value: number | undefined): string {
  return value === undefined ? '-' : String(Math.round(value * 10) / 10)
}

function catchUpCell(ms: number | undefined): string {
  if (ms === undefined) return '-'
  return ms === Number.POSITIVE_INFINITY ? 'never' : durationText(ms)
}
