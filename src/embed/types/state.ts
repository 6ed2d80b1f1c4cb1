/** A length of time: milliseconds, or the sum of the parts. */
export type Duration =
  | number
  | {
      readonly days?: number
      readonly hours?: number
      readonly minutes?: number
      readonly seconds?: number
      readonly milliseconds?: number
    }

export interface PartitionState {
  readonly partition: number
  /** The id of the broker that leads it; −1: none. */
  readonly leader: number
  readonly leaderEpoch: number
  readonly replicas: readonly number[]
  readonly inSyncReplicas: readonly number[]
  /** The first offset that can be read. */
  readonly earliest: number
  /** The offset behind the last record that all in-sync replicas have. */
  readonly latest: number
  /** Below it no transaction is open. */
  readonly lastStable: number
}

export interface TopicState {
  readonly name: string
  readonly topicId: string
  readonly partitions: readonly PartitionState[]
}

export interface TopicPartition {
  readonly topic: string
  readonly partition: number
}

export interface GroupMemberState {
  readonly memberId: string
  readonly clientId: string
  /** The address that it came from. */
  readonly host: string
  /** Null for a dynamic member. */
  readonly groupInstanceId: string | null
  /** What it reads; empty for members of streams groups, which have tasks. */
  readonly assignment: readonly TopicPartition[]
}

export interface GroupState {
  readonly groupId: string
  readonly type: 'classic' | 'consumer' | 'share' | 'streams'
  /** As Kafka spells it: `Empty`, `Stable`, `PreparingRebalance`, `Assigning`, … */
  readonly state: string
  readonly members: readonly GroupMemberState[]
}

export interface PartitionLag extends TopicPartition {
  /** What the group has committed; −1: nothing. */
  readonly committed: number
  readonly latest: number
  /** Records between the two; of a partition without a commit, all that it has. */
  readonly lag: number
}

export interface TransactionDescription {
  readonly transactionalId: string
  /** `Empty`, `Ongoing`, `PrepareCommit`, `PrepareAbort`, `CompleteCommit`, `CompleteAbort`, … */
  readonly state: string
  readonly producerId: number
  readonly producerEpoch: number
  /** The partitions that the open transaction has written to. */
  readonly partitions: readonly TopicPartition[]
}

export interface WaitOptions {
  /** Real time until the wait fails. Default: 10 seconds. */
  readonly timeout?: Duration
}
