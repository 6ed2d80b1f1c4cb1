/**
 * The option syntax of most of Kafka's tools (jopt-simple 5), with its messages. commander, which
 * the top-level program uses, cannot carry it: here `--name=` takes the next word as value, a value
 * may begin with dashes, a repeated option is refused only when its value is asked for, and so is a
 * bad number.
 */
import { OptionError } from './command-error.ts'
import {
  type OptionSpec,
  type OptionTable,
  ParsedOptions,
  type RawOptions,
  type RemovedOption,
  type RemovedOptions,
} from './options.ts'
import { closeNames } from './suggest.ts'

export interface JoptSyntax<Table extends OptionTable> {
  readonly options: Table
  readonly removedOptions?: RemovedOptions
}

export function parseJoptOptions<Table extends OptionTable>(
  syntax: JoptSyntax<Table>,
  words: readonly string[],
  warn: (message: string) => void = () => {},
): ParsedOptions<Table> {
  const raw = new JoptScan(syntax.options, syntax.removedOptions ?? {}, warn).scan(words)
  return new ParsedOptions(syntax.options, raw, convertJoptValue, refuseMany)
}

class JoptScan {
  readonly #options: OptionTable
  readonly #removedOptions: RemovedOptions
  readonly #warn: (message: string) => void
  readonly #given = new Map<string, string[]>()
  readonly #positionals: string[] = []

  constructor(
    options: OptionTable,
    removedOptions: RemovedOptions,
    warn: (message: string) => void,
  ) {
    this.#options = options
    this.#removedOptions = removedOptions
    this.#warn = warn
  }

  scan(words: readonly string[]): RawOptions {
    const rest = [...words]
    for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
      if (word === '--') this.#positionals.push(...rest.splice(0))
      else if (word.startsWith('--')) this.#take(word.slice(2), rest)
      else if (word.startsWith('-') && word.length > 1) this.#takeShort(word.slice(1), rest)
      else this.#positionals.push(word)
    }
    return { given: this.#given, positionals: this.#positionals }
  }

  // One dash works for a whole name, too. Else each letter would be an option of its own.
  #takeShort(word: string, rest: string[]): void {
    const [name] = splitAtEquals(word)
    const isKnown = Object.hasOwn(this.#options, name) || Object.hasOwn(this.#removedOptions, name)
    if (isKnown) this.#take(word, rest)
    else throw this.#unrecognized(name.slice(0, 1))
  }

  #take(word: string, rest: string[]): void {
    const [name, text] = splitAtEquals(word)
    const removed = this.#removedOptions[name]
    if (Object.hasOwn(this.#options, name)) this.#add(name, this.#options[name]!, text, rest)
    else if (removed) this.#takeRemoved(name, removed, text, rest)
    else throw this.#unrecognized(name)
  }

  #add(name: string, spec: OptionSpec, text: string | undefined, rest: string[]): void {
    const texts = this.#given.get(name) ?? []
    this.#given.set(name, texts)
    if (spec.argument === undefined) return
    if (text) texts.push(text)
    else if (spec.isArgumentOptional) {
      if (rest.length > 0 && isOptionalValue(spec, rest[0]!)) texts.push(rest.shift()!)
    } else {
      const next = rest.shift()
      if (next === undefined) throw new OptionError(`Option ${name} requires an argument`)
      texts.push(next)
    }
  }

  #takeRemoved(
    name: string,
    removed: RemovedOption,
    text: string | undefined,
    rest: string[],
  ): void {
    const { use, refusal } = removed
    if (refusal !== undefined) throw new OptionError(`--${name} is no longer there: ${refusal}`)
    if (use === undefined || removed.dropsValue) {
      if (removed.hasArgument && !text) rest.shift()
      const instead = use === undefined ? 'drop it' : `use --${use}`
      this.#warn(`Option --${name} no longer has an effect and is ignored: ${instead}.`)
      return
    }
    this.#warn(`Option --${name} was removed from Kafka, taken as --${use}. Use --${use} instead.`)
    this.#add(use, this.#options[use]!, text, rest)
  }

  #unrecognized(name: string): OptionError {
    const close = closeNames(name, Object.keys(this.#options))
    const hint =
      close.length === 0 ? '' : `\nDid you mean ${close.map((c) => `--${c}`).join(', ')}?`
    return new OptionError(`${name} is not a recognized option${hint}`)
  }
}

// A number may be negative; a word that is none belongs to something else.
function isOptionalValue(spec: OptionSpec, word: string): boolean {
  if ((spec.type ?? 'string') === 'string') return !word.startsWith('-')
  return convertNumber(spec, word) !== undefined
}

function splitAtEquals(word: string): [name: string, text: string | undefined] {
  const at = word.indexOf('=')
  return at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)]
}

function refuseMany(name: string): OptionError {
  return new OptionError(`Found multiple arguments for option ${name}, but you asked for only one`)
}

const INTEGER = /^[+-]?\d+$/
const DOUBLE = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/

function convertJoptValue(name: string, spec: OptionSpec, text: string): string | number {
  const value = convertNumber(spec, text)
  if (value === undefined) {
    throw new OptionError(`Cannot parse argument '${text}' of option ${name}`)
  }
  return value
}

/** The value of the option's type, or undefined when the text is none. */
export function convertNumber(spec: OptionSpec, text: string): string | number | undefined {
  switch (spec.type ?? 'string') {
    case 'string':
      return text
    case 'integer':
      return INTEGER.test(text) && isWithin(text, 31) ? Number(text) : undefined
    case 'long':
      return INTEGER.test(text) && isWithin(text, 63) ? Number(text) : undefined
    case 'double':
      return DOUBLE.test(text) ? Number(text) : undefined
  }
}

function isWithin(text: string, bits: 31 | 63): boolean {
  const value = BigInt(text.replace(/^\+/, ''))
  return BigInt.asIntN(bits + 1, value) === value
}
