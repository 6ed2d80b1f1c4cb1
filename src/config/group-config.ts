import { KafkaError } from '../protocol/errors.ts'
import type { BrokerConfig } from './broker-config.ts'
import { ConfigDef, type ConfigKey, parseSetting } from './config-def.ts'
import { groupConfigs, groupSynonyms } from './group-configs.ts'
import { ConfigError, type ConfigValue } from './values.ts'

export const groupConfigDef: ConfigDef = new ConfigDef<ConfigKey>(groupConfigs)

type Properties = ReadonlyMap<string, string>

/** The value that holds for a group: its own, the broker's, or the default. */
export function groupConfigValue(
  broker: BrokerConfig,
  overrides: Properties,
  name: (typeof groupConfigs)[number]['name'],
): ConfigValue {
  const key = groupConfigDef.get(name)!
  const synonym = groupSynonyms[name]
  const fallback = synonym === undefined ? null : broker.text(synonym)
  return parseSetting(key, overrides.get(name) ?? fallback ?? key.default!)
}

/** Group settings that the broker bounds, with the bounds there are. */
const BOUNDED = [
  ['consumer.heartbeat.interval.ms', 'min', 'max'],
  ['consumer.session.timeout.ms', 'min', 'max'],
  ['consumer.assignment.interval.ms', 'min', 'max'],
  ['share.heartbeat.interval.ms', 'min', 'max'],
  ['share.session.timeout.ms', 'min', 'max'],
  ['share.assignment.interval.ms', 'min', 'max'],
  ['share.record.lock.duration.ms', 'min', 'max'],
  ['share.delivery.count.limit', 'min', 'max'],
  ['share.partition.max.record.locks', 'min', 'max'],
  ['streams.heartbeat.interval.ms', 'min', 'max'],
  ['streams.session.timeout.ms', 'min', 'max'],
  ['streams.assignment.interval.ms', 'min', 'max'],
  ['streams.num.standby.replicas', 'max'],
] as const

/** Throws KafkaError INVALID_CONFIG, in Kafka's words, unless a group may have these settings. */
export function validateGroupConfigs(broker: BrokerConfig, overrides: Properties): void {
  for (const name of overrides.keys()) {
    if (!groupConfigDef.has(name)) refuse(`Unknown group config name: ${name}`)
  }
  try {
    for (const [name, text] of overrides) groupConfigDef.parse(name, text)
  } catch (cause) {
    if (cause instanceof ConfigError) refuse(cause.message)
    throw cause
  }
  const value = (name: Parameters<typeof groupConfigValue>[2]) =>
    groupConfigValue(broker, overrides, name) as number
  for (const [name, ...bounds] of BOUNDED) {
    for (const bound of bounds) {
      const brokerName = `group.${name.replace('num.', '').replace('.', `.${bound}.`)}`
      const limit = Number(broker.text(brokerName))
      if (bound === 'min' && value(name) < limit) {
        refuse(`${name} must be greater than or equal to ${brokerName}`)
      }
      if (bound === 'max' && value(name) > limit) {
        refuse(`${name} must be less than or equal to ${brokerName}`)
      }
    }
  }
  for (const kind of ['consumer', 'share', 'streams'] as const) {
    const session = `${kind}.session.timeout.ms` as const
    const heartbeat = `${kind}.heartbeat.interval.ms` as const
    if (value(session) <= value(heartbeat)) refuse(`${session} must be greater than ${heartbeat}`)
  }
}

function refuse(message: string): never {
  throw new KafkaError('INVALID_CONFIG', message)
}
