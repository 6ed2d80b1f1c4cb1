import { KafkaError } from '../protocol/errors.ts'
import type { BrokerConfig } from './broker-config.ts'
import { ConfigDef, type ConfigKey, parseSetting, type ValueOf } from './config-def.ts'
import { CONFIG_SOURCE_IDS, type ConfigSource } from './config-source.ts'
import type { CleanupPolicy, LogConfig, TimestampType, TopicCompressionType } from './log-config.ts'
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
    return {
      segmentBytes: this.get('internal.segment.bytes') ?? this.get('segment.bytes'),
      segmentMs: this.get('segment.ms'),
      segmentJitterMs: this.get('segment.jitter.ms'),
      segmentIndexBytes: this.get('segment.index.bytes'),
      indexIntervalBytes: this.get('index.interval.bytes'),
      retentionMs: this.get('retention.ms'),
      retentionBytes: this.get('retention.bytes'),
      fileDeleteDelayMs: this.get('file.delete.delay.ms'),
      flushMessages: this.get('flush.messages'),
      flushMs: this.get('flush.ms'),
      maxMessageBytes: this.get('max.message.bytes'),
      messageTimestampType: this.get('message.timestamp.type') as TimestampType,
      messageTimestampBeforeMaxMs: this.get('message.timestamp.before.max.ms'),
      messageTimestampAfterMaxMs: this.get('message.timestamp.after.max.ms'),
      cleanupPolicy: this.get('cleanup.policy') as readonly CleanupPolicy[],
      compressionType: this.get('compression.type') as TopicCompressionType,
      compressionGzipLevel: this.get('compression.gzip.level'),
      compressionLz4Level: this.get('compression.lz4.level'),
      compressionZstdLevel: this.get('compression.zstd.level'),
      preallocate: this.get('preallocate'),
      minInSyncReplicas: this.get('min.insync.replicas'),
      uncleanLeaderElectionEnable: this.get('unclean.leader.election.enable'),
      deleteRetentionMs: this.get('delete.retention.ms'),
      minCompactionLagMs: this.get('min.compaction.lag.ms'),
      maxCompactionLagMs: this.get('max.compaction.lag.ms'),
      minCleanableDirtyRatio: this.get('min.cleanable.dirty.ratio'),
    }
  }
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
