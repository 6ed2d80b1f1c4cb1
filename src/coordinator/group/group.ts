import type { CoordinatorRecord } from '../runtime/coordinator-shard.ts'
import type { CommittedOffset } from './offsets/offset-store.ts'

/** Kinds of groups, in the words of ListGroups. */
export type GroupType = 'classic' | 'consumer' | 'share' | 'streams'

/** Who commits or fetches offsets for a group, as the request tells it. */
export interface OffsetSender {
  readonly memberId: string
  readonly groupInstanceId: string | null
  readonly generationIdOrMemberEpoch: number
}

/** Throws unless the sender may commit for the partition. */
export type PartitionCheck = (topic: string, topicId: string, partition: number) => void

/** The moment from which an offset ages. */
export type OffsetAge = (committed: CommittedOffset) => number

/** What the coordinator asks of a group, whatever its members speak. */
export interface Group {
  readonly type: GroupType
  readonly groupId: string
  /** As clients are told: `Empty`, `Stable`, … */
  readonly state: string
  /** Without members. */
  readonly isEmpty: boolean
  /** False while it does not exist for clients. */
  readonly isListed: boolean
  readonly protocolType: string | null

  isSubscribedTo(topic: string): boolean
  /** Throws what OffsetCommit and TxnOffsetCommit answer to someone who may not commit. */
  validateOffsetCommit(sender: OffsetSender, request: OffsetCommitKind): void
  /** Whether the sender, who may commit, may do so for a partition; absent: for all of them. */
  offsetCommitCheck?(sender: OffsetSender): PartitionCheck | undefined
  /** Throws what OffsetFetch answers to a member of another time. */
  validateOffsetFetch(memberId: string | null, memberEpoch: number): void
  /** Throws GROUP_ID_NOT_FOUND or NON_EMPTY_GROUP. */
  validateOffsetDelete(): void
  /** Throws NON_EMPTY_GROUP and the like. */
  validateDelete(): void
  /** Undefined while no offset of the group ages. */
  offsetAge(): OffsetAge | undefined
  /** Removes its records from the log. */
  tombstones(): CoordinatorRecord[]
}

export interface OffsetCommitKind {
  readonly apiVersion: number
  /** The commit is part of a transaction: TxnOffsetCommit. */
  readonly isTransactional: boolean
}
