/**
 * What DescribeConfigs answers of each kind of resource: the value that holds, where it comes from,
 * and the synonyms behind it, in the order in which they would take effect.
 */

import { type BrokerConfig, brokerConfigDef } from './broker-config.ts'
import { brokerSynonymsOf } from './broker-configs.ts'
import { brokerKeyOf, brokerKeyOrBase, listenerBase } from './broker-keys.ts'
import { clientMetricsConfigs } from './client-metrics-configs.ts'
import { type ConfigKey, printSetting } from './config-def.ts'
import type { ConfigSource } from './config-source.ts'
import { groupConfigs, groupSynonyms } from './group-configs.ts'
import { TopicConfig } from './topic-config.ts'
import { byApacheOrder } from './topic-config-order.ts'
import { topicConfigs, topicSynonyms } from './topic-configs.ts'
import type { ConfigType } from './values.ts'

export interface DescribedConfig {
  readonly name: string
  /** `null` for what is not set or must not be seen. */
  readonly value: string | null
  readonly source: ConfigSource
  readonly isReadOnly: boolean
  readonly isSensitive: boolean
  readonly synonyms: readonly ConfigSynonym[]
  /** `null` for a setting that is not known. */
  readonly type: ConfigType | null
  readonly documentation: string | null
}

export interface ConfigSynonym {
  readonly name: string
  readonly value: string | null
  readonly source: ConfigSource
}

type Properties = ReadonlyMap<string, string>

export function describeTopic(broker: BrokerConfig, overrides: Properties): DescribedConfig[] {
  const config = new TopicConfig(broker, overrides)
  const shown = topicConfigs.filter(
    (key: ConfigKey) => !key.isInternal || overrides.has(key.name),
  ) as readonly ConfigKey[]
  const sorted = [...shown].sort((left, right) => byApacheOrder(left.name, right.name))
  return sorted.map((key) => {
    const value = printSetting(key, config.text(key.name))
    const brokerName = topicSynonyms[key.name]?.[0]?.name
    const synonyms = brokerName === undefined ? [] : brokerSynonyms(broker, brokerName)
    if (overrides.has(key.name)) {
      synonyms.unshift({ name: key.name, value, source: 'DYNAMIC_TOPIC_CONFIG' })
    }
    return described(key, value, synonyms)
  })
}

/** Settings that Apache does not have are no business of clients. */
const OWN_PREFIX = 'kafka.ts.'

/** Every setting of the node, and whatever else its file or the dynamic settings name. */
export function describeBroker(config: BrokerConfig): DescribedConfig[] {
  const names = new Set([
    ...config.staticConfigs.keys(),
    ...config.dynamicDefaultConfigs.keys(),
    ...config.dynamicBrokerConfigs.keys(),
  ])
  for (const key of brokerConfigDef.keys()) if (!key.isInternal) names.add(key.name)
  const shown = [...names].filter((name) => !name.startsWith(OWN_PREFIX))
  return shown.sort().map((name) => describeBrokerSetting(config, name, config.text(name)))
}

/** The dynamic settings of all brokers, nothing else. */
export function describeBrokerDefault(config: BrokerConfig): DescribedConfig[] {
  return [...config.dynamicDefaultConfigs].map(([name, text]) => {
    const setting = describeBrokerSetting(config, name, text)
    const synonyms = setting.synonyms.filter(
      ({ source }) => source === 'DYNAMIC_DEFAULT_BROKER_CONFIG',
    )
    const value = setting.isSensitive ? null : text
    return { ...setting, value, synonyms, source: 'DYNAMIC_DEFAULT_BROKER_CONFIG' }
  })
}

