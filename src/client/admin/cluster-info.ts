import type { KafkaError } from '../../protocol/errors.ts'
import { toNumber } from '../../protocol/int64.ts'
import type { ApiVersionsResponse } from '../../protocol/messages/18-api-versions.ts'
import {
  DescribeLogDirs,
  newDescribeLogDirsRequest,
} from '../../protocol/messages/35-describe-log-dirs.ts'
import {
  ListPartitionReassignments,
  newListPartitionReassignmentsRequest,
} from '../../protocol/messages/46-list-partition-reassignments.ts'
import {
  DescribeCluster,
  newDescribeClusterRequest,
} from '../../protocol/messages/60-describe-cluster.ts'
import { ANY, type CallContext, type Cluster, CONTROLLER, node } from '../cluster.ts'
import { checkResponse, responseError } from '../error-texts.ts'
import { type BrokerInfo, fetchMetadata } from '../metadata.ts'
import { groupByTopic, type TopicPartition } from '../topic-partition.ts'

export interface ClusterDescription {
  readonly clusterId: string | null
  /** −1: none. */
  readonly controllerId: number
  readonly brokers: readonly (BrokerInfo & { readonly isFenced: boolean })[]
}

export function describeCluster(
  cluster: Cluster,
  options: { readonly includesFencedBrokers?: boolean; readonly timeoutMs?: number } = {},
): Promise<ClusterDescription> {
  const { includesFencedBrokers = false, ...timeout } = options
  const call = { name: 'listNodes', target: ANY, ...timeout }
  return cluster.call(call, (context) =>
    context.connection.version(DescribeCluster) === undefined
      ? describeByMetadata(context)
      : describeByRequest(context, includesFencedBrokers),
  )
}

async function describeByRequest(
  { send }: CallContext,
  includesFencedBrokers: boolean,
): Promise<ClusterDescription> {
  const response = await send(DescribeCluster, (version) =>
    newDescribeClusterRequest({ includeFencedBrokers: version >= 2 && includesFencedBrokers }),
  )
  checkResponse(response.errorCode, response.errorMessage)
  return {
    clusterId: response.clusterId,
    controllerId: response.controllerId,
    brokers: response.brokers.map(({ brokerId, host, port, rack, isFenced }) => ({
      id: brokerId,
      host,
      port,
      rack,
      isFenced,
    })),
  }
}

async function describeByMetadata(context: CallContext): Promise<ClusterDescription> {
  const { clusterId, controllerId, brokers } = await fetchMetadata(context, { topics: [] })
  return {
    clusterId,
    controllerId,
    brokers: brokers.map((broker) => ({ ...broker, isFenced: false })),
  }
}

/** What a node says of itself: the versions that it speaks, and its features. */
export function nodeApiVersions(
  cluster: Cluster,
  nodeId: number,
  options: { readonly timeoutMs?: number } = {},
): Promise<ApiVersionsResponse> {
  const call = { name: 'apiVersions', target: node(nodeId), ...options }
  return cluster.call(call, async ({ connection }) => connection.apiVersions)
}

export interface FeatureDescription {
  readonly finalizedEpoch: number | undefined
  readonly features: readonly {
    readonly name: string
    readonly supportedMin: number
    readonly supportedMax: number
    /** 0: not set. */
    readonly finalizedLevel: number
  }[]
}

export function describeFeatures(cluster: Cluster): Promise<FeatureDescription> {
  return cluster.call({ name: 'describeFeatures', target: ANY }, async ({ connection }) => {
    const { supportedFeatures, finalizedFeatures, finalizedFeaturesEpoch } = connection.apiVersions
    const epoch = toNumber(finalizedFeaturesEpoch)
    const levels = new Map(finalizedFeatures.map((entry) => [entry.name, entry.maxVersionLevel]))
    return {
      finalizedEpoch: epoch < 0 ? undefined : epoch,
      features: supportedFeatures.map(({ name, minVersion, maxVersion }) => ({
        name,
        supportedMin: minVersion,
        supportedMax: maxVersion,
        finalizedLevel: levels.get(name) ?? 0,
      })),
    }
  })
}

export interface Reassignment extends TopicPartition {
  readonly replicas: readonly number[]
  readonly addingReplicas: readonly number[]
  readonly removingReplicas: readonly number[]
}

/** The partitions that are on the move; of all topics for null. Rejects with UNSUPPORTED_VERSION. */
export async function listPartitionReassignments(
  cluster: Cluster,
  partitions: readonly TopicPartition[] | null = null,
): Promise<Reassignment[]> {
  const call = { name: 'listPartitionReassignments', target: CONTROLLER }
  const request = newListPartitionReassignmentsRequest({
    timeoutMs: cluster.config.requestTimeoutMs,
    topics:
      partitions &&
      [...groupByTopic(partitions)].map(([name, ofTopic]) => ({
        name,
        partitionIndexes: ofTopic.map(({ partition }) => partition),
      })),
  })
  return cluster.call(call, async ({ send }) => {
    const response = await send(ListPartitionReassignments, request)
    checkResponse(response.errorCode, response.errorMessage)
    return response.topics.flatMap(({ name: topic, partitions: ongoing }) =>
      ongoing.map(({ partitionIndex, replicas, addingReplicas, removingReplicas }) => ({
        topic,
        partition: partitionIndex,
        replicas,
        addingReplicas,
        removingReplicas,
      })),
    )
  })
}

export interface LogDirDescription {
  readonly path: string
  readonly error: KafkaError | undefined
  /** −1 where the broker does not tell. */
  readonly totalBytes: number
  readonly usableBytes: number
  readonly replicas: readonly (TopicPartition & {
    readonly sizeBytes: number
    readonly offsetLag: number
    readonly isFuture: boolean
  })[]
}

export function describeLogDirs(
  cluster: Cluster,
  nodeId: number,
  options: { readonly timeoutMs?: number } = {},
): Promise<LogDirDescription[]> {
  const call = { name: 'describeLogDirs', target: node(nodeId), ...options }
  return cluster.call(call, async ({ send }) => {
    const response = await send(DescribeLogDirs, newDescribeLogDirsRequest({ topics: null }))
    checkResponse(response.errorCode)
    return response.results.map((result) => ({
      path: result.logDir,
      error: responseError(result.errorCode),
      totalBytes: toNumber(result.totalBytes),
      usableBytes: toNumber(result.usableBytes),
      replicas: result.topics.flatMap(({ name: topic, partitions }) =>
        partitions.map(({ partitionIndex, partitionSize, offsetLag, isFutureKey }) => ({
          topic,
          partition: partitionIndex,
          sizeBytes: toNumber(partitionSize),
          offsetLag: toNumber(offsetLag),
          isFuture: isFutureKey,
        })),
      ),
    }))
  })
}
