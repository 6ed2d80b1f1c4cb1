import type { Command } from '../../src/commands/shared/command.ts'
import type { CommandContext } from '../../src/commands/shared/context.ts'
import type { Input } from '../../src/commands/shared/input.ts'
import type { Output } from '../../src/commands/shared/output.ts'
import type { Prompts } from '../../src/commands/shared/prompts.ts'
import { runCommand } from '../../src/commands/shared/run-command.ts'
import { nodeRuntime, type Runtime } from '../../src/runtime/runtime.ts'

/** Keeps what a command writes. */
export class TextOutput implements Output {
  readonly isTerminal: boolean
  readonly columns: number | undefined
  readonly isClosed = false
  #chunks: Buffer[] = []

  constructor(isTerminal = false) {
    this.isTerminal = isTerminal
    this.columns = isTerminal ? 80 : undefined
  }

  get text(): string {
    return Buffer.concat(this.#chunks).toString('utf8')
  }

  write(data: string | Uint8Array): void {
    this.#chunks.push(Buffer.from(data as string))
  }

  line(text = ''): void {
    this.write(`${text}\n`)
  }

  async flush(): Promise<void> {}
  async ready(): Promise<void> {}
  onClose(): void {}
}

export function textInput(text: string): Input {
  return {
    isTerminal: false,
    async *chunks() {
      if (text !== '') yield Buffer.from(text)
    },
  }
}

export interface CommandRun {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

export interface CommandWorld {
  readonly stdin?: string
  readonly env?: Readonly<Record<string, string>>
  readonly runtime?: Runtime
  readonly workingDirectory?: string
  readonly isTerminal?: boolean
  readonly isDebug?: boolean
  readonly isStrict?: boolean
  readonly answer?: boolean
  /** Who answers what is asked; left out: there is no terminal. */
  readonly ask?: Prompts
  /** The settings of the profile in use. */
  readonly profile?: ReadonlyMap<string, string>
  readonly signal?: AbortSignal
}

export interface TestContext extends CommandContext {
  readonly stdout: TextOutput
  readonly stderr: TextOutput
}

/** A context without a process: what the command sees is what the test gave. */
export function commandContext(words: readonly string[], world: CommandWorld = {}): TestContext {
  const stderr = new TextOutput(world.isTerminal)
  const context = {
    words,
    stdin: textInput(world.stdin ?? ''),
    stdout: new TextOutput(world.isTerminal),
    stderr,
    env: world.env ?? {},
    runtime: world.runtime ?? nodeRuntime,
    workingDirectory: world.workingDirectory ?? '/nowhere',
    isDebug: world.isDebug ?? false,
    isStrict: world.isStrict ?? false,
    hasFailed: false,
    noteFailure: () => {
      context.hasFailed = true
    },
    warn: (message: string) => stderr.line(message),
    confirm: async (question: string) =>
      (await world.ask?.confirm(question)) ?? world.answer ?? false,
    ask: world.ask,
    profile: world.profile,
    openProfile: async () => {},
    catchSignals: () => world.signal ?? new AbortController().signal,
  }
  return context
}

/** Runs a command in this process and returns all that a shell would see. */
export async function runInProcess(
  command: Command,
  words: readonly string[],
  world: CommandWorld = {},
): Promise<CommandRun> {
  const context = commandContext(words, world)
  const exitCode = await runCommand(command, context)
  return { exitCode, stdout: context.stdout.text, stderr: context.stderr.text }
}
