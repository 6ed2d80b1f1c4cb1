import { resolve } from 'node:path'
import { sleep } from '../runtime/clock.ts'
import { isRunning } from '../runtime/process-identity.ts'
import { joptCommand } from './shared/command.ts'
import { CommandError } from './shared/command-error.ts'
import type { CommandContext } from './shared/context.ts'
import { type RunningNode, runningNodes } from './shared/running-nodes.ts'

const DEFAULT_TIMEOUT_S = 30
const POLL_MS = 10

export const command = joptCommand({
  name: 'server-stop',
  summary: 'Stop the brokers of this machine that server-start runs',
  purpose: 'Stops nodes that server-start runs on this machine, and waits until they have ended.',
  showsUsageWithoutArguments: false,
  examples: [
    { title: 'Stop the broker', command: 'kafka-ts server-stop' },
    { title: 'Stop one of several', command: 'kafka-ts server-stop --dir ./kafka-data' },
  ],
  options: {
    help: { description: 'Show usage and stop' },
    version: { description: 'Show version and stop' },
    'node-id': { description: 'Stop only the node of this id', argument: 'id', type: 'integer' },
    'process-role': {
      description: 'Stop only nodes of this role (broker or controller); ours have both',
      argument: 'role',
    },
    dir: {
      description: 'Stop only the node of this data directory',
      argument: 'dir',
      isOurs: true,
    },
    timeout: {
      description: 'Seconds to wait for the end of each',
      argument: 'seconds',
      type: 'integer',
      default: DEFAULT_TIMEOUT_S,
      isOurs: true,
    },
  },
  run: async (options, context) => {
    const role = options.value('process-role')
    if (role !== undefined && role !== 'broker' && role !== 'controller') {
      throw new CommandError(`Invalid process role '${role}': it is broker or controller`)
    }
    const nodeId = options.value('node-id')
    const dir = options.value('dir')
    const directory = dir === undefined ? undefined : resolve(context.workingDirectory, dir)
    const nodes = runningNodes(context.runtime.fileSystem, context.env).filter(
      (node) =>
        (nodeId === undefined || node.nodeId === nodeId) &&
        (directory === undefined || node.logDirs.includes(directory)),
    )
    // The words and the exit code of Kafka's script.
    if (nodes.length === 0) throw new CommandError('No kafka server to stop', { stream: 'stdout' })
    for (const node of nodes) process.kill(node.pid, 'SIGTERM')
    for (const node of nodes) await waitForEnd(node, options.value('timeout') * 1000, context)
    return 0
  },
})

async function waitForEnd(
  node: RunningNode,
  timeoutMs: number,
  { runtime: { clock, fileSystem } }: CommandContext,
): Promise<void> {
  const deadlineMs = clock.monotonicMs() + timeoutMs
  while (isRunning(fileSystem, node)) {
    if (clock.monotonicMs() > deadlineMs) {
      throw new CommandError(`Process ${node.pid} still runs after ${timeoutMs / 1000} s`)
    }
    await sleep(clock, POLL_MS)
  }
}
