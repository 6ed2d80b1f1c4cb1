import type { FetchedBatch } from '../../client/consumer/fetched-batches.ts'
import { NoOffsetError } from '../../client/consumer/offset-lookup.ts'
import { PartitionReader } from '../../client/consumer/partition-reader.ts'
import { javaText } from '../../client/error-texts.ts'
import { ConfigError } from '../../config/values.ts'
import { KafkaError } from '../../protocol/errors.ts'
import type { KafkaRecord } from '../../records/record-reader.ts'
import { CommandError, usageError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { EXIT_FAILURE, EXIT_OK } from '../shared/exit-codes.ts'
import { errorLogger } from '../shared/log-lines.ts'
import { isJsonOutput } from '../shared/report.ts'
import { loggingRuntime } from '../shared/with-cluster.ts'
import type { Formatter } from './formatter.ts'
import { findFormatter } from './formatters.ts'
import type { ConsumerOptions } from './options.ts'
import type { RecordFilter } from './record-filter.ts'
import { RecordSink } from './record-sink.ts'
import type { RecordSource } from './record-source.ts'
import { type ConsumerSettings, consumerSettings, readerSource } from './settings.ts'

export async function run(options: ConsumerOptions, context: CommandContext): Promise<number> {
  const settings = consumerSettings(options, context)
  const logError = errorLogger(context)
  const formatter = await openFormatter(options, settings, logError)
  const filters = await openFilters(options)
  let printer: Printer | undefined
  try {
    const source = await openSource(settings, context, logError)
    printer = new Printer(options, source, { formatter, filters }, context)
    await printer.run()
    return EXIT_OK
  } catch (error) {
    logError(`Unknown error when running consumer: \n${errorText(error)}`)
    return EXIT_FAILURE
  } finally {
    if (options.has('enable-systest-events')) context.stdout.line('shutdown_complete')
  }
}

async function openFormatter(
  options: ConsumerOptions,
  settings: ConsumerSettings,
  logError: (message: string) => void,
): Promise<Formatter> {
  const isJson = isJsonOutput(options)
  const template = options.value('format')
  const given = [isJson, template !== undefined, options.has('formatter')].filter(Boolean)
  if (given.length > 1) {
    throw usageError('Only one of --output json, --format and --formatter can be given')
  }
  if (isJson) return (await import('./json-formatter.ts')).jsonFormatter
  if (template !== undefined) {
    return (await import('./template-formatter.ts')).templateFormatter(template)
  }
  const formatter = await findFormatter(
    options.value('formatter'),
    settings.formatterProperties,
    (className) => logError(`Unable to instantiate a deserializer from ${className}`),
  )
  if (!formatter) throw usageError(options.value('formatter'))
  return formatter
}

async function openFilters(options: ConsumerOptions): Promise<RecordFilter[]> {
  const grep = options.value('grep')
  if (grep === undefined && !options.has('filter')) return []
  const { grepFilter, parseFilter } = await import('./record-filter.ts')
  const filters = options.values('filter').map(parseFilter)
  return grep === undefined ? filters : [...filters, grepFilter(grep)]
}

async function openSource(
  settings: ConsumerSettings,
  context: CommandContext,
  logError: (message: string) => void,
): Promise<RecordSource> {
  const source = readerSource(settings)
  if (settings.group !== undefined) {
    // kafkajs takes longer to load than all the rest together.
    const { openGroupSource } = await import('./group-source.ts')
    return openGroupSource(loggingRuntime(context), settings.properties, settings.group, source)
  }
  const reader = new PartitionReader(loggingRuntime(context), settings.properties, {
    source,
    ...(settings.start === undefined ? {} : { start: settings.start }),
    ...(settings.stop === undefined ? {} : { stop: settings.stop }),
    onInvalidTopic: (topic) => logError(`Metadata response reported invalid topics [${topic}]`),
  })
  return {
    next: (timeoutMs) => reader.next(timeoutMs),
    get isComplete() {
      return reader.isComplete
    },
    printed() {},
    close: () => reader.close(),
  }
}

/** Which records are printed, and how. */
interface Printing {
  readonly formatter: Formatter
  /** All must hold. */
  readonly filters: readonly RecordFilter[]
}

/** Prints what the source gives until it is enough, too late, or nobody reads on. */
class Printer {
  readonly #options: ConsumerOptions
  readonly #source: RecordSource
  readonly #printing: Printing
  readonly #context: CommandContext
  readonly #sink: RecordSink
  readonly #logError: (message: string) => void
  #count = 0
  #isStopped = false

  constructor(
    options: ConsumerOptions,
    source: RecordSource,
    printing: Printing,
    context: CommandContext,
  ) {
    this.#options = options
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
    const limit = this.#options.value('max-messages') ?? -1
    while (!this.#isStopped && (limit === -1 || this.#count < limit)) {
      const batch = await this.#nextBatch()
      if (!batch) return
      for (const record of batch.records) {
        if (this.#isStopped || (limit !== -1 && this.#count >= limit)) return
        if (this.#isWanted(record, batch)) this.#printRecord(record, batch)
        this.#source.printed(batch, record.offset + 1)
      }
      await this.#context.stdout.ready()
    }
  }

  async #nextBatch(): Promise<FetchedBatch | undefined> {
    const timeoutMs = this.#options.value('timeout-ms')
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

  #printRecord(record: KafkaRecord, batch: FetchedBatch): void {
    this.#count++
    try {
      this.#printing.formatter.write(record, batch, this.#sink)
    } catch (error) {
      if (!this.#options.has('skip-message-on-error')) throw error
      this.#logError(`Error processing message, skipping this message: \n${errorText(error)}`)
    }
  }
}

function errorText(error: unknown): string {
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
