import { KafkaError } from '../../../protocol/errors.ts'
import type { OffsetAge, OffsetCommitKind, OffsetSender } from '../group.ts'
import type { ClassicGroup } from './classic-group.ts'

/** Whether the sender may commit: a member of this generation, or an outsider while it is empty. */
export function validateClassicCommit(
  group: ClassicGroup,
  { memberId, groupInstanceId, generationIdOrMemberEpoch: generationId }: OffsetSender,
  { isTransactional }: OffsetCommitKind,
): void {
  if (group.state === 'Dead') throw new KafkaError('COORDINATOR_NOT_AVAILABLE')
  if (generationId < 0 && group.isEmpty) return
  if (generationId >= 0 || memberId !== '' || groupInstanceId !== null) {
    group.validateMember(memberId, groupInstanceId)
    if (generationId !== group.generationId) throw new KafkaError('ILLEGAL_GENERATION')
  } else if (!isTransactional && !group.isEmpty) {
    // Transactions from before KIP-447 don't tell who they are.
    throw new KafkaError('UNKNOWN_MEMBER_ID')
  }
  // The member knows the generation but not yet its share of it: it shall sync first.
  if (!isTransactional && group.state === 'CompletingRebalance') {
    throw new KafkaError('REBALANCE_IN_PROGRESS')
  }
}

/**
 * The offsets of a group without members age from the moment it became empty, those of a simple
 * group from their commits (KIP-211); in a stable group of consumers what nobody reads any more.
 */
export function classicOffsetAge(group: ClassicGroup): OffsetAge | undefined {
  const sinceCommit: OffsetAge = ({ commitTimestampMs }) => commitTimestampMs
  if (group.protocolType === null) return sinceCommit
  if (group.isEmpty) return (committed) => group.stateTimestampMs ?? sinceCommit(committed)
  const isKnown = group.usesConsumerProtocol && group.subscribedTopics !== null
  return isKnown && group.state === 'Stable' ? sinceCommit : undefined
}
