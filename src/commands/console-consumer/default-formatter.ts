import type { FetchedBatch } from '../../client/consumer/fetched-batches.ts'
import type { KafkaRecord, RecordHeader } from '../../records/record-reader.ts'
import { type Deserializer, findDeserializer } from './deserializers.ts'
import type { Formatter, FormatterProperties } from './formatter.ts'
import type { RecordSink } from './record-sink.ts'

type Field = (record: KafkaRecord, batch: FetchedBatch) => Uint8Array | string

/** One record per line: its chosen fields in a fixed order, separated. */
export class DefaultFormatter implements Formatter {
  readonly #fields: readonly Field[]
  readonly #keySeparator: Buffer
  readonly #lineSeparator: Buffer
  /** Nothing but the value, as it is: the common case, and the fast one. */
  readonly #isPlain: boolean
  readonly #nullLiteral: Buffer

  /** `onMissing` is told of deserializers that only a JVM could load; the bytes stay as they are. */
  constructor(properties: FormatterProperties, onMissing: (className: string) => void) {
    const settings = new FormatterSettings(properties, onMissing)
    this.#fields = settings.fields()
    this.#keySeparator = settings.bytes('key.separator', '\t')
    this.#lineSeparator = settings.bytes('line.separator', '\n')
    this.#nullLiteral = settings.bytes('null.literal', 'null')
    this.#isPlain = settings.printsValueAlone
  }

  write(record: KafkaRecord, batch: FetchedBatch, sink: RecordSink): void {
    if (this.#isPlain) {
      sink.write(record.value ?? this.#nullLiteral)
      sink.write(this.#lineSeparator)
      return
    }
    const parts = this.#fields.map((field) => field(record, batch))
    parts.forEach((part, i) => {
      if (i > 0) sink.write(this.#keySeparator)
      if (typeof part === 'string') sink.text(part)
      else sink.write(part)
    })
    if (parts.length > 0) sink.write(this.#lineSeparator)
  }
}

class FormatterSettings {
  readonly #properties: FormatterProperties
  readonly #onMissing: (className: string) => void

  constructor(properties: FormatterProperties, onMissing: (className: string) => void) {
    this.#properties = properties
    this.#onMissing = onMissing
  }

  bytes(name: string, byDefault: string): Buffer {
    return Buffer.from(this.#properties.get(name) ?? byDefault)
  }

  get printsValueAlone(): boolean {
    const names = ['timestamp', 'partition', 'offset', 'delivery', 'epoch', 'headers', 'key']
    return (
      this.#isOn('print.value', true) &&
      !names.some((name) => this.#isOn(`print.${name}`)) &&
      !this.#properties.has('value.deserializer')
    )
  }

  fields(): Field[] {
    const fields: readonly (readonly [string, Field])[] = [
      ['print.timestamp', printTimestamp],
      ['print.partition', (_record, { partition }) => `Partition:${partition}`],
      ['print.offset', ({ offset }) => `Offset:${offset}`],
      // Both belong to the protocol of share groups, or to what the broker does not tell.
      ['print.delivery', () => 'Delivery:NOT_PRESENT'],
      ['print.epoch', () => 'Epoch:NOT_PRESENT'],
      ['print.headers', this.#headersField()],
      ['print.key', this.#bytesField('key')],
      ['print.value', this.#bytesField('value')],
    ]
    return fields
      .filter(([name]) => this.#isOn(name, name === 'print.value'))
      .map(([, field]) => field)
  }

  #isOn(name: string, byDefault = false): boolean {
    const text = this.#properties.get(name)
    return text === undefined ? byDefault : text.trim().toLowerCase() === 'true'
  }

  #bytesField(part: 'key' | 'value'): Field {
    const read = this.#deserializer(`${part}.deserializer`)
    const nullLiteral = this.bytes('null.literal', 'null')
    return (record) => {
      const bytes = record[part]
      return bytes === null ? nullLiteral : read(bytes)
    }
  }

  #headersField(): Field {
    const read = this.#deserializer('headers.deserializer')
    const separator = this.bytes('headers.separator', ',')
    const nullLiteral = this.bytes('null.literal', 'null')
    const printHeader = ({ key, value }: RecordHeader) => {
      const text = value === null ? nullLiteral : read(value)
      return [Buffer.from(`${key}:`), typeof text === 'string' ? Buffer.from(text) : text]
    }
    return ({ headers }) => {
      if (headers.length === 0) return 'NO_HEADERS'
      const parts = headers.flatMap((header, i) =>
        i === 0 ? printHeader(header) : [separator, ...printHeader(header)],
      )
      return Buffer.concat(parts)
    }
  }

  #deserializer(name: string): Deserializer {
    const className = this.#properties.get(name)
    if (className === undefined || className === '') return (bytes) => bytes
    const found = findDeserializer(className)
    if (found) return found
    this.#onMissing(className)
    return (bytes) => bytes
  }
}

function printTimestamp({ timestamp }: KafkaRecord, { timestampType }: FetchedBatch): string {
  return timestampType === 'NoTimestampType' ? 'NO_TIMESTAMP' : `${timestampType}:${timestamp}`
}
