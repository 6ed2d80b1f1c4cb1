import type { FetchedBatch } from '../../client/consumer/fetched-batches.ts'
import { PartitionReader } from '../../client/consumer/partition-reader.ts'
import { javaText } from '../../client/error-texts.ts'
import { ConfigError } from '../../config/values.ts'
import { KafkaError } from '../../protocol/errors.ts'
import type { KafkaRecord } from '../../records/record-reader.ts'
import { CommandError, usageError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { EXIT_FAILURE, EXIT_OK } from '../shared/exit-codes.ts'
import { errorLogger } from '../shared/log-lines.ts'
import { loggingRuntime } from '../shared/with-cluster.ts'
import type { Formatter } from './formatter.ts'
import { findFormatter } from './formatters.ts'
import type { ConsumerOptions } from './options.ts'
import { RecordSink } from './record-sink.ts'
import type { RecordSource } from './record-source.ts'
import { type ConsumerSettings, consumerSettings, readerSource } from './settings.ts'

export async function run(options: ConsumerOptions, context: CommandContext): Promise<number> {
  const settings = consumerSettings(options, context)
  const logError = errorLogger(context)
  const formatter = await findFormatter(
    options.value('formatter'),
    settings.formatterProperties,
    (className) => logError(`Unable to instantiate a deserializer from ${className}`),
  )
  if (!formatter) throw usageError(options.value('formatter'))
  let printer: Printer | undefined
  try {
    const source = await openSource(settings, context, logError)
    printer = new Printer(options, source, formatter, context)
    await printer.run()
    return EXIT_OK
  } catch (error) {
    logError(`Unknown error when running consumer: \n${errorText(error)}`)
    return EXIT_FAILURE
  } finally {
    if (options.has('enable-systest-events')) context.stdout.line('shutdown_complete')
  }
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
    onInvalidTopic: (topic) => logError(`Metadata response reported invalid topics [${topic}]`),
  })
  return {
    next: (timeoutMs) => reader.next(timeoutMs),
    printed() {},
    close: () => reader.close(),
  }
}

/** Prints what the source gives until it is enough, too late, or nobody reads on. */
class Printer {
  readonly #options: ConsumerOptions
  readonly #source: RecordSource
  readonly #formatter: Formatter
  readonly #context: CommandContext
  readonly #sink: RecordSink
  readonly #logError: (message: string) => void
  #count = 0
  #isStopped = false

  constructor(
    options: ConsumerOptions,
    source: RecordSource,
    formatter: Formatter,
    context: CommandContext,
  ) {
    this.#options = options
    this.#source = source
    this.#formatter = formatter
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
      const left = limit === -1 ? batch.records.length : limit - this.#count
      for (const record of batch.records.slice(0, left)) {
        if (this.#isStopped) return
        this.#printRecord(record, batch)
      }
      await this.#context.stdout.ready()
    }
  }

  async #nextBatch(): Promise<FetchedBatch | undefined> {
    const timeoutMs = this.#options.value('timeout-ms')
    try {
      const batch = await this.#source.next(timeoutMs)
      if (batch || this.#isStopped) return batch
      this.#tellEnd('org.apache.kafka.common.errors.TimeoutException')
    } catch (error) {
      if (!this.#isStopped) this.#tellEnd(errorText(error))
    }
    return undefined
  }

  #tellEnd(reason: string): void {
    this.#logError(`Error processing message, terminating consumer process: \n${reason}`)
  }

  #printRecord(record: KafkaRecord, batch: FetchedBatch): void {
    this.#count++
    try {
      this.#formatter.write(record, batch, this.#sink)
    } catch (error) {
      if (!this.#options.has('skip-message-on-error')) throw error
      this.#logError(`Error processing message, skipping this message: \n${errorText(error)}`)
    }
    this.#source.printed(batch, record.offset + 1)
  }
}

function errorText(error: unknown): string {
  if (error instanceof KafkaError) return javaText(error)
  if (error instanceof ConfigError) {
    return `org.apache.kafka.common.config.ConfigException: ${error.message}`
  }
  if (error instanceof CommandError || error instanceof Error) return error.message
  return String(error)
}
