/**
 * The option syntax of Kafka's argparse4j tools (`storage`, `cluster`, `features`, …), with its
 * messages: options of the tool, a subcommand, which may be shortened while it is unambiguous, then
 * its options, each with a long and perhaps a one-letter name.
 */
import type { ArgparseCommand, ArgparseSubcommand, CommandResult } from './command.ts'
import { CommandError, OptionError } from './command-error.ts'
import type { CommandContext } from './context.ts'
import { EXIT_OK } from './exit-codes.ts'
import {
  leadingOptions,
  paintHelp,
  renderArgparseHelp,
  renderArgparseUsage,
  selectOptions,
} from './help.ts'
import { convertNumber } from './jopt-options.ts'
import { type OptionSpec, type OptionTable, ParsedOptions } from './options.ts'
import { checkOutput } from './report.ts'
import { closeNames } from './suggest.ts'
import { styleFor } from './terminal.ts'
import { KAFKA_COMMIT, KAFKA_VERSION } from './version.ts'

export async function runArgparseCommand(
  command: ArgparseCommand,
  context: CommandContext,
): Promise<CommandResult> {
  const rest = [...context.words]
  const given = new Map<string, string[]>()
  let name: string | undefined
  try {
    if (command.whole !== undefined) return await runWhole(command, command.whole, context)
    const leading = leadingOptions(command)
    while (rest[0]?.startsWith('-')) {
      if (rest[0] === '-h' || rest[0] === '--help') return await help(command, context)
      const { exclusive = [] } = command
      if (takeOption({ options: leading, exclusive }, rest, given) === 'version') {
        context.stdout.line(`${KAFKA_VERSION} (Commit:${KAFKA_COMMIT})`)
        return EXIT_OK
      }
    }
    name = findSubcommand(command, rest.shift())
    const subcommand = command.subcommands[name]!
    if (rest.includes('-h') || rest.includes('--help')) return await help(command, context, name)
    const options = parseArgparseOptions(subcommand, rest, given)
    checkOutput(subcommand.options, options)
    if (Object.hasOwn(subcommand.options, 'bootstrap-server')) await context.openProfile()
    return await subcommand.run(options, context)
  } catch (error) {
    if (!(error instanceof OptionError)) throw error
    if (command.syntaxError) throw new CommandError(command.syntaxError(error.message))
    const usage = renderArgparseUsage(command, name)
    throw new CommandError(`${usage}${command.program}: error: ${error.message}`)
  }
}

/** Kafka's tools without subcommands show their help when nothing is typed, and that is success. */
async function runWhole(
  command: ArgparseCommand,
  whole: ArgparseSubcommand,
  context: CommandContext,
): Promise<CommandResult> {
  const { words } = context
  if (words.length === 0) {
    await help(command, context)
    return EXIT_OK
  }
  if (words.includes('-h') || words.includes('--help')) return help(command, context)
  const options = parseArgparseOptions(whole, words)
  if (Object.hasOwn(whole.options, 'bootstrap-server')) await context.openProfile()
  return whole.run(options, context)
}

async function help(
  command: ArgparseCommand,
  context: CommandContext,
  subcommand?: string,
): Promise<number> {
  const style = await styleFor(context.stdout, context.env)
  context.stdout.write(paintHelp(renderArgparseHelp(command, subcommand), style))
  return command.helpExitCode
}

function findSubcommand(command: ArgparseCommand, word: string | undefined): string {
  const names = Object.keys(command.subcommands)
  if (word === undefined) throw new OptionError('too few arguments')
  if (names.includes(word)) return word
  const starting = names.filter((name) => name.startsWith(word))
  if (starting.length === 1) return starting[0]!
  const choices = names.map((name) => `'${name}'`).join(', ')
  const close = closeNames(word, names)
  const hint =
    close.length === 0 ? '' : `\n\nDid you mean:\n${close.map((c) => `\t${c}`).join('\n')}`
  throw new OptionError(`invalid choice: '${word}' (choose from ${choices})${hint}`)
}

/**
 * The words behind the subcommand; `given` has what stood before it. Throws `OptionError` with
 * argparse4j's text.
 */
