/** Help texts: examples first, then the options in Kafka's two-column layout. */
import type {
  ArgparseCommand,
  ArgparseSubcommand,
  Command,
  Example,
  JoptCommand,
} from './command.ts'
import type { OptionSpec, OptionTable } from './options.ts'
import type { Style } from './terminal.ts'

const TOTAL_WIDTH = 80
const SEPARATOR_WIDTH = 2

export function renderHelp(command: JoptCommand): string {
  const ours = selectOurs(command.options, true)
  return [
    `${command.purpose}\n`,
    renderExamples(command.examples),
    renderOptionTable(selectOurs(command.options, false)),
    Object.keys(ours).length === 0 ? '' : `\nkafka-ts adds:\n${renderRows(optionRows(ours))}`,
  ].join('')
}

function renderExamples(examples: readonly Example[]): string {
  if (examples.length === 0) return ''
  const blocks = examples.map(({ title, command }) => `  # ${title}\n  ${command}\n`)
  return `\nExamples:\n${blocks.join('')}\n`
}

/** Headings and examples stand out; the words stay as they are. */
export function paintHelp(text: string, style: Style): string {
  return text
    .replace(/^(Examples|kafka-ts adds|commands|options):$/gm, (line) => style.strong(line))
    .replace(/^ {2}# .*$/gm, (line) => style.faint(line))
    .replace(/^(Option|------) +(Description|-----------)$/gm, (line) => style.strong(line))
}

/** The table as jopt-simple prints it. Other tools look for its first line. */
export function renderOptionTable(table: OptionTable): string {
  return renderRows([['Option', 'Description'], ['------', '-----------'], ...optionRows(table)])
}

/** The help of a command with argparse4j's syntax, or of one of its subcommands. */
export function renderArgparseHelp(command: ArgparseCommand, subcommand?: string): string {
  const examples = command.examples.filter(
    (example) => subcommand === undefined || example.command.includes(` ${subcommand}`),
  )
  const rows: [string, string][] = [['  -h, --help', 'show this help and exit']]
  const lines: [string, string][] = []
  const current = partOf(command, subcommand)
  const table = current ? selectOptions(current.options, false) : leadingOptions(command)
  for (const [name, spec] of Object.entries(table)) {
    rows.push([`  ${argparseNames(name, spec)}`, describe(spec)])
  }
  if (!current) {
    for (const [name, { summary }] of Object.entries(command.subcommands)) {
      lines.push([`  ${name}`, summary])
    }
  }
  return [
    renderArgparseUsage(command, subcommand),
    `\n${current ? current.summary : command.purpose}\n`,
    renderExamples(examples).trimEnd(),
    '\n',
    lines.length === 0 ? '' : `\ncommands:\n${renderRows(lines)}`,
    `\noptions:\n${renderRows(rows)}`,
  ].join('')
}

/** `usage: kafka-storage format [-h] --config FILE …`, wrapped with a hanging indent. */
export function renderArgparseUsage(command: ArgparseCommand, subcommand?: string): string {
  const current = partOf(command, subcommand)
  const head = `usage: ${command.program}`
  const leading = usageParts(leadingOptions(command))
  const parts = current
    ? [
        ...leading,
        ...(subcommand === undefined ? [] : [subcommand]),
        '[-h]',
        ...usageParts(selectOptions(current.options, false)),
        ...(current.positionals === undefined ? [] : [current.positionals]),
      ]
    : ['[-h]', ...leading, `{${Object.keys(command.subcommands).join(',')}}`, '...']
  const indent = ' '.repeat(`usage: ${command.program} `.length)
  let line = head
  const lines: string[] = []
  for (const part of parts) {
    if (line.length + 1 + part.length > TOTAL_WIDTH - 4 && line.trim() !== '') {
      lines.push(line)
      line = `${indent}${part}`
    } else line += ` ${part}`
  }
  return `${[...lines, line].join('\n')}\n`
}

function partOf(
  command: ArgparseCommand,
  subcommand: string | undefined,
): ArgparseSubcommand | undefined {
  return subcommand === undefined ? command.whole : command.subcommands[subcommand]
}

function usageParts(table: OptionTable): string[] {
  return Object.entries(table).map(([name, spec]) => {
    const more = spec.takesSeveral ? ` [${spec.argument} ...]` : ''
    const text = spec.argument === undefined ? `--${name}` : `--${name} ${spec.argument}${more}`
    return spec.isRequired ? text : `[${text}]`
  })
}

/** The options of an argparse4j tool that stand before its subcommand, whichever that is. */
export function leadingOptions({ subcommands }: ArgparseCommand): OptionTable {
  const tables = Object.values(subcommands).map(({ options }) => selectOptions(options, true))
  return Object.assign({}, ...tables)
}

/** The options of a subcommand that stand before it, or those behind it. */
export function selectOptions(table: OptionTable, isBeforeSubcommand: boolean): OptionTable {
  return Object.fromEntries(
    Object.entries(table).filter(
      ([, spec]) => (spec.isBeforeSubcommand ?? false) === isBeforeSubcommand,
    ),
  )
}

export function usageOf(command: Command): string {
  if (command.syntax === 'argparse4j') {
    if (command.whole !== undefined) {
      const { positionals } = command.whole
      return `${command.name} [OPTION]...${positionals === undefined ? '' : ` ${positionals}`}`
    }
    const hasLeading = Object.keys(leadingOptions(command)).length > 0
    return `${command.name}${hasLeading ? ' [OPTION]...' : ''} COMMAND [OPTION]...`
  }
  return `${command.name} [OPTION]...${command.positionals ? ` ${command.positionals}` : ''}`
}

/** `--config FILE, -c FILE`. */
export function argparseNames(name: string, spec: OptionSpec): string {
  const value = spec.argument === undefined ? '' : ` ${spec.argument}`
  return spec.short === undefined ? `--${name}${value}` : `--${name}${value}, ${spec.short}${value}`
}

/** `--topic <String: topic>`; square brackets where the value may be left out. */
export function joptName(name: string, spec: OptionSpec): string {
  if (spec.argument === undefined) return `--${name}`
  const type = TYPE_NAMES[spec.type ?? 'string']
  const value = `${type}: ${spec.argument}`
  return `--${name} ${spec.isArgumentOptional ? `[${value}]` : `<${value}>`}`
}

const TYPE_NAMES = { string: 'String', integer: 'Integer', long: 'Long', double: 'Double' } as const

function optionRows(table: OptionTable): [string, string][] {
  return Object.entries(table)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, spec]) => [joptName(name, spec), describe(spec)])
}

