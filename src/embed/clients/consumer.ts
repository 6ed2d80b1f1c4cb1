import type { MemberTopics } from '../../client/consumer/group-member.ts'
import { GroupReader } from '../../client/consumer/group-reader.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import { durationMs } from '../duration.ts'
import { DecodedRecord } from '../record-data.ts'
import type { Consumer, ConsumerOptions } from '../types/clients.ts'
import type { ReadRecord } from '../types/records.ts'
import type { Duration } from '../types/state.ts'
import { clientProperties } from './client-properties.ts'

const DEFAULT_TIMEOUT_MS = 10_000

/** Throws ConfigError for settings that Java's consumer refuses too. Joins its group at once. */
export function openConsumer(runtime: Runtime, options: ConsumerOptions): Consumer {
  const { groupId, topics, from = 'earliest', autoCommit = true } = options
  const properties = clientProperties(options, {
    'group.protocol': 'consumer',
    'auto.offset.reset': from,
    'enable.auto.commit': String(autoCommit),
    'isolation.level': options.isolation ?? 'read_committed',
  })
  const reader = new GroupReader(runtime, properties, groupId, memberTopics(topics))
  return new RecordConsumer(groupId, reader)
}

function memberTopics(topics: ConsumerOptions['topics']): MemberTopics {
  if (topics instanceof RegExp) return { pattern: topics }
  return typeof topics === 'string' ? { topic: topics } : { topics }
}

class RecordConsumer implements Consumer {
  readonly groupId: string
  readonly #reader: GroupReader
  #waiting: ReadRecord[] = []
  /** Handed out, and done once the next is asked for. */
  #handedOut: ReadRecord[] = []

  constructor(groupId: string, reader: GroupReader) {
    this.groupId = groupId
    this.#reader = reader
  }

  async next(timeout: Duration = DEFAULT_TIMEOUT_MS): Promise<ReadRecord | undefined> {
    return this.#next(durationMs(timeout))
  }

  async poll(timeout: Duration = DEFAULT_TIMEOUT_MS): Promise<ReadRecord[]> {
    this.#settle()
    await this.#fill(durationMs(timeout))
    this.#handedOut = this.#waiting.splice(0)
    return [...this.#handedOut]
  }

  async commit(): Promise<void> {
    this.#settle()
    await this.#reader.commit()
  }

  close(): Promise<void> {
    this.#settle()
    this.#waiting = []
    return this.#reader.close()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<ReadRecord, void, undefined> {
    for (;;) {
      const record = await this.#next(Number.POSITIVE_INFINITY)
      if (record === undefined) return
      yield record
    }
  }

  async #next(timeoutMs: number): Promise<ReadRecord | undefined> {
    this.#settle()
    await this.#fill(timeoutMs)
    const record = this.#waiting.shift()
    if (record !== undefined) this.#handedOut.push(record)
    return record
  }

  async #fill(timeoutMs: number): Promise<void> {
    if (this.#waiting.length > 0) return
    const batch = await this.#reader.next(timeoutMs)
    if (batch === undefined) return
    const { topic, partition, records } = batch
    this.#waiting = records.map((record) => new DecodedRecord(topic, partition, record))
  }

  #settle(): void {
    for (const record of this.#handedOut.splice(0)) this.#reader.done(record, record.offset + 1)
  }
}
