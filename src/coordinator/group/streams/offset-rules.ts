import { KafkaError } from '../../../protocol/errors.ts'
import type { OffsetCommitKind, OffsetSender, PartitionCheck } from '../group.ts'
import type { StreamsGroup } from './streams-group.ts'

/** Older commits have a generation, which members of streams groups have not. */
const FIRST_VERSION_WITH_EPOCHS = 9

/**
 * Whether the sender may commit: a member, or an outsider while the group is empty. A member that has
 * not heard of its latest epoch may still commit for tasks that it had before (`taskCheck`).
 */
export function validateStreamsCommit(
  group: StreamsGroup,
  sender: OffsetSender,
  { apiVersion, isTransactional }: OffsetCommitKind,
): void {
  const { memberId, groupInstanceId, generationIdOrMemberEpoch: memberEpoch } = sender
  if (memberEpoch < 0 && group.isEmpty) return
  // Transactions from before KIP-447 don't tell who they are.
  const isUnknown = memberEpoch === -1 && memberId === '' && groupInstanceId === null
  if (isTransactional && isUnknown) return
  const member = group.member(memberId)
  if (!isTransactional && apiVersion < FIRST_VERSION_WITH_EPOCHS) {
    const message =
      'OffsetCommit version 9 or above must be used by members using the streams group protocol'
    throw new KafkaError('UNSUPPORTED_VERSION', message)
  }
  if (memberEpoch <= member.memberEpoch) return
  throw stale(
    `Received member epoch ${memberEpoch} is newer than current member epoch ${member.memberEpoch}.`,
  )
}

export function validateStreamsFetch(
  group: StreamsGroup,
  memberId: string | null,
  memberEpoch: number,
): void {
  if (memberId === null && memberEpoch < 0) return
  const member = group.member(memberId ?? '')
  if (memberEpoch === member.memberEpoch) return
  throw stale(
    `The received member epoch ${memberEpoch} does not match ` +
      `the expected member epoch ${member.memberEpoch}.`,
  )
}

/** A member with an older epoch may commit for the tasks that were its own in that epoch already. */
export function taskCheck(
  { members, topology }: StreamsGroup,
  { memberId, generationIdOrMemberEpoch: memberEpoch }: OffsetSender,
): PartitionCheck | undefined {
  const member = members.get(memberId)
  if (member === undefined || memberEpoch >= member.memberEpoch) return undefined
  if (topology === undefined) {
    throw stale('Topology is not available for offset commit validation.')
  }
  const { assigned, pendingRevocation } = member
  return (topic, _, partition) => {
    const id = topology.readers.get(topic)?.subtopologyId
    if (id === undefined) throw stale(`Topic ${topic} is not in the topology.`)
    const assignmentEpoch =
      assigned.active.get(id)?.get(partition) ?? pendingRevocation.active.get(id)?.get(partition)
    if (assignmentEpoch === undefined) {
      throw stale(`Task ${id}-${partition} is not assigned or pending revocation for member.`)
    }
    if (memberEpoch >= assignmentEpoch) return
    throw stale(
      `Received member epoch ${memberEpoch} is older than ` +
        `assignment epoch ${assignmentEpoch} for task ${id}-${partition}.`,
    )
  }
}

function stale(message: string): KafkaError {
  return new KafkaError('STALE_MEMBER_EPOCH', message)
}