function selectOurs(table: OptionTable, isOurs: boolean): OptionTable {
  return Object.fromEntries(
    Object.entries(table).filter(([, spec]) => (spec.isOurs ?? false) === isOurs),
  )
}

export function describe(spec: OptionSpec): string {
  const { deprecatedFor } = spec
  const start = spec.isRequired ? 'REQUIRED: ' : deprecatedFor === undefined ? '' : 'DEPRECATED: '
  const text = deprecatedFor === undefined ? spec.description : `use --${deprecatedFor}`
  const end = spec.default === undefined ? '' : ` (default: ${spec.default})`
  return `${start}${text}.${end}`
}

function renderRows(rows: readonly (readonly [string, string])[]): string {
  const widestName = Math.max(...rows.map(([name]) => name.length))
  const nameWidth = Math.min((TOTAL_WIDTH - SEPARATOR_WIDTH) / 2, widestName)
  const descriptionWidth = TOTAL_WIDTH - nameWidth - SEPARATOR_WIDTH
  const lines: string[] = []
  for (const [name, description] of rows) {
    const left = wrap(name, nameWidth)
    const right = wrap(description, descriptionWidth)
    for (let row = 0; row < Math.max(left.length, right.length); row++) {
      const line = `${(left[row] ?? '').padEnd(nameWidth + SEPARATOR_WIDTH)}${right[row] ?? ''}`
      lines.push(line.trimEnd())
    }
  }
  return `${lines.join('\n')}\n`
}

/** Cuts between words; lines after the first are indented by two. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  let isStart = true
  for (const word of text.split(/(?<=\S) /)) {
    const candidate = isStart ? line + word : `${line} ${word}`
    if (!isStart && candidate.length > width) {
      lines.push(line)
      line = `  ${word}`
    } else line = candidate
    isStart = false
  }
  return [...lines, line]
}
