import type { Runtime } from '../../runtime/runtime.ts'
import type { Input } from './input.ts'
import type { Output } from './output.ts'
import type { Prompts } from './prompts.ts'

/** All that a command takes from the process around it; a test hands in its own. */
export interface CommandContext {
  /** The words behind the command's name, as typed. */
  readonly words: readonly string[]
  readonly stdin: Input
  readonly stdout: Output
  readonly stderr: Output
  readonly env: Readonly<Record<string, string | undefined>>
  readonly runtime: Runtime
  /** The folder that relative paths start from. */
  readonly workingDirectory: string
  /** Whether `--debug` was given: errors then carry their trace. */
  readonly isDebug: boolean
  /** Whether `--strict` was given: what failed then never exits with 0. */
  readonly isStrict: boolean
  /** A line for the user on stderr that is no result: a warning, a hint. */
  warn(message: string): void
  /** Says that something failed though Kafka's tool ends with 0: under `--strict` it is 1. */
  noteFailure(): void
  /** What `noteFailure` has been told. */
  readonly hasFailed: boolean
  /** Asks on the terminal; false without one, so that scripts need `--force`. */
  confirm(question: string): Promise<boolean>
  /** Undefined unless both stdin and stderr are a terminal: nobody else is ever asked. */
  readonly ask: Prompts | undefined
  /** The settings of the profile in use, once `openProfile` was called. */
  readonly profile: ReadonlyMap<string, string> | undefined
  /** Reads the profile, and asks for the secrets that it leaves open. */
  openProfile(): Promise<void>
  /**
   * From the first call on, Ctrl-C and SIGTERM abort this signal and end the process no more: the
   * command stops by itself and the exit code becomes 130 or 143. A second Ctrl-C ends it at once.
   */
  catchSignals(): AbortSignal
}
