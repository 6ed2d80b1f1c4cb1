import { javaText } from '../../client/error-texts.ts'
import { Producer } from '../../client/producer/producer.ts'
import type { DeliveryListener } from '../../client/producer/producer-batch.ts'
import { ConfigError } from '../../config/values.ts'
import { NO_HEADERS } from '../../records/record-reader.ts'
import { afterTurn } from '../../runtime/turn.ts'
import { CommandError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { pauseUntil } from '../shared/pause.ts'
import { loggingRuntime } from '../shared/with-cluster.ts'
import type { PerfOptions } from './options.ts'
import { type Payload, payloadOf } from './payload.ts'
import { type PerfSettings, perfSettings } from './settings.ts'
import { Statistics } from './statistics.ts'

/** The socket gets its turn after so many records at the latest. */
const RECORDS_PER_TURN = 200

export async function run(options: PerfOptions, context: CommandContext): Promise<undefined> {
  const settings = perfSettings(options, context)
  const payload = payloadOf(options, context)
  const test = new ProducerTest(settings, payload, context)
  await test.run()
  test.printResults()
  if (options.has('print-metrics')) test.printMetrics()
  return undefined
}

class ProducerTest {
  readonly #settings: PerfSettings
  readonly #payload: Payload
  readonly #context: CommandContext
  readonly #signal: AbortSignal
  readonly #producer: Producer
  #all: Statistics
  #steady: Statistics | undefined
  #lost = 0
  #begunMs: number | undefined

  constructor(settings: PerfSettings, payload: Payload, context: CommandContext) {
    this.#settings = settings
    this.#payload = payload
    this.#context = context
    this.#signal = context.catchSignals()
    this.#producer = this.#open()
    this.#all = this.#newStatistics(settings.recordCount, false)
  }

  async run(): Promise<void> {
    const { transactionMs, warmupRecords } = this.#settings
    try {
      if (transactionMs !== undefined) await this.#producer.initTransactions()
      if (warmupRecords > 0) {
        this.#context.stdout.line(
          `Warmup first ${warmupRecords} records. Steady state results will print after the complete test summary.`,
        )
      }
      this.#all = this.#newStatistics(this.#settings.recordCount, false)
      await this.#send()
    } catch (cause) {
      if (cause instanceof CommandError) throw cause
      throw new CommandError(javaText(cause), { cause })
    } finally {
      await this.#producer.close()
    }
  }

  printResults(): void {
    this.#all.printTotal()
    this.#steady?.printTotal()
  }

  /** What is counted here; Java's clients keep many more figures. */
  printMetrics(): void {
    const { stdout } = this.#context
    const id = this.#producer.config.clientId
    const rows = [
      ['record-error-total', this.#lost],
      ['record-send-total', this.#all.count],
    ] as const
    const names = rows.map(([name]) => `producer-metrics:${name}:{client-id=${id}}`)
    const width = Math.max(...names.map((name) => name.length))
    stdout.line(`\n${'Metric Name'.padEnd(width)} Value`)
    for (const [i, [, value]] of rows.entries()) {
      stdout.line(`${names[i]!.padEnd(width)} : ${value.toFixed(3)}`)
    }
  }

  #open(): Producer {
    const { properties } = this.#settings
    try {
      return new Producer(loggingRuntime(this.#context), properties, {
        growsBatches: !properties.has('batch.size'),
        onFailure: (batch, error) => this.#tellLost(batch.recordCount, error),
      })
    } catch (cause) {
      if (!(cause instanceof ConfigError)) throw cause
      const text = `org.apache.kafka.common.config.ConfigException: ${cause.message}`
      throw new CommandError(text, { cause })
    }
  }

  #tellLost(count: number, error: unknown): void {
    this.#lost += count
    this.#context.noteFailure()
    this.#context.stderr.line(`Records that were not written: ${count}: ${javaText(error)}`)
  }

  #newStatistics(recordCount: number, isSteadyState: boolean): Statistics {
    const { clock } = this.#context.runtime
    const { reportingIntervalMs } = this.#settings
    return new Statistics(clock, (line) => this.#context.stdout.line(line), {
      recordCount,
      reportingIntervalMs,
      isSteadyState,
    })
  }

  async #send(): Promise<void> {
    const { recordCount, topic, warmupRecords, transactionMs, throughput } = this.#settings
    const { clock } = this.#context.runtime
    const writer = await this.#producer.topic(topic)
    const startMs = clock.monotonicMs()
    let listener = this.#listener(0, 0)
    let [lastMs, lastBytes] = [-1, -1]
    for (let i = 0; i < recordCount && !this.#signal.aborted; i++) {
      const value = this.#payload(i)
      const nowMs = clock.nowMs()
      if (transactionMs !== undefined) this.#beginIfDue(nowMs)
      const isSteadyStart = warmupRecords > 0 && i === warmupRecords
      if (isSteadyStart) this.#startSteadyState()
      // Records of one millisecond and size share theirs: a new one each costs as much as sending.
      if (nowMs !== lastMs || value.length !== lastBytes || isSteadyStart) {
        listener = this.#listener(nowMs, value.length)
        lastMs = nowMs
        lastBytes = value.length
      }
      try {
        while (!writer.append(nowMs, null, value, NO_HEADERS, listener))
          await this.#producer.ready()
      } catch (error) {
        this.#tellLost(1, error)
      }
      if (transactionMs !== undefined && nowMs - this.#begunMs! >= transactionMs) {
        await this.#commit()
      }
      if (throughput > 0) {
        await pauseUntil(clock, startMs + ((i + 1) * 1000) / throughput, this.#signal)
      }
      if (i % RECORDS_PER_TURN === 0) await new Promise<void>(afterTurn)
    }
    if (this.#begunMs !== undefined) await this.#commit()
  }

  #beginIfDue(nowMs: number): void {
    if (this.#begunMs !== undefined) return
    this.#producer.beginTransaction()
    this.#begunMs = nowMs
  }

  async #commit(): Promise<void> {
    this.#begunMs = undefined
    await this.#producer.commitTransaction()
  }

  #startSteadyState(): void {
    const { recordCount, warmupRecords } = this.#settings
    this.#steady = this.#newStatistics(recordCount - warmupRecords, true)
    this.#all.suppressPrinting()
  }

  #listener(sentMs: number, bytes: number): DeliveryListener {
    const { clock } = this.#context.runtime
    const [all, steady] = [this.#all, this.#steady]
    return (error) => {
      if (error !== undefined) return
      const nowMs = clock.nowMs()
      all.record(sentMs, nowMs, bytes)
      steady?.record(sentMs, nowMs, bytes)
    }
  }
}
