import type { TopicPartitions } from './topic-partitions.ts'

/** Homogeneous: all members are subscribed to the same topics. */
export type SubscriptionType = 'homogeneous' | 'heterogeneous'

/** A member as an assignor sees it. */
export interface MemberSpec {
  readonly memberId: string
  readonly rackId: string | null
  readonly instanceId: string | null
  /** Ids of the topics that it is subscribed to and that exist. */
  readonly subscribedTopicIds: ReadonlySet<string>
  /** Its target before this one. */
  readonly assigned: TopicPartitions
}

/** A group as an assignor sees it. */
export interface GroupSpec {
  readonly members: ReadonlyMap<string, MemberSpec>
  readonly subscriptionType: SubscriptionType
  /** A member has the partition in the target before this one. */
  isPartitionAssigned(topicId: string, partition: number): boolean
  /** Share groups: the partition's start offset is there, so it may be read. */
  isPartitionAssignable(topicId: string, partition: number): boolean
}

export interface SubscribedTopics {
  /** −1 for a topic that is not there. */
  partitionCount(topicId: string): number
  racks(topicId: string, partition: number): readonly string[]
}

/** What each member shall have, by member id; a member that is missing gets nothing. */
export type GroupAssignment = ReadonlyMap<string, TopicPartitions>

/** Decides who gets which partition (KIP-848). The same spec gives the same assignment. */
export interface PartitionAssignor {
  /** As clients ask for it. */
  readonly name: string
  /** Throws a KafkaError where the group can't be assigned. */
  assign(group: GroupSpec, topics: SubscribedTopics): GroupAssignment
}
