import { KafkaError } from '../../../protocol/errors.ts'
import type { SubscriptionType } from './assignor.ts'
import { PartitionOwners } from './partition-owners.ts'
import { countNames, subscriptionTypeOf } from './subscriptions.ts'
import { NO_PARTITIONS, type TopicPartitions } from './topic-partitions.ts'

/** What consumers and share consumers have in common. Members are values: a change makes a new one. */
export interface ModernMember {
  readonly memberId: string
  readonly instanceId: string | null
  readonly rackId: string | null
  readonly clientId: string
  readonly clientHost: string
  readonly subscribedTopicNames: readonly string[]
  readonly memberEpoch: number
}

/**
 * A group whose partitions are assigned by the coordinator. Each change of members, subscriptions or
 * topics raises the group epoch; the target assignment is computed for an epoch; members go towards
 * their targets one by one, and the epoch of a member says how far it has come.
 *
 * The state changes by `replay` alone: events compute records from it and leave it as it is.
 */
export abstract class ModernGroup<Member extends ModernMember> {
  readonly groupId: string
  /** A new group is in epoch 1, so the first change leads it to 2. */
  groupEpoch = 1
  /** Of the subscribed topics, when the group epoch was made; 0 without topics (KIP-1101). */
  metadataHash: bigint = 0n
  /** The group epoch that the target assignment was computed for. */
  assignmentEpoch = 1
  /** When that was; 0 when unknown. */
  assignmentTimestampMs = 0
  /** How many members are subscribed to each topic. */
  readonly subscribedTopics = new Map<string, number>()
  /** Who owns each partition in the target assignment. */
  readonly owners = new PartitionOwners()
  protected readonly membersById = new Map<string, Member>()
  readonly #targets = new Map<string, TopicPartitions>()
  #refreshAtMs = 0
  #refreshEpoch = 0

  constructor(groupId: string) {
    this.groupId = groupId
  }

  get size(): number {
    return this.membersById.size
  }

  get isEmpty(): boolean {
    return this.membersById.size === 0
  }

  get members(): ReadonlyMap<string, Member> {
    return this.membersById
  }

  get targets(): ReadonlyMap<string, TopicPartitions> {
    return this.#targets
  }

  get subscriptionType(): SubscriptionType {
    return subscriptionTypeOf(this.subscribedTopics, this.size)
  }

  findMember(memberId: string): Member | undefined {
    return this.membersById.get(memberId)
  }

  /** Throws UNKNOWN_MEMBER_ID. */
  member(memberId: string): Member {
    const member = this.membersById.get(memberId)
    if (member === undefined) {
      throw new KafkaError(
        'UNKNOWN_MEMBER_ID',
        `Member ${memberId} is not a member of group ${this.groupId}.`,
      )
    }
    return member
  }

  isSubscribedTo(topic: string): boolean {
    return this.subscribedTopics.has(topic)
  }

  putMember(member: Member): void {
    const old = this.membersById.get(member.memberId)
    this.membersById.set(member.memberId, member)
    countNames(this.subscribedTopics, old?.subscribedTopicNames, member.subscribedTopicNames)
  }

  removeMember(memberId: string): Member | undefined {
    const old = this.membersById.get(memberId)
    this.membersById.delete(memberId)
    countNames(this.subscribedTopics, old?.subscribedTopicNames, undefined)
    return old
  }

  targetOf(memberId: string): TopicPartitions {
    return this.#targets.get(memberId) ?? NO_PARTITIONS
  }

  /** Undefined: the member has no target any more. */
  setTarget(memberId: string, target: TopicPartitions | undefined): void {
    this.owners.move(memberId, this.targetOf(memberId), target ?? NO_PARTITIONS)
    if (target === undefined) this.#targets.delete(memberId)
    else this.#targets.set(memberId, target)
  }

  setAssignmentEpoch(epoch: number, timestampMs: number): void {
    this.assignmentEpoch = epoch
    this.assignmentTimestampMs = timestampMs
  }

  /** Topics changed: the next heartbeat looks at them again. */
  requestMetadataRefresh(): void {
    this.#refreshAtMs = 0
    this.#refreshEpoch = 0
  }

  setMetadataRefresh(refreshAtMs: number, groupEpoch: number): void {
    this.#refreshAtMs = refreshAtMs
    this.#refreshEpoch = groupEpoch
  }

  /** Also when the epoch that the deadline was set for did not make it into the log. */
  hasMetadataExpired(nowMs: number): boolean {
    return nowMs >= this.#refreshAtMs || this.groupEpoch < this.#refreshEpoch
  }
}
