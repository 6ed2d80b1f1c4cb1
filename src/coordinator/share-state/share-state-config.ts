/** The settings of the broker that concern the state of share partitions. */
export interface ShareStateConfig {
  /** `share.coordinator.snapshot.update.records.per.snapshot` */
  readonly updatesPerSnapshot: number
  /** `share.coordinator.state.topic.prune.interval.ms` */
  readonly pruneIntervalMs: number
  /** `share.coordinator.cold.partition.snapshot.interval.ms` */
  readonly coldSnapshotIntervalMs: number
  /** `share.coordinator.write.timeout.ms` */
  readonly writeTimeoutMs: number
  /** `share.coordinator.load.buffer.size` */
  readonly loadBufferBytes: number
}

/** Apache's defaults. */
export const DEFAULT_SHARE_STATE_CONFIG: ShareStateConfig = {
  updatesPerSnapshot: 500,
  pruneIntervalMs: 300_000,
  coldSnapshotIntervalMs: 300_000,
  writeTimeoutMs: 5_000,
  loadBufferBytes: 5_242_880,
}
