import { resolve } from 'node:path'
import type { Random } from '../../runtime/random.ts'
import { CommandError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import type { PerfOptions } from './options.ts'

/** The value of the record of that number. */
export type Payload = (sequence: number) => Buffer

/** Records of one size are cuts out of so many letters; larger ones have as many again. */
const LETTER_COUNT = 1024 * 1024

/** Reads the file of payloads where there is one, and says so as Kafka does. */
export function payloadOf(options: PerfOptions, context: CommandContext): Payload {
  if (options.has('payload-monotonic')) return (sequence) => Buffer.from(String(sequence))
  const size = options.value('record-size')
  const { random } = context.runtime
  if (size !== undefined) return randomPayload(size, random)
  const payloads = readPayloads(options, context)
  return () => payloads[Math.floor(random.next() * payloads.length)]!
}

/** Letters from A to Z: another cut for each record costs less than other letters. */
function randomPayload(size: number, random: Random): Payload {
  const letters = random.bytes(LETTER_COUNT + size)
  for (let i = 0; i < letters.length; i++) letters[i] = 65 + (letters[i]! % 26)
  return () => {
    const start = Math.floor(random.next() * LETTER_COUNT)
    return letters.subarray(start, start + size)
  }
}

function readPayloads(options: PerfOptions, context: CommandContext): Buffer[] {
  const path = resolve(context.workingDirectory, options.value('payload-file')!)
  context.stdout.line(`Reading payloads from: ${path}`)
  const { fileSystem } = context.runtime
  const text = fileSystem.exists(path) ? fileSystem.readFile(path).toString() : ''
  if (text === '') {
    throw new CommandError(
      'java.lang.IllegalArgumentException: File does not exist or empty file provided.',
    )
  }
  const payloads = text.split(delimiter(options.value('payload-delimiter')))
  // As Java's `split` does.
  while (payloads.at(-1) === '') payloads.pop()
  context.stdout.line(`Number of records read: ${payloads.length}`)
  if (payloads.length === 0) {
    throw new CommandError('java.lang.IllegalArgumentException: The file has delimiters only.')
  }
  return payloads.map((payload) => Buffer.from(payload))
}

/** A regular expression, as in Kafka: `\n` is typed as two letters. */
function delimiter(text: string): RegExp {
  try {
    return new RegExp(text, 'u')
  } catch (cause) {
    throw new CommandError(`--payload-delimiter '${text}' is no regular expression`, { cause })
  }
}
