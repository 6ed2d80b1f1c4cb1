import type { FetchedBatch } from '../../client/consumer/fetched-batches.ts'
import { NoOffsetError } from '../../client/consumer/offset-lookup.ts'
import { javaText } from '../../client/error-texts.ts'
import { ConfigError } from '../../config/values.ts'
import { KafkaError } from '../../protocol/errors.ts'
import type { KafkaRecord } from '../../records/record-reader.ts'
import { CommandError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { errorLogger } from '../shared/log-lines.ts'
import type { Formatter } from './formatter.ts'
import type { RecordFilter } from './record-filter.ts'
import { RecordSink } from './record-sink.ts'
import type { RecordSource } from './record-source.ts'

/** Which records are printed, and how. */
export interface Printing {
  readonly formatter: Formatter
  /** All must hold. */
  readonly filters: readonly RecordFilter[]
  /** Stop after so many records; −1 for never. */
  readonly maxMessages: number
  /** Stop when none came for so long. */
  readonly timeoutMs: number | undefined
  /** Records that can't be printed are told of and passed over. */
  readonly skipsBroken: boolean
}

/** Prints what the source gives until it is enough, too late, or nobody reads on. */
export class Printer {
  readonly #source: RecordSource
  readonly #printing: Printing
  readonly #context: CommandContext
  readonly #sink: RecordSink
  readonly #logError: (message: string) => void
  #count = 0
  #isStopped = false

  constructor(source: RecordSource, printing: Printing, context: CommandContext) {
    this.#source = source
    this.#printing = printing
    this.#context = context
    this.#sink = new RecordSink(context.stdout)
    this.#logError = errorLogger(context)
  }

  async run(): Promise<void> {
    const { stdout, stderr } = this.#context
    const signal = this.#context.catchSignals()
    signal.addEventListener('abort', () => this.#stop())
    stdout.onClose(() => this.#stop())
    if (signal.aborted) this.#stop()
    try {
      await this.#print()
      this.#sink.flush()
      await stdout.flush()
      if (stdout.isClosed) stderr.line('Unable to write to standard out, closing consumer.')
    } finally {
      this.#sink.flush()
      await this.#source.close()
      stderr.line(`Processed a total of ${this.#count} messages`)
    }
  }

  // Only what is printed leaves the loop undone; the source then gives nothing more.
  #stop(): void {
    this.#isStopped = true
    void this.#source.close()
  }

  async #print(): Promise<void> {
    const limit = this.#printing.maxMessages
    while (!this.#isStopped && (limit === -1 || this.#count < limit)) {
      const batch = await this.#nextBatch()
      if (!batch) return
      for (const record of batch.records) {
        if (this.#isStopped || (limit !== -1 && this.#count >= limit)) return
        const isDone = !this.#isWanted(record, batch) || this.#printRecord(record, batch)
        if (isDone || this.#source.broken === undefined) {
          this.#source.printed(batch, record.offset + 1)
        } else this.#source.broken(record)
      }
      await this.#context.stdout.ready()
    }
  }

  async #nextBatch(): Promise<FetchedBatch | undefined> {
    const { timeoutMs } = this.#printing
    try {
      const batch = await this.#source.next(timeoutMs)
      if (batch || this.#isStopped || this.#source.isComplete) return batch
      this.#tellEnd('org.apache.kafka.common.errors.TimeoutException')
    } catch (error) {
      if (!this.#isStopped) this.#tellEnd(errorText(error))
    }
    return undefined
  }

  #tellEnd(reason: string): void {
    this.#logError(`Error processing message, terminating consumer process: \n${reason}`)
  }

  #isWanted(record: KafkaRecord, batch: FetchedBatch): boolean {
    return this.#printing.filters.every((filter) => filter(record, batch))
  }

  /** Whether it could be printed. */
  #printRecord(record: KafkaRecord, batch: FetchedBatch): boolean {
    this.#count++
    try {
      this.#printing.formatter.write(record, batch, this.#sink)
      return true
    } catch (error) {
      if (!this.#printing.skipsBroken) throw error
      this.#logError(`Error processing message, skipping this message: \n${errorText(error)}`)
      return false
    }
  }
}

export function errorText(error: unknown): string {
  if (error instanceof KafkaError) return javaText(error)
  if (error instanceof NoOffsetError) {
    return `org.apache.kafka.clients.consumer.NoOffsetForPartitionException: ${error.message}`
  }
  if (error instanceof ConfigError) {
    return `org.apache.kafka.common.config.ConfigException: ${error.message}`
  }
  if (error instanceof CommandError || error instanceof Error) return error.message
  return String(error)
}
