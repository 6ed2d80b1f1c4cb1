import { ConfigError, type ConfigValue } from './values.ts'

/** What a value must hold beyond its type. Refusals are in Kafka's words. */
export interface Validator {
  /** Kafka's own short description, as its documentation prints it. */
  readonly description: string
  /** Entries that a list repeats are dropped, before it is checked. */
  readonly dropsRepeats?: boolean
  /** `printed` is the value as Kafka shows it in an error. */
  readonly check: (name: string, value: ConfigValue, printed: string) => void
}

export function atLeast(min: number): Validator {
  return {
    description: `[${min},...]`,
    check: (name, value, printed) => checkRange(name, value as number, printed, min, null),
  }
}

export function between(min: number, max: number): Validator {
  return {
    description: `[${min},...,${max}]`,
    check: (name, value, printed) => checkRange(name, value as number, printed, min, max),
  }
}

function checkRange(name: string, value: number, printed: string, min: number, max: number | null) {
  if (value < min) throw ConfigError.invalid(name, printed, `Value must be at least ${min}`)
  if (max !== null && value > max) {
    throw ConfigError.invalid(name, printed, `Value must be no more than ${max}`)
  }
}

export const gzipLevel: Validator = {
  description: '[1,...,9] or -1',
  check(name, value, printed) {
    if (value === -1 || ((value as number) >= 1 && (value as number) <= 9)) return
    throw ConfigError.invalid(name, printed, 'Value must be between 1 and 9 or equal to -1')
  },
}

export function oneOf(...valid: string[]): Validator {
  return {
    description: `[${valid.join(', ')}]`,
    check: (name, value) => checkOneOf(name, value as string, valid),
  }
}

function checkOneOf(name: string, value: string, valid: readonly string[]): void {
  if (valid.includes(value)) return
  throw ConfigError.invalid(name, value, `String must be one of: ${valid.join(', ')}`)
}

export function oneOfAnyCase(...valid: string[]): Validator {
  return {
    description: `(case insensitive) [${valid.join(', ')}]`,
    check(name, value, printed) {
      if (valid.includes((value as string).toUpperCase())) return
      const reason = `String must be one of (case insensitive): ${valid.join(', ')}`
      throw ConfigError.invalid(name, printed, reason)
    },
  }
}

export const nonEmptyString: Validator = {
  description: 'non-empty string',
  check(name, value, printed) {
    if (value === '') throw ConfigError.invalid(name, printed, 'String must be non-empty')
  },
}

/** A list without empty entries, of the given words only; it may be empty. */
export function anyListOf(...valid: string[]): Validator {
  return {
    description: valid.length === 0 ? '' : `[${valid.join(', ')}]`,
    dropsRepeats: true,
    check: (name, value) => checkList(name, value as readonly string[], valid),
  }
}

/** As `anyListOf`, with at least one entry. */
export function listOf(...valid: string[]): Validator {
  const { description } = anyListOf(...valid)
  return {
    description,
    dropsRepeats: true,
    check(name, value) {
      if ((value as readonly string[]).length === 0) {
        const choice = description || 'any non-empty value'
        throw new ConfigError(
          `Configuration '${name}' must not be empty. Valid values include: ${choice}`,
        )
      }
      checkList(name, value as readonly string[], valid)
    },
  }
}

export const anyList: Validator = anyListOf()
export const nonEmptyList: Validator = listOf()

function checkList(name: string, list: readonly string[], valid: readonly string[]): void {
  for (const entry of list) {
    if (entry === '') throw new ConfigError(`Configuration '${name}' values must not be empty.`)
    if (valid.length > 0) checkOneOf(name, entry, valid)
  }
}

const HOST_AND_PORT = /^\[?([0-9a-zA-Z\-%._:]*)\]?:([0-9]+)$/

export const hostAndPortList: Validator = {
  description: 'non-empty list',
  check(name, value) {
    for (const entry of value as readonly string[]) {
      if (HOST_AND_PORT.test(entry)) continue
      throw new ConfigError(
        `Failed to parse host name from ${entry} for the configuration ${name}. ` +
          'Each entry should be in the form "{host}:{port}"',
      )
    }
  },
}

export const voterList: Validator = {
  description: 'non-empty list',
  check(name, value) {
    const form = 'Each entry should be in the form `{id}@{host}:{port}`.'
    for (const entry of value as readonly string[]) {
      const [id, address, ...rest] = entry.split('@')
      if (address === undefined || rest.length > 0) {
        throw new ConfigError(`Invalid configuration value for ${name}. ${form}`)
      }
      if (!/^[+-]?\d+$/.test(id!)) {
        throw new ConfigError(`Failed to parse voter ID as an integer from ${id}`)
      }
      if (HOST_AND_PORT.test(address)) continue
      throw new ConfigError(
        `Failed to parse host name from entry ${entry} for the configuration ${name}. ${form}`,
      )
    }
  },
}

const THROTTLED_REPLICAS = '[partitionId]:[brokerId],[partitionId]:[brokerId],...'

export const throttledReplicaList: Validator = {
  description: THROTTLED_REPLICAS,
  check(name, value) {
    const list = value as readonly string[]
    if (list.join(',').trim() === '*') return
    if (list.every((entry) => /^(?:[0-9]+:[0-9]+)?$/.test(entry))) return
    const reason = `${name} must be the literal '*' or a list of replicas in the following format: ${THROTTLED_REPLICAS}`
    throw ConfigError.invalid(name, `[${list.join(', ')}]`, reason)
  },
}

const POSITIVE_ISO_DURATION =
  /^\+?P(?!$)(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d{0,9})?S)?)?$/i

export const shareOffsetReset: Validator = {
  description: '[latest, earliest, by_duration:PnDTnHnMn.nS]',
  check(name, value, printed) {
    const [strategy, duration, ...rest] = (value as string).split(':')
    if (duration === undefined && (strategy === 'latest' || strategy === 'earliest')) return
    const isDuration = strategy === 'by_duration' && rest.length === 0
    if (isDuration && duration && POSITIVE_ISO_DURATION.test(duration)) return
    const reason =
      `Invalid value \`${value}\` for configuration ${name}. The value must be either ` +
      "'earliest', 'latest' or of the format 'by_duration:<PnDTnHnMn.nS>'."
    throw ConfigError.invalid(name, printed, reason)
  },
}
