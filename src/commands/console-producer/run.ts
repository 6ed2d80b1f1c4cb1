import { javaText } from '../../client/error-texts.ts'
import { Producer } from '../../client/producer/producer.ts'
import type { ProducerBatch } from '../../client/producer/producer-batch.ts'
import type { TopicWriter } from '../../client/producer/topic-writer.ts'
import { ConfigError } from '../../config/values.ts'
import type { KafkaError } from '../../protocol/errors.ts'
import { readPropertiesFile } from '../shared/client-config.ts'
import { CommandError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { errorLogger } from '../shared/log-lines.ts'
import { parseKeyValues, requireOptions } from '../shared/option-rules.ts'
import { untilAborted } from '../shared/until-aborted.ts'
import { loggingRuntime } from '../shared/with-cluster.ts'
import { LineReader, type LineRecord } from './line-reader.ts'
import { LineScanner } from './line-scanner.ts'
import type { ProducerOptions } from './options.ts'
import { producerProperties, refuseTogether } from './properties.ts'

const LINE_READER_CLASS = 'org.apache.kafka.tools.LineMessageReader'
const PROMPT = '>'

export async function run(options: ProducerOptions, context: CommandContext): Promise<number> {
  requireOptions(options, ['topic'])
  const properties = producerProperties(options, context)
  const reader = lineReader(options, context)
  await new LineProducer(options, properties, reader, context).run()
  return 0
}

function lineReader(options: ProducerOptions, context: CommandContext): LineReader {
  refuseTogether(options, 'reader-property', 'property')
  const className = options.value('line-reader')
  if (className !== LINE_READER_CLASS) {
    throw new CommandError(`java.lang.ClassNotFoundException: ${className}`)
  }
  const file = options.value('reader-config')
  const settings = file === undefined ? new Map() : readPropertiesFile(context, file)
  const typed = [...options.values('reader-property'), ...options.values('property')]
  return new LineReader(new Map([...settings, ...parseKeyValues(typed)]))
}

/**
 * Turns lines into records as fast as they come: a line goes straight from the chunk that was read
 * into the batch of its partition, and the loop waits only when the producer's memory is used up.
 */
class LineProducer {
  readonly #context: CommandContext
  readonly #producer: Producer
  readonly #reader: LineReader
  readonly #topic: string
  readonly #isSync: boolean
  readonly #logError: (message: string) => void
  #writer: TopicWriter | undefined
  #failure: KafkaError | undefined

  constructor(
    options: ProducerOptions,
    properties: ReadonlyMap<string, string>,
    reader: LineReader,
    context: CommandContext,
  ) {
    this.#context = context
    this.#reader = reader
    this.#topic = options.value('topic')!
    this.#isSync = options.has('sync')
    this.#logError = errorLogger(context)
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

  async run(): Promise<void> {
    const { stdin, stderr } = this.#context
    const scanner = new LineScanner()
    const prompt = () => stdin.isTerminal && stderr.write(PROMPT)
    try {
      prompt()
      for await (const chunk of untilAborted(stdin.chunks(), this.#context.catchSignals())) {
        scanner.push(chunk)
        await this.#sendLines(scanner)
        prompt()
      }
      const last = scanner.end()
      if (last) await this.#send(this.#recordOf(last))
    } finally {
      await this.#producer.close()
    }
  }

  async #sendLines(scanner: LineScanner): Promise<void> {
    const nowMs = this.#context.runtime.clock.nowMs()
    const isPlain = this.#reader.isPlain && !this.#isSync
    for (let line = scanner.next(); line; line = scanner.next()) {
      if (isPlain && this.#appendPlain(nowMs, line)) continue
      await this.#send(this.#recordOf(line))
    }
  }

  /** False when the record has to go the long way: no topic yet, no memory, too large. */
  #appendPlain(nowMs: number, line: Buffer): boolean {
    const writer = this.#writer
    return writer?.fits(line.length) === true && writer.append(nowMs, null, line)
  }

  #recordOf(line: Buffer): LineRecord {
    return this.#reader.isPlain ? { key: null, value: line, headers: [] } : this.#reader.read(line)
  }

  // A record that can't be sent is told about and left out; only with --sync it is the end.
  async #send(record: LineRecord): Promise<void> {
    try {
      this.#writer ??= await this.#producer.topic(this.#topic)
      const { key, value, headers } = record
      const nowMs = this.#context.runtime.clock.nowMs()
      while (!this.#writer.append(nowMs, key, value, headers)) await this.#producer.ready()
      if (this.#isSync) await this.#producer.flush()
    } catch (error) {
      if (this.#isSync) throw executionException(error)
      this.#tellLost(record, error)
    }
    if (this.#isSync && this.#failure) throw executionException(this.#failure)
  }

  #onFailure(batch: ProducerBatch, error: KafkaError): void {
    this.#failure = error
    if (this.#isSync) return
    for (const record of batch.records()) this.#tellLost(record, error)
  }

  #tellLost(record: Pick<LineRecord, 'key' | 'value'>, error: unknown): void {
    const [key, value] = [lengthText(record.key), lengthText(record.value)]
    this.#logError(
      `Error when sending message to topic ${this.#topic} with key: ${key}, value: ${value} with error:\n${javaText(error)}`,
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
