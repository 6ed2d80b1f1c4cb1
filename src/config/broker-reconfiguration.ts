import { KafkaError } from '../protocol/errors.ts'
import type { BrokerConfig } from './broker-config.ts'
import { brokerKeyOf, listenerBase } from './broker-keys.ts'
import { parseSetting } from './config-def.ts'
import { ConfigError, RequirementError } from './values.ts'

type Properties = ReadonlyMap<string, string>

/** Settings of TLS that may change while the node runs, but only for a single listener. */
const LISTENER_ONLY: ReadonlySet<string> = new Set([
  'ssl.key.password',
  'ssl.keystore.certificate.chain',
  'ssl.keystore.key',
  'ssl.keystore.location',
  'ssl.keystore.password',
  'ssl.keystore.type',
  'ssl.truststore.certificates',
  'ssl.truststore.location',
  'ssl.truststore.password',
  'ssl.truststore.type',
])

/**
 * Throws KafkaError INVALID_REQUEST unless these may be the dynamic settings of this broker, or of
 * all brokers. Names that nobody knows may be set: plug-ins have settings of their own.
 */
export function validateBrokerChange(
  config: BrokerConfig,
  isPerBroker: boolean,
  proposed: Properties,
): void {
  try {
    checkNames(isPerBroker, [...proposed.keys()])
    for (const [name, text] of proposed) {
      const key = brokerKeyOf(name)
      if (key) parseSetting(key, text)
    }
    const next = isPerBroker
      ? config.withDynamic(config.dynamicDefaultConfigs, proposed)
      : config.withDynamic(proposed, config.dynamicBrokerConfigs)
    checkReconfiguration(config, next)
  } catch (cause) {
    if (!(cause instanceof ConfigError)) throw cause
    const message = cause instanceof RequirementError ? cause.prefixedMessage : cause.message
    throw new KafkaError('INVALID_REQUEST', message)
  }
}

/** Settings of a listener that may be set for all brokers at once. */
const CLUSTER_WIDE_OF_LISTENERS: ReadonlySet<string> = new Set([
  'max.connections',
  'max.connection.creation.rate',
  'num.network.threads',
])

function checkNames(isPerBroker: boolean, names: readonly string[]): void {
  const modes = new Map(names.map((name) => [name, brokerKeyOf(name)]))
  const isFixed = (name: string) => modes.get(name) && !modes.get(name)!.updateMode
  refuseNames(
    names.filter((name) => isFixed(name) && listenerBase(name) === null),
    'Cannot update these configs dynamically',
  )
  refuseNames(
    names.filter((name) => LISTENER_ONLY.has(name)),
    'These security configs can be dynamically updated only per-listener using the listener prefix',
  )
  if (isPerBroker) return
  refuseNames(
    names.filter(
      (name) =>
        modes.get(name)?.updateMode === 'per-broker' ||
        (listenerBase(name) !== null && !CLUSTER_WIDE_OF_LISTENERS.has(listenerBase(name)!)),
    ),
    'Cannot update these configs at default cluster level, broker id must be specified',
  )
}

function refuseNames(names: readonly string[], reason: string): void {
  if (names.length > 0) throw new ConfigError(`${reason}: [${names.join(', ')}]`)
}

/** The steps that a running node may take at once; the texts come wrapped, as Apache wraps them. */
function checkReconfiguration(now: BrokerConfig, next: BrokerConfig): void {
  for (const name of THREAD_COUNTS) {
    checkStep(now.get(name), next.get(name), {
      tooFew: (half) =>
        `Dynamic thread count update validation failed for ${name}=${next.get(name)}, value should be at least half the current value ${half}`,
      tooMany: (twice) =>
        `Dynamic thread count update validation failed for ${name}=${next.get(name)}, value should not be greater than double the current value ${twice}`,
    })
  }
  checkStep(now.get('log.cleaner.threads'), next.get('log.cleaner.threads'), {
    tooFew: (count) =>
      `Log cleaner threads cannot be reduced to less than half the current value ${count}`,
    tooMany: (count) =>
      `Log cleaner threads cannot be increased to more than double the current value ${count}`,
  })
  const creationRate = next.get('max.connection.creation.rate')
  if (creationRate < 1) throw wrapped(`Invalid max.connection.creation.rate ${creationRate}`)
  const retentionMs = Number(next.topicDefault('retention.ms'))
  checkLocalRetention(next, 'log.local.retention.ms', 'log.retention.ms', retentionMs)
  const retentionBytes = next.get('log.retention.bytes')
  checkLocalRetention(next, 'log.local.retention.bytes', 'log.retention.bytes', retentionBytes)
  for (const name of ['listeners', 'listener.security.protocol.map'] as const) {
    if (now.text(name) === next.text(name)) continue
    throw new ConfigError(`The setting ${name} cannot change while the node runs yet`)
  }
}

const THREAD_COUNTS = [
  'num.io.threads',
  'num.network.threads',
  'num.replica.fetchers',
  'num.recovery.threads.per.data.dir',
  'background.threads',
] as const

function checkStep(
  now: number,
  next: number,
  text: { tooFew: (now: number) => string; tooMany: (now: number) => string },
): void {
  if (next < Math.trunc(now / 2)) throw wrapped(text.tooFew(now))
  if (next > now * 2) throw wrapped(text.tooMany(now))
}

function checkLocalRetention(
  config: BrokerConfig,
  name: 'log.local.retention.ms' | 'log.local.retention.bytes',
  totalName: string,
  total: number,
): void {
  const local = config.get(name)
  if (total < 0 || local === -2) return
  const value = `Invalid value ${config.text(name)} for configuration ${name}`
  if (local === -1) {
    throw wrapped(`${value}: Value must not be -1 as ${totalName} value is set as ${total}.`)
  }
  if (local > total) {
    throw wrapped(`${value}: Value must not be more than ${totalName} property value: ${total}`)
  }
}

function wrapped(text: string): ConfigError {
  return new ConfigError(
    `Invalid value org.apache.kafka.common.config.ConfigException: ${text} for configuration Invalid dynamic configuration`,
  )
}
