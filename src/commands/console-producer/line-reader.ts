import type { RecordHeader } from '../../records/record-reader.ts'
import { CommandError } from '../shared/command-error.ts'

/** A line taken apart. */
export interface LineRecord {
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly headers: readonly RecordHeader[]
  /** Left out: as the partitioner chooses. */
  readonly partition?: number
  /** Milliseconds since the epoch; left out: now. */
  readonly timestamp?: number
}

interface ReaderSettings {
  readonly parsesKey: boolean
  readonly parsesHeaders: boolean
  readonly ignoresErrors: boolean
  readonly keySeparator: Buffer
  readonly headersDelimiter: Buffer
  readonly headersSeparator: RegExp
  readonly headersKeySeparator: string
  readonly nullMarker: Buffer | undefined
}

/** Headers, key and value of a line, in this order, as Kafka's LineMessageReader finds them. */
export class LineReader {
  readonly #settings: ReaderSettings
  #lineNumber = 0

  /** Throws for separators that can't be told apart. */
  constructor(properties: ReadonlyMap<string, string>) {
    this.#settings = readerSettings(properties)
  }

  /** The whole line is the value: nobody needs to take it apart. */
  get isPlain(): boolean {
    const { parsesKey, parsesHeaders, nullMarker } = this.#settings
    return !parsesKey && !parsesHeaders && nullMarker === undefined
  }

  read(line: Buffer): LineRecord {
    this.#lineNumber++
    const { parsesKey, parsesHeaders, headersDelimiter, keySeparator } = this.#settings
    let rest = line
    let headers: Buffer | undefined
    let key: Buffer | undefined
    if (parsesHeaders) {
      headers = this.#before(rest, headersDelimiter, 'headers delimiter', line)
      if (headers) rest = rest.subarray(headers.length + headersDelimiter.length)
    }
    if (parsesKey) {
      key = this.#before(rest, keySeparator, 'key separator', line)
      if (key) rest = rest.subarray(key.length + keySeparator.length)
    }
    return {
      key: key === undefined ? null : this.#unlessNull(key),
      value: this.#unlessNull(rest),
      headers: headers && this.#unlessNull(headers) ? this.#splitHeaders(headers.toString()) : [],
    }
  }

  #before(rest: Buffer, separator: Buffer, what: string, line: Buffer): Buffer | undefined {
    const at = rest.indexOf(separator)
    if (at >= 0) return rest.subarray(0, at)
    if (this.#settings.ignoresErrors) return undefined
    throw kafkaException(`No ${what} found on line number ${this.#lineNumber}: '${line}'`)
  }

  #unlessNull(bytes: Buffer): Buffer | null {
    return this.#settings.nullMarker?.equals(bytes) ? null : bytes
  }

  #splitHeaders(text: string): RecordHeader[] {
    const pairs = text.split(this.#settings.headersSeparator)
    // As Java splits: empty pieces at the end are none, but an empty text is one.
    while (pairs.length > 1 && pairs.at(-1) === '') pairs.pop()
    return pairs.map((pair) => this.#header(pair))
  }

  #header(pair: string): RecordHeader {
    const { headersKeySeparator, nullMarker, ignoresErrors } = this.#settings
    const at = pair.indexOf(headersKeySeparator)
    if (at < 0) {
      if (ignoresErrors) return { key: pair, value: null }
      throw kafkaException(
        `No header key separator found in pair '${pair}' on line number ${this.#lineNumber}`,
      )
    }
    const key = pair.slice(0, at)
    if (nullMarker && key === nullMarker.toString()) {
      throw kafkaException(
        `Header keys should not be equal to the null marker '${key}' as they can't be null`,
      )
    }
    const value = Buffer.from(pair.slice(at + headersKeySeparator.length))
    return { key, value: this.#unlessNull(value) }
  }
}

function readerSettings(properties: ReadonlyMap<string, string>): ReaderSettings {
  const text = (name: string, byDefault: string) => properties.get(name) ?? byDefault
  const isOn = (name: string) => properties.get(name)?.trim().toLowerCase() === 'true'
  const keySeparator = text('key.separator', '\t')
  const headersDelimiter = text('headers.delimiter', '\t')
  const headersSeparator = text('headers.separator', ',')
  const headersKeySeparator = text('headers.key.separator', ':')
  const nullMarker = properties.get('null.marker')
  refuseEqual('headers.delimiter', headersDelimiter, 'headers.separator', headersSeparator)
  refuseEqual('headers.delimiter', headersDelimiter, 'headers.key.separator', headersKeySeparator)
  refuseEqual('headers.separator', headersSeparator, 'headers.key.separator', headersKeySeparator)
  if (nullMarker !== undefined) {
    refuseEqual('null.marker', nullMarker, 'key.separator', keySeparator)
    refuseEqual('null.marker', nullMarker, 'headers.separator', headersSeparator)
    refuseEqual('null.marker', nullMarker, 'headers.delimiter', headersDelimiter)
    refuseEqual('null.marker', nullMarker, 'headers.key.separator', headersKeySeparator)
  }
  return {
    parsesKey: isOn('parse.key'),
    parsesHeaders: isOn('parse.headers'),
    ignoresErrors: isOn('ignore.error'),
    keySeparator: Buffer.from(keySeparator),
    headersDelimiter: Buffer.from(headersDelimiter),
    headersSeparator: regularExpression(headersSeparator),
    headersKeySeparator,
    nullMarker: nullMarker === undefined ? undefined : Buffer.from(nullMarker),
  }
}

function regularExpression(text: string): RegExp {
  try {
    return new RegExp(text)
  } catch (cause) {
    throw new CommandError(`java.util.regex.PatternSyntaxException: ${text}`, { cause })
  }
}

function refuseEqual(name: string, value: string, otherName: string, other: string): void {
  if (value === other) throw kafkaException(`${name} and ${otherName} may not be equal`)
}

function kafkaException(message: string): CommandError {
  return new CommandError(`org.apache.kafka.common.KafkaException: ${message}`)
}
