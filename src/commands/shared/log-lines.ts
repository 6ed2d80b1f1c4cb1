import { lineLogger } from '../../runtime/logger.ts'
import type { CommandContext } from './context.ts'

/**
 * Writes what Kafka's tools log at ERROR: a line on stderr, as their log4j settings lay it out. They
 * end with 0 all the same; under `--strict` they do not.
 */
export function errorLogger(context: CommandContext): (message: string) => void {
  const { clock } = context.runtime
  const logger = lineLogger(
    (line) => context.stderr.write(line),
    'error',
    () => clock.nowMs(),
  )
  return (message) => {
    context.noteFailure()
    logger.error(message)
  }
}
