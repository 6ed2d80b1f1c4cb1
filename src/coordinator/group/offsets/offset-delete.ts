import { errorCode } from '../../../protocol/errors.ts'
import {
  newOffsetDeleteResponse,
  newOffsetDeleteResponsePartition,
  newOffsetDeleteResponseTopic,
  type OffsetDeleteRequest,
  type OffsetDeleteResponse,
} from '../../../protocol/messages/47-offset-delete.ts'
import type { CoordinatorRecord, CoordinatorResult } from '../../runtime/coordinator-shard.ts'
import type { GroupContext } from '../group-context.ts'
import { offsetTombstone } from '../group-records.ts'

/** OffsetDelete: of topics that no member of the group is subscribed to. */
export function deleteOffsets(
  context: GroupContext,
  request: OffsetDeleteRequest,
): CoordinatorResult<OffsetDeleteResponse> {
  const { groupId } = request
  const group = context.groups.get(groupId)
  group.validateOffsetDelete()
  const records: CoordinatorRecord[] = []
  const topics = request.topics.map(({ name, partitions }) => {
    const isSubscribed = group.isSubscribedTo(name)
    const error = errorCode(isSubscribed ? 'GROUP_SUBSCRIBED_TO_TOPIC' : 'NONE')
    const results = partitions.map(({ partitionIndex }) => {
      const hasOffset =
        context.offsets.find(groupId, name, partitionIndex) !== undefined ||
        context.offsets.isUnstable(groupId, name, partitionIndex)
      if (!isSubscribed && hasOffset) records.push(offsetTombstone(groupId, name, partitionIndex))
      return newOffsetDeleteResponsePartition({ partitionIndex, errorCode: error })
    })
    return newOffsetDeleteResponseTopic({ name, partitions: results })
  })
  return { records, response: newOffsetDeleteResponse({ topics }) }
}

/** The topic is gone, and with it every offset in it. */
export function deleteTopicOffsets(
  { offsets }: GroupContext,
  topics: readonly string[],
): CoordinatorResult<undefined> {
  const records: CoordinatorRecord[] = []
  for (const topic of new Set(topics)) {
    for (const groupId of offsets.groupsWithTopic(topic)) {
      for (const [name, partition] of offsets.partitions(groupId)) {
        if (name === topic) records.push(offsetTombstone(groupId, name, partition))
      }
    }
  }
  return { records, response: undefined, isAtomic: false }
}
