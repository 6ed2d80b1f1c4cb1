/** Where the broker and the client tell what happens. The room that starts a node chooses one. */
export interface Logger {
  /** The least that is told; absent where that can't be changed. */
  level?: LogLevel
  debug(message: string): void
  info(message: string): void
  warn(message: string, cause?: unknown): void
  error(message: string, cause?: unknown): void
}

export const silentLogger: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

const LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error']

/**
 * A logger in the layout of Kafka's log4j pattern: `[2026-01-31 12:00:00,000] WARN message`, with
 * the stack of a cause on the lines below.
 */
export function lineLogger(
  write: (line: string, level: LogLevel) => void,
  minimum: LogLevel,
  nowMs: () => number,
): Logger {
  const log = (level: LogLevel) => (message: string, cause?: unknown) => {
    if (LEVELS.indexOf(level) < LEVELS.indexOf(logger.level)) return
    const time = new Date(nowMs()).toISOString().replace('T', ' ').replace('.', ',').slice(0, 23)
    const trace = cause instanceof Error ? `\n${cause.stack ?? cause.message}` : ''
    write(`[${time}] ${level.toUpperCase()} ${message}${trace}\n`, level)
  }
  const logger = {
    level: minimum,
    debug: log('debug'),
    info: log('info'),
    warn: log('warn'),
    error: log('error'),
  }
  return logger
}
