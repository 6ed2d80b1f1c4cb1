/** The options of a command as data, and what a parsed command line answers about them. */

export type ValueType = 'string' | 'integer' | 'long' | 'double'

export interface OptionSpec {
  /** For the help: what the option does, in a sentence without a final period. */
  readonly description: string
  /** What the value is, in words for the help. An option without it is a flag. */
  readonly argument?: string
  readonly type?: ValueType
  readonly isArgumentOptional?: boolean
  readonly isRepeatable?: boolean
  /** Takes all words up to the next option. Only argparse4j tools have such. */
  readonly takesSeveral?: boolean
  /** What the value may be. Only argparse4j tools check it. */
  readonly choices?: readonly string[]
  readonly isRequired?: boolean
  readonly default?: string | number
  /** A single letter, with its dash: `-c`. Only argparse4j tools have them. */
  readonly short?: string
  /** Stands before the subcommand, not behind it: `features --bootstrap-server b:9092 describe`. */
  readonly isBeforeSubcommand?: boolean
  /** Deprecated: still works as this option does, with a warning. */
  readonly deprecatedFor?: string
  /** Not one of Kafka's: the help lists it apart. */
  readonly isOurs?: boolean
}

/** By name, without the dashes. */
export type OptionTable = Readonly<Record<string, OptionSpec>>

/**
 * A spelling that Kafka has removed, but old tutorials show. It works with a warning: as option
 * `use`, or not at all where nothing is needed any more (`use` is undefined).
 */
export interface RemovedOption {
  readonly use?: string
  readonly hasArgument: boolean
  /** The value meant something else (a ZooKeeper address): it is dropped. */
  readonly dropsValue?: boolean
  /** Cannot be translated: refused with this advice. */
  readonly refusal?: string
}
export type RemovedOptions = Readonly<Record<string, RemovedOption>>

export type ValueOf<Spec> = Spec extends { argument: string }
  ? Spec extends { type: 'integer' | 'long' | 'double' }
    ? number
    : string
  : boolean

type MissingOf<Spec> = Spec extends { default: unknown } | { isRequired: true } ? never : undefined

/** What was typed, before any value is converted. */
export interface RawOptions {
  /** The texts given to each option, in order; an empty list for a flag. */
  readonly given: ReadonlyMap<string, readonly string[]>
  readonly positionals: readonly string[]
}

/** Turns the text of an option into its value, or throws the parser's own `OptionError`. */
export type Convert = (name: string, spec: OptionSpec, text: string) => string | number

/** Says that an option was given more than once though it takes one value. */
export type RefuseMany = (name: string) => Error

/**
 * The answers of a parsed command line. Values are converted when they are asked for, as Kafka's
 * tools do: a bad number is then reported by the action that needed it.
 */
export class ParsedOptions<Table extends OptionTable = OptionTable> {
  readonly positionals: readonly string[]
  readonly #table: Table
  readonly #given: ReadonlyMap<string, readonly string[]>
  readonly #convert: Convert
  readonly #refuseMany: RefuseMany

  constructor(table: Table, raw: RawOptions, convert: Convert, refuseMany: RefuseMany) {
    this.positionals = raw.positionals
    this.#table = table
    this.#given = raw.given
    this.#convert = convert
    this.#refuseMany = refuseMany
  }

  /** Whether it was typed; a default does not count. */
  has(name: keyof Table & string): boolean {
    return this.#given.has(name)
  }

  /** The value, the default, or undefined. A flag answers whether it was given. */
  value<Name extends keyof Table & string>(
    name: Name,
  ): ValueOf<Table[Name]> | MissingOf<Table[Name]> {
    return this.#value(name) as ValueOf<Table[Name]>
  }

  /** Every value in the order typed; empty when the option was not given. */
  values<Name extends keyof Table & string>(name: Name): ValueOf<Table[Name]>[] {
    const spec = this.#spec(name)
    const texts = this.#given.get(name) ?? []
    return texts.map((text) => this.#convert(name, spec, text)) as ValueOf<Table[Name]>[]
  }

  #value(name: string): string | number | boolean | undefined {
    const spec = this.#spec(name)
    if (spec.argument === undefined) return this.#given.has(name)
    const texts = this.#given.get(name) ?? []
    if (texts.length > 1) throw this.#refuseMany(name)
    const [text] = texts
    return text === undefined ? spec.default : this.#convert(name, spec, text)
  }

  #spec(name: string): OptionSpec {
    const spec = this.#table[name]
    if (!spec) throw new Error(`The command has no option '${name}'`)
    return spec
  }
}
