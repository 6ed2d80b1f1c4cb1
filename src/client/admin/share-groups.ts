import type { KafkaError } from '../../protocol/errors.ts'
import { toNumber } from '../../protocol/int64.ts'
import {
  newShareGroupDescribeRequest,
  ShareGroupDescribe,
} from '../../protocol/messages/77-share-group-describe.ts'
import {
  DescribeShareGroupOffsets,
  newDescribeShareGroupOffsetsRequest,
  newDescribeShareGroupOffsetsRequestGroup,
} from '../../protocol/messages/90-describe-share-group-offsets.ts'
import {
  AlterShareGroupOffsets,
  newAlterShareGroupOffsetsRequest,
} from '../../protocol/messages/91-alter-share-group-offsets.ts'
import {
  DeleteShareGroupOffsets,
  newDeleteShareGroupOffsetsRequest,
} from '../../protocol/messages/92-delete-share-group-offsets.ts'
import type { HostPort } from '../bootstrap.ts'
import { type Cluster, groupCoordinator } from '../cluster.ts'
import { checkResponse, responseError } from '../error-texts.ts'
import { groupByTopic, partitionName, type TopicPartition } from '../topic-partition.ts'
import { eachGroup, throwWhenMoved } from './groups.ts'
import type { Results } from './results.ts'

/** A share group (KIP-932). */
export interface ShareGroupDescription {
  readonly groupId: string
  readonly state: string
  readonly coordinator: HostPort & { readonly id: number }
  readonly groupEpoch: number
  readonly assignmentEpoch: number
  readonly members: readonly ShareMember[]
}

export interface ShareMember {
  readonly memberId: string
  readonly memberEpoch: number
  readonly clientId: string
  readonly host: string
  readonly assignment: readonly TopicPartition[]
}

export function describeShareGroups(
  cluster: Cluster,
  groupIds: readonly string[],
  options: { readonly timeoutMs?: number } = {},
): Promise<Results<ShareGroupDescription>> {
  return eachGroup(groupIds, (groupId) =>
    cluster.call(
      { name: 'describeShareGroups', target: groupCoordinator(groupId), ...options },
      async ({ send, connection, nodeId }) => {
        const request = newShareGroupDescribeRequest({ groupIds: [groupId] })
        const group = (await send(ShareGroupDescribe, request)).groups[0]!
        const error = responseError(group.errorCode, group.errorMessage)
        throwWhenMoved(error)
        if (error !== undefined) return error
        const { host, port } = connection.address
        return {
          groupId,
          state: group.groupState,
          coordinator: { id: nodeId, host, port },
          groupEpoch: group.groupEpoch,
          assignmentEpoch: group.assignmentEpoch,
          members: group.members.map(({ memberId, memberEpoch, clientId, ...member }) => ({
            memberId,
            memberEpoch,
            clientId,
            host: member.clientHost,
            assignment: member.assignment.topicPartitions.flatMap(({ topicName, partitions }) =>
              partitions.map((partition) => ({ topic: topicName, partition })),
            ),
          })),
        }
      },
    ),
  )
}

export interface ShareOffset extends TopicPartition {
  /** −1: the group has not read here yet. */
  readonly startOffset: number
  readonly leaderEpoch: number
  /** Records that are still to be delivered; −1 where the broker does not know. */
  readonly lag: number
}

/** Where the group is in each partition that it has state of. */
export function listShareGroupOffsets(cluster: Cluster, groupId: string): Promise<ShareOffset[]> {
  const call = { name: 'describeShareGroupOffsets', target: groupCoordinator(groupId) }
  const request = newDescribeShareGroupOffsetsRequest({
    groups: [newDescribeShareGroupOffsetsRequestGroup({ groupId, topics: null })],
  })
  return cluster.call(call, async ({ send }) => {
    const group = (await send(DescribeShareGroupOffsets, request)).groups[0]!
    checkResponse(group.errorCode, group.errorMessage)
    return group.topics.flatMap(({ topicName: topic, partitions }) =>
      partitions.map((partition) => {
        checkResponse(partition.errorCode, partition.errorMessage)
        return {
          topic,
          partition: partition.partitionIndex,
          startOffset: toNumber(partition.startOffset),
          leaderEpoch: partition.leaderEpoch,
          lag: toNumber(partition.lag),
        }
      }),
    )
  })
}

/** Moves a group without members; rejects with the error of the group as a whole. */
export function alterShareGroupOffsets(
  cluster: Cluster,
  groupId: string,
  offsets: readonly (TopicPartition & { readonly offset: number })[],
): Promise<Results<true>> {
  const call = { name: 'alterShareGroupOffsets', target: groupCoordinator(groupId) }
  const request = newAlterShareGroupOffsetsRequest({
    groupId,
    topics: [...groupByTopic(offsets)].map(([topicName, partitions]) => ({
      topicName,
      partitions: partitions.map(({ partition, offset }) => ({
        partitionIndex: partition,
        startOffset: offset,
      })),
    })),
  })
  return cluster.call(call, async ({ send }) => {
    const { responses, ...group } = await send(AlterShareGroupOffsets, request)
    checkResponse(group.errorCode, group.errorMessage)
    const results: Results<true> = new Map()
    for (const { topicName: topic, partitions } of responses) {
      for (const { partitionIndex: partition, errorCode, errorMessage } of partitions) {
        const result = responseError(errorCode, errorMessage) ?? true
        results.set(partitionName({ topic, partition }), result)
      }
    }
    return results
  })
}

/** By topic; rejects with the error of the group as a whole. */
export function deleteShareGroupOffsets(
  cluster: Cluster,
  groupId: string,
  topics: readonly string[],
): Promise<Results<true>> {
  const call = { name: 'deleteShareGroupOffsets', target: groupCoordinator(groupId) }
  const request = newDeleteShareGroupOffsetsRequest({
    groupId,
    topics: topics.map((topicName) => ({ topicName })),
  })
  return cluster.call(call, async ({ send }) => {
    const { responses, ...group } = await send(DeleteShareGroupOffsets, request)
    checkResponse(group.errorCode, group.errorMessage)
    return new Map(
      responses.map(({ topicName, errorCode, errorMessage }): [string, true | KafkaError] => [
        topicName,
        responseError(errorCode, errorMessage) ?? true,
      ]),
    )
  })
}
