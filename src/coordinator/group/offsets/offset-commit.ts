import { errorCode } from '../../../protocol/errors.ts'
import {
  newOffsetCommitResponse,
  newOffsetCommitResponsePartition,
  newOffsetCommitResponseTopic,
  type OffsetCommitRequest,
  type OffsetCommitRequestPartition,
  type OffsetCommitResponse,
} from '../../../protocol/messages/8-offset-commit.ts'
import type { CoordinatorRecord, CoordinatorResult } from '../../runtime/coordinator-shard.ts'
import { ClassicGroup } from '../classic/classic-group.ts'
import { restartSession } from '../classic/timers.ts'
import type { GroupContext, GroupRequestContext } from '../group-context.ts'
import { offsetCommitRecord } from '../group-records.ts'
import type { CommittedOffset } from './offset-store.ts'
import { validateOffsetCommit } from './validate-commit.ts'

/** Up to version 4 a client may say how long its offsets live; −1 leaves it to the broker. */
const DEFAULT_RETENTION_TIME = -1

/** OffsetCommit. A commit of a member is a sign of life as well. Throws what concerns it as a whole. */
export function commitOffsets(
  context: GroupContext,
  client: GroupRequestContext,
  request: OffsetCommitRequest,
): CoordinatorResult<OffsetCommitResponse> {
  const group = validateOffsetCommit(context, request, client.apiVersion)
  if (group instanceof ClassicGroup) {
    const member = group.findMember(request.memberId)
    const isAlive = group.state === 'Stable' || group.state === 'PreparingRebalance'
    if (member && isAlive) restartSession(context, group, member)
  }
  const check = group?.offsetCommitCheck?.(request)
  const retentionMs = Number(request.retentionTimeMs)
  const expireTimestampMs =
    retentionMs === DEFAULT_RETENTION_TIME ? null : context.nowMs + retentionMs
  const records: CoordinatorRecord[] = []
  const topics = request.topics.map(({ name, topicId, partitions }) => {
    const results = partitions.map((partition) => {
      const { partitionIndex } = partition
      if (!hasValidMetadata(context, partition)) {
        const tooLarge = errorCode('OFFSET_METADATA_TOO_LARGE')
        return newOffsetCommitResponsePartition({ partitionIndex, errorCode: tooLarge })
      }
      check?.(name, topicId, partitionIndex)
      const committed = committedOffset(partition, topicId, context.nowMs, expireTimestampMs)
      records.push(offsetCommitRecord(request.groupId, name, partitionIndex, committed))
      return newOffsetCommitResponsePartition({ partitionIndex })
    })
    return newOffsetCommitResponseTopic({ name, topicId, partitions: results })
  })
  return { records, response: newOffsetCommitResponse({ topics }) }
}

type SentOffset = Pick<
  OffsetCommitRequestPartition,
  'committedOffset' | 'committedLeaderEpoch' | 'committedMetadata'
>

export function hasValidMetadata(
  { config }: GroupContext,
  { committedMetadata }: SentOffset,
): boolean {
  return (committedMetadata?.length ?? 0) <= config.offsetMetadataMaxBytes
}

export function committedOffset(
  partition: SentOffset,
  topicId: string,
  nowMs: number,
  expireTimestampMs: number | null,
): CommittedOffset {
  return {
    offset: partition.committedOffset,
    leaderEpoch: partition.committedLeaderEpoch,
    metadata: partition.committedMetadata ?? '',
    commitTimestampMs: nowMs,
    expireTimestampMs,
    topicId,
  }
}
