/**
 * Colour, frames and spinners: on a terminal only, never where output is piped; colour yields to
 * NO_COLOR. Each library is loaded when it is needed, since it costs more than a whole command.
 */
import type { Timer } from '../../runtime/clock.ts'
import type { CommandContext } from './context.ts'
import type { Output } from './output.ts'

export interface Style {
  error(text: string): string
  strong(text: string): string
  faint(text: string): string
}

const asIs = (text: string) => text
const plainStyle: Style = { error: asIs, strong: asIs, faint: asIs }

export async function styleFor(output: Output, env: CommandContext['env']): Promise<Style> {
  if (!usesColour(output, env)) return plainStyle
  const { Chalk } = await import('chalk')
  const chalk = new Chalk({ level: 1 })
  return { error: chalk.red, strong: chalk.bold, faint: chalk.dim }
}

function usesColour(output: Output, env: CommandContext['env']): boolean {
  return output.isTerminal && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb'
}

/** A table in frames, for results of our own: what mirrors Kafka's tools is never framed. */
export async function framedTable(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<string> {
  const { default: Table } = await import('cli-table3')
  const table = new Table({ head: [...titles], style: { head: [], border: [] } })
  table.push(...rows.map((row) => [...row]))
  return table.toString()
}

/** Work shorter than this needs no sign of life. */
const SPINNER_DELAY_MS = 1_000

/** Awaits the work; after a second a spinner with `text` turns on a terminal's stderr. */
export async function withSpinner<Result>(
  context: CommandContext,
  text: string,
  work: Promise<Result>,
): Promise<Result> {
  // Some pseudo-terminals have no width, by which ora would divide.
  if (!context.stderr.isTerminal || !context.stderr.columns) return work
  let stopSpinner = () => {}
  let isOver = false
  const timer: Timer = context.runtime.clock.setTimer(SPINNER_DELAY_MS, async () => {
    const { default: ora } = await import('ora')
    if (isOver) return
    const color = usesColour(context.stderr, context.env) ? 'cyan' : false
    // Results that arrive meanwhile are printed above it. Typed words belong to prompts.
    const spinner = ora({ text, color, stream: process.stderr, discardStdin: false }).start()
    stopSpinner = () => spinner.stop()
  })
  try {
    return await work
  } finally {
    isOver = true
    timer.cancel()
    stopSpinner()
  }
}
