import { KafkaError } from '../../../protocol/errors.ts'
import type { OffsetCommitRequest } from '../../../protocol/messages/8-offset-commit.ts'
import type { TxnOffsetCommitRequest } from '../../../protocol/messages/28-txn-offset-commit.ts'
import type { Group, PartitionCheck } from '../group.ts'
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

/**
 * As `validateOffsetCommit` for TxnOffsetCommit, which knows only generations, and whose older
 * clients do not tell who they are (KIP-447). Gives what is to be asked of each partition.
 */
export function validateTransactionalCommit(
  { groups }: GroupContext,
  { groupId, memberId, groupInstanceId, generationId }: TxnOffsetCommitRequest,
  apiVersion: number,
): PartitionCheck | undefined {
  const group = groups.find(groupId)
  if (group === undefined) {
    if (generationId >= 0) throw new KafkaError('ILLEGAL_GENERATION')
    return undefined
  }
  const sender = { memberId, groupInstanceId, generationIdOrMemberEpoch: generationId }
  asGeneration(() => group.validateOffsetCommit(sender, { apiVersion, isTransactional: true }))
  const check = asGeneration(() => group.offsetCommitCheck?.(sender))
  if (check === undefined) return undefined
  return (...partition) => asGeneration(() => check(...partition))
}

/** A member epoch that is not the right one is a wrong generation here. */
function asGeneration<Result>(validate: () => Result): Result {
  try {
    return validate()
  } catch (error) {
    const isStale = error instanceof KafkaError && error.error === 'STALE_MEMBER_EPOCH'
    throw isStale ? new KafkaError('ILLEGAL_GENERATION') : error
  }
}
