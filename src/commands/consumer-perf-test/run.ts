import type { FetchedBatch } from '../../client/consumer/fetched-batches.ts'
import { GroupReader } from '../../client/consumer/group-reader.ts'
import { javaText } from '../../client/error-texts.ts'
import { CommandError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { type DateFormat, dateFormat } from '../shared/date-format.ts'
import { loggingRuntime } from '../shared/with-cluster.ts'
import type { PerfOptions } from './options.ts'
import { detailedRow, header, type Reading, totalRow } from './progress.ts'
import { type PerfSettings, perfSettings } from './settings.ts'

/** How long is waited for records before the clock is looked at again, as Kafka's tool does. */
const POLL_MS = 100

export async function run(options: PerfOptions, context: CommandContext): Promise<undefined> {
  const settings = perfSettings(options, context)
  const test = new ConsumerTest(settings, dateFormat(options.value('date-format')), context)
  if (!options.has('hide-header')) context.stdout.line(header(settings.isDetailed))
  try {
    await test.run()
  } catch (cause) {
    throw new CommandError(javaText(cause), { cause })
  }
  if (options.has('print-metrics')) test.printMetrics()
  return undefined
}

class ConsumerTest {
  readonly #settings: PerfSettings
  readonly #date: DateFormat
  readonly #context: CommandContext
  readonly #signal: AbortSignal
  readonly #start: Reading
  #last: Reading
  #bytes = 0
  #records = 0
  #joinMs = 0
  #joinMsOfInterval = 0
  #joinStartMs: number

  constructor(settings: PerfSettings, date: DateFormat, context: CommandContext) {
    this.#settings = settings
    this.#date = date
    this.#context = context
    this.#signal = context.catchSignals()
    this.#start = this.#now()
    this.#last = this.#start
    this.#joinStartMs = this.#start.timeMs
  }

  async run(): Promise<void> {
    const { isDetailed, recordCount, timeoutMs } = this.#settings
    await this.#read()
    const end = this.#now()
    const { stdout } = this.#context
    if (this.#records < recordCount && !this.#signal.aborted) {
      this.#context.noteFailure()
      stdout.line(
        `WARNING: Exiting before consuming the expected number of records: timeout (${timeoutMs} ms) exceeded. You can use the --timeout option to increase the timeout.`,
      )
    }
    if (!isDetailed) stdout.line(totalRow(this.#start, end, this.#joinMs, this.#date))
  }

  /** What is counted here; Java's clients keep many more figures. */
  printMetrics(): void {
    const { stdout } = this.#context
    const tags = `{client-id=${this.#settings.properties.get('client.id')}}`
    const rows = [
      [`consumer-fetch-manager-metrics:bytes-consumed-total:${tags}`, this.#bytes],
      [`consumer-fetch-manager-metrics:records-consumed-total:${tags}`, this.#records],
    ] as const
    const width = Math.max(...rows.map(([name]) => name.length))
    stdout.line(`\n${'Metric Name'.padEnd(width)} Value`)
    for (const [name, value] of rows) stdout.line(`${name.padEnd(width)} : ${value.toFixed(3)}`)
  }

  #now(): Reading {
    const timeMs = this.#context.runtime.clock.nowMs()
    return { timeMs, bytes: this.#bytes, records: this.#records }
  }

  async #read(): Promise<void> {
    const { recordCount, timeoutMs } = this.#settings
    const { clock } = this.#context.runtime
    if (recordCount <= 0) return
    const group = this.#open()
    try {
      let lastMs = clock.nowMs()
      while (this.#records < recordCount && !this.#signal.aborted) {
        const batch = await group.next(POLL_MS)
        if (batch !== undefined) {
          lastMs = clock.nowMs()
          this.#count(batch)
          group.done(batch, batch.records.at(-1)!.offset + 1)
        } else if (clock.nowMs() - lastMs > timeoutMs) return
      }
    } finally {
      await group.close()
    }
  }

  #open(): GroupReader {
    const { properties, groupId, topics } = this.#settings
    const runtime = loggingRuntime(this.#context)
    this.#joinStartMs = this.#context.runtime.clock.nowMs()
    return new GroupReader(runtime, properties, groupId, topics, {
      onRevoked: () => {
        this.#joinStartMs = this.#context.runtime.clock.nowMs()
      },
      onAssigned: () => {
        const joinMs = this.#context.runtime.clock.nowMs() - this.#joinStartMs
        this.#joinMs += joinMs
        this.#joinMsOfInterval += joinMs
      },
    })
  }

  #count({ records }: FetchedBatch): void {
    for (const { key, value } of records) {
      this.#bytes += (key?.length ?? 0) + (value?.length ?? 0)
    }
    this.#records += records.length
    const { reportingIntervalMs, isDetailed } = this.#settings
    const now = this.#now()
    if (now.timeMs - this.#last.timeMs < reportingIntervalMs) return
    if (isDetailed) {
      const row = detailedRow(this.#last, now, this.#joinMsOfInterval, this.#date)
      this.#context.stdout.line(row)
    }
    this.#joinMsOfInterval = 0
    this.#last = now
  }
}
