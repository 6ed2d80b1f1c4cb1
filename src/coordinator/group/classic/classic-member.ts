import type {
  JoinGroupRequest,
  JoinGroupRequestProtocol,
  JoinGroupResponse,
} from '../../../protocol/messages/11-join-group.ts'
import type { SyncGroupResponse } from '../../../protocol/messages/14-sync-group.ts'
import type { Ticket } from '../../runtime/coordinator-shard.ts'

export const EMPTY_ASSIGNMENT = Buffer.alloc(0)

/** How a member can be given work: the name of an assignor and what it needs to know of the member. */
export type MemberProtocol = JoinGroupRequestProtocol

/** What is told of a member when it joins, or found of it in the log. */
export interface MemberFacts {
  readonly memberId: string
  readonly groupInstanceId: string | null
  readonly clientId: string
  readonly clientHost: string
  readonly rebalanceTimeoutMs: number
  readonly sessionTimeoutMs: number
  readonly protocolType: string
  readonly protocols: readonly MemberProtocol[]
  readonly assignment: Buffer
}

/** A member of a classic group, with the requests of its that are parked. */
export class ClassicMember {
  readonly memberId: string
  /** KIP-345: a static member keeps its place under this id when it comes back. */
  readonly groupInstanceId: string | null
  readonly clientId: string
  readonly clientHost: string
  readonly protocolType: string
  rebalanceTimeoutMs: number
  sessionTimeoutMs: number
  /** In order of preference. */
  protocols: readonly MemberProtocol[]
  assignment: Buffer
  joinTicket: Ticket<JoinGroupResponse> | undefined
  syncTicket: Ticket<SyncGroupResponse> | undefined
  /** It does not know its id yet and so cannot send heartbeats. */
  isNew = false

  constructor(facts: MemberFacts) {
    this.memberId = facts.memberId
    this.groupInstanceId = facts.groupInstanceId
    this.clientId = facts.clientId
    this.clientHost = facts.clientHost
    this.protocolType = facts.protocolType
    this.rebalanceTimeoutMs = facts.rebalanceTimeoutMs
    this.sessionTimeoutMs = facts.sessionTimeoutMs
    this.protocols = facts.protocols
    this.assignment = facts.assignment
  }

  get isStatic(): boolean {
    return this.groupInstanceId !== null
  }

  get isAwaitingJoin(): boolean {
    return this.joinTicket !== undefined
  }

  get isAwaitingSync(): boolean {
    return this.syncTicket !== undefined
  }

  /**
   * Whether a session that ran out is no reason to drop the member: the coordinator is the one who
   * keeps it waiting. A new member is dropped all the same, or connections that died in a long
   * rebalance would leave members without number.
   */
  get hasSatisfiedHeartbeat(): boolean {
    return !this.isNew && (this.isAwaitingJoin || this.isAwaitingSync)
  }

  /** What the member told for the protocol; undefined where it does not support it. */
  metadata(protocolName: string): Buffer | undefined {
    return this.protocols.find(({ name }) => name === protocolName)?.metadata
  }

  /** The first of its protocols that everyone supports. */
  vote(candidates: ReadonlySet<string>): string | undefined {
    return this.protocols.find(({ name }) => candidates.has(name))?.name
  }

  hasSameProtocols(protocols: readonly MemberProtocol[]): boolean {
    return (
      protocols.length === this.protocols.length &&
      protocols.every(({ name, metadata }, index) => {
        const own = this.protocols[index]!
        return own.name === name && own.metadata.equals(metadata)
      })
    )
  }
}

/** A copy that lives as long as the member; the request's buffer is the connection's. */
export function keepProtocols({ protocols }: JoinGroupRequest): MemberProtocol[] {
  return protocols.map(({ name, metadata }) => ({ name, metadata: Buffer.from(metadata) }))
}
