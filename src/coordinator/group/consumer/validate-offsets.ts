import { KafkaError } from '../../../protocol/errors.ts'
import type { OffsetCommitKind, OffsetSender, PartitionCheck } from '../group.ts'
import type { ConsumerGroup } from './consumer-group.ts'

/** Before it, requests have no room for a member epoch. */
const FIRST_VERSION_WITH_MEMBER_EPOCH = 9

/** Throws what a commit by someone who is not a member, or of a time to come, is answered. */
export function validateCommit(
  group: ConsumerGroup,
  sender: OffsetSender,
  { apiVersion, isTransactional }: OffsetCommitKind,
): void {
  if (isFromOutside(group, sender, isTransactional)) return
  const member = group.member(sender.memberId)
  const epoch = sender.generationIdOrMemberEpoch
  if (!isTransactional && member.classic === null && apiVersion < FIRST_VERSION_WITH_MEMBER_EPOCH) {
    throw new KafkaError('UNSUPPORTED_VERSION')
  }
  if (epoch > member.memberEpoch) throw stale(group, sender)
}

/**
 * A member whose epoch is behind may commit for what it has had since that epoch (KIP-1251): it does
 * not know yet that it has moved on. Undefined where nothing needs to be checked.
 */
export function partitionCheck(
  group: ConsumerGroup,
  sender: OffsetSender,
): PartitionCheck | undefined {
  const member = group.findMember(sender.memberId)
  const epoch = sender.generationIdOrMemberEpoch
  if (member === undefined || epoch < 0 || epoch === member.memberEpoch) return undefined
  return (_, topicId, partition) => {
    const assignedIn =
      member.assigned.get(topicId)?.get(partition) ??
      member.pendingRevocation.get(topicId)?.get(partition)
    if (assignedIn === undefined || epoch < assignedIn) throw stale(group, sender)
  }
}

/** An administrator while nobody is there, or a transaction that does not say who it is. */
function isFromOutside(
  group: ConsumerGroup,
  { memberId, groupInstanceId, generationIdOrMemberEpoch: epoch }: OffsetSender,
  isTransactional: boolean,
): boolean {
  if (epoch < 0 && group.isEmpty) return true
  return isTransactional && epoch === -1 && memberId === '' && groupInstanceId === null
}

function stale(group: ConsumerGroup, { memberId }: OffsetSender): KafkaError {
  const isClassic = group.findMember(memberId)?.classic != null
  return new KafkaError(isClassic ? 'ILLEGAL_GENERATION' : 'STALE_MEMBER_EPOCH')
}
