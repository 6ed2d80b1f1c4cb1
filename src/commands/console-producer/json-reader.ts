/**
 * `--input json`: a record as one line of JSON, as `console-consumer --output json` prints it. `value`,
 * `key` and the values of headers are text, JSON that is sent as text, null, or `{"base64": …}`.
 */
import type { RecordHeader } from '../../records/record-reader.ts'
import { CommandError } from '../shared/command-error.ts'
import type { LineRecord } from './line-reader.ts'

const UTF8 = new TextDecoder()

export class JsonReader {
  #lineNumber = 0

  /** Throws CommandError with the number of a line that is no record. */
  read(line: Buffer): LineRecord {
    this.#lineNumber++
    const fields = this.#parse(line)
    return {
      key: bytesOf(fields.key),
      value: bytesOf(fields.value),
      headers: this.#headers(fields.headers),
      ...this.#number(fields, 'partition'),
      ...this.#number(fields, 'timestamp'),
    }
  }

  #parse(line: Buffer): Record<string, unknown> {
    let json: unknown
    try {
      json = JSON.parse(UTF8.decode(line))
    } catch (cause) {
      throw this.#error((cause as Error).message)
    }
    if (typeof json === 'object' && json !== null && !Array.isArray(json) && 'value' in json) {
      return json as Record<string, unknown>
    }
    throw this.#error('a record is an object with a "value"')
  }

  #headers(headers: unknown): RecordHeader[] {
    if (headers === undefined || headers === null) return []
    if (Array.isArray(headers)) return headers.map((header) => this.#header(header))
    if (typeof headers !== 'object') throw this.#error('"headers" is an array or an object')
    return Object.entries(headers).map(([key, value]) => ({ key, value: bytesOf(value) }))
  }

  #header(header: unknown): RecordHeader {
    if (typeof header === 'object' && header !== null && 'key' in header) {
      const { key, value } = header as { key: unknown; value?: unknown }
      if (typeof key === 'string') return { key, value: bytesOf(value) }
    }
    throw this.#error('a header is an object with "key" and "value"')
  }

  #number(fields: Record<string, unknown>, name: 'partition' | 'timestamp') {
    const value = fields[name]
    // What has no timestamp is printed with -1.
    if (value === undefined || value === null || value === -1) return {}
    if (Number.isSafeInteger(value) && (value as number) >= 0) return { [name]: value as number }
    throw this.#error(`"${name}" is no whole number`)
  }

  #error(reason: string): CommandError {
    return new CommandError(`Line ${this.#lineNumber} is no record in JSON: ${reason}`)
  }
}

function bytesOf(value: unknown): Buffer | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'string') return Buffer.from(value)
  if (typeof value === 'object' && 'base64' in value && typeof value.base64 === 'string') {
    return Buffer.from(value.base64, 'base64')
  }
  return Buffer.from(JSON.stringify(value))
}
