import { nodeRuntime } from '../../runtime/runtime.ts'
import type { CommandContext } from './context.ts'
import { EXIT_INTERRUPTED, EXIT_TERMINATED } from './exit-codes.ts'
import type { GlobalOptions } from './global-options.ts'
import { type InputStream, StreamInput } from './input.ts'
import { StreamOutput } from './output.ts'
import { chooseProfile } from './profiles.ts'
import { type Prompts, terminalPrompts } from './prompts.ts'
import { resolveReferences } from './secrets.ts'

/** The context of a command that runs as this process. */
export class ProcessContext implements CommandContext {
  readonly words: readonly string[]
  readonly stdin = new StreamInput(() => process.stdin as InputStream)
  readonly stdout = new StreamOutput(process.stdout)
  readonly stderr = new StreamOutput(process.stderr)
  readonly env = process.env
  readonly runtime = nodeRuntime
  readonly workingDirectory = process.cwd()
  readonly isDebug: boolean
  readonly isStrict: boolean
  hasFailed = false
  readonly #profileName: string | undefined
  #profile: ReadonlyMap<string, string> | undefined
  #abort: AbortController | undefined
  #signalExitCode: number | undefined

  constructor(words: readonly string[], { isDebug, isStrict, profileName }: GlobalOptions) {
    this.words = words
    this.isDebug = isDebug
    this.isStrict = isStrict
    this.#profileName = profileName
  }

  /** 130 or 143 once a caught signal has arrived. */
  get signalExitCode(): number | undefined {
    return this.#signalExitCode
  }

  warn(message: string): void {
    this.stderr.line(message)
  }

  noteFailure(): void {
    this.hasFailed = true
  }

  confirm(question: string): Promise<boolean> {
    return this.ask?.confirm(question) ?? Promise.resolve(false)
  }

  get ask(): Prompts | undefined {
    return this.stderr.isTerminal && this.stdin.isTerminal ? terminalPrompts : undefined
  }

  get profile(): ReadonlyMap<string, string> | undefined {
    return this.#profile
  }

  async openProfile(): Promise<void> {
    const world = { ...this.runtime, env: this.env, workingDirectory: this.workingDirectory }
    const profile = chooseProfile(world, this.#profileName, this.words)
    if (profile) this.#profile = await resolveReferences(profile, this)
  }

  catchSignals(): AbortSignal {
    if (this.#abort) return this.#abort.signal
    const abort = new AbortController()
    this.#abort = abort
    const stop = (exitCode: number) => () => {
      if (this.#signalExitCode !== undefined) process.exit(exitCode)
      this.#signalExitCode = exitCode
      abort.abort()
    }
    process.on('SIGINT', stop(EXIT_INTERRUPTED))
    process.on('SIGTERM', stop(EXIT_TERMINATED))
    return abort.signal
  }
}
