/** `--format`: a record in a template with the letters of kcat, after which `printf` users look. */
import type { FetchedBatch } from '../../client/consumer/fetched-batches.ts'
import type { KafkaRecord } from '../../records/record-reader.ts'
import { CommandError } from '../shared/command-error.ts'
import type { Formatter } from './formatter.ts'

type Part = (record: KafkaRecord, batch: FetchedBatch) => Uint8Array | string

/** `%s` of a null; its length is −1. */
const NOTHING = Buffer.alloc(0)

const LETTERS: Readonly<Record<string, Part>> = {
  s: ({ value }) => value ?? NOTHING,
  S: ({ value }) => String(value?.length ?? -1),
  R: ({ value }) => bigEndian(value?.length ?? -1),
  k: ({ key }) => key ?? NOTHING,
  K: ({ key }) => String(key?.length ?? -1),
  t: (_, { topic }) => topic,
  p: (_, { partition }) => String(partition),
  o: ({ offset }) => String(offset),
  T: ({ timestamp }) => String(timestamp),
  h: ({ headers }) =>
    headers.map(({ key, value }) => `${key}=${value?.toString() ?? 'NULL'}`).join(','),
  '%': () => '%',
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\\': '\\', 0: '\0' }

const TOKEN = /%(.)|\\x([0-9a-fA-F]{1,2})|\\(.)|[^%\\]+|[%\\]$/gs

/** Throws CommandError for a letter that means nothing. */
export function templateFormatter(template: string): Formatter {
  const parts = [...template.matchAll(TOKEN)].map(([text, letter, hex, escaped]): Part => {
    if (letter !== undefined) return letterPart(letter)
    if (hex !== undefined) return fixed(Buffer.from([Number.parseInt(hex, 16)]))
    if (escaped !== undefined) return fixed(Buffer.from(ESCAPES[escaped] ?? `\\${escaped}`))
    return fixed(Buffer.from(text))
  })
  return {
    write(record, batch, sink) {
      for (const part of parts) {
        const printed = part(record, batch)
        if (typeof printed === 'string') sink.text(printed)
        else sink.write(printed)
      }
    },
  }
}

function letterPart(letter: string): Part {
  const part = LETTERS[letter]
  if (part) return part
  const known = Object.keys(LETTERS).map((one) => `%${one}`)
  throw new CommandError(`--format: '%${letter}' means nothing; there are ${known.join(' ')}`)
}

function fixed(bytes: Uint8Array): Part {
  return () => bytes
}

function bigEndian(length: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(length)
  return bytes
}
