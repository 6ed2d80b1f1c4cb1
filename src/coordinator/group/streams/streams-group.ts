import { KafkaError } from '../../../protocol/errors.ts'
import type { CoordinatorRecord } from '../../runtime/coordinator-shard.ts'
import type { Group, OffsetAge, OffsetCommitKind, OffsetSender, PartitionCheck } from '../group.ts'
import { taskCheck, validateStreamsCommit, validateStreamsFetch } from './offset-rules.ts'
import { groupTombstones } from './records.ts'
import { isReconciled, newStreamsMember, type StreamsMember } from './streams-member.ts'
import { TaskOwners } from './task-owners.ts'
import { NO_TASKS, type TaskSet } from './tasks.ts'
import type { ConfiguredTopology } from './topics/configured-topology.ts'
import { requiredTopics, type StreamsTopology } from './topology.ts'

export type StreamsGroupState = 'Empty' | 'NotReady' | 'Assigning' | 'Reconciling' | 'Stable'

/** The first group epoch and the first assignment epoch, before anything was decided. */
const INITIAL_EPOCH = 1

/**
 * A group of Kafka Streams members (KIP-1071). It runs one topology; the coordinator makes its internal
 * topics and assigns its tasks. Each change of members, topics or settings raises the group epoch, a
 * target assignment is computed for an epoch, and members go towards their targets one by one.
 *
 * What records tell changes by `replay` alone. The configured topology, the endpoint epoch and the
 * request to shut down are not in the log: a new coordinator works them out again.
 */
export class StreamsGroup implements Group {
  readonly type = 'streams'
  readonly protocolType = 'streams'
  readonly isListed = true
  readonly groupId: string
  groupEpoch = INITIAL_EPOCH
  /** Of the required topics, when the group epoch was made; 0 without topics (KIP-1101). */
  metadataHash: bigint = 0n
  /** The epoch of the topology whose topics are all there; −1 while some are missing. */
  validatedTopologyEpoch = 0
  assignmentEpoch = INITIAL_EPOCH
  /** When the target was computed; 0 when unknown. */
  assignmentTimestampMs = 0
  /** Settings that the target depends on, as they were, in the order of their names. */
  lastAssignmentConfigs: ReadonlyMap<string, string> = new Map()
  topology: StreamsTopology | undefined
  /** Whoever has an older one is told again who has which partitions. */
  endpointInformationEpoch = 0
  readonly owners = new TaskOwners()
  readonly #members = new Map<string, StreamsMember>()
  readonly #targets = new Map<string, TaskSet>()
  #configuredTopology: ConfiguredTopology | undefined
  #shutdownMemberId: string | undefined
  #refreshEpoch = 0
  #isRefreshAsked = true

  constructor(groupId: string) {
    this.groupId = groupId
  }

  get members(): ReadonlyMap<string, StreamsMember> {
    return this.#members
  }

  get targets(): ReadonlyMap<string, TaskSet> {
    return this.#targets
  }

  get isEmpty(): boolean {
    return this.#members.size === 0
  }

  get state(): StreamsGroupState {
    if (this.isEmpty) return 'Empty'
    if (this.topology?.epoch !== this.validatedTopologyEpoch) return 'NotReady'
    if (this.groupEpoch > this.assignmentEpoch) return 'Assigning'
    for (const member of this.#members.values()) {
      if (!isReconciled(member, this.assignmentEpoch)) return 'Reconciling'
    }
    return 'Stable'
  }

  get configuredTopology(): ConfiguredTopology | undefined {
    return this.#configuredTopology
  }

  /** The member that found the whole application beyond repair. */
  get shutdownMemberId(): string | undefined {
    return this.#shutdownMemberId
  }

  /** Throws UNKNOWN_MEMBER_ID. */
  member(memberId: string): StreamsMember {
    const member = this.#members.get(memberId)
    if (member !== undefined) return member
    const message = `Member ${memberId} is not a member of group ${this.groupId}.`
    throw new KafkaError('UNKNOWN_MEMBER_ID', message)
  }

  memberOrNew(memberId: string): StreamsMember {
    return this.#members.get(memberId) ?? newStreamsMember(memberId)
  }

  putMember(member: StreamsMember): void {
    this.owners.move(this.#members.get(member.memberId), member)
    this.#members.set(member.memberId, member)
  }

  removeMember(memberId: string): void {
    this.owners.move(this.#members.get(memberId), undefined)
    this.#members.delete(memberId)
    if (this.isEmpty) this.#shutdownMemberId = undefined
  }

  targetOf(memberId: string): TaskSet {
    return this.#targets.get(memberId) ?? NO_TASKS
  }

  /** Undefined: the member has no target any more. */
  setTarget(memberId: string, target: TaskSet | undefined): void {
    if (target === undefined) this.#targets.delete(memberId)
    else this.#targets.set(memberId, target)
  }

  setConfiguredTopology(topology: ConfiguredTopology): void {
    this.#configuredTopology = topology
  }

  /** The first who asks is named to all. */
  requestShutdown(memberId: string): void {
    this.#shutdownMemberId ??= memberId
  }

  /** Topics have changed: the next heartbeat looks at them again. */
  requestMetadataRefresh(): void {
    this.#isRefreshAsked = true
  }

  /** The topics were looked at for a group epoch that is being written. */
  metadataRefreshed(groupEpoch: number): void {
    this.#isRefreshAsked = false
    this.#refreshEpoch = groupEpoch
  }

  /** Also when the epoch did not make it into the log. */
  get isMetadataStale(): boolean {
    return this.#isRefreshAsked || this.groupEpoch < this.#refreshEpoch
  }

  /** Whether tasks can only run when the topic is there. */
  requires(topic: string): boolean {
    return this.topology !== undefined && requiredTopics(this.topology).has(topic)
  }

  isSubscribedTo(topic: string): boolean {
    return !this.isEmpty && (this.topology?.readers.has(topic) ?? false)
  }

  validateOffsetCommit(sender: OffsetSender, kind: OffsetCommitKind): void {
    validateStreamsCommit(this, sender, kind)
  }

  offsetCommitCheck(sender: OffsetSender): PartitionCheck | undefined {
    return taskCheck(this, sender)
  }

  validateOffsetFetch(memberId: string | null, memberEpoch: number): void {
    validateStreamsFetch(this, memberId, memberEpoch)
  }

  validateOffsetDelete(): void {}

  validateDelete(): void {
    if (!this.isEmpty) throw new KafkaError('NON_EMPTY_GROUP')
  }

  offsetAge(): OffsetAge {
    return ({ commitTimestampMs }) => commitTimestampMs
  }

  tombstones(): CoordinatorRecord[] {
    return groupTombstones(this.groupId, [...this.#members.keys()])
  }
}
