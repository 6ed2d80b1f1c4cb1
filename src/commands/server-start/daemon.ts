import { resolve } from 'node:path'
import { sleep } from '../../runtime/clock.ts'
import { spawnDetached } from '../../runtime/spawn.ts'
import { CommandError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { runningNodes } from '../shared/running-nodes.ts'

const START_LIMIT_MS = 60_000
const POLL_MS = 20

/**
 * Starts the same command as a process of its own and returns once it serves, so that the next line
 * of a script can use it. As with Kafka's script, its output goes to `kafkaServer.out` in `LOG_DIR`
 * (`./logs` by default).
 */
export async function startDaemon(context: CommandContext): Promise<number> {
  const { fileSystem, clock } = context.runtime
  const folder = resolve(context.workingDirectory, context.env.LOG_DIR ?? 'logs')
  const logPath = resolve(folder, 'kafkaServer.out')
  fileSystem.makeDirectory(folder)

  const words = context.words.filter((word) => !/^--?daemon$/.test(word))
  const child = spawnDetached(process.execPath, [process.argv[1]!, 'server-start', ...words], {
    cwd: context.workingDirectory,
    env: context.env,
    outputPath: logPath,
  })
  const deadlineMs = clock.monotonicMs() + START_LIMIT_MS
  while (clock.monotonicMs() < deadlineMs) {
    if (child.exitCode !== null) {
      throw new CommandError(fileSystem.readFile(logPath).toString().trimEnd())
    }
    const node = runningNodes(fileSystem, context.env).find(({ pid }) => pid === child.pid)
    if (node !== undefined) {
      context.stdout.line(`Process ${node.pid} serves ${node.listeners.join(', ')}`)
      return 0
    }
    await sleep(clock, POLL_MS)
  }
  throw new CommandError(`Process ${child.pid} does not serve yet: see '${logPath}'`)
}
