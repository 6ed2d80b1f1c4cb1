import { type ErrorName, errorCode, KafkaError } from '../../../protocol/errors.ts'
import {
  newOffsetFetchResponseGroup,
  newOffsetFetchResponsePartitions,
  newOffsetFetchResponseTopics,
  type OffsetFetchRequestGroup,
  type OffsetFetchResponseGroup,
  type OffsetFetchResponsePartitions,
} from '../../../protocol/messages/9-offset-fetch.ts'
import { ZERO_UUID } from '../../../protocol/uuid.ts'
import type { GroupContext } from '../group-context.ts'
import type { CommittedOffset } from './offset-store.ts'

const NO_OFFSET = -1

/**
 * OffsetFetch of one group. A partition without an offset, and a group that is not there, give −1
 * and no error. With `requireStable` an offset in an open transaction gives UNSTABLE_OFFSET_COMMIT:
 * the client tries again (KIP-447).
 */
export function fetchOffsets(
  context: GroupContext,
  request: OffsetFetchRequestGroup,
  requireStable: boolean,
): OffsetFetchResponseGroup {
  const { groupId } = request
  const error = memberError(context, request)
  if (error !== undefined) {
    return newOffsetFetchResponseGroup({ groupId, errorCode: errorCode(error) })
  }
  const { offsets } = context
  const answer = (topic: string, partition: number, committed: CommittedOffset | undefined) =>
    requireStable && offsets.isUnstable(groupId, topic, partition)
      ? unknownOffset(partition, 'UNSTABLE_OFFSET_COMMIT')
      : knownOffset(partition, committed)
  if (request.topics === null) {
    const topics = [...offsets.topics(groupId)].map(([name, partitions]) => {
      const answers = [...partitions].map(([partition, known]) => answer(name, partition, known))
      return newOffsetFetchResponseTopics({ name, partitions: answers })
    })
    return newOffsetFetchResponseGroup({ groupId, topics })
  }
  const topics = request.topics.map(({ name, topicId, partitionIndexes }) => {
    const partitions = partitionIndexes.map((partition) => {
      const known = offsets.find(groupId, name, partition)
      return answer(name, partition, known && isOfTopic(known, topicId) ? known : undefined)
    })
    return newOffsetFetchResponseTopics({ name, topicId, partitions })
  })
  return newOffsetFetchResponseGroup({ groupId, topics })
}

/** Members of the newer protocols say who they are. A group without offsets is as good as none. */
function memberError(
  { groups }: GroupContext,
  { groupId, memberId, memberEpoch }: OffsetFetchRequestGroup,
): ErrorName | undefined {
  try {
    groups.find(groupId)?.validateOffsetFetch(memberId, memberEpoch)
    return undefined
  } catch (error) {
    if (!(error instanceof KafkaError)) throw error
    return error.error === 'GROUP_ID_NOT_FOUND' ? undefined : error.error
  }
}

/** The offset of a topic that was deleted and made anew belongs to the old one. */
function isOfTopic(committed: CommittedOffset, topicId: string): boolean {
  const canTell = topicId !== ZERO_UUID && committed.topicId !== ZERO_UUID
  return !canTell || topicId === committed.topicId
}

function knownOffset(
  partitionIndex: number,
  committed: CommittedOffset | undefined,
): OffsetFetchResponsePartitions {
  if (committed === undefined) return unknownOffset(partitionIndex, 'NONE')
  return newOffsetFetchResponsePartitions({
    partitionIndex,
    committedOffset: committed.offset,
    committedLeaderEpoch: committed.leaderEpoch,
    metadata: committed.metadata,
  })
}

function unknownOffset(partitionIndex: number, error: ErrorName): OffsetFetchResponsePartitions {
  return newOffsetFetchResponsePartitions({
    partitionIndex,
    committedOffset: NO_OFFSET,
    metadata: '',
    errorCode: errorCode(error),
  })
}
