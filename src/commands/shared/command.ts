import type { CommandContext } from './context.ts'
import type { OptionTable, ParsedOptions, RemovedOptions } from './options.ts'
import type { ReportKind } from './report.ts'

export interface Example {
  /** What it achieves, as a short sentence without a final period. */
  readonly title: string
  readonly command: string
}

/** The exit code, 0 when nothing is returned. */
export type CommandResult = number | undefined

interface CommandBase {
  readonly name: string
  /** One line, for the list of commands. */
  readonly summary: string
  readonly examples: readonly Example[]
  /** What `--output json` prints, for the manual page. */
  readonly reports?: readonly ReportKind[]
}

/** A tool with jopt-simple's option syntax, which most of Kafka's have. */
export interface JoptCommand<Table extends OptionTable = OptionTable> extends CommandBase {
  readonly syntax: 'jopt-simple'
  /** The first line of Kafka's help. */
  readonly purpose: string
  readonly options: Table
  readonly removedOptions?: RemovedOptions
  /** What stands behind the options in the usage, such as `[FILE]`. */
  readonly positionals?: string
  /** False where the command does its work without any argument. */
  readonly showsUsageWithoutArguments?: boolean
  /** How mistakes in the option syntax are told: Kafka's tools differ. */
  readonly optionErrors?: { readonly prefix?: string; readonly showUsage?: boolean }
  /** Opens no connection, though it has `--bootstrap-server`: no profile is read. */
  readonly isOffline?: boolean
  /** Words before the options that select a form of our own, as in `consumer-groups lag`. */
  readonly subcommands?: Readonly<Record<string, string>>
  run(options: ParsedOptions<Table>, context: CommandContext): Promise<CommandResult>
}

/** A subcommand of a tool with argparse4j's syntax. */
export interface ArgparseSubcommand<Table extends OptionTable = OptionTable> {
  readonly summary: string
  readonly options: Table
  /** At most one option of each list. */
  readonly exclusive?: readonly (readonly string[])[]
  /** At least one option of each list. */
  readonly required?: readonly (readonly string[])[]
  /** What stands among the options, such as `[FILE ...]`; undefined: nothing may. */
  readonly positionals?: string
  run(options: ParsedOptions<Table>, context: CommandContext): Promise<CommandResult>
}

/** A tool with argparse4j's syntax: `storage format -t ID -c FILE`. */
export interface ArgparseCommand extends CommandBase {
  readonly syntax: 'argparse4j'
  /** How the tool names itself in its messages: `kafka-storage`. */
  readonly program: string
  readonly purpose: string
  /** Kafka's tools differ in what `--help` exits with. */
  readonly helpExitCode: number
  /** At most one option of each list before the subcommand. */
  readonly exclusive?: readonly (readonly string[])[]
  /** Replaces the usage and the message of a mistake in the syntax. */
  readonly syntaxError?: (message: string) => string
  readonly subcommands: Readonly<Record<string, ArgparseSubcommand>>
  /** A tool that has no subcommands is one itself. */
  readonly whole?: ArgparseSubcommand
}

export type Command = JoptCommand | ArgparseCommand

/** Keeps the literal types of the option table, so that `options.value('topic')` knows its type. */
export function joptCommand<const Table extends OptionTable>(
  command: Omit<JoptCommand<Table>, 'syntax'>,
): JoptCommand<Table> {
  return { syntax: 'jopt-simple', ...command }
}

export function argparseSubcommand<const Table extends OptionTable>(
  subcommand: ArgparseSubcommand<Table>,
): ArgparseSubcommand<Table> {
  return subcommand
}

/** A tool of argparse4j without subcommands: its help tells the purpose, and what it is run with. */
export function argparseTool<const Table extends OptionTable>({
  options,
  exclusive = [],
  required = [],
  positionals,
  run,
  ...command
}: Omit<ArgparseCommand, 'syntax' | 'subcommands' | 'whole' | 'exclusive'> &
  Omit<ArgparseSubcommand<Table>, 'summary'>): ArgparseCommand {
  const others = positionals === undefined ? {} : { positionals }
  const whole = { summary: command.purpose, options, exclusive, required, ...others, run }
  return { syntax: 'argparse4j', subcommands: {}, whole: whole as ArgparseSubcommand, ...command }
}

export function argparseCommand(command: Omit<ArgparseCommand, 'syntax'>): ArgparseCommand {
  return { syntax: 'argparse4j', ...command }
}
