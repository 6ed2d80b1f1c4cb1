import type { KafkaError } from '../../protocol/errors.ts'
import { toNumber } from '../../protocol/int64.ts'
import {
  newOffsetCommitRequest,
  newOffsetCommitRequestPartition,
  newOffsetCommitRequestTopic,
  OffsetCommit,
} from '../../protocol/messages/8-offset-commit.ts'
import {
  newOffsetFetchRequest,
  newOffsetFetchRequestGroup,
  newOffsetFetchRequestTopic,
  newOffsetFetchRequestTopics,
  OffsetFetch,
  type OffsetFetchRequest,
  type OffsetFetchResponse,
} from '../../protocol/messages/9-offset-fetch.ts'
import { newOffsetDeleteRequest, OffsetDelete } from '../../protocol/messages/47-offset-delete.ts'
import { type Cluster, groupCoordinator } from '../cluster.ts'
import { checkResponse, responseError } from '../error-texts.ts'
import { groupByTopic, partitionName, type TopicPartition } from '../topic-partition.ts'
import { throwWhenMoved } from './groups.ts'
import type { Results } from './results.ts'

export interface CommittedOffset extends TopicPartition {
  readonly offset: number
  readonly leaderEpoch: number
  readonly metadata: string
}

export interface GroupOffsetsOptions {
  readonly timeoutMs?: number
}

/** Newer versions name topics by id, which would need the metadata of each. */
const LAST_VERSION_WITH_NAMES = 9

/** What a group has committed, for all partitions or the given ones; those without are left out. */
export async function listGroupOffsets(
  cluster: Cluster,
  groupId: string,
  partitions: readonly TopicPartition[] | null = null,
  options: GroupOffsetsOptions = {},
): Promise<CommittedOffset[]> {
  const call = { name: 'listConsumerGroupOffsets', target: groupCoordinator(groupId), ...options }
  return cluster.call(call, async ({ send }) => {
    const response = await send(
      OffsetFetch,
      (version) => offsetFetchRequest(groupId, partitions, version),
      { maxVersion: LAST_VERSION_WITH_NAMES },
    )
    return committedOffsets(response)
  })
}

function offsetFetchRequest(
  groupId: string,
  partitions: readonly TopicPartition[] | null,
  version: number,
): OffsetFetchRequest {
  const topics =
    partitions &&
    [...groupByTopic(partitions)].map(([name, ofTopic]) => ({
      name,
      partitionIndexes: ofTopic.map(({ partition }) => partition),
    }))
  if (version < 8) {
    return newOffsetFetchRequest({
      groupId,
      topics: topics?.map(newOffsetFetchRequestTopic) ?? null,
    })
  }
  const ofGroup = topics?.map(newOffsetFetchRequestTopics) ?? null
  return newOffsetFetchRequest({
    groups: [newOffsetFetchRequestGroup({ groupId, topics: ofGroup })],
  })
}

function committedOffsets(response: OffsetFetchResponse): CommittedOffset[] {
  const { errorCode, topics } = response.groups[0] ?? response
  checkResponse(errorCode)
  const committed: CommittedOffset[] = []
  for (const { name: topic, partitions } of topics) {
    for (const partition of partitions) {
      checkResponse(partition.errorCode)
      if (toNumber(partition.committedOffset) < 0) continue
      committed.push({
        topic,
        partition: partition.partitionIndex,
        offset: toNumber(partition.committedOffset),
        leaderEpoch: partition.committedLeaderEpoch,
        metadata: partition.metadata ?? '',
      })
    }
  }
  return committed
}

export interface NewOffset extends TopicPartition {
  readonly offset: number
  readonly metadata?: string
}

/** Commits for a group that has no members. */
export function alterGroupOffsets(
  cluster: Cluster,
  groupId: string,
  offsets: readonly NewOffset[],
  options: GroupOffsetsOptions = {},
): Promise<Results<true>> {
  const call = { name: 'alterConsumerGroupOffsets', target: groupCoordinator(groupId), ...options }
  const request = newOffsetCommitRequest({
    groupId,
    topics: [...groupByTopic(offsets)].map(([name, partitions]) =>
      newOffsetCommitRequestTopic({
        name,
        partitions: partitions.map(({ partition, offset, metadata }) =>
          newOffsetCommitRequestPartition({
            partitionIndex: partition,
            committedOffset: offset,
            committedMetadata: metadata ?? '',
          }),
        ),
      }),
    ),
  })
  return cluster.call(call, async ({ send }) => {
    const response = await send(OffsetCommit, request, { maxVersion: LAST_VERSION_WITH_NAMES })
    return partitionResults(response.topics)
  })
}

export function deleteGroupOffsets(
  cluster: Cluster,
  groupId: string,
  partitions: readonly TopicPartition[],
  options: GroupOffsetsOptions = {},
): Promise<Results<true>> {
  const call = { name: 'offsetDelete', target: groupCoordinator(groupId), ...options }
  const request = newOffsetDeleteRequest({
    groupId,
    topics: [...groupByTopic(partitions)].map(([name, ofTopic]) => ({
      name,
      partitions: ofTopic.map(({ partition }) => ({ partitionIndex: partition })),
    })),
  })
  return cluster.call(call, async ({ send }) => {
    const response = await send(OffsetDelete, request)
    checkResponse(response.errorCode)
    return partitionResults(response.topics)
  })
}

interface AnsweredTopic {
  readonly name: string
  readonly partitions: readonly { readonly partitionIndex: number; readonly errorCode: number }[]
}

function partitionResults(topics: readonly AnsweredTopic[]): Results<true> {
  const outcome = new Map<string, true | KafkaError>()
  for (const { name: topic, partitions } of topics) {
    for (const { partitionIndex: partition, errorCode } of partitions) {
      const error = responseError(errorCode)
      throwWhenMoved(error)
      outcome.set(partitionName({ topic, partition }), error ?? true)
    }
  }
  return outcome
}
