import { KafkaError } from '../protocol/errors.ts'
import { clientMetricsConfigs } from './client-metrics-configs.ts'
import { ConfigDef, type ConfigKey } from './config-def.ts'
import { ConfigError } from './values.ts'

const clientMetricsConfigDef: ConfigDef = new ConfigDef<ConfigKey>(clientMetricsConfigs)

const MIN_INTERVAL_MS = 100
const MAX_INTERVAL_MS = 3_600_000

const SELECTORS = [
  'client_instance_id',
  'client_id',
  'client_software_name',
  'client_software_version',
  'client_source_address',
  'client_source_port',
]

/** Throws the KafkaError, in Kafka's words, unless a subscription may have these settings. */
export function validateClientMetrics(name: string, configs: ReadonlyMap<string, string>): void {
  if (name === '') throw new KafkaError('INVALID_REQUEST', "Subscription name can't be empty")
  for (const setting of configs.keys()) {
    if (clientMetricsConfigDef.has(setting)) continue
    throw new KafkaError('INVALID_REQUEST', `Unknown client metrics configuration: ${setting}`)
  }
  try {
    for (const [setting, text] of configs) {
      const value = clientMetricsConfigDef.parse(setting, text)
      if (setting === 'interval.ms') checkInterval(value as number)
      if (setting === 'match') for (const pattern of value as readonly string[]) checkMatch(pattern)
    }
  } catch (cause) {
    if (!(cause instanceof ConfigError)) throw cause
    throw new KafkaError('INVALID_CONFIG', cause.message)
  }
}

function checkInterval(intervalMs: number): void {
  if (intervalMs >= MIN_INTERVAL_MS && intervalMs <= MAX_INTERVAL_MS) return
  throw new KafkaError(
    'INVALID_REQUEST',
    `Invalid value ${intervalMs} for interval.ms, interval must be between ${MIN_INTERVAL_MS} ` +
      `and ${MAX_INTERVAL_MS} (1 hour)`,
  )
}

function checkMatch(entry: string): void {
  const [selector, pattern, ...rest] = entry.split('=').map((part) => part.trim())
  const isKnown = SELECTORS.includes(selector!) && pattern !== undefined && rest.length === 0
  if (isKnown && isPattern(pattern)) return
  throw new KafkaError('INVALID_CONFIG', `Illegal client matching pattern: ${entry}`)
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text)
    return true
  } catch {
    return false
  }
}
