import { KafkaError } from '../../../protocol/errors.ts'
import { assert } from '../../../runtime/assert.ts'
import type { CoordinatorRecord } from '../../runtime/coordinator-shard.ts'
import type { Group, OffsetAge, OffsetCommitKind, OffsetSender } from '../group.ts'
import { groupTombstone } from '../group-records.ts'
import { javaHashMapBucket } from '../java-hash.ts'
import type { ClassicMember, MemberProtocol } from './classic-member.ts'
import { classicOffsetAge, validateClassicCommit } from './offset-rules.ts'
import { CONSUMER_PROTOCOL_TYPE, subscribedTopicsOf } from './subscribed-topics.ts'

export type ClassicGroupState =
  | 'Empty'
  | 'PreparingRebalance'
  | 'CompletingRebalance'
  | 'Stable'
  | 'Dead'

const PREVIOUS_STATES: Readonly<Record<ClassicGroupState, readonly ClassicGroupState[]>> = {
  Empty: ['PreparingRebalance'],
  PreparingRebalance: ['Stable', 'CompletingRebalance', 'Empty'],
  CompletingRebalance: ['PreparingRebalance'],
  Stable: ['CompletingRebalance'],
  Dead: ['Stable', 'PreparingRebalance', 'CompletingRebalance', 'Empty', 'Dead'],
}

/**
 * A group whose members agree on an assignment among themselves: they join, one of them leads and
 * assigns, all fetch their share with a sync, and heartbeats keep them in.
 *
 *     Empty → PreparingRebalance → CompletingRebalance → Stable
 *               ↑ join, leave, expiry ↓________________|
 *
 * The class keeps members, counts and invariants; what happens on an event is in the files beside.
 * Invariants: a static id has one member; the leader is a member; every member supports a protocol
 * that all support; the generation rises with each completed join phase.
 */
export class ClassicGroup implements Group {
  readonly type = 'classic'
  readonly isListed = true
  readonly groupId: string
  state: ClassicGroupState = 'Empty'
  previousState: ClassicGroupState = 'Dead'
  generationId = 0
  /** `consumer`, `connect`, …; null for a group that only holds offsets. */
  protocolType: string | null = null
  protocolName: string | null = null
  leaderId: string | null = null
  /** When the state was entered; null in records of old brokers. */
  stateTimestampMs: number | null = null
  /** Null where the coordinator cannot tell. */
  subscribedTopics: ReadonlySet<string> | null = null
  /** Someone joined during the initial delay, which is therefore extended. */
  isNewMemberAdded = false
  /** Ids handed out with MEMBER_ID_REQUIRED that have not joined yet. */
  readonly pendingJoins = new Set<string>()
  /** Members of this generation that have not asked for their assignment. */
  readonly pendingSyncs = new Set<string>()
  readonly #members = new Map<string, ClassicMember>()
  readonly #staticMembers = new Map<string, string>()
  /** How many members support each protocol. */
  readonly #supporters = new Map<string, number>()

  constructor(groupId: string) {
    this.groupId = groupId
  }

  get size(): number {
    return this.#members.size
  }

  get members(): IterableIterator<ClassicMember> {
    return this.#members.values()
  }

  get isEmpty(): boolean {
    return this.state === 'Empty'
  }

  /** Without a record of its own: it was made up to hold offsets. */
  get isSimple(): boolean {
    return this.protocolType === null && this.isEmpty && this.pendingJoins.size === 0
  }

  get usesConsumerProtocol(): boolean {
    return this.protocolType === CONSUMER_PROTOCOL_TYPE
  }

  get canRebalance(): boolean {
    return PREVIOUS_STATES.PreparingRebalance.includes(this.state)
  }

