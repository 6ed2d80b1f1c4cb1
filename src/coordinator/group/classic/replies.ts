import { type ErrorName, errorCode } from '../../../protocol/errors.ts'
import {
  type JoinGroupResponse,
  type JoinGroupResponseMember,
  newJoinGroupResponse,
} from '../../../protocol/messages/11-join-group.ts'
import {
  newSyncGroupResponse,
  type SyncGroupResponse,
} from '../../../protocol/messages/14-sync-group.ts'
import { assert } from '../../../runtime/assert.ts'
import type { GroupContext } from '../group-context.ts'
import type { ClassicGroup } from './classic-group.ts'
import type { ClassicMember } from './classic-member.ts'

export function joinError(memberId: string, error: ErrorName): JoinGroupResponse {
  return newJoinGroupResponse({ memberId, errorCode: errorCode(error), protocolName: null })
}

export function syncError(error: ErrorName): SyncGroupResponse {
  return newSyncGroupResponse({ errorCode: errorCode(error) })
}

/** The current generation as a member is told of it; the leader also gets the members to assign to. */
export function joinResponse(
  group: ClassicGroup,
  memberId: string,
  members: JoinGroupResponseMember[],
): JoinGroupResponse {
  return newJoinGroupResponse({
    memberId,
    members,
    generationId: group.generationId,
    protocolName: group.protocolName,
    protocolType: group.protocolType,
    leader: group.leaderId ?? '',
  })
}

export function membersForLeader(group: ClassicGroup): JoinGroupResponseMember[] {
  return [...group.members].map((member) => ({
    memberId: member.memberId,
    groupInstanceId: member.groupInstanceId,
    metadata: selectedMetadata(group, member),
  }))
}

export function selectedMetadata(group: ClassicGroup, member: ClassicMember): Buffer {
  const metadata = group.protocolName === null ? undefined : member.metadata(group.protocolName)
  assert(metadata, 'every member supports the protocol of its group')
  return metadata
}

/** Answers the join that is parked behind the member, if there is one. */
export function answerJoin(
  { effects }: GroupContext,
  member: ClassicMember,
  response: JoinGroupResponse,
): void {
  if (member.joinTicket === undefined) return
  effects.reply(member.joinTicket, response)
  member.joinTicket = undefined
}

/** False when no sync was parked behind the member. */
export function answerSync(
  { effects }: GroupContext,
  member: ClassicMember,
  response: SyncGroupResponse,
): boolean {
  if (member.syncTicket === undefined) return false
  effects.reply(member.syncTicket, response)
  member.syncTicket = undefined
  return true
}
