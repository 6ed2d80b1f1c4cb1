import {
  type ConfigOperation,
  type ConfigTarget,
  checkOperations,
} from '../config/dynamic-config.ts'
import { KafkaError } from '../protocol/errors.ts'
import type { Logger, LogLevel } from '../runtime/logger.ts'

/** The levels of log4j, with that of ours which tells the same. */
const LEVELS: Readonly<Record<string, LogLevel>> = {
  DEBUG: 'debug',
  ERROR: 'error',
  FATAL: 'error',
  INFO: 'info',
  TRACE: 'debug',
  WARN: 'warn',
}

const SET = 0
const DELETE = 1
const APPEND = 2
const SUBTRACT = 3

/**
 * The one logger of a node, `root`, as a resource of the type BROKER_LOGGER: its level changes while
 * the node runs, and is not kept beyond (KIP-412).
 */
export class RootLogger {
  readonly name = 'root'
  readonly #logger: Logger
  #level: string

  constructor(logger: Logger) {
    this.#logger = logger
    this.#level = (logger.level ?? 'info').toUpperCase()
  }

  get level(): string {
    return this.#level
  }

  /** One of log4j's names. */
  set level(name: string) {
    this.#level = name
    if (this.#logger.level !== undefined) this.#logger.level = LEVELS[name]!
  }
}

/** The new level, by the logger's name; throws the KafkaError of the refusal. */
export function loggerChanges(
  nodeId: number,
  { resourceName }: ConfigTarget,
  operations: readonly ConfigOperation[],
): Map<string, string> {
  checkOperations(operations)
  if (!/^[+-]?\d+$/.test(resourceName)) {
    refuse(`Node id must be an integer, but it is: ${resourceName}`)
  }
  if (Number(resourceName) !== nodeId) {
    refuse(`Unexpected node id. Expected ${nodeId}, but received ${resourceName}`)
  }
  const changes = new Map<string, string>()
  for (const { name, configOperation, value } of operations) {
    if (configOperation < SET || configOperation > SUBTRACT) {
      throw new KafkaError('UNKNOWN_SERVER_ERROR')
    }
    if (configOperation > DELETE) {
      const operation = configOperation === APPEND ? 'APPEND' : 'SUBTRACT'
      refuse(`${operation} operation is not allowed for the BROKER_LOGGER resource`)
    }
    if (name !== 'root') throw new KafkaError('INVALID_CONFIG', `Logger ${name} does not exist!`)
    if (configOperation === DELETE) {
      refuse('Removing the log level of the root logger is not allowed')
    }
    if (configOperation === SET && !Object.hasOwn(LEVELS, value ?? '')) {
      const known = Object.keys(LEVELS).join(', ')
      throw new KafkaError(
        'INVALID_CONFIG',
        `Cannot set the log level of ${name} to ${value} as it is not a supported log level. Valid log levels are ${known}`,
      )
    }
    changes.set(name, value!)
  }
  return changes
}

function refuse(message: string): never {
  throw new KafkaError('INVALID_REQUEST', message)
}
