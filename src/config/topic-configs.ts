import type { ConfigKey } from './config-def.ts'
import {
  anyListOf,
  atLeast,
  between,
  gzipLevel,
  oneOf,
  throttledReplicaList,
} from './validators.ts'

/** Every setting of a topic. */
export const topicConfigs = [
  {
    name: 'cleanup.policy',
    type: 'LIST',
    default: 'delete',
    validator: anyListOf('compact', 'delete'),
    documentation:
      'What happens to old segments: `delete` drops them, `compact` keeps the last record of each key; both may be given, and none keeps everything.',
  },
  {
    name: 'compression.gzip.level',
    type: 'INT',
    default: '-1',
    validator: gzipLevel,
    documentation: 'How hard gzip tries when the topic is stored with gzip; -1 is its own default.',
  },
  {
    name: 'compression.lz4.level',
    type: 'INT',
    default: '9',
    validator: between(1, 17),
    documentation: 'How hard lz4 tries when the topic is stored with lz4.',
  },
  {
    name: 'compression.type',
    type: 'STRING',
    default: 'producer',
    validator: oneOf('uncompressed', 'zstd', 'lz4', 'snappy', 'gzip', 'producer'),
    documentation:
      'The codec in which batches are stored; `producer` keeps the one they came with.',
  },
  {
    name: 'compression.zstd.level',
    type: 'INT',
    default: '3',
    validator: between(-131_072, 22),
    documentation: 'How hard zstd tries when the topic is stored with zstd.',
  },
  {
    name: 'delete.retention.ms',
    type: 'LONG',
    default: '86400000',
    validator: atLeast(0),
    documentation: 'How long a compacted topic keeps the markers of deleted keys.',
  },
  {
    name: 'file.delete.delay.ms',
    type: 'LONG',
    default: '60000',
    validator: atLeast(0),
    documentation: 'How long a deleted segment stays on disk under another name.',
  },
  {
    name: 'flush.messages',
    type: 'LONG',
    default: '9223372036854775807',
    validator: atLeast(1),
    documentation:
      'A log is flushed to disk after this many records; normally left to the operating system.',
  },
  {
    name: 'flush.ms',
    type: 'LONG',
    default: '9223372036854775807',
    validator: atLeast(0),
    documentation:
      'A log is flushed to disk after this time; normally left to the operating system.',
  },
  {
    name: 'follower.replication.throttled.replicas',
    type: 'LIST',
    default: '',
    validator: throttledReplicaList,
    documentation:
      'The replicas whose fetching is throttled: `*`, or pairs of partition and broker.',
  },
  {
    name: 'index.interval.bytes',
    type: 'INT',
    default: '4096',
    validator: atLeast(0),
    documentation: 'The offset index gets an entry about every so many bytes.',
  },
  { name: 'internal.segment.bytes', type: 'INT', default: null, isInternal: true },
  {
    name: 'leader.replication.throttled.replicas',
    type: 'LIST',
    default: '',
    validator: throttledReplicaList,
    documentation:
      'The replicas whose leaders throttle what they send: `*`, or pairs of partition and broker.',
  },
  {
    name: 'local.retention.bytes',
    type: 'LONG',
    default: '-2',
    validator: atLeast(-2),
    documentation:
      'With tiered storage, how many bytes of a partition stay on the local disk; -2 follows `retention.bytes`.',
  },
  {
    name: 'local.retention.ms',
    type: 'LONG',
    default: '-2',
    validator: atLeast(-2),
    documentation:
      'With tiered storage, how long segments stay on the local disk; -2 follows `retention.ms`.',
  },
  {
    name: 'max.compaction.lag.ms',
    type: 'LONG',
    default: '9223372036854775807',
    validator: atLeast(1),
    documentation: 'The longest time for which a record may stay uncompacted.',
  },
  {
    name: 'max.message.bytes',
    type: 'INT',
    default: '1048588',
    validator: atLeast(0),
    documentation: 'The largest batch that is accepted, after compression.',
  },
  {
    name: 'message.timestamp.after.max.ms',
    type: 'LONG',
    default: '3600000',
    validator: atLeast(0),
    documentation: "How far a record's timestamp may lie ahead of the broker's clock.",
  },
  {
    name: 'message.timestamp.before.max.ms',
    type: 'LONG',
    default: '9223372036854775807',
    validator: atLeast(0),
    documentation: "How far a record's timestamp may lie behind the broker's clock.",
  },
  {
    name: 'message.timestamp.type',
    type: 'STRING',
    default: 'CreateTime',
    validator: oneOf('CreateTime', 'LogAppendTime'),
    documentation:
      'Whether a record carries the time of its creation or that of its arrival in the log.',
  },
  {
    name: 'min.cleanable.dirty.ratio',
    type: 'DOUBLE',
    default: '0.5',
    validator: between(0, 1),
    documentation: 'The share of a log that must be uncompacted before it is compacted.',
  },
  {
    name: 'min.compaction.lag.ms',
    type: 'LONG',
    default: '0',
    validator: atLeast(0),
    documentation: 'The shortest time for which a record stays uncompacted.',
  },
  {
    name: 'min.insync.replicas',
    type: 'INT',
    default: '1',
    validator: atLeast(1),
    documentation: 'How many in-sync replicas a produce request with acks=all needs.',
  },
  {
    name: 'preallocate',
    type: 'BOOLEAN',
    default: 'false',
    documentation: 'Whether a new segment takes its full size on disk at once.',
  },
  {
    name: 'remote.log.copy.disable',
    type: 'BOOLEAN',
    default: 'false',
    documentation: 'With tiered storage, stops further copying to the remote tier.',
  },
  {
    name: 'remote.log.delete.on.disable',
    type: 'BOOLEAN',
    default: 'false',
    documentation: 'Whether remote data goes when tiered storage is switched off for the topic.',
  },
  {
    name: 'remote.storage.enable',
    type: 'BOOLEAN',
    default: 'false',
    documentation: 'Whether the topic uses tiered storage.',
  },
  {
    name: 'retention.bytes',
    type: 'LONG',
    default: '-1',
    documentation:
      'How many bytes a partition may hold before its oldest segments go; -1 is no limit.',
  },
  {
    name: 'retention.ms',
    type: 'LONG',
    default: '604800000',
    validator: atLeast(-1),
    documentation: 'How long records are kept; -1 is for ever.',
  },
  {
    name: 'segment.bytes',
    type: 'INT',
    default: '1073741824',
    validator: atLeast(1_048_576),
    documentation: 'The size at which a new segment file begins.',
  },
  {
    name: 'segment.index.bytes',
    type: 'INT',
    default: '10485760',
    validator: atLeast(4),
    documentation: 'The largest size of an index file.',
  },
  {
    name: 'segment.jitter.ms',
    type: 'LONG',
    default: '0',
    validator: atLeast(0),
    documentation: 'The most by which the rolling of a segment is randomly brought forward.',
  },
  {
    name: 'segment.ms',
    type: 'LONG',
    default: '604800000',
    validator: atLeast(1),
    documentation: 'The age at which a new segment begins even though the last is not full.',
  },
  {
    name: 'unclean.leader.election.enable',
    type: 'BOOLEAN',
    default: 'false',
    documentation:
      'Whether a replica that is not in sync may become leader, at the price of lost records.',
  },
] as const satisfies readonly ConfigKey[]

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/**
 * The broker settings that stand in for a topic setting, the one that wins first, and by how much
 * its number is multiplied. A topic setting that is not here has no default on the broker.
 */
