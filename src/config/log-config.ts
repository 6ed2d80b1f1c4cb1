/**
 * The settings of one topic that its logs live by, typed: what storage needs to know. Names are
 * those of the topic settings (`segment.bytes` is `segmentBytes`). `topic-config.ts` makes one from
 * the effective settings of a topic.
 */
export interface LogConfig {
  readonly segmentBytes: number
  readonly segmentMs: number
  readonly segmentJitterMs: number
  readonly segmentIndexBytes: number
  readonly indexIntervalBytes: number
  /** -1: kept for ever. */
  readonly retentionMs: number
  /** Per partition; -1: no limit. */
  readonly retentionBytes: number
  readonly fileDeleteDelayMs: number
  /** `Infinity` when the operating system decides. */
  readonly flushMessages: number
  readonly flushMs: number
  readonly maxMessageBytes: number
  readonly messageTimestampType: TimestampType
  readonly messageTimestampBeforeMaxMs: number
  readonly messageTimestampAfterMaxMs: number
  /** Empty: neither deleted nor compacted. */
  readonly cleanupPolicy: readonly CleanupPolicy[]
  readonly compressionType: TopicCompressionType
  readonly compressionGzipLevel: number
  readonly compressionLz4Level: number
  readonly compressionZstdLevel: number
  readonly preallocate: boolean
  readonly minInSyncReplicas: number
  readonly uncleanLeaderElectionEnable: boolean
  readonly deleteRetentionMs: number
  readonly minCompactionLagMs: number
  readonly maxCompactionLagMs: number
  readonly minCleanableDirtyRatio: number
}

export type TimestampType = 'CreateTime' | 'LogAppendTime'
export type CleanupPolicy = 'delete' | 'compact'
/** `producer`: batches keep the codec that they came with. */
export type TopicCompressionType = 'uncompressed' | 'gzip' | 'snappy' | 'lz4' | 'zstd' | 'producer'

const HOUR_MS = 60 * 60 * 1000
const WEEK_MS = 7 * 24 * HOUR_MS

/**
 * Apache's defaults. 64-bit settings whose default is Java's largest long are `Infinity` here, so
 * that arithmetic and comparisons with them need no special case.
 */
export const defaultLogConfig: LogConfig = {
  segmentBytes: 1024 * 1024 * 1024,
  segmentMs: WEEK_MS,
  segmentJitterMs: 0,
  segmentIndexBytes: 10 * 1024 * 1024,
  indexIntervalBytes: 4096,
  retentionMs: WEEK_MS,
  retentionBytes: -1,
  fileDeleteDelayMs: 60_000,
  flushMessages: Number.POSITIVE_INFINITY,
  flushMs: Number.POSITIVE_INFINITY,
  maxMessageBytes: 1_048_588,
  messageTimestampType: 'CreateTime',
  messageTimestampBeforeMaxMs: Number.POSITIVE_INFINITY,
  messageTimestampAfterMaxMs: HOUR_MS,
  cleanupPolicy: ['delete'],
  compressionType: 'producer',
  compressionGzipLevel: -1,
  compressionLz4Level: 9,
  compressionZstdLevel: 3,
  preallocate: false,
  minInSyncReplicas: 1,
  uncleanLeaderElectionEnable: false,
  deleteRetentionMs: 24 * HOUR_MS,
  minCompactionLagMs: 0,
  maxCompactionLagMs: Number.POSITIVE_INFINITY,
  minCleanableDirtyRatio: 0.5,
}
