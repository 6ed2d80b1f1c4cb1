import { KafkaError } from '../../../protocol/errors.ts'
import type { OffsetCommitRequest } from '../../../protocol/messages/8-offset-commit.ts'
import type { Group } from '../group.ts'
import type { GroupContext } from '../group-context.ts'
import { groupNotFound } from '../groups.ts'

/** Before it, a group that is not there was answered as a wrong generation. */
const FIRST_VERSION_WITH_GROUP_NOT_FOUND = 9

/**
 * Whether the sender may commit for the group: a member of the moment, or someone outside of it
 * while it has no members. Gives the group, or undefined where the commit itself makes it: a group
 * that only holds offsets.
 */
export function validateOffsetCommit(
  { groups }: GroupContext,
  request: OffsetCommitRequest,
  apiVersion: number,
): Group | undefined {
  const group = groups.find(request.groupId)
  if (group !== undefined) {
    group.validateOffsetCommit(request, { apiVersion, isTransactional: false })
    return group
  }
  if (request.generationIdOrMemberEpoch < 0) return undefined
  if (apiVersion >= FIRST_VERSION_WITH_GROUP_NOT_FOUND) {
    throw groupNotFound(`Group ${request.groupId} not found.`)
  }
  throw new KafkaError('ILLEGAL_GENERATION')
}
