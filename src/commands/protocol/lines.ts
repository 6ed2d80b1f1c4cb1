import { findCodec, hasVersion, type MessageCodec } from '../../protocol/codec.ts'
import { type Json, messageFromJson, messageToJson } from '../../protocol/json.ts'
import { Reader } from '../../protocol/reader.ts'
import { Writer } from '../../protocol/writer.ts'
import { type AnyBatchJson, decodeRecords, encodeRecords } from '../../records/json.ts'

/** One line of `protocol decode` and `protocol encode`: members that are not named here pass through. */
type Line = Record<string, unknown>

/** Turns one line of text into another; throws with what is wrong with the line. */
export type TransformLine = (text: string) => Promise<Line>

/** A line with `hex` gets `json`, or `batches` when its kind is `records`. */
export const decodeLine: TransformLine = async (text) => {
  const line = parseLine(text)
  const bytes = hexOf(line)
  if (line.kind === 'records') {
    const { batches, error } = await decodeRecords(bytes)
    if (error !== undefined) throw new Error(error)
    return { ...line, batches }
  }
  const version = versionOf(line)
  const codec = codecOf(line, version)
  const reader = new Reader(bytes)
  const message = codec.read(reader, version)
  reader.expectEnd()
  return { ...line, json: messageToJson(codec.schema, message, version) }
}

/** A line with `json` gets `hex`; one of kind `records` brings `batches`. */
export const encodeLine: TransformLine = async (text) => {
  const line = parseLine(text)
  if (line.kind === 'records') {
    if (!Array.isArray(line.batches)) throw new TypeError("'batches' must be an array")
    const bytes = await encodeRecords(line.batches as AnyBatchJson[])
    return { ...line, hex: bytes.toString('hex') }
  }
  const version = versionOf(line)
  const codec = codecOf(line, version)
  if (line.json === undefined) throw new TypeError("'json' is missing")
  const writer = new Writer()
  codec.write(writer, messageFromJson(codec.schema, line.json as Json, version), version)
  return { ...line, hex: writer.toBuffer().toString('hex') }
}

function parseLine(text: string): Line {
  const line: unknown = JSON.parse(text)
  if (line === null || typeof line !== 'object' || Array.isArray(line)) {
    throw new TypeError('a line must be a JSON object')
  }
  return line as Line
}

function hexOf(line: Line): Buffer {
  const { hex } = line
  if (typeof hex !== 'string' || !/^(?:[0-9a-f]{2})*$/i.test(hex)) {
    throw new TypeError("'hex' must be hex text")
  }
  return Buffer.from(hex, 'hex')
}

function versionOf(line: Line): number {
  const { version } = line
  if (typeof version !== 'number' || !Number.isInteger(version)) {
    throw new TypeError("'version' must be an integer")
  }
  return version
}

const NAME_SUFFIXES: Readonly<Record<string, string>> = { request: 'Request', response: 'Response' }

function codecOf(line: Line, version: number): MessageCodec {
  const { api, kind } = line
  if (typeof api !== 'string' || typeof kind !== 'string') {
    throw new TypeError("'api' and 'kind' must be text")
  }
  const codec = findCodec(`${api}${NAME_SUFFIXES[kind] ?? ''}`)
  if (codec === undefined || codec.schema.kind !== kind) {
    throw new TypeError(`there is no '${api}' of kind '${kind}'`)
  }
  if (!hasVersion(codec, version)) {
    throw new RangeError(`'${api}' has no version ${version}, only ${codec.schema.versions}`)
  }
  return codec
}
