/** The settings of the broker that concern groups and committed offsets. */
export interface GroupCoordinatorConfig {
  /** `group.min.session.timeout.ms`, `group.max.session.timeout.ms` */
  readonly minSessionTimeoutMs: number
  readonly maxSessionTimeoutMs: number
  /** `group.initial.rebalance.delay.ms` */
  readonly initialRebalanceDelayMs: number
  /** `group.max.size` */
  readonly maxSize: number
  /** `group.consumer.max.size` */
  readonly consumerMaxSize: number
  /** `group.consumer.assignors`, by name; the first one is the default. */
  readonly consumerAssignors: readonly string[]
  /** `group.consumer.regex.refresh.interval.ms` */
  readonly consumerRegexRefreshIntervalMs: number
  /** `group.consumer.migration.policy` */
  readonly consumerMigrationPolicy: MigrationPolicy
  /** `group.share.max.size` */
  readonly shareGroupMaxSize: number
  /** `group.share.initialize.retry.interval.ms` */
  readonly shareInitializeRetryIntervalMs: number
  /** `group.streams.max.size` */
  readonly streamsMaxSize: number
  /** `offset.metadata.max.bytes`; Apache counts characters, so this does too. */
  readonly offsetMetadataMaxBytes: number
  /** `offsets.retention.minutes`, in milliseconds */
  readonly offsetsRetentionMs: number
  /** `offsets.retention.check.interval.ms` */
  readonly offsetsRetentionCheckIntervalMs: number
  /** `offsets.commit.timeout.ms` */
  readonly offsetsCommitTimeoutMs: number
  /** `offsets.load.buffer.size` */
  readonly offsetsLoadBufferBytes: number
}

/** Which groups may change their protocol while they have members. */
export type MigrationPolicy = 'disabled' | 'upgrade' | 'downgrade' | 'bidirectional'

/** Apache's defaults. */
export const DEFAULT_GROUP_COORDINATOR_CONFIG: GroupCoordinatorConfig = {
  minSessionTimeoutMs: 6_000,
  maxSessionTimeoutMs: 1_800_000,
  initialRebalanceDelayMs: 3_000,
  maxSize: 2_147_483_647,
  consumerMaxSize: 2_147_483_647,
  consumerAssignors: ['uniform', 'range'],
  consumerRegexRefreshIntervalMs: 600_000,
  consumerMigrationPolicy: 'bidirectional',
  shareGroupMaxSize: 200,
  shareInitializeRetryIntervalMs: 30_000,
  streamsMaxSize: 2_147_483_647,
  offsetMetadataMaxBytes: 4_096,
  offsetsRetentionMs: 7 * 24 * 60 * 60 * 1_000,
  offsetsRetentionCheckIntervalMs: 600_000,
  offsetsCommitTimeoutMs: 5_000,
  offsetsLoadBufferBytes: 5_242_880,
}

/** How long a new member's join may wait before the member is dropped: it then tries again. */
export const NEW_MEMBER_JOIN_TIMEOUT_MS = 5 * 60 * 1_000
