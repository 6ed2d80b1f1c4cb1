import {
  AlterReplicaLogDirs,
  newAlterReplicaLogDirsRequest,
} from '../../protocol/messages/34-alter-replica-log-dirs.ts'
import {
  AlterPartitionReassignments,
  newAlterPartitionReassignmentsRequest,
} from '../../protocol/messages/45-alter-partition-reassignments.ts'
import {
  ListPartitionReassignments,
  newListPartitionReassignmentsRequest,
} from '../../protocol/messages/46-list-partition-reassignments.ts'
import { type Cluster, CONTROLLER, node } from '../cluster.ts'
import { checkResponse, responseError } from '../error-texts.ts'
import { groupByTopic, partitionName, type TopicPartition } from '../topic-partition.ts'
import type { Results } from './results.ts'

export interface Reassignment extends TopicPartition {
  /** The brokers that shall have the partition, the preferred leader first; null: stop the move. */
  readonly replicas: readonly number[] | null
}

export interface AlterReassignmentsOptions {
  /** False refuses another number of replicas (KIP-860, since Kafka 4.1). */
  readonly allowsReplicationFactorChange?: boolean
}

/** Moves partitions to other brokers, or stops such moves (KIP-455). */
export async function alterPartitionReassignments(
  cluster: Cluster,
  reassignments: readonly Reassignment[],
  { allowsReplicationFactorChange = true }: AlterReassignmentsOptions = {},
): Promise<Results<true>> {
  const topics = [...groupByTopic(reassignments)].map(([name, ofTopic]) => ({
    name,
    partitions: ofTopic.map(({ partition, replicas }) => ({
      partitionIndex: partition,
      replicas: replicas && [...replicas],
    })),
  }))
  const call = { name: 'alterPartitionReassignments', target: CONTROLLER }
  return cluster.call(call, async ({ send, remainingMs }) => {
    const request = newAlterPartitionReassignmentsRequest({
      topics,
      allowReplicationFactorChange: allowsReplicationFactorChange,
      timeoutMs: timeoutOf(cluster, remainingMs),
    })
    const response = await send(AlterPartitionReassignments, request)
    checkResponse(response.errorCode, response.errorMessage)
    const outcome: Results<true> = new Map()
    for (const { name: topic, partitions } of response.responses) {
      for (const { partitionIndex: partition, errorCode, errorMessage } of partitions) {
        const key = partitionName({ topic, partition })
        outcome.set(key, responseError(errorCode, errorMessage) ?? true)
      }
    }
    return outcome
  })
}

export interface OngoingReassignment extends TopicPartition {
  /** All of them, those that come and those that go too. */
  readonly replicas: readonly number[]
  readonly addingReplicas: readonly number[]
  readonly removingReplicas: readonly number[]
}

/** The partitions on the move, by topic and partition. */
export async function listPartitionReassignments(cluster: Cluster): Promise<OngoingReassignment[]> {
  const call = { name: 'listPartitionReassignments', target: CONTROLLER }
  return cluster.call(call, async ({ send, remainingMs }) => {
    const request = newListPartitionReassignmentsRequest({
      topics: null,
      timeoutMs: timeoutOf(cluster, remainingMs),
    })
    const response = await send(ListPartitionReassignments, request)
    checkResponse(response.errorCode, response.errorMessage)
    return response.topics
      .flatMap(({ name: topic, partitions }) =>
        partitions.map(({ partitionIndex: partition, ...facts }) => ({
          topic,
          partition,
          ...facts,
        })),
      )
      .sort(byTopicPartition)
  })
}

export function byTopicPartition(left: TopicPartition, right: TopicPartition): number {
  if (left.topic !== right.topic) return left.topic < right.topic ? -1 : 1
  return left.partition - right.partition
}

export interface ReplicaMove extends TopicPartition {
  readonly brokerId: number
  /** The path of the directory that the replica shall lie in. */
  readonly logDir: string
}

/** Starts moving replicas of one broker between its directories (KIP-113). */
export async function alterReplicaLogDirs(
  cluster: Cluster,
  brokerId: number,
  moves: readonly ReplicaMove[],
): Promise<Results<true>> {
  const paths = [...new Set(moves.map(({ logDir }) => logDir))]
  const request = newAlterReplicaLogDirsRequest({
    dirs: paths.map((path) => ({
      path,
      topics: [...groupByTopic(moves.filter(({ logDir }) => logDir === path))].map(
        ([name, ofTopic]) => ({ name, partitions: ofTopic.map(({ partition }) => partition) }),
      ),
    })),
  })
  const call = { name: 'alterReplicaLogDirs', target: node(brokerId) }
  return cluster.call(call, async ({ send }) => {
    const response = await send(AlterReplicaLogDirs, request)
    const outcome: Results<true> = new Map()
    for (const { topicName: topic, partitions } of response.results) {
      for (const { partitionIndex: partition, errorCode } of partitions) {
        outcome.set(partitionName({ topic, partition }), responseError(errorCode) ?? true)
      }
    }
    return outcome
  })
}

function timeoutOf(cluster: Cluster, remainingMs: number): number {
  return Math.round(Math.min(remainingMs, cluster.config.requestTimeoutMs))
}
