import { KafkaError } from '../../../protocol/errors.ts'
import type { OffsetCommitRequest } from '../../../protocol/messages/8-offset-commit.ts'
import type { ClassicGroup } from '../classic/classic-group.ts'
import type { GroupContext } from '../group-context.ts'
import { groupNotFound } from '../groups.ts'

/** Before it, a group that is not there was answered as a wrong generation. */
const FIRST_VERSION_WITH_GROUP_NOT_FOUND = 9

/**
 * Whether the sender may commit for the group: a member of the current generation, or someone
 * outside of it while it has no members. Gives the group, or undefined where the commit itself makes
 * it: a group that only holds offsets.
 */
export function validateOffsetCommit(
  context: GroupContext,
  request: OffsetCommitRequest,
  apiVersion: number,
): ClassicGroup | undefined {
  const group = context.groups.find(request.groupId)
  if (group === undefined) {
    if (request.generationIdOrMemberEpoch < 0) return undefined
    if (apiVersion >= FIRST_VERSION_WITH_GROUP_NOT_FOUND) {
      throw groupNotFound(`Group ${request.groupId} not found.`)
    }
    throw new KafkaError('ILLEGAL_GENERATION')
  }
  if (group.type === 'classic') {
    validateClassic(group, request)
    return group
  }
  const isFromOutside = request.generationIdOrMemberEpoch < 0 && group.isEmpty
  if (!isFromOutside) throw new KafkaError('UNKNOWN_MEMBER_ID')
  return undefined
}

function validateClassic(group: ClassicGroup, request: OffsetCommitRequest): void {
  const { memberId, groupInstanceId, generationIdOrMemberEpoch: generationId } = request
  if (group.state === 'Dead') throw new KafkaError('COORDINATOR_NOT_AVAILABLE')
  if (generationId < 0 && group.isEmpty) return
  if (generationId >= 0 || memberId !== '' || groupInstanceId !== null) {
    group.validateMember(memberId, groupInstanceId)
    if (generationId !== group.generationId) throw new KafkaError('ILLEGAL_GENERATION')
  } else if (!group.isEmpty) {
    throw new KafkaError('UNKNOWN_MEMBER_ID')
  }
  // The member knows the generation but not yet its share of it: it shall sync first.
  if (group.state === 'CompletingRebalance') throw new KafkaError('REBALANCE_IN_PROGRESS')
}
