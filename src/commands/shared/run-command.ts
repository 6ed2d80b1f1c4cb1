import { askForMissing } from './ask-missing.ts'
import type { Command, CommandResult, JoptCommand } from './command.ts'
import { OptionError } from './command-error.ts'
import type { CommandContext } from './context.ts'
import { EXIT_FAILURE, EXIT_OK } from './exit-codes.ts'
import { paintHelp, renderHelp, renderOptionTable } from './help.ts'
import { parseJoptOptions } from './jopt-options.ts'
import type { OptionTable, ParsedOptions } from './options.ts'
import { checkOutput, wantsData } from './report.ts'
import { styleFor } from './terminal.ts'
import { KAFKA_VERSION } from './version.ts'

/** Parses the words, runs the command, tells what went wrong. Returns the exit code. */
export async function runCommand(command: Command, context: CommandContext): Promise<number> {
  try {
    const result =
      command.syntax === 'jopt-simple'
        ? await runJoptCommand(command, context)
        : await (await import('./argparse-options.ts')).runArgparseCommand(command, context)
    return strictExitCode(result ?? EXIT_OK, context)
  } catch (error) {
    const exitCode = await tellError(command, context, error)
    // Kafka's group tools end well when what they were asked to do has failed.
    return context.isStrict && exitCode === EXIT_OK ? EXIT_FAILURE : exitCode
  }
}

function strictExitCode(exitCode: number, context: CommandContext): number {
  const hidesFailure = context.isStrict && context.hasFailed && exitCode === EXIT_OK
  return hidesFailure ? EXIT_FAILURE : exitCode
}

async function runJoptCommand(
  command: JoptCommand,
  context: CommandContext,
  words: readonly string[] = context.words,
): Promise<CommandResult> {
  if (words.length === 0 && command.showsUsageWithoutArguments !== false) {
    return showHelp(command, context)
  }
  const hasHelpOption = Object.hasOwn(command.options, 'help')
  // A few of Kafka's scripts know no --help; here every command does.
  if (!hasHelpOption && words.includes('--help')) {
    return showHelp(command, context)
  }
  const options = parseJoptOptions(command, words, context.warn.bind(context))
  if (hasHelpOption && options.has('help')) {
    return showHelp(command, context)
  }
  if (Object.hasOwn(command.options, 'version') && options.has('version')) {
    context.stdout.line(KAFKA_VERSION)
    return EXIT_OK
  }
  warnOfDeprecated(command.options, options, context)
  checkOutput(command.options, options)
  const connects = Object.hasOwn(command.options, 'bootstrap-server') && !command.isOffline
  if (connects) await context.openProfile()
  try {
    return await command.run(options, context)
  } catch (error) {
    const completed = await askForMissing(command, words, context, error)
    if (completed === undefined) throw error
    return runJoptCommand(command, context, completed)
  }
}

async function showHelp(command: JoptCommand, { stderr, env }: CommandContext): Promise<number> {
  stderr.write(paintHelp(renderHelp(command), await styleFor(stderr, env)))
  return EXIT_FAILURE
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

async function tellError(
  command: Command,
  context: CommandContext,
  error: unknown,
): Promise<number> {
  if (!(error instanceof Error)) throw error
  const { stdout, stderr, env } = context
  let exitCode = EXIT_FAILURE
  let showsUsage = false
  if (error instanceof OptionError && command.syntax === 'jopt-simple') {
    const style = await styleFor(stderr, env)
    stderr.line(style.error(`${command.optionErrors?.prefix ?? ''}${error.message}`))
    showsUsage = command.optionErrors?.showUsage ?? false
  } else if (isCommandError(error)) {
    const isTold = error.stream === 'stdout' && !wantsData(context.words)
    const stream = isTold ? stdout : stderr
    const style = await styleFor(stream, env)
    if (error.message !== '') stream.line(style.error(error.message))
    if (error.detail !== undefined) stderr.line(error.detail)
    exitCode = error.exitCode
    showsUsage = error.showsUsage
  } else {
    const style = await styleFor(stderr, env)
    stderr.line(style.error(error.message === '' ? error.name : error.message))
  }
  const advice = adviceOf(error)
  if (advice !== undefined) stderr.line(`${advice}.`)
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

/** What the client found out about a connection that failed, somewhere below the error. */
function adviceOf(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('advice' in cause && typeof cause.advice === 'string') return cause.advice
  }
  return undefined
}

// By shape, not by class: each command is a bundle of its own with its own copy of the class.
function isCommandError(error: Error): error is import('./command-error.ts').CommandError {
  return error.name === 'CommandError' && 'exitCode' in error
}
