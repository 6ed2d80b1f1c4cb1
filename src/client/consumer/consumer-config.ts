import { parseDuration } from '../../config/iso-duration.ts'
import { ConfigError } from '../../config/values.ts'
import type { IsolationLevel } from '../admin/list-offsets.ts'
import {
  type ClientConfig,
  type ClientProperties,
  clientConfig,
  consumerConfigs,
  Settings,
} from '../client-config.ts'

/** Where to begin without a position: `none` refuses, a duration is a time so long ago (KIP-1106). */
export type OffsetReset = 'earliest' | 'latest' | 'none' | { readonly durationMs: number }

export interface ConsumerConfig extends ClientConfig {
  readonly groupId: string | null
  readonly groupProtocol: 'classic' | 'consumer'
  readonly groupInstanceId: string | null
  /** Which of the coordinator's assignors is wanted; of the newer protocol alone. */
  readonly groupRemoteAssignor: string | null
  readonly allowsAutoTopicCreation: boolean
  readonly autoOffsetReset: OffsetReset
  readonly checksCrcs: boolean
  readonly excludesInternalTopics: boolean
  readonly fetchMaxBytes: number
  readonly fetchMaxWaitMs: number
  readonly fetchMinBytes: number
  readonly maxPartitionFetchBytes: number
  readonly isolationLevel: IsolationLevel
  readonly assignmentStrategies: readonly string[]
  readonly isAutoCommit: boolean
  readonly autoCommitIntervalMs: number
  readonly sessionTimeoutMs: number
  readonly heartbeatIntervalMs: number
  readonly maxPollIntervalMs: number
}

const BY_DURATION = 'by_duration:'

export function consumerConfig(properties: ClientProperties): ConsumerConfig {
  const settings = new Settings(consumerConfigs, properties)
  return {
    ...clientConfig(properties),
    groupId: settings.get('group.id'),
    groupProtocol: settings.get('group.protocol').toLowerCase() as 'classic' | 'consumer',
    groupInstanceId: settings.get('group.instance.id'),
    groupRemoteAssignor: settings.get('group.remote.assignor'),
    allowsAutoTopicCreation: settings.get('allow.auto.create.topics'),
    autoOffsetReset: offsetReset(settings.get('auto.offset.reset')),
    checksCrcs: settings.get('check.crcs'),
    excludesInternalTopics: settings.get('exclude.internal.topics'),
    fetchMaxBytes: settings.get('fetch.max.bytes'),
    fetchMaxWaitMs: settings.get('fetch.max.wait.ms'),
    fetchMinBytes: settings.get('fetch.min.bytes'),
    maxPartitionFetchBytes: settings.get('max.partition.fetch.bytes'),
    isolationLevel: settings.get('isolation.level') as IsolationLevel,
    assignmentStrategies: settings.get('partition.assignment.strategy'),
    isAutoCommit: settings.get('enable.auto.commit'),
    autoCommitIntervalMs: settings.get('auto.commit.interval.ms'),
    sessionTimeoutMs: settings.get('session.timeout.ms'),
    heartbeatIntervalMs: settings.get('heartbeat.interval.ms'),
    maxPollIntervalMs: settings.get('max.poll.interval.ms'),
  }
}

function offsetReset(text: string): OffsetReset {
  if (text === 'earliest' || text === 'latest' || text === 'none') return text
  if (text.startsWith(BY_DURATION)) {
    const durationMs = durationMsOf(text.slice(BY_DURATION.length))
    if (durationMs >= 0) return { durationMs }
  }
  throw ConfigError.invalid(
    'auto.offset.reset',
    text,
    `Invalid value \`${text}\` for configuration auto.offset.reset. The value must be either 'earliest', 'latest', 'none' or of the format 'by_duration:<PnDTnHnMn.nS.>'.`,
  )
}

/** Not a number when it is none. */
function durationMsOf(text: string): number {
  try {
    return parseDuration(text)
  } catch {
    return Number.NaN
  }
}
