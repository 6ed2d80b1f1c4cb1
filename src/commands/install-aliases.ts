import { join, resolve } from 'node:path'
import { thisProgram } from '../runtime/this-program.ts'
import { commands } from './index.ts'
import { joptCommand } from './shared/command.ts'
import { CommandError } from './shared/command-error.ts'
import { requireOptions } from './shared/option-rules.ts'

export const command = joptCommand({
  name: 'install-aliases',
  summary: "Write Kafka's script names (kafka-topics.sh, ...) into a folder, for kafka-ts",
  purpose:
    "Writes a small script for each of Kafka's, under its name, that runs kafka-ts: with the folder on the PATH, scripts that call Kafka's run unchanged.",
  examples: [
    {
      title: "Run a script that calls Kafka's tools, without a JVM",
      command: `kafka-ts install-aliases --dir ./kafka-bin
  PATH="$PWD/kafka-bin:$PATH" kafka-topics.sh --version`,
    },
    {
      title: 'The .bat files of Windows, on any system',
      command: 'kafka-ts install-aliases --dir ./kafka-bin --windows',
    },
  ],
  options: {
    dir: {
      description: 'Folder for the scripts; made when it is missing',
      argument: 'DIR',
      isRequired: true,
    },
    force: { description: 'Replace files that are not from kafka-ts' },
    help: { description: 'Show usage and stop' },
    windows: { description: 'Write .bat files, as on Windows' },
  },
  async run(options, { runtime, stdout, workingDirectory }) {
    requireOptions(options, ['dir'])
    const { fileSystem } = runtime
    const directory = resolve(workingDirectory, options.value('dir'))
    const program = thisProgram()
    const isWindows = options.has('windows') || program.isWindows
    const scripts = aliasNames().map((name) => ({
      path: join(directory, `${scriptName(name)}${isWindows ? '.bat' : '.sh'}`),
      text: isWindows ? batchFile(program, name) : shellScript(program, name),
    }))
    const foreign = scripts.filter(
      ({ path }) =>
        fileSystem.exists(path) && !fileSystem.readFile(path).toString('utf8').includes(MARK),
    )
    if (foreign.length > 0 && !options.has('force')) {
      const paths = foreign.map(({ path }) => path).join(', ')
      throw new CommandError(
        `Files are there that are not from kafka-ts (--force replaces them): ${paths}`,
      )
    }
    fileSystem.makeDirectory(directory)
    for (const { path, text } of scripts) {
      // Anew, since a file that is there keeps its mode.
      fileSystem.remove(path)
      fileSystem.writeFile(path, text, EXECUTABLE)
      stdout.line(path)
    }
    return 0
  },
})

const EXECUTABLE = 0o755
const MARK = 'Written by kafka-ts install-aliases'

/** Commands that Kafka has no script for. */
const OURS = new Set([
  'apply',
  'completion',
  'copy',
  'doctor',
  'export',
  'fault',
  'graduate',
  'import',
  'install-aliases',
  'profile',
  'protocol',
  'redrive',
  'top',
])

/** Scripts of Kafka's whose names do not begin with `kafka-`. */
const WITHOUT_PREFIX = new Set(['zookeeper-server-start'])

export function aliasNames(): string[] {
  return commands.map(({ name }) => name).filter((name) => !OURS.has(name))
}

function scriptName(name: string): string {
  return WITHOUT_PREFIX.has(name) ? name : `kafka-${name}`
}

interface Program {
  readonly node: string
  readonly script: string
}

export function shellScript({ node, script }: Program, name: string): string {
  const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`
  return `#!/bin/sh\n# ${MARK}.\nexec ${quote(node)} ${quote(script)} ${name} "$@"\n`
}

export function batchFile({ node, script }: Program, name: string): string {
  // A percent sign in a path would begin a variable.
  const quote = (text: string) => `"${text.replaceAll('%', '%%')}"`
  return `@echo off\r\nrem ${MARK}.\r\n${quote(node)} ${quote(script)} ${name} %*\r\n`
}
