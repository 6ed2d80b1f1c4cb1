/**
 * The text of a setting to its value and back, by Java's rules: blanks around a value are dropped,
 * numbers are decimal, lists are separated by commas.
 */
import { printDouble } from '../protocol/java-double.ts'

export type ConfigType =
  | 'BOOLEAN'
  | 'STRING'
  | 'INT'
  | 'SHORT'
  | 'LONG'
  | 'DOUBLE'
  | 'LIST'
  | 'CLASS'
  | 'PASSWORD'

/** A LONG that a number can't hold exactly reads as infinite: such bytes and times never pass. */
export type ConfigValue = boolean | number | string | readonly string[]

/** The value that Kafka refuses, in Kafka's words. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'

  static invalid(name: string, value: string, reason: string): ConfigError {
    return new ConfigError(`Invalid value ${value} for configuration ${name}: ${reason}`)
  }
}

/** A rule between settings that Scala's `require` states; dynamic changes show its prefix. */
export class RequirementError extends ConfigError {
  get prefixedMessage(): string {
    return `requirement failed: ${this.message}`
  }
}

export function parseValue(name: string, type: ConfigType, text: string): ConfigValue {
  const trimmed = trim(text)
  switch (type) {
    case 'BOOLEAN': {
      const lower = trimmed.toLowerCase()
      if (lower === 'true') return true
      if (lower === 'false') return false
      throw ConfigError.invalid(name, text, 'Expected value to be either true or false')
    }
    case 'INT':
    case 'SHORT':
    case 'LONG':
      return toNumber(parseInteger(name, type, text))
    case 'DOUBLE':
      return parseDouble(name, text)
    case 'LIST':
      return trimmed === '' ? [] : trimmed.split(',').map(trim)
    case 'CLASS':
      return parseClass(name, text)
    case 'STRING':
    case 'PASSWORD':
      return trimmed
  }
}

/** The text as Kafka shows it when it describes a setting; never that of a password. */
export function printValue(name: string, type: ConfigType, text: string): string | null {
  if (type === 'PASSWORD') return null
  if (type === 'LONG') return parseInteger(name, type, text).toString()
  const value = parseValue(name, type, text)
  if (type === 'DOUBLE') return printDouble(value as number)
  return String(value)
}

const RANGES: Readonly<Record<'INT' | 'SHORT' | 'LONG', readonly [bigint, bigint]>> = {
  SHORT: [-(2n ** 15n), 2n ** 15n - 1n],
  INT: [-(2n ** 31n), 2n ** 31n - 1n],
  LONG: [-(2n ** 63n), 2n ** 63n - 1n],
}

function parseInteger(name: string, type: 'INT' | 'SHORT' | 'LONG', text: string): bigint {
  const trimmed = trim(text)
  if (/^[+-]?\d+$/.test(trimmed)) {
    const value = BigInt(trimmed.replace(/^\+/, ''))
    const [min, max] = RANGES[type]
    if (value >= min && value <= max) return value
  }
  throw ConfigError.invalid(name, text, `Not a number of type ${type}`)
}

function toNumber(value: bigint): number {
  if (value > Number.MAX_SAFE_INTEGER) return Number.POSITIVE_INFINITY
  if (value < Number.MIN_SAFE_INTEGER) return Number.NEGATIVE_INFINITY
  return Number(value)
}

const DOUBLE = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)[fd]?$/i

function parseDouble(name: string, text: string): number {
  const trimmed = trim(text)
  const decimal = DOUBLE.exec(trimmed)
  if (decimal) return Number(decimal[1])
  if (/^[+-]?(?:NaN|Infinity)$/.test(trimmed)) return Number(trimmed.replace(/^[+-]NaN$/, 'NaN'))
  throw ConfigError.invalid(name, text, 'Not a number of type DOUBLE')
}

// No class but Apache's own can be found in a node without a JVM; what those do is built in here.
const KNOWN_CLASS = /^(?:org\.apache\.kafka|kafka)\.[\w.$]+$/

function parseClass(name: string, text: string): string {
  if (KNOWN_CLASS.test(trim(text))) return trim(text)
  throw ConfigError.invalid(name, text, `Class ${text} could not be found.`)
}

/** Java's `trim`: everything up to the blank, at both ends. */
function trim(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && text.charCodeAt(start) <= 32) start++
  while (end > start && text.charCodeAt(end - 1) <= 32) end--
  return text.slice(start, end)
}
