import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findCodec, type MessageCodec } from '../../src/protocol/codec.ts'
import { type Json, messageFromJson, messageToJson } from '../../src/protocol/json.ts'
import { Reader } from '../../src/protocol/reader.ts'
import { Writer } from '../../src/protocol/writer.ts'

interface Vector {
  readonly api: string
  readonly version: number
  readonly kind: string
  readonly case: string
  readonly headerVersion?: number
  readonly json: Json
  readonly hex: string
}

interface Frame extends Omit<Vector, 'json'> {
  readonly correlationId: number
  readonly clientId?: string
  readonly body: Json
}

const VECTORS = join(import.meta.dirname, 'fixtures/vectors')

function lines<Line>(file: string): Line[] {
  const text = readFileSync(join(VECTORS, file), 'utf8').trimEnd()
  return text.split('\n').map((line) => JSON.parse(line) as Line)
}

function codecOf({ api, kind }: { api: string; kind: string }): MessageCodec {
  const suffix = kind === 'request' ? 'Request' : kind === 'response' ? 'Response' : ''
  const codec = findCodec(`${api}${suffix}`)
  if (codec === undefined) throw new Error(`No codec for '${api}' of kind '${kind}'`)
  return codec
}

function encode(codec: MessageCodec, json: Json, version: number): string {
  const writer = new Writer()
  codec.write(writer, messageFromJson(codec.schema, json, version), version)
  return writer.toBuffer().toString('hex')
}

const files = readdirSync(VECTORS).filter((file) => file !== 'frames.jsonl')

describe('messages of Apache Kafka 4.3', () => {
  test.each(files)('%s is read and written byte for byte', (file) => {
    for (const vector of lines<Vector>(file)) {
      const name = `${vector.api} ${vector.kind} v${vector.version} ${vector.case}`
      const codec = codecOf(vector)
      const reader = new Reader(Buffer.from(vector.hex, 'hex'))
      const message = codec.read(reader, vector.version)
      reader.expectEnd()
      expect(messageToJson(codec.schema, message, vector.version), name).toEqual(vector.json)
      // A newer peer's tagged fields are passed over, so they are not written back.
      if (vector.case === 'unknownTags') continue
      expect(encode(codec, vector.json, vector.version), name).toBe(vector.hex)
    }
  })

  test('every line of the vectors was looked at', () => {
    const count = files.reduce((sum, file) => sum + lines(file).length, 0)
    expect(count).toBe(3149)
    expect(lines('frames.jsonl')).toHaveLength(604)
  })

  test('whole frames are header and body behind their size', () => {
    for (const frame of lines<Frame>('frames.jsonl')) {
      const isRequest = frame.kind === 'request'
      const header = findCodec(isRequest ? 'RequestHeader' : 'ResponseHeader')!
      const headerVersion = frame.headerVersion ?? 0
      const body = codecOf(frame)
      const headerJson = isRequest
        ? {
            requestApiKey: body.schema.apiKey!,
            requestApiVersion: frame.version,
            correlationId: frame.correlationId,
            clientId: frame.clientId ?? null,
          }
        : { correlationId: frame.correlationId }
      const payload =
        encode(header, headerJson, headerVersion) + encode(body, frame.body, frame.version)
      const size = Buffer.alloc(4)
      size.writeInt32BE(payload.length / 2)
      const name = `${frame.api} ${frame.kind} v${frame.version}`
      expect(size.toString('hex') + payload, name).toBe(frame.hex)

      const reader = new Reader(Buffer.from(frame.hex, 'hex'), 4)
      expect(
        messageToJson(header.schema, header.read(reader, headerVersion), headerVersion),
      ).toEqual(headerJson)
      expect(
        messageToJson(body.schema, body.read(reader, frame.version), frame.version),
        name,
      ).toEqual(frame.body)
      reader.expectEnd()
    }
  })
})
