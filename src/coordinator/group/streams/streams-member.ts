import type {
  Endpoint,
  StreamsGroupMemberMetadataValue,
} from '../../../protocol/messages/records/streams-group-member-metadata.ts'
import { type AssignedTasks, isSameAssigned, NOTHING_ASSIGNED } from './tasks.ts'

/** Where a member stands on the way to its target; the numbers are those of the record. */
export const MEMBER_STATE = {
  STABLE: 1,
  UNREVOKED_TASKS: 2,
  UNRELEASED_TASKS: 3,
  UNKNOWN: 127,
} as const

export type MemberState = keyof typeof MEMBER_STATE

/** The epoch of a member that is leaving. */
export const LEAVE_EPOCH = -1
/** A static member that leaves for a while; no streams group has static members yet. */
export const LEAVE_STATIC_EPOCH = -2

/** A member is a value: a change makes a new one. */
export interface StreamsMember {
  readonly memberId: string
  readonly memberEpoch: number
  readonly previousMemberEpoch: number
  readonly state: MemberState
  readonly instanceId: string | null
  readonly rackId: string | null
  readonly clientId: string
  readonly clientHost: string
  readonly rebalanceTimeoutMs: number
  readonly topologyEpoch: number
  /** Members of one process share memory and disk. */
  readonly processId: string
  /** Where the application answers interactive queries. */
  readonly userEndpoint: Endpoint | null
  readonly clientTags: ReadonlyMap<string, string>
  readonly assigned: AssignedTasks
  /** What it is to give up before it gets more. */
  readonly pendingRevocation: AssignedTasks
}

export function newStreamsMember(memberId: string): StreamsMember {
  return {
    memberId,
    memberEpoch: 0,
    previousMemberEpoch: 0,
    state: 'STABLE',
    instanceId: null,
    rackId: null,
    clientId: '',
    clientHost: '',
    rebalanceTimeoutMs: -1,
    topologyEpoch: -1,
    processId: '',
    userEndpoint: null,
    clientTags: new Map(),
    assigned: NOTHING_ASSIGNED,
    pendingRevocation: NOTHING_ASSIGNED,
  }
}

/** What a member tells of itself, as its record keeps it; tags in the order of their keys. */
export function memberMetadata(member: StreamsMember): StreamsGroupMemberMetadataValue {
  return {
    instanceId: member.instanceId,
    rackId: member.rackId,
    clientId: member.clientId,
    clientHost: member.clientHost,
    rebalanceTimeoutMs: member.rebalanceTimeoutMs,
    topologyEpoch: member.topologyEpoch,
    processId: member.processId,
    userEndpoint: member.userEndpoint,
    clientTags: [...member.clientTags]
      .map(([key, value]) => ({ key, value }))
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
  }
}

export function withMetadata(
  member: StreamsMember,
  { clientTags, ...metadata }: StreamsGroupMemberMetadataValue,
): StreamsMember {
  const tags = new Map(clientTags.map(({ key, value }) => [key, value]))
  return { ...member, ...metadata, clientTags: tags }
}

export function hasSameMetadata(a: StreamsMember, b: StreamsMember): boolean {
  return JSON.stringify(memberMetadata(a)) === JSON.stringify(memberMetadata(b))
}

export function hasSameAssignment(a: StreamsMember, b: StreamsMember): boolean {
  return (
    a.memberEpoch === b.memberEpoch &&
    a.previousMemberEpoch === b.previousMemberEpoch &&
    a.state === b.state &&
    isSameAssigned(a.assigned, b.assigned) &&
    isSameAssigned(a.pendingRevocation, b.pendingRevocation)
  )
}

export function memberStateOf(code: number): MemberState {
  const found = Object.entries(MEMBER_STATE).find(([, value]) => value === code)
  return (found?.[0] as MemberState | undefined) ?? 'UNKNOWN'
}

/** It has its target, whole. */
export function isReconciled(member: StreamsMember, assignmentEpoch: number): boolean {
  return member.state === 'STABLE' && member.memberEpoch === assignmentEpoch
}