export function parseArgparseOptions<Table extends OptionTable>(
  {
    options: table,
    exclusive = [],
    required = [],
    positionals,
  }: Pick<ArgparseSubcommand<Table>, 'options' | 'exclusive' | 'required' | 'positionals'>,
  words: readonly string[],
  given = new Map<string, string[]>(),
): ParsedOptions<Table> {
  const rest = [...words]
  const own = { options: selectOptions(table, false), exclusive }
  const others: string[] = []
  while (rest.length > 0) {
    if (positionals !== undefined && !looksLikeOption(rest[0])) others.push(rest.shift()!)
    else takeOption(own, rest, given)
  }
  for (const [name, spec] of Object.entries<OptionSpec>(table)) {
    if (spec.isRequired && !given.has(name)) {
      throw new OptionError(`argument ${nameBoth(name, spec)} is required`)
    }
  }
  for (const group of required) {
    if (group.some((name) => given.has(name))) continue
    const names = group.map((name) => `--${name}`).join(' ')
    throw new OptionError(`one of the arguments ${names} is required`)
  }
  return new ParsedOptions(table, { given, positionals: others }, convertValue, (name) => {
    throw new Error(`Option '${name}' holds several values`)
  })
}

/** Takes one option, and its value, off the front of `rest`; returns its name. */
function takeOption(
  { options: table, exclusive = [] }: Pick<ArgparseSubcommand, 'options' | 'exclusive'>,
  rest: string[],
  given: Map<string, string[]>,
): string {
  const word = rest.shift()!
  const [name, text] = findOption(table, word)
  if (name === undefined) {
    throw new OptionError(`unrecognized arguments: '${[word, ...rest].join(' ')}'`)
  }
  const spec = table[name]!
  refuseOther(table, exclusive, given, name)
  const texts = spec.isRepeatable ? (given.get(name) ?? []) : []
  given.set(name, texts)
  if (spec.argument === undefined) return name
  const value = text ?? (looksLikeOption(rest[0]) ? undefined : rest.shift())
  if (value === undefined) {
    throw new OptionError(`argument ${nameBoth(name, spec)}: expected one argument`)
  }
  checkChoice(name, spec, value)
  texts.push(value)
  while (spec.takesSeveral && rest.length > 0 && !looksLikeOption(rest[0]))
    texts.push(rest.shift()!)
  return name
}

function checkChoice(name: string, spec: OptionSpec, value: string): void {
  if (spec.choices === undefined || spec.choices.includes(value)) return
  const choices = spec.choices.join(',')
  throw new OptionError(
    `argument ${nameBoth(name, spec)}: invalid choice: '${value}' (choose from {${choices}})`,
  )
}

function looksLikeOption(word: string | undefined): boolean {
  return (word?.startsWith('-') ?? false) && !/^-\d+(\.\d+)?$/.test(word!)
}

function findOption(
  table: OptionTable,
  word: string,
): [name: string | undefined, text: string | undefined] {
  const at = word.indexOf('=')
  const typed = at < 0 ? word : word.slice(0, at)
  const text = at < 0 ? undefined : word.slice(at + 1)
  for (const [name, spec] of Object.entries(table)) {
    if (typed === `--${name}` || typed === spec.short) return [name, text]
  }
  // A one-letter option takes its value without a blank, too: `-cserver.properties`.
  for (const [name, spec] of Object.entries(table)) {
    const isJoined = spec.short !== undefined && spec.argument !== undefined
    if (isJoined && word.length > 2 && word.startsWith(spec.short!)) return [name, word.slice(2)]
  }
  const starting = Object.keys(table).filter((name) => `--${name}`.startsWith(typed))
  const isShortened = typed.startsWith('--') && starting.length === 1
  return isShortened ? [starting[0], text] : [undefined, undefined]
}

function refuseOther(
  table: OptionTable,
  exclusive: readonly (readonly string[])[],
  given: ReadonlyMap<string, unknown>,
  name: string,
): void {
  for (const group of exclusive) {
    if (!group.includes(name)) continue
    const other = group.find((candidate) => candidate !== name && given.has(candidate))
    if (other === undefined) continue
    const [here, there] = [nameBoth(name, table[name]!), nameBoth(other, table[other]!)]
    throw new OptionError(`argument ${here}: not allowed with argument ${there}`)
  }
}

function nameBoth(name: string, spec: OptionSpec): string {
  return spec.short === undefined ? `--${name}` : `--${name}/${spec.short}`
}

function convertValue(name: string, spec: OptionSpec, text: string): string | number {
  const value = convertNumber(spec, text)
  if (value === undefined) {
    const type = spec.type === 'integer' ? 'Integer' : 'Long'
    throw new OptionError(
      `argument ${nameBoth(name, spec)}: could not convert '${text}' to ${type}`,
    )
  }
  return value
}
