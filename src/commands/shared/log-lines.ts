import { lineLogger } from '../../runtime/logger.ts'
import type { CommandContext } from './context.ts'

/** Writes what Kafka's tools log at ERROR: a line on stderr, as their log4j settings lay it out. */
export function errorLogger(context: CommandContext): (message: string) => void {
  const { clock } = context.runtime
  const logger = lineLogger(
    (line) => context.stderr.write(line),
    'error',
    () => clock.nowMs(),
  )
  return (message) => logger.error(message)
}
