/** What `kafka-ts` answers itself: the list of commands, help, the version, unknown names. */
import { Command as Program } from 'commander'
import { commands, findCommand, THEMES } from '../index.ts'
import type { Command } from './command.ts'
import type { CommandContext } from './context.ts'
import { EXIT_FAILURE, EXIT_OK } from './exit-codes.ts'
import { paintHelp, renderArgparseHelp, renderHelp } from './help.ts'
import { closeNames } from './suggest.ts'
import { styleFor } from './terminal.ts'
import { KAFKA_TS_VERSION, KAFKA_VERSION } from './version.ts'

/** Commands of Kafka that need no work here, and what to say instead. */
const GONE: Readonly<Record<string, string>> = {
  'zookeeper-server-stop': 'kafka-ts has no ZooKeeper to stop: use server-stop',
  'zookeeper-shell': 'kafka-ts has no ZooKeeper: use topics, configs and consumer-groups',
  'mirror-maker': 'Kafka removed it in 4.0 for connect-mirror-maker',
  'preferred-replica-election': 'Kafka removed it in 3.0 for leader-election',
}

export async function runProgram(
  argv: readonly string[],
  context: CommandContext,
): Promise<number> {
  let exitCode = EXIT_OK
  const program = new Program('kafka-ts')
    .description("Apache Kafka's command-line tools and a Kafka broker, without a JVM")
    .usage('COMMAND [OPTION]...')
    .version(
      `kafka-ts ${KAFKA_TS_VERSION} (Kafka ${KAFKA_VERSION})`,
      '--version',
      'show the version',
    )
    .helpOption('-h, --help', 'show this list')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text),
      outputError: () => {},
      getOutHelpWidth: () => context.stdout.columns ?? 80,
      getErrHelpWidth: () => context.stderr.columns ?? 80,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .addHelpText('after', FOOTER)
  for (const { name, summary, theme } of commands) {
    program.command(name).description(summary).helpGroup(`${THEMES[theme]}:`).helpOption(false)
  }
  program
    .command('help [command]')
    .description('Show the help of a command on stdout')
    .helpGroup(`${THEMES.tools}:`)
    .action(async (name: string | undefined) => {
      exitCode = await showHelp(name, program, context)
    })
  try {
    await program.parseAsync(argv.length === 0 ? ['--help'] : [...argv], { from: 'user' })
  } catch (error) {
    exitCode = tellParseError(error, argv, context)
  }
  return exitCode
}

const FOOTER = `
A broker in the folder ./kafka-data, a topic, two records in and out again:
  kafka-ts server-start
  kafka-ts topics --create --topic test --partitions 3
  printf 'hello\\nworld\\n' | kafka-ts console-producer --topic test
  kafka-ts console-consumer --topic test --from-beginning --max-messages 2

'kafka-ts help COMMAND' shows a command's examples and options.
--strict, or KAFKA_TS_STRICT=1, makes every failure exit with 1, also where Kafka's tools exit with 0: use it in CI.
Kafka's own names work too: 'kafka-ts kafka-topics.sh' is 'kafka-ts topics'.
`

async function showHelp(
  name: string | undefined,
  program: Program,
  context: CommandContext,
): Promise<number> {
  if (name === undefined) {
    program.outputHelp()
    return EXIT_OK
  }
  const entry = findCommand(name)
  if (!entry) return tellUnknown(name, context)
  const { command } = await entry.load()
  context.stdout.write(paintHelp(helpOf(command), await styleFor(context.stdout, context.env)))
  return EXIT_OK
}

function helpOf(command: Command): string {
  return command.syntax === 'jopt-simple' ? renderHelp(command) : renderArgparseHelp(command)
}

function tellParseError(error: unknown, argv: readonly string[], context: CommandContext): number {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'commander.helpDisplayed' || code === 'commander.version') return EXIT_OK
  if (code === '' || !(error instanceof Error)) throw error
  const [name] = argv
  if (name !== undefined && !name.startsWith('-')) return tellUnknown(name, context)
  context.stderr.line(error.message.replace(/^error: /, ''))
  context.stderr.line("Type 'kafka-ts' for the list of commands.")
  return EXIT_FAILURE
}

function tellUnknown(name: string, context: CommandContext): number {
  const { stderr } = context
  const gone = GONE[name]
  if (gone !== undefined) {
    stderr.line(gone)
    return EXIT_FAILURE
  }
  stderr.line(`Unknown command '${name}'`)
  const close = closeNames(
    name,
    commands.map((entry) => entry.name),
  )
  if (close.length > 0) stderr.line(`Did you mean ${close.join(', ')}?`)
  stderr.line("Type 'kafka-ts' for the list of commands.")
  return EXIT_FAILURE
}
