import type { CommandContext } from './context.ts'

/** The events of the verifiable tools: a JSON object a line, beginning with time and name. */
export class VerifiableEvents {
  readonly #context: CommandContext

  constructor(context: CommandContext) {
    this.#context = context
  }

  tell(name: string, fields: Readonly<Record<string, unknown>> = {}): void {
    const { runtime, stdout } = this.#context
    stdout.line(JSON.stringify({ timestamp: runtime.clock.nowMs(), name, ...fields }))
  }
}

/** A figure that Java prints with a decimal point always. */
export function javaDouble(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value)
}
