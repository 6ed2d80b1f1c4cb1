import type { Command, CommandResult, JoptCommand } from './command.ts'
import { OptionError } from './command-error.ts'
import type { CommandContext } from './context.ts'
import { EXIT_FAILURE, EXIT_OK } from './exit-codes.ts'
import { renderHelp, renderOptionTable } from './help.ts'
import { parseJoptOptions } from './jopt-options.ts'
import type { OptionTable, ParsedOptions } from './options.ts'
import { KAFKA_VERSION } from './version.ts'

/** Parses the words, runs the command, tells what went wrong. Returns the exit code. */
export async function runCommand(command: Command, context: CommandContext): Promise<number> {
  try {
    const result =
      command.syntax === 'jopt-simple'
        ? await runJoptCommand(command, context)
        : await (await import('./argparse-options.ts')).runArgparseCommand(command, context)
    return result ?? EXIT_OK
  } catch (error) {
    return tellError(command, context, error)
  }
}

async function runJoptCommand(
  command: JoptCommand,
  context: CommandContext,
): Promise<CommandResult> {
  const { words } = context
  if (words.length === 0 && command.showsUsageWithoutArguments !== false) {
    context.stderr.write(renderHelp(command))
    return EXIT_FAILURE
  }
  const hasHelpOption = Object.hasOwn(command.options, 'help')
  // A few of Kafka's scripts know no --help; here every command does.
  if (!hasHelpOption && words.includes('--help')) {
    context.stderr.write(renderHelp(command))
    return EXIT_FAILURE
  }
  const options = parseJoptOptions(command, words, context.warn.bind(context))
  if (hasHelpOption && options.has('help')) {
    context.stderr.write(renderHelp(command))
    return EXIT_FAILURE
  }
  if (Object.hasOwn(command.options, 'version') && options.has('version')) {
    context.stdout.line(KAFKA_VERSION)
    return EXIT_OK
  }
  warnOfDeprecated(command.options, options, context)
  return command.run(options, context)
}

function warnOfDeprecated(
  table: OptionTable,
  options: ParsedOptions,
  context: CommandContext,
): void {
  for (const [name, { deprecatedFor }] of Object.entries(table)) {
    if (deprecatedFor === undefined || !options.has(name)) continue
    // Beside its new spelling the command refuses it, in words of its own.
    if (options.has(deprecatedFor)) continue
    context.warn(
      `Option --${name} is deprecated and will be removed in a future version. ` +
        `Use --${deprecatedFor} instead.`,
    )
  }
}

function tellError(command: Command, context: CommandContext, error: unknown): number {
  if (!(error instanceof Error)) throw error
  const { stdout, stderr } = context
  let exitCode = EXIT_FAILURE
  let showsUsage = false
  if (error instanceof OptionError && command.syntax === 'jopt-simple') {
    stderr.line(`${command.optionErrors?.prefix ?? ''}${error.message}`)
    showsUsage = command.optionErrors?.showUsage ?? false
  } else if (isCommandError(error)) {
    const stream = error.stream === 'stdout' ? stdout : stderr
    if (error.message !== '') stream.line(error.message)
    if (error.detail !== undefined) stderr.line(error.detail)
    exitCode = error.exitCode
    showsUsage = error.showsUsage
  } else {
    stderr.line(error.message === '' ? error.name : error.message)
  }
  if (context.isDebug) stderr.line(error.stack)
  if (showsUsage && command.syntax === 'jopt-simple') tellUsage(command, context)
  return exitCode
}

// A hundred lines of options would scroll the message off a terminal; a pipe gets Kafka's table.
function tellUsage(command: JoptCommand, context: CommandContext): void {
  if (context.stderr.isTerminal) {
    context.stderr.line(`Type 'kafka-ts help ${command.name}' for examples and all options.`)
  } else {
    context.stderr.write(renderOptionTable(command.options))
  }
}

// By shape, not by class: each command is a bundle of its own with its own copy of the class.
function isCommandError(error: Error): error is import('./command-error.ts').CommandError {
  return error.name === 'CommandError' && 'exitCode' in error
}
