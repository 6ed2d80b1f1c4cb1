import { type ErrorName, KafkaError } from '../../../protocol/errors.ts'
import {
  type JoinGroupRequest,
  type JoinGroupResponse,
  newJoinGroupRequest,
} from '../../../protocol/messages/11-join-group.ts'
import type { HeartbeatRequest } from '../../../protocol/messages/12-heartbeat.ts'
import {
  newSyncGroupRequest,
  type SyncGroupRequest,
  type SyncGroupResponse,
} from '../../../protocol/messages/14-sync-group.ts'
import { assert } from '../../../runtime/assert.ts'
import { responseError } from '../../error-texts.ts'
import { partitionName, type TopicPartition } from '../../topic-partition.ts'
import type { AssignedMember, Assignment, Assignor } from '../assignors.ts'
import {
  NO_GENERATION,
  readAssignment,
  readSubscription,
  writeAssignment,
  writeSubscription,
} from './consumer-protocol.ts'

/** What a member has to do now; the method to call when it is done stands beside it. */
export type Step =
  /** `joined`, with the answer to `joinRequest()` */
  | { readonly kind: 'join' }
  /** `assigned`: this member leads, and gives everybody their part. */
  | {
      readonly kind: 'assign'
      readonly assignor: Assignor
      readonly members: readonly AssignedMember[]
    }
  /** `synced` */
  | { readonly kind: 'sync'; readonly request: SyncGroupRequest }
  /** `revoked`: to be given up; it still may be committed. */
  | { readonly kind: 'revoke'; readonly partitions: readonly TopicPartition[] }
  /** `adopted`: the member has them now. */
  | { readonly kind: 'adopt'; readonly partitions: readonly TopicPartition[] }
  /** `beaten`, after the heartbeat interval. */
  | { readonly kind: 'beat'; readonly request: HeartbeatRequest }
  /** `lost`: they are others' by now, and nothing of them may be committed. */
  | { readonly kind: 'lose'; readonly partitions: readonly TopicPartition[] }
  /** The end: no other try can mend it. */
  | { readonly kind: 'fail'; readonly error: KafkaError }

export interface MembershipOptions {
  readonly groupId: string
  readonly instanceId: string | null
  readonly sessionTimeoutMs: number
  readonly rebalanceTimeoutMs: number
  /** In the order in which they are preferred. At least one. */
  readonly assignors: readonly Assignor[]
}

const PROTOCOL_TYPE = 'consumer'
/** The coordinator knows the member no more: it comes anew. */
const FORGOTTEN: readonly ErrorName[] = ['UNKNOWN_MEMBER_ID', 'ILLEGAL_GENERATION']

/**
 * A member of a group of the classic protocol: joins, learns its part, beats, and begins again when
 * the group changes. With eager assignors it gives everything up before it joins; with cooperative
 * ones (KIP-429) it reads on, gives up what others shall have, and joins again.
 */
export class Membership {
  memberId = ''
  generation = NO_GENERATION
  readonly #options: MembershipOptions
  readonly #isCooperative: boolean
  readonly #owned = new Map<string, TopicPartition>()
  #topics: readonly string[]
  #lastAssigned: readonly TopicPartition[] = []
  #protocolName = ''
  /** What was given and waits until others' partitions are given up. */
  #added: readonly TopicPartition[] = []
  #mustRejoin = false
  #step: Step = { kind: 'join' }

  constructor(options: MembershipOptions, topics: readonly string[]) {
    this.#options = options
    this.#isCooperative = options.assignors.every(({ isCooperative }) => isCooperative)
    this.#topics = topics
  }

  get step(): Step {
    return this.#step
  }

