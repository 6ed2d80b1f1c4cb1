import { EXIT_FAILURE } from './exit-codes.ts'

export interface CommandErrorOptions {
  /** Where the message goes; each of Kafka's tools has its own habit. */
  readonly stream?: 'stdout' | 'stderr'
  readonly exitCode?: number
  /** More lines for stderr: the log line that Kafka writes beside a message on stdout. */
  readonly detail?: string
  /** Prints the usage under the message, as Kafka does when options do not fit together. */
  readonly showsUsage?: boolean
  readonly cause?: unknown
}

/**
 * A user's mistake, or a refusal of the broker, in the words of Kafka's tool. It is printed without
 * a trace; `--debug` adds the trace.
 */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  readonly stream: 'stdout' | 'stderr'
  readonly exitCode: number
  readonly detail: string | undefined
  readonly showsUsage: boolean

  constructor(message: string, options: CommandErrorOptions = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined)
    this.stream = options.stream ?? 'stderr'
    this.exitCode = options.exitCode ?? EXIT_FAILURE
    this.detail = options.detail
    this.showsUsage = options.showsUsage ?? false
  }
}

/** Options that do not fit together: the message, and the usage below it. */
export function usageError(message: string): CommandError {
  return new CommandError(message, { showsUsage: true })
}

/** A mistake in the syntax of the options: unknown, twice, without its value, not a number. */
export class OptionError extends Error {
  override readonly name = 'OptionError'
}
