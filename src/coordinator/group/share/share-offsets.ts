import { errorCode, KafkaError } from '../../../protocol/errors.ts'
import { clampToNumber } from '../../../protocol/int64.ts'
import {
  type AlterShareGroupOffsetsRequest,
  type AlterShareGroupOffsetsRequestTopic,
  type AlterShareGroupOffsetsResponseTopic,
  newAlterShareGroupOffsetsResponsePartition,
  newAlterShareGroupOffsetsResponseTopic,
} from '../../../protocol/messages/91-alter-share-group-offsets.ts'
import {
  type DeleteShareGroupOffsetsRequest,
  type DeleteShareGroupOffsetsResponseTopic,
  newDeleteShareGroupOffsetsResponseTopic,
} from '../../../protocol/messages/92-delete-share-group-offsets.ts'
import {
  type CoordinatorRecord,
  type CoordinatorResult,
  NO_RESULT,
  respond,
} from '../../runtime/coordinator-shard.ts'
import type { GroupContext } from '../group-context.ts'
import { findShareGroup, getOrMakeShareGroup, getShareGroup } from './find-share-group.ts'
import type { StateToInitialize } from './initialize-state.ts'
import { ShareGroup } from './share-group.ts'
import { stateTopicsRecord } from './share-records.ts'
import {
  beginDeleting,
  beginDeletingTopic,
  beginInitializing,
  finishDeleting,
  forgetTopics,
  type PartitionsByTopic,
  type StateTopic,
} from './state-topics.ts'

const NOT_HOSTED = 'This server does not host this topic-partition.'

export interface AlteredOffsets {
  readonly topics: AlterShareGroupOffsetsResponseTopic[]
  readonly toInitialize: StateToInitialize
}

/** New start offsets for a group without members, which may be a new one (KIP-932). */
export function alterShareOffsets(
  context: GroupContext,
  { groupId, topics }: AlterShareGroupOffsetsRequest,
): CoordinatorResult<AlteredOffsets> {
  const group = getOrMakeShareGroup(context, groupId, true)
  group.validateDelete()
  const offsets = new Map<string, ReadonlyMap<number, number>>()
  const begun = new Map<string, StateTopic>()
  const answers = eachTopicOnce(topics).map((asked) => {
    const topic = context.topics.byName(asked.topicName)
    const count = topic?.partitionCount ?? 0
    if (topic !== undefined) checkPartitions(groupId, topic.id, asked)
    if (topic !== undefined) {
      const starts = new Map(
        asked.partitions
          .filter(({ partitionIndex }) => partitionIndex < count)
          .map(({ partitionIndex, startOffset }) => [partitionIndex, clampToNumber(startOffset)]),
      )
      offsets.set(topic.id, starts)
      begun.set(topic.id, { name: topic.name, partitions: new Set(starts.keys()) })
    }
    return answerAlter(asked, topic?.id, count)
  })
  const records: CoordinatorRecord[] = []
  if (begun.size > 0) {
    records.push(stateTopicsRecord(groupId, beginInitializing(group.knownStateTopics, begun)))
  }
  const toInitialize = { groupId, stateEpoch: group.groupEpoch, offsets }
  return { records, response: { topics: answers, toInitialize } }
}

function eachTopicOnce(
  topics: readonly AlterShareGroupOffsetsRequestTopic[],
): AlterShareGroupOffsetsRequestTopic[] {
  const byName = new Map<string, AlterShareGroupOffsetsRequestTopic>()
  for (const { topicName, partitions } of topics) {
    const known = byName.get(topicName)?.partitions ?? []
    byName.set(topicName, { topicName, partitions: [...known, ...partitions] })
  }
  return [...byName.values()]
}

/** Apache fails over a negative number, and tells the whole request so. */
function checkPartitions(
  groupId: string,
  topicId: string,
  { partitions }: AlterShareGroupOffsetsRequestTopic,
): void {
  const negative = partitions.find(({ partitionIndex }) => partitionIndex < 0)
  if (negative === undefined) return
  const place = `${groupId} ${topicId} ${negative.partitionIndex}`
  throw new KafkaError(
    'UNKNOWN_SERVER_ERROR',
    `Initialize share group parameters has invalid partitionId - ${place}`,
  )
}