  get owned(): TopicPartition[] {
    return [...this.#owned.values()]
  }

  owns(partition: TopicPartition): boolean {
    return this.#owned.has(partitionName(partition))
  }

  /** What it wants has changed, or what there is: the group assigns anew as soon as it can. */
  rejoin(topics: readonly string[]): void {
    this.#topics = topics
    this.#mustRejoin = true
    if (this.#step.kind === 'beat') this.#step = this.#prepareJoin()
  }

  /** With what it wants by now. */
  joinRequest(): JoinGroupRequest {
    this.#mustRejoin = false
    const { groupId, instanceId, sessionTimeoutMs, rebalanceTimeoutMs, assignors } = this.#options
    const state = {
      topics: this.#topics,
      owned: this.owned,
      lastAssigned: this.#lastAssigned,
      generation: this.generation,
    }
    return newJoinGroupRequest({
      groupId,
      sessionTimeoutMs,
      rebalanceTimeoutMs,
      memberId: this.memberId,
      groupInstanceId: instanceId,
      protocolType: PROTOCOL_TYPE,
      protocols: assignors.map((assignor) => ({
        name: assignor.name,
        metadata: writeSubscription(assignor, state),
      })),
    })
  }

  joined(response: JoinGroupResponse): void {
    const { errorCode, memberId, generationId, protocolName, leader } = response
    const error = responseError(errorCode)
    if (error?.error === 'MEMBER_ID_REQUIRED') {
      this.memberId = memberId
      this.#step = { kind: 'join' }
    } else if (error?.error === 'REBALANCE_IN_PROGRESS') this.#step = { kind: 'join' }
    else if (error) this.#refused(error)
    else {
      this.memberId = memberId
      this.generation = generationId
      this.#protocolName = protocolName ?? ''
      // KIP-814: a static leader that came back leaves the assignment as it was.
      const mustAssign = memberId === leader && !response.skipAssignment
      this.#step = mustAssign ? this.#assign(response) : this.#sync(new Map())
    }
  }

  assigned(assignment: Assignment): void {
    this.#step = this.#sync(assignment)
  }

  synced({ errorCode, assignment }: SyncGroupResponse): void {
    const error = responseError(errorCode)
    if (error?.error === 'REBALANCE_IN_PROGRESS') this.#step = this.#prepareJoin()
    else if (error) this.#refused(error)
    else this.#receive(readAssignment(assignment))
  }

  revoked(): void {
    assert(this.#step.kind === 'revoke', 'Only what is to be given up is')
    for (const partition of this.#step.partitions) this.#owned.delete(partitionName(partition))
    this.#step = this.#added.length > 0 ? this.#adopt() : { kind: 'join' }
  }

  adopted(): void {
    this.#step = this.#mustRejoin ? this.#prepareJoin() : this.#beat()
  }

  beaten(errorCode: number): void {
    const error = responseError(errorCode)
    if (error === undefined) this.#step = this.#beat()
    else if (error.error === 'REBALANCE_IN_PROGRESS') this.#step = this.#prepareJoin()
    else this.#refused(error)
  }

  lost(): void {
    this.#step = { kind: 'join' }
  }

  #refused(error: KafkaError): void {
    const lost = this.owned
    this.#owned.clear()
    this.#added = []
    this.generation = NO_GENERATION
    if (error.error === 'UNKNOWN_MEMBER_ID') this.memberId = ''
    if (!FORGOTTEN.includes(error.error)) this.#step = { kind: 'fail', error }
    else this.#step = lost.length > 0 ? { kind: 'lose', partitions: lost } : { kind: 'join' }
  }

  #receive(wanted: readonly TopicPartition[]): void {
    this.#lastAssigned = wanted
    const names = new Set(wanted.map(partitionName))
    const revoked = this.owned.filter((one) => !names.has(partitionName(one)))
    this.#added = wanted.filter((one) => !this.owns(one))
    if (revoked.length > 0) {
      this.#mustRejoin = true
      this.#step = { kind: 'revoke', partitions: revoked }
    } else this.#step = this.#adopt()
  }

  #adopt(): Step {
    const partitions = this.#added
    for (const partition of partitions) this.#owned.set(partitionName(partition), partition)
    this.#added = []
    return { kind: 'adopt', partitions }
  }

  #prepareJoin(): Step {
    if (this.#isCooperative || this.#owned.size === 0) return { kind: 'join' }
    return { kind: 'revoke', partitions: this.owned }
  }

  #assign({ protocolName, members }: JoinGroupResponse): Step {
    const assignor = this.#options.assignors.find(({ name }) => name === protocolName)
    if (assignor === undefined) {
      const error = new KafkaError(
        'INCONSISTENT_GROUP_PROTOCOL',
        `The group shall assign by '${protocolName}', which this member did not offer`,
      )
      return { kind: 'fail', error }
    }
    return {
      kind: 'assign',
      assignor,
      members: members.map(({ memberId, groupInstanceId, metadata }) =>
        readSubscription(assignor, memberId, groupInstanceId, metadata),
      ),
    }
  }

  #sync(assignment: Assignment): Step {
    const request = newSyncGroupRequest({
      groupId: this.#options.groupId,
      generationId: this.generation,
      memberId: this.memberId,
      groupInstanceId: this.#options.instanceId,
      protocolType: PROTOCOL_TYPE,
      protocolName: this.#protocolName,
      assignments: [...assignment].map(([memberId, topics]) => ({
        memberId,
        assignment: writeAssignment(topics),
      })),
    })
    return { kind: 'sync', request }
  }

  #beat(): Step {
    return {
      kind: 'beat',
      request: {
        groupId: this.#options.groupId,
        generationId: this.generation,
        memberId: this.memberId,
        groupInstanceId: this.#options.instanceId,
      },
    }
  }
}
