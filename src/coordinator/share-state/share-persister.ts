/** A partition as one share group sees it: what share state is kept by. */
export interface SharePartitionKey {
  readonly groupId: string
  readonly topicId: string
  readonly partition: number
}

/** What became of the records of a batch. Acquired ones count as available: locks are not kept. */
export const DeliveryState = {
  available: 0,
  acknowledged: 2,
  archived: 4,
} as const

/** Records of one fate, both offsets inclusive. */
export interface ShareStateBatch {
  readonly firstOffset: number
  readonly lastOffset: number
  readonly deliveryState: number
  readonly deliveryCount: number
}

/** Where no state has been written yet: the group's `share.auto.offset.reset` decides. */
export const UNINITIALIZED_START_OFFSET = -1
/** Not told by an older peer, or not known. */
export const UNKNOWN_DELIVERY_COMPLETE_COUNT = -1

export interface ShareStateToInitialize {
  readonly stateEpoch: number
  /** `UNINITIALIZED_START_OFFSET` leaves it to the first fetch. */
  readonly startOffset: number
}

export interface ShareStateToWrite {
  readonly stateEpoch: number
  /** −1 leaves out the check. */
  readonly leaderEpoch: number
  /** The share-partition start offset; −1 leaves it as it is. */
  readonly startOffset: number
  /** Records at or behind the start offset whose delivery is complete (KIP-1226); −1 if not known. */
  readonly deliveryCompleteCount: number
  /** Only what has changed: it is laid over what is kept. */
  readonly stateBatches: readonly ShareStateBatch[]
}

export interface ShareState {
  readonly stateEpoch: number
  /** `UNINITIALIZED_START_OFFSET` where the first fetch is to decide. */
  readonly startOffset: number
  /** In order of their offsets, without overlaps. */
  readonly stateBatches: readonly ShareStateBatch[]
}

export interface ShareStateSummary {
  readonly stateEpoch: number
  readonly leaderEpoch: number
  readonly startOffset: number
  readonly deliveryCompleteCount: number
}

/**
 * Keeps the state of share partitions (KIP-932): which records a group has settled, and from where
 * on it reads. Each call is about one partition and resolves once the state is committed. Errors are
 * KafkaErrors: FENCED_STATE_EPOCH (the group has been initialised anew), FENCED_LEADER_EPOCH
 * (another broker leads the partition), UNKNOWN_TOPIC_OR_PARTITION, INVALID_REQUEST, and those of a
 * coordinator on its way, COORDINATOR_NOT_AVAILABLE, COORDINATOR_LOAD_IN_PROGRESS and
 * NOT_COORDINATOR, after which the caller may try again.
 */
export interface SharePersister {
  /** The group begins with the partition, or begins anew: what was kept of it is dropped. */
  initialize(key: SharePartitionKey, state: ShareStateToInitialize): Promise<void>
  /** For a new leader, whose epoch fences off the writes of those before it. */
  read(key: SharePartitionKey, leaderEpoch: number): Promise<ShareState>
  write(key: SharePartitionKey, state: ShareStateToWrite): Promise<void>
  /** The group has done with the partition. Deleting what is not there is no error. */
  delete(key: SharePartitionKey): Promise<void>
  /** As `read` without the batches, for those who only look; it fences nobody off. */
  readSummary(key: SharePartitionKey, leaderEpoch: number): Promise<ShareStateSummary>
}
