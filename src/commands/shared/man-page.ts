/** Man pages in roff, from the same objects as the help: `man/` is rendered by a test. */
import type { CommandEntry } from '../index.ts'
import { THEMES } from '../index.ts'
import type { ArgparseCommand, Command, Example, JoptCommand } from './command.ts'
import {
  argparseNames,
  describe,
  joptName,
  leadingOptions,
  selectOptions,
  usageOf,
} from './help.ts'
import type { OptionTable } from './options.ts'
import type { ReportKind } from './report.ts'
import { KAFKA_TS_VERSION, KAFKA_VERSION } from './version.ts'

/** `man/kafka-ts.1`. */
export function renderMainPage(entries: readonly CommandEntry[]): string {
  const themes = Object.entries(THEMES).map(([theme, title]) => {
    const items = entries
      .filter((entry) => entry.theme === theme)
      .map(({ name, summary }) => `.TP\n\\fB${roff(name)}\\fR(1)\n${roff(summary)}.\n`)
    return items.length === 0 ? '' : `.SS ${roff(title)}\n${items.join('')}`
  })
  return [
    heading('kafka-ts', "Apache Kafka's command-line tools and a Kafka broker, without a JVM"),
    '.SH SYNOPSIS\n.B kafka-ts\n.I COMMAND\n[\\fIOPTION\\fR]...\n',
    '.SH DESCRIPTION\n',
    roff(
      `One program with a command for each script of Apache Kafka ${KAFKA_VERSION}, under the ` +
        'same options, with the same output and the same exit codes.',
    ),
    `\n.SH COMMANDS\n${themes.join('')}`,
    '.SH ENVIRONMENT\n.TP\n.B KAFKA_TS_BOOTSTRAP_SERVER\n',
    'The broker of commands without \\fB\\-\\-bootstrap\\-server\\fR (default: localhost:9092).\n',
    '.TP\n.B KAFKA_TS_PROFILE\n',
    'The profile of commands without \\fB\\-\\-profile\\fR, \\fB\\-\\-bootstrap\\-server\\fR and a file of settings; see \\fBkafka\\-ts\\-profile\\fR(1).\n',
    '.TP\n.B NO_COLOR\nAny value turns colours off.\n',
    '.TP\n.B KAFKA_TS_STRICT\nSet to 1: as if \\fB\\-\\-strict\\fR were given to every command.\n',
    '.SH EXIT STATUS\n0 when done, 1 otherwise; 130 after Ctrl\\-C, 143 after SIGTERM.\n',
    `.PP\n${roff(STRICT)}\n`,
  ].join('')
}

/** `man/kafka-ts-NAME.1`. */
export function renderCommandPage(command: Command): string {
  return [
    heading(`kafka-ts-${command.name}`, command.summary),
    `.SH SYNOPSIS\n.B kafka\\-ts\n${roff(usageOf(command))}\n`,
    `.SH DESCRIPTION\n${roff(command.purpose)}\n`,
    command.syntax === 'jopt-simple' ? joptOptions(command) : argparseOptions(command),
    renderReports(command.reports ?? []),
    renderExamples(command.examples),
    `.SH EXIT STATUS\n${roff(STRICT)}\n`,
    '.SH SEE ALSO\n\\fBkafka\\-ts\\fR(1)\n',
  ].join('')
}

const STRICT =
  "By default exit codes are those of Kafka's tools, which exit with 0 after many failures: records " +
  'that were not written, groups that do not exist, a consumer that ran into --timeout-ms. With ' +
  '--strict, or KAFKA_TS_STRICT=1 in the environment, every failure exits with 1. Use it in CI.'

function heading(name: string, summary: string): string {
  const version = `kafka-ts ${KAFKA_TS_VERSION}`
  return `.TH ${roff(name.toUpperCase())} 1 "" "${version}"\n.SH NAME\n${roff(name)} \\- ${roff(summary)}\n`
}

function joptOptions(command: JoptCommand): string {
  return `.SH OPTIONS\n${items(command.options, joptName)}`
}

function argparseOptions(command: ArgparseCommand): string {
  if (command.whole !== undefined) {
    return `.SH OPTIONS\n${items(command.whole.options, argparseNames)}`
  }
  const sections = Object.entries(command.subcommands).map(
    ([name, { summary, options }]) =>
      `.SS ${roff(name)}\n${roff(summary)}\n${items(selectOptions(options, false), argparseNames)}`,
  )
  const leading = leadingOptions(command)
  const options =
    Object.keys(leading).length === 0 ? '' : `.SH OPTIONS\n${items(leading, argparseNames)}`
  return `${options}.SH COMMANDS\n${sections.join('')}`
}

function items(table: OptionTable, nameOf: typeof joptName): string {
  return Object.entries(table)
    .map(([name, spec]) => `.TP\n.B ${roff(nameOf(name, spec))}\n${roff(describe(spec))}\n`)
    .join('')
}

/** The fields of `--output json`. */
function renderReports(reports: readonly ReportKind[]): string {
  if (reports.length === 0) return ''
  const sections = reports.map(({ title, fields }) => {
    const items = Object.entries(fields).map(
      ([name, meaning]) => `.TP\n.B ${roff(name)}\n${roff(meaning)}.\n`,
    )
    return `.SS ${roff(title)}\n${items.join('')}`
  })
  const head = roff(
    'With --output json the result is one array of objects, with jsonl one object a line. ' +
      'Their fields are these, in this order; what is not known is null.',
  )
  return `.SH OUTPUT FIELDS\n${head}\n${sections.join('')}`
}

function renderExamples(examples: readonly Example[]): string {
  const blocks = examples.map(
    ({ title, command }) => `${roff(title)}:\n.PP\n.nf\n.RS\n${roff(command)}\n.RE\n.fi\n.PP\n`,
  )
  return examples.length === 0 ? '' : `.SH EXAMPLES\n${blocks.join('')}`
}

/** A dash is a minus sign for roff unless escaped; a dot or quote at a line's start is a request. */
function roff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^([.'])/gm, '\\&$1')
}
