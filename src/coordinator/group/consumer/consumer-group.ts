import { KafkaError } from '../../../protocol/errors.ts'
import type { CoordinatorRecord } from '../../runtime/coordinator-shard.ts'
import type { Group, OffsetAge, OffsetCommitKind, OffsetSender, PartitionCheck } from '../group.ts'
import { javaHashMapBucket } from '../java-hash.ts'
import type { SubscriptionType } from '../modern/assignor.ts'
import { ModernGroup } from '../modern/modern-group.ts'
import { PartitionOwners } from '../modern/partition-owners.ts'
import { NO_PARTITIONS, type TopicPartitions } from '../modern/topic-partitions.ts'
import {
  type ConsumerMember,
  heldPartitions,
  isReconciledTo,
  newMember,
  regexOf,
} from './consumer-member.ts'
import { groupTombstones, type ResolvedRegex } from './consumer-records.ts'
import { type MemberChange, Subscriptions } from './subscriptions.ts'
import { partitionCheck, validateCommit } from './validate-offsets.ts'

export type ConsumerGroupState = 'Empty' | 'Assigning' | 'Reconciling' | 'Stable'

/**
 * A group of consumers that the coordinator assigns to (KIP-848). What an event does is in the files
 * beside; here are members, counts and what the rest of the coordinator asks of a group.
 *
 *     Empty → Assigning (the epoch is ahead of the target) → Reconciling (members are) → Stable
 */
export class ConsumerGroup extends ModernGroup<ConsumerMember> implements Group {
  readonly type = 'consumer'
  readonly protocolType = 'consumer'
  readonly isListed = true
  /** Its own record is in the log. */
  hasEpochRecord = false
  /** A record from before KIP-1101 is in the log. */
  hasPartitionMetadata = false
  /** Who holds each partition at this moment, also while giving it back. */
  readonly holders = new PartitionOwners()
  readonly regexes = new Subscriptions()
  /** Classic members that have been told to rejoin. */
  readonly awaitedJoins = new Set<string>()
  readonly #staticMembers = new Map<string, string>()

  get state(): ConsumerGroupState {
    if (this.isEmpty) return 'Empty'
    if (this.groupEpoch > this.assignmentEpoch) return 'Assigning'
    for (const member of this.membersById.values()) {
      if (!isReconciledTo(member, this.assignmentEpoch)) return 'Reconciling'
    }
    return 'Stable'
  }

  override get subscriptionType(): SubscriptionType {
    return this.regexes.typeAfter(this.subscribedTopics, {}, this.size)
  }

  override isSubscribedTo(topic: string): boolean {
    return super.isSubscribedTo(topic) || this.regexes.hasTopic(topic)
  }

  override putMember(member: ConsumerMember): void {
    const old = this.membersById.get(member.memberId)
    super.putMember(member)
    this.#follow(old, member)
  }

  override removeMember(memberId: string): ConsumerMember | undefined {
    const old = super.removeMember(memberId)
    if (old !== undefined) this.#follow(old, undefined)
    return old
  }

  staticMemberId(instanceId: string | null): string | undefined {
    return instanceId === null ? undefined : this.#staticMembers.get(instanceId)
  }

  staticMember(instanceId: string | null): ConsumerMember | undefined {
    const memberId = this.staticMemberId(instanceId)
    return memberId === undefined ? undefined : this.membersById.get(memberId)
  }

  memberOrNew(memberId: string): ConsumerMember {
    return this.membersById.get(memberId) ?? newMember(memberId)
  }

  /** That of its predecessor, where a static member is being replaced. */
  targetOfMember({ memberId, instanceId }: ConsumerMember): TopicPartitions {
    return this.targets.get(this.staticMemberId(instanceId) ?? memberId) ?? NO_PARTITIONS
  }

  /** Members of the group once `change` has happened. */
  *membersAfter({ before, after }: MemberChange): Generator<ConsumerMember> {
    let isPlaced = after === undefined
    for (const member of this.membersById.values()) {
      const isReplaced = member.memberId === before?.memberId
      const isAfter = member.memberId === after?.memberId
      const isPredecessor =
        after?.instanceId != null && this.staticMemberId(after.instanceId) === member.memberId
      if (isAfter || isReplaced || isPredecessor) {
        if (!isPlaced) yield after!
        isPlaced = true
      } else yield member
    }
    if (!isPlaced) yield after!
  }

