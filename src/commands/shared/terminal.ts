/**
 * Colour and spinners: on a terminal only, never where output is piped, and not under NO_COLOR.
 * chalk and ora are loaded when they are needed, since they cost more than a whole command.
 */
import type { Timer } from '../../runtime/clock.ts'
import type { CommandContext } from './context.ts'
import type { Output } from './output.ts'

export interface Style {
  error(text: string): string
  warning(text: string): string
  strong(text: string): string
  faint(text: string): string
}

const asIs = (text: string) => text
const plainStyle: Style = { error: asIs, warning: asIs, strong: asIs, faint: asIs }

export async function styleFor(output: Output, env: CommandContext['env']): Promise<Style> {
  if (!output.isTerminal || (env.NO_COLOR ?? '') !== '' || env.TERM === 'dumb') return plainStyle
  const { Chalk } = await import('chalk')
  const chalk = new Chalk({ level: 1 })
  return { error: chalk.red, warning: chalk.yellow, strong: chalk.bold, faint: chalk.dim }
}

/** Work shorter than this needs no sign of life. */
const SPINNER_DELAY_MS = 1_000

/** Awaits the work; after a second a spinner with `text` turns on a terminal's stderr. */
export async function withSpinner<Result>(
  context: CommandContext,
  text: string,
  work: Promise<Result>,
): Promise<Result> {
  if (!context.stderr.isTerminal) return work
  let stopSpinner = () => {}
  let isOver = false
  const timer: Timer = context.runtime.clock.setTimer(SPINNER_DELAY_MS, async () => {
    const { default: ora } = await import('ora')
    if (isOver) return
    const spinner = ora({ text, stream: process.stderr }).start()
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
