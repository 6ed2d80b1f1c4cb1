import { Producer as ClientProducer } from '../../client/producer/producer.ts'
import type { TopicWriter } from '../../client/producer/topic-writer.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import { durationMs } from '../duration.ts'
import { encodeData, encodeHeaders, timestampOf } from '../record-data.ts'
import type { Producer, ProducerOptions } from '../types/clients.ts'
import type { NewRecord, WrittenRecord } from '../types/records.ts'
import { clientProperties } from './client-properties.ts'

/** Throws ConfigError for settings that Java's producer refuses too. Connects when first used. */
export function openProducer(runtime: Runtime, options: ProducerOptions): Producer {
  const properties = clientProperties(options, {
    acks: options.acks,
    'compression.type': options.compression,
    'linger.ms': durationMs(options.linger ?? 0),
  })
  return new RecordProducer(runtime, new ClientProducer(runtime, properties))
}

class RecordProducer implements Producer {
  readonly #runtime: Runtime
  readonly #client: ClientProducer
  #closing: Promise<void> | undefined

  constructor(runtime: Runtime, client: ClientProducer) {
    this.#runtime = runtime
    this.#client = client
  }

  async send(topic: string, records: NewRecord | readonly NewRecord[]): Promise<WrittenRecord[]> {
    if (this.#closing !== undefined) throw new Error('The producer is closed')
    const all = Array.isArray(records) ? (records as readonly NewRecord[]) : [records as NewRecord]
    const writer = await this.#client.topic(topic)
    const sent: Promise<WrittenRecord>[] = []
    for (const record of all) {
      while (!this.#append(writer, record, sent)) await this.#client.ready()
    }
    return Promise.all(sent)
  }

  /** False when there is no memory for the record now. */
  #append(writer: TopicWriter, record: NewRecord, sent: Promise<WrittenRecord>[]): boolean {
    const { promise, resolve, reject } = withResolvers<WrittenRecord>()
    const isTaken = writer.append(
      timestampOf(record, this.#runtime.clock.nowMs()),
      encodeData(record.key),
      encodeData(record.value),
      encodeHeaders(record.headers),
      (error, { topic, partition, baseOffset }, index) => {
        if (error !== undefined) reject(error)
        else resolve({ topic, partition, offset: baseOffset < 0 ? -1 : baseOffset + index })
      },
      record.partition,
    )
    if (!isTaken) return false
    // Whoever waits for all of them hears of the first failure; the others have no one to tell.
    promise.catch(() => {})
    sent.push(promise)
    return true
  }

  flush(): Promise<void> {
    return this.#client.flush()
  }

  close(): Promise<void> {
    this.#closing ??= this.#client.close()
    return this.#closing
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }
}

interface Resolvers<Value> {
  readonly promise: Promise<Value>
  readonly resolve: (value: Value) => void
  readonly reject: (error: Error) => void
}

function withResolvers<Value>(): Resolvers<Value> {
  let resolve: (value: Value) => void = () => {}
  let reject: (error: Error) => void = () => {}
  const promise = new Promise<Value>((onValue, onError) => {
    resolve = onValue
    reject = onError
  })
  return { promise, resolve, reject }
}