  sizeAfter(after: ConsumerMember): number {
    const isKnown =
      this.membersById.has(after.memberId) || this.staticMemberId(after.instanceId) !== undefined
    return isKnown ? this.size : this.size + 1
  }

  get classicMemberCount(): number {
    let count = 0
    for (const { classic } of this.membersById.values()) if (classic !== null) count += 1
    return count
  }

  /** Whether a member with these protocols finds one that all classic members support. */
  supportsClassic(protocolType: string, names: readonly string[]): boolean {
    if (this.isEmpty) return protocolType !== '' && names.length > 0
    if (protocolType !== this.protocolType) return false
    const classics = [...this.membersById.values()].flatMap(({ classic }) => classic ?? [])
    return names.some((name) =>
      classics.every(({ protocols }) => protocols.some((protocol) => protocol.name === name)),
    )
  }

  /** The assignor that most members ask for. */
  preferredAssignor(members: Iterable<ConsumerMember> = this.membersById.values()) {
    const votes = new Map<string, number>()
    for (const { serverAssignor } of members) {
      if (serverAssignor === null) continue
      votes.set(serverAssignor, (votes.get(serverAssignor) ?? 0) + 1)
    }
    const ranked = [...votes].sort(
      ([a, votesOfA], [b, votesOfB]) =>
        votesOfB - votesOfA || javaHashMapBucket(a) - javaHashMapBucket(b),
    )
    return ranked[0]?.[0]
  }

  /** Some partition of its target is still held by another member. */
  isWaitingForPartitions(member: ConsumerMember): boolean {
    if (member.state !== 'unreleased') return false
    for (const [topicId, partitions] of this.targetOf(member.memberId)) {
      const assigned = member.assigned.get(topicId)
      for (const partition of partitions.keys()) {
        if (!assigned?.has(partition) && this.holders.has(topicId, partition)) return true
      }
    }
    return false
  }

  validateOffsetCommit(sender: OffsetSender, kind: OffsetCommitKind): void {
    validateCommit(this, sender, kind)
  }

  /** For a member of an older epoch: whether it may still commit for a partition (KIP-1251). */
  offsetCommitCheck(sender: OffsetSender): PartitionCheck | undefined {
    return partitionCheck(this, sender)
  }

  validateOffsetFetch(memberId: string | null, memberEpoch: number): void {
    if (memberId === null && memberEpoch < 0) return
    const member = this.member(memberId ?? '')
    if (member.memberEpoch === memberEpoch) return
    throw new KafkaError(member.classic === null ? 'STALE_MEMBER_EPOCH' : 'ILLEGAL_GENERATION')
  }

  validateOffsetDelete(): void {}

  validateDelete(): void {
    if (!this.isEmpty) throw new KafkaError('NON_EMPTY_GROUP')
  }

  offsetAge(): OffsetAge {
    return ({ commitTimestampMs }) => commitTimestampMs
  }

  tombstones(): CoordinatorRecord[] {
    return groupTombstones({
      groupId: this.groupId,
      memberIds: this.membersById.keys(),
      targetIds: this.targets.keys(),
      regexes: this.regexes.resolved.keys(),
      hasPartitionMetadata: this.hasPartitionMetadata,
    })
  }

  setRegex(regex: string, resolved: ResolvedRegex | undefined): void {
    this.regexes.set(regex, resolved)
  }

  /** Nothing of it is left in the log. */
  get isGone(): boolean {
    return !this.hasEpochRecord && this.isEmpty && this.targets.size === 0
  }

  #follow(old: ConsumerMember | undefined, member: ConsumerMember | undefined): void {
    const memberId = (member ?? old)!.memberId
    const before = old === undefined ? NO_PARTITIONS : heldPartitions(old)
    this.holders.move(
      memberId,
      before,
      member === undefined ? NO_PARTITIONS : heldPartitions(member),
    )
    this.regexes.count(old === undefined ? undefined : regexOf(old), member && regexOf(member))
    if (old?.instanceId != null && this.#staticMembers.get(old.instanceId) === memberId) {
      this.#staticMembers.delete(old.instanceId)
    }
    if (member?.instanceId != null) this.#staticMembers.set(member.instanceId, memberId)
  }
}
