import type { Validator } from './validators.ts'
import { ConfigError, type ConfigType, type ConfigValue, parseValue, printValue } from './values.ts'

/** What is known of one setting. */
export interface ConfigKey {
  readonly name: string
  readonly type: ConfigType
  /** As a file would give it; `null` is Kafka's null; absent: the setting must be given. */
  readonly default?: string | null
  readonly validator?: Validator
  /** How a broker setting may change while the node runs; absent: not at all. */
  readonly updateMode?: UpdateMode
  /** Kafka reads the setting, but never shows it. */
  readonly isInternal?: boolean
  /** Our own words. */
  readonly documentation?: string
}

/** `per-broker` settings can't be set for the whole cluster; `cluster-wide` ones can be both. */
export type UpdateMode = 'per-broker' | 'cluster-wide'

type ValueOfType<Type extends ConfigType> = Type extends 'BOOLEAN'
  ? boolean
  : Type extends 'INT' | 'SHORT' | 'LONG' | 'DOUBLE'
    ? number
    : Type extends 'LIST'
      ? readonly string[]
      : string

/** The type of a setting's value in TypeScript, from its line in a table. */
export type ValueOf<Key extends ConfigKey> = Key extends { readonly default: null }
  ? ValueOfType<Key['type']> | null
  : ValueOfType<Key['type']>

/** A table of settings: looks them up, reads, checks and prints their values. */
export class ConfigDef<Key extends ConfigKey = ConfigKey> {
  readonly #keys: ReadonlyMap<string, Key>

  constructor(keys: readonly Key[]) {
    this.#keys = new Map(keys.map((key) => [key.name, key]))
  }

  get(name: string): Key | undefined {
    return this.#keys.get(name)
  }

  has(name: string): boolean {
    return this.#keys.has(name)
  }

  /** Sorted as in the table: by name, within a theme. */
  keys(): Iterable<Key> {
    return this.#keys.values()
  }

  /** Throws a `ConfigError` in Kafka's words. */
  parse(name: string, text: string): ConfigValue {
    const key = this.#keys.get(name)
    if (!key) throw new ConfigError(`Unknown configuration "${name}"`)
    return parseSetting(key, text)
  }
}

/** The checked value of a setting; throws a `ConfigError` in Kafka's words. */
export function parseSetting(key: ConfigKey, text: string): ConfigValue {
  const value = parseUnchecked(key, text)
  const printed = printValue(key.name, key.type, text)
  key.validator?.check(key.name, value, printed ?? '[hidden]')
  return value
}

/** The text of a setting as DescribeConfigs answers it; `null` for what must not be seen. */
export function printSetting(key: ConfigKey, text: string | null): string | null {
  if (text === null) return null
  if (key.type === 'LIST') return String(parseUnchecked(key, text))
  return printValue(key.name, key.type, text)
}

function parseUnchecked(key: ConfigKey, text: string): ConfigValue {
  const value = parseValue(key.name, key.type, text)
  return key.validator?.dropsRepeats ? [...new Set(value as readonly string[])] : value
}

/** The number by which DescribeConfigs names a type. */
export const CONFIG_TYPE_IDS: Readonly<Record<ConfigType, number>> = {
  BOOLEAN: 1,
  STRING: 2,
  INT: 3,
  SHORT: 4,
  LONG: 5,
  DOUBLE: 6,
  LIST: 7,
  CLASS: 8,
  PASSWORD: 9,
}