  get awaitingJoinCount(): number {
    let count = 0
    for (const member of this.#members.values()) if (member.isAwaitingJoin) count += 1
    return count
  }

  get hasAllMembersJoined(): boolean {
    return this.pendingJoins.size === 0 && this.awaitingJoinCount === this.#members.size
  }

  /** The longest that a member of the group may take to rejoin. */
  get rebalanceTimeoutMs(): number {
    let maxMs = 0
    for (const { rebalanceTimeoutMs } of this.#members.values()) {
      maxMs = Math.max(maxMs, rebalanceTimeoutMs)
    }
    return maxMs
  }

  findMember(memberId: string): ClassicMember | undefined {
    return this.#members.get(memberId)
  }

  member(memberId: string): ClassicMember {
    const member = this.#members.get(memberId)
    assert(member !== undefined, `'${memberId}' is a member of '${this.groupId}'`)
    return member
  }

  isLeader(memberId: string): boolean {
    return this.leaderId === memberId
  }

  staticMemberId(groupInstanceId: string): string | undefined {
    return this.#staticMembers.get(groupInstanceId)
  }

  /** Throws UNKNOWN_MEMBER_ID, or FENCED_INSTANCE_ID where another member has taken the static id. */
  validateMember(memberId: string, groupInstanceId: string | null): void {
    if (groupInstanceId !== null) {
      const current = this.#staticMembers.get(groupInstanceId)
      if (current === undefined) throw new KafkaError('UNKNOWN_MEMBER_ID')
      if (current !== memberId) throw new KafkaError('FENCED_INSTANCE_ID')
    }
    if (!this.#members.has(memberId)) throw new KafkaError('UNKNOWN_MEMBER_ID')
  }

  add(member: ClassicMember): void {
    const { memberId, groupInstanceId } = member
    if (groupInstanceId !== null) {
      assert(!this.#staticMembers.has(groupInstanceId), 'a static id has one member')
      this.#staticMembers.set(groupInstanceId, memberId)
    }
    if (this.#members.size === 0) this.protocolType = member.protocolType
    assert(this.protocolType === member.protocolType, 'members have the type of their group')
    this.leaderId ??= memberId
    this.#members.set(memberId, member)
    this.#count(member.protocols, 1)
    this.pendingJoins.delete(memberId)
  }

  /** Also takes the id off the pending ones. Whoever waits behind the member is answered before. */
  remove(memberId: string): void {
    const member = this.#members.get(memberId)
    if (member !== undefined) {
      this.#members.delete(memberId)
      this.#count(member.protocols, -1)
      if (member.groupInstanceId !== null) this.#staticMembers.delete(member.groupInstanceId)
    }
    if (this.leaderId === memberId) this.leaderId = this.#firstMemberId()
    this.pendingJoins.delete(memberId)
    this.pendingSyncs.delete(memberId)
  }

  /** Puts `replacement` in the place of the member that has the same static id. */
  replaceStatic(oldMemberId: string, replacement: ClassicMember): void {
    const old = this.member(oldMemberId)
    assert(old.groupInstanceId === replacement.groupInstanceId, 'the static id stays')
    assert(replacement.groupInstanceId !== null, 'only static members are replaced')
    this.#members.delete(oldMemberId)
    this.#members.set(replacement.memberId, replacement)
    this.#staticMembers.set(replacement.groupInstanceId, replacement.memberId)
    if (this.leaderId === oldMemberId) this.leaderId = replacement.memberId
  }

  setProtocols(member: ClassicMember, protocols: readonly MemberProtocol[]): void {
    this.#count(member.protocols, -1)
    member.protocols = protocols
    this.#count(protocols, 1)
  }

  /** Whether a member with these protocols can join. */
  supports(protocolType: string, protocols: readonly MemberProtocol[]): boolean {
    if (this.isEmpty) return protocolType !== '' && protocols.length > 0
    return (
      this.protocolType === protocolType &&
      protocols.some(({ name }) => (this.#supporters.get(name) ?? 0) === this.size)
    )
  }

  /** The protocol that all support and most prefer. */
  selectProtocol(): string {
    const candidates = new Set<string>()
    for (const [name, count] of this.#supporters) if (count === this.size) candidates.add(name)
    const votes = new Map<string, number>()
    for (const member of this.#members.values()) {
      const vote = member.vote(candidates)
      assert(vote !== undefined, 'all members of a group support one protocol')
      votes.set(vote, (votes.get(vote) ?? 0) + 1)
    }
    const ranked = [...votes].sort(
      ([a, votesOfA], [b, votesOfB]) =>
        votesOfB - votesOfA || javaHashMapBucket(a) - javaHashMapBucket(b),
    )
    const [winner] = ranked
    assert(winner !== undefined, 'a group that selects a protocol has members')
    return winner[0]
  }

  /** A leader that has not rejoined gives way to a member that has. False when nobody has. */
  electJoinedLeader(): boolean {
    if (this.leaderId === null) return false
    if (this.member(this.leaderId).isAwaitingJoin) return true
    for (const member of this.#members.values()) {
      if (!member.isAwaitingJoin) continue
      this.leaderId = member.memberId
      return true
    }
    return false
  }

  transitionTo(state: ClassicGroupState, nowMs: number): void {
    assert(
      PREVIOUS_STATES[state].includes(this.state),
      `group '${this.groupId}' goes from ${this.state} to ${state}`,
    )
    this.previousState = this.state
    this.state = state
    this.stateTimestampMs = nowMs
  }

  startNextGeneration(nowMs: number): void {
    this.generationId += 1
    const hasMembers = this.size > 0
    this.protocolName = hasMembers ? this.selectProtocol() : null
    this.refreshSubscribedTopics()
    this.transitionTo(hasMembers ? 'CompletingRebalance' : 'Empty', nowMs)
    this.pendingSyncs.clear()
  }

  refreshSubscribedTopics(): void {
    this.subscribedTopics = subscribedTopicsOf(this)
  }

  /** Where the coordinator can't tell, a group of consumers may be subscribed to anything. */
  isSubscribedTo(topic: string): boolean {
    return this.subscribedTopics?.has(topic) ?? this.usesConsumerProtocol
  }

  validateOffsetCommit(sender: OffsetSender, kind: OffsetCommitKind): void {
    validateClassicCommit(this, sender, kind)
  }

  /** Members of this protocol fetch offsets without a word about themselves. */
  validateOffsetFetch(): void {}

  validateOffsetDelete(): void {
    if (this.state === 'Dead') {
      throw new KafkaError('GROUP_ID_NOT_FOUND', `Group ${this.groupId} is in dead state.`)
    }
    if (!this.isEmpty && !this.usesConsumerProtocol) throw new KafkaError('NON_EMPTY_GROUP')
  }

  validateDelete(): void {
    if (this.state === 'Dead') throw new KafkaError('GROUP_ID_NOT_FOUND')
    if (!this.isEmpty) throw new KafkaError('NON_EMPTY_GROUP')
  }

  offsetAge(): OffsetAge | undefined {
    return classicOffsetAge(this)
  }

  tombstones(): CoordinatorRecord[] {
    return [groupTombstone(this.groupId)]
  }

  #firstMemberId(): string | null {
    for (const memberId of this.#members.keys()) return memberId
    return null
  }

  #count(protocols: readonly MemberProtocol[], change: 1 | -1): void {
    for (const name of new Set(protocols.map((protocol) => protocol.name))) {
      const count = (this.#supporters.get(name) ?? 0) + change
      if (count === 0) this.#supporters.delete(name)
      else this.#supporters.set(name, count)
    }
  }
}
