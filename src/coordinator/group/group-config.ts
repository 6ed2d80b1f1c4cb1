/** The settings of the broker that concern classic groups and committed offsets. */
export interface GroupCoordinatorConfig {
  /** `group.min.session.timeout.ms`, `group.max.session.timeout.ms` */
  readonly minSessionTimeoutMs: number
  readonly maxSessionTimeoutMs: number
  /** `group.initial.rebalance.delay.ms` */
  readonly initialRebalanceDelayMs: number
  /** `group.max.size` */
  readonly maxSize: number
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

/** Apache's defaults. */
export const DEFAULT_GROUP_COORDINATOR_CONFIG: GroupCoordinatorConfig = {
  minSessionTimeoutMs: 6_000,
  maxSessionTimeoutMs: 1_800_000,
  initialRebalanceDelayMs: 3_000,
  maxSize: 2_147_483_647,
  offsetMetadataMaxBytes: 4_096,
  offsetsRetentionMs: 7 * 24 * 60 * 60 * 1_000,
  offsetsRetentionCheckIntervalMs: 600_000,
  offsetsCommitTimeoutMs: 5_000,
  offsetsLoadBufferBytes: 5_242_880,
}

/** How long a new member's join may wait before the member is dropped: it then tries again. */
export const NEW_MEMBER_JOIN_TIMEOUT_MS = 5 * 60 * 1_000
