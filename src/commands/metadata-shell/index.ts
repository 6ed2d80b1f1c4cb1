import { readUserFile } from '../shared/client-config.ts'
import { argparseTool } from '../shared/command.ts'
import { CommandError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { lines } from '../shared/input.ts'
import { shellRoot } from './image-tree.ts'
import { readImage } from './read-image.ts'
import { Shell } from './shell.ts'

export const command = argparseTool({
  name: 'metadata-shell',
  summary: "Look around in a cluster's metadata, as in a file system",
  program: 'kafka-metadata-shell',
  purpose: 'The Apache Kafka metadata shell',
  helpExitCode: 1,
  examples: [
    {
      title: 'What the metadata of the local broker knows of all topics',
      command:
        'kafka-ts metadata-shell --snapshot kafka-data/__cluster_metadata-0/00000000000000000000.log tree /image/topics/byName',
    },
    {
      title: 'One partition',
      command:
        'kafka-ts metadata-shell -s kafka-data/__cluster_metadata-0/00000000000000000000.log cat /image/topics/byName/test/0',
    },
    {
      title: 'Look around: ls, cd, pwd, cat, tree, find, man, exit; tab completes paths',
      command:
        'kafka-ts metadata-shell -s kafka-data/__cluster_metadata-0/00000000000000000000.log',
    },
  ],
  options: {
    snapshot: {
      description: 'A segment of the metadata log, or a snapshot of it (.checkpoint)',
      argument: 'SNAPSHOT',
      short: '-s',
      isRequired: true,
    },
  },
  positionals: '[command [command ...]]',
  run: async (options, context) => {
    const path = options.value('snapshot')
    const root = shellRoot(readImage(readSnapshot(context, path), path))
    const words = options.positionals
    const shell = new Shell(context.stdout, root, words.length === 0)
    try {
      if (words.length > 0) shell.run(words)
      else await runLines(shell, context)
    } catch (cause) {
      // A glob that is none.
      throw new CommandError(`Unexpected error: ${(cause as Error).message}`, { cause })
    }
    // Kafka's shell ends well, whatever it was asked for.
    if (shell.hasFailed) context.noteFailure()
    return 0
  },
})

function readSnapshot(context: CommandContext, path: string): Buffer {
  try {
    return readUserFile(context, path)
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    throw new CommandError(`Unexpected error: ${message}`, { cause })
  }
}

const PROMPT = '>> '

async function runLines(shell: Shell, context: CommandContext): Promise<void> {
  const { stdout, stdin } = context
  stdout.line('Loading...\nStarting...\n[ Kafka Metadata Shell ]')
  if (stdin.isTerminal) {
    await stdout.flush()
    const { terminalLines } = await import('./terminal-lines.ts')
    for await (const line of terminalLines(PROMPT, (text) => shell.complete(text))) {
      shell.runLine(line)
      if (shell.isOver) return
      await stdout.flush()
    }
    return
  }
  stdout.write(PROMPT)
  for await (const line of lines(stdin)) {
    shell.runLine(line)
    if (shell.isOver) return
    stdout.write(PROMPT)
  }
}
