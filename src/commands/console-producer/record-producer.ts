import { javaText } from '../../client/error-texts.ts'
import { Producer } from '../../client/producer/producer.ts'
import type { ProducerBatch } from '../../client/producer/producer-batch.ts'
import type { TopicWriter } from '../../client/producer/topic-writer.ts'
import { ConfigError } from '../../config/values.ts'
import type { KafkaError } from '../../protocol/errors.ts'
import { CommandError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { errorLogger } from '../shared/log-lines.ts'
import { pauseUntil } from '../shared/pause.ts'
import { loggingRuntime } from '../shared/with-cluster.ts'
import type { LineRecord } from './line-reader.ts'
import type { ProducerOptions } from './options.ts'
import type { Partitioner } from './partitioner.ts'

export interface RecordProducerOptions {
  readonly options: ProducerOptions
  readonly properties: ReadonlyMap<string, string>
  readonly partitioner: Partitioner | undefined
  readonly context: CommandContext
}

/** Sends records, tells of those that are lost, and keeps to a rate where one is asked for. */
export class RecordProducer {
  /** Aborted by Ctrl-C: no more is to be sent. */
  readonly signal: AbortSignal
  readonly #context: CommandContext
  readonly #producer: Producer
  readonly #partitioner: Partitioner | undefined
  readonly #topic: string
  readonly #isSync: boolean
  readonly #isTransactional: boolean
  readonly #rate: number | undefined
  readonly #tellsSummary: boolean
  readonly #logError: (message: string) => void
  readonly #startMs: number
  #writer: TopicWriter | undefined
  #failure: KafkaError | undefined
  #count = 0
  #lost = 0

  constructor({ options, properties, partitioner, context }: RecordProducerOptions) {
    this.#context = context
    this.signal = context.catchSignals()
    this.#partitioner = partitioner
    this.#topic = options.value('topic')!
    this.#isSync = options.has('sync')
    this.#rate = options.value('rate')
    this.#isTransactional = options.has('transactional-id')
    this.#tellsSummary = options.has('summary')
    this.#logError = errorLogger(context)
    this.#startMs = context.runtime.clock.monotonicMs()
    try {
      this.#producer = new Producer(loggingRuntime(context), properties, {
        onFailure: this.#onFailure.bind(this),
        growsBatches: isBatchSizeOpen(options, properties),
      })
    } catch (cause) {
      if (!(cause instanceof ConfigError)) throw cause
      const text = `org.apache.kafka.common.config.ConfigException: ${cause.message}`
      throw new CommandError(text, { cause })
    }
  }

  /** Runs `send`, then waits until the fate of each record is known. */
  async run(send: () => Promise<void>): Promise<void> {
    try {
      if (this.#isTransactional) {
        await this.#producer.initTransactions()
        this.#producer.beginTransaction()
      }
      await send()
      if (this.#isTransactional) await this.#endTransaction()
    } finally {
      await this.#producer.close()
      if (this.#tellsSummary) this.#tellSummary()
    }
  }

  /** False when the record has to go the long way: no topic yet, no memory, too large, a rate. */
  appendPlain(nowMs: number, line: Buffer): boolean {
    const writer = this.#writer
    if (writer === undefined || !this.#isSimple || !writer.fits(line.length)) return false
    if (!writer.append(nowMs, null, line)) return false
    this.#count++
    return true
  }

  /** A record that can't be sent is told about and left out; only with --sync it is the end. */
  async send(record: LineRecord): Promise<void> {
    await this.#keepToRate()
    if (this.signal.aborted) return
    try {
      this.#writer ??= await this.#producer.topic(this.#topic)
      const writer = this.#writer
      const { key, value, headers, timestamp = this.#context.runtime.clock.nowMs() } = record
      const partition = record.partition ?? this.#partitioner?.(record, writer.queues.length)
      while (!writer.append(timestamp, key, value, headers, undefined, partition)) {
        await this.#producer.ready()
      }
      this.#count++
      if (this.#isSync) await this.#producer.flush()
    } catch (error) {
      if (error instanceof CommandError) throw error
      if (this.#isSync || this.#isTransactional) throw executionException(error)
      this.#tellLost(record, error)
    }
    if (this.#isSync && this.#failure) throw executionException(this.#failure)
  }

  get #isSimple(): boolean {
    return !this.#isSync && this.#rate === undefined && this.#partitioner === undefined
  }

  /** Waits until it is the record's turn. */
  async #keepToRate(): Promise<void> {
    if (this.#rate === undefined) return
    const { clock } = this.#context.runtime
    const dueMs = this.#startMs + (this.#count * 1000) / this.#rate
    await pauseUntil(clock, dueMs, this.signal)
  }

  async #endTransaction(): Promise<void> {
    if (this.signal.aborted) {
      await this.#producer.abortTransaction()
      return
    }
    try {
      await this.#producer.commitTransaction()
    } catch (error) {
      throw executionException(error)
    }
  }

  #onFailure(batch: ProducerBatch, error: KafkaError): void {
    this.#failure = error
    if (this.#isSync) return
    for (const record of batch.records()) this.#tellLost(record, error)
  }

  #tellLost(record: Pick<LineRecord, 'key' | 'value'>, error: unknown): void {
    this.#lost++
    const [key, value] = [lengthText(record.key), lengthText(record.value)]
    this.#logError(
      `Error when sending message to topic ${this.#topic} with key: ${key}, value: ${value} with error:\n${javaText(error)}`,
    )
  }

  #tellSummary(): void {
    const seconds = (this.#context.runtime.clock.monotonicMs() - this.#startMs) / 1000
    const sent = Math.max(this.#count - this.#lost, 0)
    const rate = Math.round(sent / Math.max(seconds, 0.001))
    this.#context.stderr.line(
      `${sent} records sent to ${this.#topic} in ${seconds.toFixed(2)} s (${rate} a second), ${this.#lost} lost`,
    )
  }
}

/** Nobody chose a size for batches, so it is ours to choose. */
function isBatchSizeOpen(
  options: ProducerOptions,
  properties: ReadonlyMap<string, string>,
): boolean {
  if (options.has('batch-size') || options.has('max-partition-memory-bytes')) return false
  return properties.get('batch.size') === String(options.value('batch-size'))
}

function lengthText(bytes: Buffer | null): string {
  return bytes === null ? 'null' : `${bytes.length} bytes`
}

function executionException(cause: unknown): CommandError {
  const text = `java.util.concurrent.ExecutionException: ${javaText(cause)}`
  return new CommandError(text, { cause })
}
