/**
 * The command-line program. `kafka-ts NAME …` loads that command alone; what has no command (help,
 * version, a misspelt name) is the program's own and loads commander.
 */
import { findCommand } from './commands/index.ts'
import { EXIT_FAILURE } from './commands/shared/exit-codes.ts'
import { takeGlobalOptions } from './commands/shared/global-options.ts'
import { ProcessContext } from './commands/shared/process-context.ts'
import { runCommand } from './commands/shared/run-command.ts'
import { keepAlive } from './runtime/keep-alive.ts'

/** Runs the process to its end: the streams are flushed before it exits. */
export async function main(argv: readonly string[]): Promise<void> {
  const [[name, ...words], globalOptions] = takeGlobalOptions(argv, process.env)
  const context = new ProcessContext(words, globalOptions)
  let exitCode = EXIT_FAILURE
  const release = keepAlive()
  try {
    const entry = name === undefined ? undefined : findCommand(name)
    if (entry) {
      exitCode = await runCommand((await entry.load()).command, context)
    } else {
      const { runProgram } = await import('./commands/shared/program.ts')
      exitCode = await runProgram(name === undefined ? [] : [name, ...words], context)
    }
  } catch (error) {
    context.stderr.line(error instanceof Error ? error.stack : String(error))
  }
  await context.stdout.flush()
  await context.stderr.flush()
  release()
  process.exit(context.signalExitCode ?? exitCode)
}
