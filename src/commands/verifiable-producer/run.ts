import { javaException } from '../../client/error-texts.ts'
import { Producer } from '../../client/producer/producer.ts'
import { ConfigError } from '../../config/values.ts'
import { NO_HEADERS } from '../../records/record-reader.ts'
import { afterTurn } from '../../runtime/turn.ts'
import { readPropertiesFile } from '../shared/client-config.ts'
import { CommandError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { pauseUntil } from '../shared/pause.ts'
import { javaDouble, VerifiableEvents } from '../shared/verifiable-events.ts'
import { loggingRuntime } from '../shared/with-cluster.ts'
import type { VerifiableProducerOptions } from './index.ts'

/** The socket gets its turn after so many records at the latest. */
const RECORDS_PER_TURN = 100

export async function run(
  options: VerifiableProducerOptions,
  context: CommandContext,
): Promise<undefined> {
  await new VerifiableProducer(options, context).run()
  return undefined
}

class VerifiableProducer {
  readonly #options: VerifiableProducerOptions
  readonly #context: CommandContext
  readonly #events: VerifiableEvents
  readonly #signal: AbortSignal
  readonly #producer: Producer
  readonly #startMs: number
  #sent = 0
  #acked = 0

  constructor(options: VerifiableProducerOptions, context: CommandContext) {
    this.#options = options
    this.#context = context
    this.#events = new VerifiableEvents(context)
    this.#signal = context.catchSignals()
    this.#startMs = context.runtime.clock.nowMs()
    try {
      this.#producer = new Producer(loggingRuntime(context), producerProperties(options, context))
    } catch (cause) {
      if (!(cause instanceof ConfigError)) throw cause
      const text = `org.apache.kafka.common.config.ConfigException: ${cause.message}`
      throw new CommandError(text, { cause })
    }
  }

  async run(): Promise<void> {
    this.#events.tell('startup_complete')
    const { clock } = this.#context.runtime
    const startMs = clock.monotonicMs()
    const count = this.#options.value('max-messages')
    const rate = this.#options.value('throughput')
    for (let i = 0; (count < 0 || i < count) && !this.#signal.aborted; i++) {
      await this.#send(i)
      if (rate > 0) await pauseUntil(clock, startMs + ((i + 1) * 1000) / rate, this.#signal)
      if (i % RECORDS_PER_TURN === 0) await new Promise<void>(afterTurn)
    }
    await this.#producer.close()
    this.#events.tell('shutdown_complete')
    this.#tellTotals(rate)
  }

  async #send(index: number): Promise<void> {
    const { topic, key, value, timestampMs } = this.#record(index)
    const fields = { key, value }
    const tellError = (error: unknown) => {
      this.#context.noteFailure()
      this.#events.tell('producer_send_error', {
        topic,
        ...fields,
        exception: `class ${javaException(error).name}`,
        message: javaException(error).message,
      })
    }
    this.#sent++
    try {
      const writer = await this.#producer.topic(topic)
      const [keyBytes, valueBytes] = [key === null ? null : Buffer.from(key), Buffer.from(value)]
      const take = () =>
        writer.append(timestampMs, keyBytes, valueBytes, NO_HEADERS, (error, delivery, place) => {
          if (error !== undefined) {
            tellError(error)
            return
          }
          this.#acked++
          const { partition, baseOffset } = delivery
          const offset = baseOffset < 0 ? -1 : baseOffset + place
          this.#events.tell('producer_send_success', { ...fields, offset, topic, partition })
        })
      while (!take()) await this.#producer.ready()
    } catch (error) {
      tellError(error)
    }
  }

  #record(index: number) {
    const { clock } = this.#context.runtime
    const prefix = this.#options.value('value-prefix')
    const keyCount = this.#options.value('repeating-keys')
    const createMs = this.#options.value('message-create-time')
    const passedMs = clock.nowMs() - this.#startMs
    return {
      topic: this.#options.value('topic'),
      key: keyCount === undefined ? null : String(index % keyCount),
      value: prefix === undefined ? String(index) : `${prefix}.${index}`,
      timestampMs: createMs < 0 ? clock.nowMs() : createMs + passedMs,
    }
  }

  #tellTotals(rate: number): void {
    const elapsedMs = Math.max(this.#context.runtime.clock.nowMs() - this.#startMs, 1)
    const average = javaDouble((1000 * this.#acked) / elapsedMs)
    const text = JSON.stringify({
      timestamp: this.#context.runtime.clock.nowMs(),
      name: 'tool_data',
      sent: this.#sent,
      acked: this.#acked,
      target_throughput: rate,
    })
    this.#context.stdout.line(`${text.slice(0, -1)},"avg_throughput":${average}}`)
  }
}

function producerProperties(
  options: VerifiableProducerOptions,
  context: CommandContext,
): Map<string, string> {
  const properties = new Map([
    ['bootstrap.servers', options.value('bootstrap-server')],
    ['acks', String(options.value('acks'))],
    // What is told of a record is what became of its only try.
    ['retries', '0'],
  ])
  const file = options.value('command-config') ?? options.value('producer.config')
  if (file === undefined) return properties
  return new Map([...properties, ...readPropertiesFile(context, file)])
}
