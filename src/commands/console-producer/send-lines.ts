/** Records from standard input: lines as Kafka's LineMessageReader takes them, or JSON. */
import { readPropertiesFile } from '../shared/client-config.ts'
import { CommandError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { parseKeyValues } from '../shared/option-rules.ts'
import { untilAborted } from '../shared/until-aborted.ts'
import { JsonReader } from './json-reader.ts'
import { LineReader, type LineRecord } from './line-reader.ts'
import { LineScanner } from './line-scanner.ts'
import type { ProducerOptions } from './options.ts'
import { refuseTogether } from './properties.ts'
import type { RecordProducer } from './record-producer.ts'

const LINE_READER_CLASS = 'org.apache.kafka.tools.LineMessageReader'
const PROMPT = '>'

export function sendLines(
  options: ProducerOptions,
  context: CommandContext,
): (producer: RecordProducer) => Promise<void> {
  const reader = options.value('input') === 'json' ? new JsonReader() : lineReader(options, context)
  const isPlain = reader instanceof LineReader && reader.isPlain
  const recordOf = (line: Buffer): LineRecord =>
    isPlain ? { key: null, value: line, headers: [] } : reader.read(line)
  return (producer) => new LineSender(context, producer, recordOf, isPlain).run()
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
class LineSender {
  readonly #context: CommandContext
  readonly #producer: RecordProducer
  readonly #recordOf: (line: Buffer) => LineRecord
  readonly #isPlain: boolean

  constructor(
    context: CommandContext,
    producer: RecordProducer,
    recordOf: (line: Buffer) => LineRecord,
    isPlain: boolean,
  ) {
    this.#context = context
    this.#producer = producer
    this.#recordOf = recordOf
    this.#isPlain = isPlain
  }

  async run(): Promise<void> {
    const { stdin, stderr } = this.#context
    const scanner = new LineScanner()
    const prompt = () => stdin.isTerminal && stderr.write(PROMPT)
    prompt()
    for await (const chunk of untilAborted(stdin.chunks(), this.#producer.signal)) {
      scanner.push(chunk)
      await this.#sendLines(scanner)
      if (this.#producer.signal.aborted) return
      prompt()
    }
    const last = scanner.end()
    if (last) await this.#producer.send(this.#recordOf(last))
  }

  async #sendLines(scanner: LineScanner): Promise<void> {
    const nowMs = this.#context.runtime.clock.nowMs()
    for (let line = scanner.next(); line; line = scanner.next()) {
      if (this.#isPlain && this.#producer.appendPlain(nowMs, line)) continue
      await this.#producer.send(this.#recordOf(line))
      if (this.#producer.signal.aborted) return
    }
  }
}
