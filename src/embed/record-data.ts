import type { RecordHeader } from '../records/record-reader.ts'
import type { NewRecord, ReadRecord, RecordData } from './types/records.ts'

/** The bytes of a key or a value: text as UTF-8, anything but bytes as JSON. */
export function encodeData(data: RecordData | undefined): Buffer | null {
  if (data === undefined || data === null) return null
  if (typeof data === 'string') return Buffer.from(data)
  if (data instanceof Uint8Array) {
    return Buffer.isBuffer(data) ? data : Buffer.from(data.buffer, data.byteOffset, data.length)
  }
  return Buffer.from(JSON.stringify(data))
}

export function encodeHeaders(headers: NewRecord['headers'] = {}): RecordHeader[] {
  return Object.entries(headers).map(([key, value]) => ({ key, value: encodeData(value) }))
}

/** Milliseconds since the epoch. */
export function timestampOf({ timestamp }: NewRecord, nowMs: number): number {
  if (timestamp === undefined) return nowMs
  return typeof timestamp === 'number' ? timestamp : timestamp.getTime()
}

/** What a record is made of where it was stored. */
interface StoredRecord {
  readonly offset: number
  readonly timestamp: number
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly headers: readonly RecordHeader[]
}

export class DecodedRecord implements ReadRecord {
  readonly topic: string
  readonly partition: number
  readonly offset: number
  readonly timestamp: number
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly headers: readonly RecordHeader[]

  constructor(topic: string, partition: number, record: StoredRecord) {
    this.topic = topic
    this.partition = partition
    this.offset = record.offset
    this.timestamp = record.timestamp
    this.key = record.key
    this.value = record.value
    this.headers = record.headers
  }

  get keyText(): string | null {
    return this.key?.toString() ?? null
  }

  get text(): string | null {
    return this.value?.toString() ?? null
  }

  header(name: string): string | null | undefined {
    const found = this.headers.find(({ key }) => key === name)
    return found && (found.value?.toString() ?? null)
  }

  json<T>(): T {
    const { text } = this
    try {
      return JSON.parse(text ?? 'null')
    } catch (cause) {
      const place = `offset ${this.offset} of '${this.topic}-${this.partition}'`
      throw new SyntaxError(`The record at ${place} is no JSON: ${JSON.stringify(text)}`, { cause })
    }
  }
}