export const topicSynonyms: Readonly<Record<string, readonly TopicSynonym[]>> = {
  'cleanup.policy': [{ name: 'log.cleanup.policy', multiplier: 1 }],
  'compression.gzip.level': [{ name: 'compression.gzip.level', multiplier: 1 }],
  'compression.lz4.level': [{ name: 'compression.lz4.level', multiplier: 1 }],
  'compression.type': [{ name: 'compression.type', multiplier: 1 }],
  'compression.zstd.level': [{ name: 'compression.zstd.level', multiplier: 1 }],
  'delete.retention.ms': [{ name: 'log.cleaner.delete.retention.ms', multiplier: 1 }],
  'file.delete.delay.ms': [{ name: 'log.segment.delete.delay.ms', multiplier: 1 }],
  'flush.messages': [{ name: 'log.flush.interval.messages', multiplier: 1 }],
  'flush.ms': [
    { name: 'log.flush.interval.ms', multiplier: 1 },
    { name: 'log.flush.scheduler.interval.ms', multiplier: 1 },
  ],
  'index.interval.bytes': [{ name: 'log.index.interval.bytes', multiplier: 1 }],
  'local.retention.bytes': [{ name: 'log.local.retention.bytes', multiplier: 1 }],
  'local.retention.ms': [{ name: 'log.local.retention.ms', multiplier: 1 }],
  'max.compaction.lag.ms': [{ name: 'log.cleaner.max.compaction.lag.ms', multiplier: 1 }],
  'max.message.bytes': [{ name: 'message.max.bytes', multiplier: 1 }],
  'message.timestamp.after.max.ms': [{ name: 'log.message.timestamp.after.max.ms', multiplier: 1 }],
  'message.timestamp.before.max.ms': [
    { name: 'log.message.timestamp.before.max.ms', multiplier: 1 },
  ],
  'message.timestamp.type': [{ name: 'log.message.timestamp.type', multiplier: 1 }],
  'min.cleanable.dirty.ratio': [{ name: 'log.cleaner.min.cleanable.ratio', multiplier: 1 }],
  'min.compaction.lag.ms': [{ name: 'log.cleaner.min.compaction.lag.ms', multiplier: 1 }],
  'min.insync.replicas': [{ name: 'min.insync.replicas', multiplier: 1 }],
  preallocate: [{ name: 'log.preallocate', multiplier: 1 }],
  'retention.bytes': [{ name: 'log.retention.bytes', multiplier: 1 }],
  'retention.ms': [
    { name: 'log.retention.ms', multiplier: 1 },
    { name: 'log.retention.minutes', multiplier: MINUTE_MS },
    { name: 'log.retention.hours', multiplier: HOUR_MS },
  ],
  'segment.bytes': [{ name: 'log.segment.bytes', multiplier: 1 }],
  'segment.index.bytes': [{ name: 'log.index.size.max.bytes', multiplier: 1 }],
  'segment.jitter.ms': [
    { name: 'log.roll.jitter.ms', multiplier: 1 },
    { name: 'log.roll.jitter.hours', multiplier: HOUR_MS },
  ],
  'segment.ms': [
    { name: 'log.roll.ms', multiplier: 1 },
    { name: 'log.roll.hours', multiplier: HOUR_MS },
  ],
  'unclean.leader.election.enable': [{ name: 'unclean.leader.election.enable', multiplier: 1 }],
}

export interface TopicSynonym {
  readonly name: string
  readonly multiplier: number
}
