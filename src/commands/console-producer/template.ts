/**
 * `--template`: made-up values. `{{seq}}` counts from 0; `{{int 1 6}}`, `{{float 0 1}}`, `{{pick a b c}}`,
 * `{{uuid}}`, `{{hex 8}}`, `{{word}}`, `{{name}}`, `{{email}}`, `{{now}}` (milliseconds), `{{iso}}`.
 */
import type { Clock } from '../../runtime/clock.ts'
import { type Random, randomJavaUuid } from '../../runtime/random.ts'
import { CommandError } from '../shared/command-error.ts'

/** The value for each record, by its number. */
export type Template = (sequence: number) => string

type World = { readonly random: Random; readonly clock: Clock }
type Part = (sequence: number) => string | number
type Maker = (args: readonly string[], world: World) => Part

const WORDS = (
  'amber basil cedar delta ember fjord grove harbor indigo jasmine kelp lagoon maple nectar ' +
  'opal prairie quartz river saffron tundra umber valley willow xenon yarrow zephyr'
).split(' ')
const MAX_HEX_BYTES = 1024

const MAKERS: Readonly<Record<string, Maker>> = {
  seq: () => (sequence) => sequence,
  now:
    (_, { clock }) =>
    () =>
      clock.nowMs(),
  iso:
    (_, { clock }) =>
    () =>
      new Date(clock.nowMs()).toISOString(),
  uuid:
    (_, { random }) =>
    () =>
      randomJavaUuid(random),
  word:
    (_, { random }) =>
    () =>
      pick(WORDS, random),
  name:
    (_, { random }) =>
    () =>
      `${capital(pick(WORDS, random))} ${capital(pick(WORDS, random))}`,
  email:
    (_, { random }) =>
    () =>
      `${pick(WORDS, random)}.${pick(WORDS, random)}@example.com`,
  hex: (args, { random }) => {
    const [bytes] = numbers('hex', args, 1)
    const count = Math.min(Math.max(Math.trunc(bytes!), 0), MAX_HEX_BYTES)
    return () => random.bytes(count).toString('hex')
  },
  int: (args, { random }) => {
    const [least, most] = numbers('int', args, 2)
    return () => Math.floor(least! + random.next() * (most! - least! + 1))
  },
  float: (args, { random }) => {
    const [least, most] = numbers('float', args, 2)
    return () => least! + random.next() * (most! - least!)
  },
  pick: (args, { random }) => {
    if (args.length === 0) throw new CommandError('--template: {{pick}} needs words to pick from')
    return () => pick(args, random)
  },
}

/** Throws CommandError for a placeholder that is none. */
export function parseTemplate(text: string, world: World): Template {
  const parts = text.split(/(\{\{.*?\}\})/).map((piece): Part => {
    const [, inner] = /^\{\{(.*)\}\}$/.exec(piece) ?? []
    if (inner === undefined) return () => piece
    const [name = '', ...args] = inner.trim().split(/\s+/)
    const maker = Object.hasOwn(MAKERS, name) ? MAKERS[name] : undefined
    if (maker) return maker(args, world)
    const known = Object.keys(MAKERS).map((one) => `{{${one}}}`)
    throw new CommandError(`--template: ${piece} means nothing; there are ${known.join(' ')}`)
  })
  return (sequence) => parts.map((part) => part(sequence)).join('')
}

function numbers(name: string, args: readonly string[], count: number): number[] {
  const values = args.map(Number)
  if (values.length === count && values.every(Number.isFinite)) return values
  throw new CommandError(
    `--template: {{${name}}} needs ${count} number${count === 1 ? '' : 's'}, as in {{${name}${' 1 9'.slice(0, count * 2)}}}`,
  )
}

function pick<Value>(values: readonly Value[], random: Random): Value {
  return values[Math.floor(random.next() * values.length)]!
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
