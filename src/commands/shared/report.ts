/**
 * What a command lists or describes, as data: `--output json` prints one array, `jsonl` an object a
 * line, `table` a frame. The fields are documented in the manual page, and stay.
 */
import { OptionError } from './command-error.ts'
import type { CommandContext } from './context.ts'
import type { OptionSpec, OptionTable, ParsedOptions } from './options.ts'

export const outputOption = {
  description:
    "How results are printed: 'text' as Kafka does, 'json' (one array), 'jsonl' (one object a line) or 'table'",
  argument: 'text|json|jsonl|table',
  default: 'text',
  isOurs: true,
} as const satisfies OptionSpec

/** As `outputOption`, of commands whose results do not end: JSON is one object a line. */
export const streamOutputOption = {
  description: "How results are printed: 'text' as Kafka does, or 'json' (one object a line)",
  argument: 'text|json',
  default: 'text',
  isOurs: true,
} as const satisfies OptionSpec

/** Whether `--output` asks for JSON; throws `OptionError` where it is none of the two. */
export function isJsonOutput(options: { value(name: 'output'): string }): boolean {
  const text = options.value('output')
  if (['json', 'jsonl'].includes(text)) return true
  if (text === 'text') return false
  throw new OptionError(`Cannot parse argument '${text}' of option output: text, json`)
}

export type ReportValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | readonly ReportValue[]
  | { readonly [field: string]: ReportValue }

/** A kind of rows: what one is, and the meaning of each field. */
export interface ReportKind<Field extends string = string> {
  /** In the plural, with the options that ask for it: `topics (--list)`. */
  readonly title: string
  /** A sentence without a final period for each field, in the order of the columns. */
  readonly fields: Readonly<Record<Field, string>>
}

export function reportKind<const Field extends string>(
  title: string,
  fields: Readonly<Record<Field, string>>,
): ReportKind<Field> {
  return { title, fields }
}

const FORMATS = ['text', 'json', 'jsonl', 'table'] as const
export type OutputFormat = (typeof FORMATS)[number]
export type DataFormat = Exclude<OutputFormat, 'text'>

/** Refuses a wrong value of `--output`, where the command has it, before anything is done. */
export function checkOutput(table: OptionTable, options: ParsedOptions): void {
  if (table.output === outputOption) outputFormat(options as ParsedOptions<WithOutput>)
}

type WithOutput = { readonly output: typeof outputOption }

/** The value of `--output`; throws `OptionError` where it is none. */
export function outputFormat(options: { value(name: 'output'): string }): OutputFormat {
  const text = options.value('output')
  const format = FORMATS.find((one) => one === text)
  if (format !== undefined) return format
  throw new OptionError(`Cannot parse argument '${text}' of option output: ${FORMATS.join(', ')}`)
}

/**
 * Prints rows in a format that is not Kafka's text. A field that is undefined is null in JSON, an
 * int64 beyond 2^53 a string of its digits.
 */
export async function printData<Field extends string>(
  { stdout }: CommandContext,
  format: DataFormat,
  { fields }: ReportKind<Field>,
  rows: readonly Readonly<Record<Field, ReportValue>>[],
): Promise<undefined> {
  const names = Object.keys(fields) as Field[]
  switch (format) {
    case 'json':
      stdout.line(
        JSON.stringify(
          rows.map((row) => inOrder(names, row)),
          jsonValue,
          2,
        ),
      )
      break
    case 'jsonl':
      for (const row of rows) stdout.line(JSON.stringify(inOrder(names, row), jsonValue))
      break
    case 'table': {
      const { framedTable } = await import('./terminal.ts')
      const cells = rows.map((row) => names.map((name) => cellText(row[name])))
      stdout.line(await framedTable(names, cells))
    }
  }
}

/** Whether the words ask for data: talk then has no place on stdout. */
export function wantsData(words: readonly string[]): boolean {
  const at = words.findIndex((word) => /^--?output(=|$)/.test(word))
  if (at < 0) return false
  const [, joined] = words[at]!.split('=')
  const value = joined || words[at + 1]
  return value !== undefined && value !== 'text'
}

function inOrder<Field extends string>(
  names: readonly Field[],
  row: Readonly<Record<Field, ReportValue>>,
): Record<string, ReportValue> {
  return Object.fromEntries(names.map((name) => [name, row[name] ?? null]))
}

function jsonValue(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}

function cellText(value: ReportValue): string {
  if (value === undefined || value === null) return '-'
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return value.join(',')
  return typeof value === 'object' ? JSON.stringify(value, jsonValue) : String(value)
}