function answerAlter(
  { topicName, partitions }: AlterShareGroupOffsetsRequestTopic,
  topicId: string | undefined,
  count: number,
): AlterShareGroupOffsetsResponseTopic {
  return newAlterShareGroupOffsetsResponseTopic({
    topicName,
    ...(topicId === undefined ? {} : { topicId }),
    partitions: partitions.map(({ partitionIndex }) =>
      newAlterShareGroupOffsetsResponsePartition(
        topicId !== undefined && partitionIndex < count
          ? { partitionIndex }
          : {
              partitionIndex,
              errorCode: errorCode('UNKNOWN_TOPIC_OR_PARTITION'),
              errorMessage: NOT_HOSTED,
            },
      ),
    ),
  })
}

export interface BegunDeletion {
  readonly refused: DeleteShareGroupOffsetsResponseTopic[]
  readonly partitions: PartitionsByTopic
}

/** What a group without members knows of some topics is to be deleted: the state, then the offsets. */
export function beginDeleteShareOffsets(
  context: GroupContext,
  { groupId, topics }: DeleteShareGroupOffsetsRequest,
): CoordinatorResult<BegunDeletion> {
  const group = getShareGroup(context, groupId)
  group.validateDelete()
  const refused: DeleteShareGroupOffsetsResponseTopic[] = []
  const partitions = new Map<string, ReadonlySet<number>>()
  if (group.stateTopics === undefined) return respond({ refused, partitions })
  let state = group.stateTopics
  for (const { topicName } of topics) {
    const topic = context.topics.byName(topicName)
    const begun = topic && beginDeletingTopic(state, topic.id, context.topics)
    if (topic === undefined || begun === undefined) {
      const isThere = topic !== undefined
      refused.push(
        newDeleteShareGroupOffsetsResponseTopic({
          topicName,
          errorCode: errorCode('UNKNOWN_TOPIC_OR_PARTITION'),
          errorMessage: isThere ? 'There is no offset information to delete.' : NOT_HOSTED,
        }),
      )
      continue
    }
    state = begun.topics
    partitions.set(topic.id, begun.partitions)
  }
  return { records: [stateTopicsRecord(groupId, state)], response: { refused, partitions } }
}

/** The share-state coordinator has deleted it. */
export function finishDeleteShareOffsets(
  context: GroupContext,
  groupId: string,
  topicIds: Iterable<string>,
): CoordinatorResult<undefined> {
  const topics = findShareGroup(context, groupId)?.stateTopics
  if (topics === undefined) return NO_RESULT
  const records = [stateTopicsRecord(groupId, finishDeleting(topics, topicIds))]
  return { records, response: undefined }
}

/** The state that has to go before a group may, by group id; the error where the group may not. */
export type GroupDeletions = ReadonlyMap<string, PartitionsByTopic | KafkaError>

/** Groups that are no share groups are not spoken of. */
export function beginDeleteShareGroups(
  context: GroupContext,
  groupIds: readonly string[],
): CoordinatorResult<GroupDeletions> {
  const records: CoordinatorRecord[] = []
  const deletions = new Map<string, PartitionsByTopic | KafkaError>()
  for (const groupId of groupIds) {
    const group = findShareGroup(context, groupId)
    if (group === undefined) continue
    if (!group.isEmpty) {
      deletions.set(groupId, new KafkaError('NON_EMPTY_GROUP'))
    } else if (group.stateTopics !== undefined) {
      const { topics, partitions } = beginDeleting(group.stateTopics, context.topics)
      records.push(stateTopicsRecord(groupId, topics))
      deletions.set(groupId, partitions)
    }
  }
  return { records, response: deletions }
}

/** Topics are gone: their state is ended by the share-state coordinator itself. */
export function forgetShareTopics(
  { groups }: GroupContext,
  topicIds: ReadonlySet<string>,
): CoordinatorResult<undefined> {
  const records: CoordinatorRecord[] = []
  for (const group of groups.all()) {
    if (!(group instanceof ShareGroup)) continue
    const topics = forgetTopics(group.knownStateTopics, topicIds)
    if (topics !== undefined) records.push(stateTopicsRecord(group.groupId, topics))
  }
  return { records, response: undefined, isAtomic: false }
}
