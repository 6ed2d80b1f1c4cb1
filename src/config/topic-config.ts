import { KafkaError } from '../protocol/errors.ts'
import type { BrokerConfig } from './broker-config.ts'
import { ConfigDef, type ConfigKey, parseSetting, type ValueOf } from './config-def.ts'
import { CONFIG_SOURCE_IDS, type ConfigSource } from './config-source.ts'
import type { LogConfig } from './log-config.ts'
import { topicConfigs, topicSynonyms } from './topic-configs.ts'
import { ConfigError } from './values.ts'

type TopicKey = (typeof topicConfigs)[number]
export type TopicConfigName = TopicKey['name']
type TopicConfigValue<Name extends TopicConfigName> = ValueOf<
  Extract<TopicKey, { readonly name: Name }>
>

export const topicConfigDef: ConfigDef = new ConfigDef<ConfigKey>(topicConfigs)

type Properties = ReadonlyMap<string, string>

/** The settings that hold for one topic: its own over those of the broker. */
export class TopicConfig {
  readonly #broker: BrokerConfig
  readonly #overrides: Properties

  constructor(broker: BrokerConfig, overrides: Properties) {
    this.#broker = broker
    this.#overrides = overrides
  }

  /** The text that holds, as it was given; `null` when there is none. */
  text(name: string): string | null {
    const override = this.#overrides.get(name)
    if (override !== undefined) return override
    return this.#broker.topicDefault(name) ?? topicConfigDef.get(name)?.default ?? null
  }

  /** Throws a `ConfigError` when the value can't be read. */
  get<Name extends TopicConfigName>(name: Name): TopicConfigValue<Name> {
    const text = this.text(name)
    const value = text === null ? null : parseSetting(topicConfigDef.get(name)!, text)
    return value as TopicConfigValue<Name>
  }

  toLogConfig(): LogConfig {
    const defaults = logConfigOf(this.#broker)
    if (this.#overrides.size === 0) return defaults
    const config: Record<string, unknown> = { ...defaults }
    for (const [field, name] of Object.entries(LOG_CONFIG_NAMES)) {
      if (this.#overrides.has(name)) config[field] = this.get(name)
    }
    const internalBytes = this.get('internal.segment.bytes')
    if (internalBytes !== null) config.segmentBytes = internalBytes
    return config as unknown as LogConfig
  }
}

const LOG_CONFIG_NAMES = {
  segmentBytes: 'segment.bytes',
  segmentMs: 'segment.ms',
  segmentJitterMs: 'segment.jitter.ms',
  segmentIndexBytes: 'segment.index.bytes',
  indexIntervalBytes: 'index.interval.bytes',
  retentionMs: 'retention.ms',
  retentionBytes: 'retention.bytes',
  fileDeleteDelayMs: 'file.delete.delay.ms',
  flushMessages: 'flush.messages',
  flushMs: 'flush.ms',
  maxMessageBytes: 'max.message.bytes',
  messageTimestampType: 'message.timestamp.type',
  messageTimestampBeforeMaxMs: 'message.timestamp.before.max.ms',
  messageTimestampAfterMaxMs: 'message.timestamp.after.max.ms',
  cleanupPolicy: 'cleanup.policy',
  compressionType: 'compression.type',
  compressionGzipLevel: 'compression.gzip.level',
  compressionLz4Level: 'compression.lz4.level',
  compressionZstdLevel: 'compression.zstd.level',
  preallocate: 'preallocate',
  minInSyncReplicas: 'min.insync.replicas',
  uncleanLeaderElectionEnable: 'unclean.leader.election.enable',
  deleteRetentionMs: 'delete.retention.ms',
  minCompactionLagMs: 'min.compaction.lag.ms',
  maxCompactionLagMs: 'max.compaction.lag.ms',
  minCleanableDirtyRatio: 'min.cleanable.dirty.ratio',
} as const satisfies Record<keyof LogConfig, TopicConfigName>

const logConfigs = new WeakMap<BrokerConfig, LogConfig>()

/** That of a topic without settings of its own: nearly all are, so one object serves them. */
function logConfigOf(broker: BrokerConfig): LogConfig {
  const known = logConfigs.get(broker)
  if (known) return known
  const topic = new TopicConfig(broker, new Map())
  const entries = Object.entries(LOG_CONFIG_NAMES).map(([field, name]) => [field, topic.get(name)])
  const config = Object.fromEntries(entries) as LogConfig
  logConfigs.set(broker, config)
  return config
}

/** Throws KafkaError INVALID_CONFIG, in Kafka's words, unless a topic may have these settings. */
export function validateTopicConfigs(broker: BrokerConfig, overrides: Properties): void {
  for (const name of overrides.keys()) {
    if (!topicConfigDef.has(name)) refuse(`Unknown topic config name: ${name}`)
  }
  try {
    for (const [name, text] of overrides) topicConfigDef.parse(name, text)
    checkTogether(new TopicConfig(broker, overrides))
  } catch (cause) {
    if (cause instanceof ConfigError) refuse(cause.message)
    throw cause
  }
}

function checkTogether(config: TopicConfig): void {
  const min = config.get('min.compaction.lag.ms')
  const max = config.get('max.compaction.lag.ms')
  if (min > max) {
    refuse(
      `conflict topic config setting min.compaction.lag.ms (${min}) > max.compaction.lag.ms (${max})`,
    )
  }
  if (config.get('remote.storage.enable')) {
    refuse(
      'Tiered Storage functionality is disabled in the broker. ' +
        'Topic cannot be configured with remote log storage.',
    )
  }
}

function refuse(message: string): never {
  throw new KafkaError('INVALID_CONFIG', message)
}

/** One setting in the answer to CreateTopics. */
export interface EffectiveTopicConfig {
  readonly name: string
  readonly value: string | null
  readonly readOnly: boolean
  readonly configSource: number
  readonly isSensitive: boolean
}

/**
 * The settings of a topic about to be created, sorted by name. Unlike DescribeConfigs the controller
 * looks for every synonym at each level, and shows a coarser unit in milliseconds.
 */
export function effectiveTopicConfigs(
  broker: BrokerConfig,
  overrides: Properties,
): EffectiveTopicConfig[] {
  const shown = topicConfigs.filter((key: ConfigKey) => !key.isInternal)
  return shown.map((key: ConfigKey) => {
    const { text, source } = effective(broker, overrides, key)
    return {
      name: key.name,
      value: text,
      readOnly: false,
      configSource: CONFIG_SOURCE_IDS[source],
      isSensitive: false,
    }
  })
}

function effective(
  broker: BrokerConfig,
  overrides: Properties,
  key: ConfigKey,
): { text: string; source: ConfigSource } {
  const override = overrides.get(key.name)
  if (override !== undefined) return { text: override, source: 'DYNAMIC_TOPIC_CONFIG' }
  const levels = [
    [broker.dynamicBrokerConfigs, 'DYNAMIC_BROKER_CONFIG'],
    [broker.dynamicDefaultConfigs, 'DYNAMIC_DEFAULT_BROKER_CONFIG'],
    [broker.staticConfigs, 'STATIC_BROKER_CONFIG'],
  ] as const
  for (const [configs, source] of levels) {
    for (const { name, multiplier } of topicSynonyms[key.name] ?? []) {
      const text = configs.get(name)
      if (text === undefined) continue
      const scaled = multiplier === 1 ? text : String(BigInt(text.trim()) * BigInt(multiplier))
      return { text: scaled, source }
    }
  }
  return { text: key.default ?? '', source: 'DEFAULT_CONFIG' }
}