export function describeGroup(broker: BrokerConfig, overrides: Properties): DescribedConfig[] {
  return (groupConfigs as readonly ConfigKey[]).map((key) => {
    const brokerName = groupSynonyms[key.name]
    const fallback = (brokerName && broker.text(brokerName)) || key.default!
    const value = printSetting(key, overrides.get(key.name) ?? fallback)
    const synonyms = brokerName
      ? brokerSynonyms(broker, brokerName)
      : [{ name: key.name, value: key.default!, source: 'DEFAULT_CONFIG' as const }]
    if (overrides.has(key.name)) {
      synonyms.unshift({ name: key.name, value, source: 'DYNAMIC_GROUP_CONFIG' })
    }
    return described(key, value, synonyms)
  })
}

export function describeClientMetrics(overrides: Properties): DescribedConfig[] {
  return (clientMetricsConfigs as readonly ConfigKey[]).map((key) => {
    const override = overrides.get(key.name)
    const value = printSetting(key, override ?? key.default!)
    if (override === undefined) return described(key, value, [])
    return described(key, value, [
      { name: key.name, value, source: 'DYNAMIC_CLIENT_METRICS_CONFIG' },
    ])
  })
}

function described(
  key: ConfigKey,
  value: string | null,
  synonyms: readonly ConfigSynonym[],
): DescribedConfig {
  return {
    name: key.name,
    value,
    source: synonyms[0]?.source ?? 'DEFAULT_CONFIG',
    isReadOnly: false,
    isSensitive: false,
    synonyms,
    type: key.type,
    documentation: key.documentation ?? null,
  }
}

function describeBrokerSetting(
  config: BrokerConfig,
  name: string,
  text: string | null,
): DescribedConfig {
  const key = brokerKeyOrBase(name)
  const isSensitive = isSensitiveKey(key)
  const synonyms = brokerSynonyms(config, name)
  return {
    name,
    value: isSensitive ? null : printSetting(key!, text),
    source: synonyms[0]?.source ?? 'DEFAULT_CONFIG',
    isReadOnly: brokerKeyOf(name)?.updateMode === undefined,
    isSensitive,
    synonyms,
    type: key?.type ?? null,
    documentation: key?.documentation ?? null,
  }
}

/** What nobody knows might be a secret. */
function isSensitiveKey(key: ConfigKey | undefined): boolean {
  return key === undefined || key.type === 'PASSWORD'
}

function namesOf(name: string): readonly string[] {
  const group = brokerSynonymsOf(name)
  if (group.length > 0) return group
  const base = listenerBase(name)
  return base === null ? [name] : [name, base]
}

/** From the first one that is set under this very name: what stands before it is overruled. */
function brokerSynonyms(config: BrokerConfig, name: string): ConfigSynonym[] {
  const isSensitive = isSensitiveKey(brokerKeyOrBase(name))
  const levels = [
    [config.dynamicBrokerConfigs, 'DYNAMIC_BROKER_CONFIG'],
    [config.dynamicDefaultConfigs, 'DYNAMIC_DEFAULT_BROKER_CONFIG'],
    [config.staticConfigs, 'STATIC_BROKER_CONFIG'],
    [{ get: defaultText }, 'DEFAULT_CONFIG'],
  ] as const
  const synonyms = levels.flatMap(([configs, source]) =>
    namesOf(name).flatMap((synonym) => {
      const text = configs.get(synonym)
      if (text === undefined) return []
      return { name: synonym, value: isSensitive ? null : text, source }
    }),
  )
  const start = synonyms.findIndex((synonym) => synonym.name === name)
  return start < 0 ? [] : synonyms.slice(start)
}

function defaultText(name: string): string | undefined {
  return brokerConfigDef.get(name)?.default ?? undefined
}

/** A node has one logger. */
export function describeLoggers(rootLevel: string): DescribedConfig[] {
  return [
    {
      name: 'root',
      value: rootLevel,
      source: 'DYNAMIC_BROKER_LOGGER_CONFIG',
      isReadOnly: false,
      isSensitive: false,
      synonyms: [],
      type: null,
      documentation: '',
    },
  ]
}
