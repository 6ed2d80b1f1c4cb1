import type { KafkaError } from '../protocol/errors.ts'
import {
  Metadata,
  type MetadataResponse,
  type MetadataResponseTopic,
  newMetadataRequest,
  newMetadataRequestTopic,
} from '../protocol/messages/3-metadata.ts'
import { ZERO_UUID } from '../protocol/uuid.ts'
import type { Connection } from './connection.ts'
import { checkResponse, responseError } from './error-texts.ts'

export interface BrokerInfo {
  readonly id: number
  readonly host: string
  readonly port: number
  readonly rack: string | null
}

export interface PartitionMetadata {
  readonly partition: number
  /** −1: none. */
  readonly leaderId: number
  readonly leaderEpoch: number
  readonly replicas: readonly number[]
  readonly isr: readonly number[]
  readonly offlineReplicas: readonly number[]
  readonly error: KafkaError | undefined
}

export interface TopicMetadata {
  readonly name: string
  /** ZERO_UUID from brokers that have no topic ids. */
  readonly topicId: string
  readonly isInternal: boolean
  /** By partition number. */
  readonly partitions: readonly PartitionMetadata[]
  readonly error: KafkaError | undefined
}

export interface ClusterMetadata {
  readonly clusterId: string | null
  readonly controllerId: number
  readonly brokers: readonly BrokerInfo[]
  readonly topics: ReadonlyMap<string, TopicMetadata>
}

export interface MetadataOptions {
  /** Null: all topics. */
  readonly topics: readonly string[] | null
  readonly allowAutoTopicCreation?: boolean
}

export async function fetchMetadata(
  { send }: { readonly send: Connection['send'] },
  { topics, allowAutoTopicCreation = false }: MetadataOptions,
): Promise<ClusterMetadata> {
  const response = await send(Metadata, (version) =>
    newMetadataRequest({
      // Version 0 has no null: an empty list is all topics there.
      topics:
        topics === null
          ? version === 0
            ? []
            : null
          : topics.map((name) => newMetadataRequestTopic({ name })),
      // Before version 4 the broker decides by itself.
      allowAutoTopicCreation: version < 4 || allowAutoTopicCreation,
    }),
  )
  checkResponse(response.errorCode)
  return clusterMetadata(response)
}

function clusterMetadata(response: MetadataResponse): ClusterMetadata {
  return {
    clusterId: response.clusterId,
    controllerId: response.controllerId,
    brokers: response.brokers.map(({ nodeId, host, port, rack }) => ({
      id: nodeId,
      host,
      port,
      rack,
    })),
    topics: new Map(response.topics.map((topic) => [topic.name ?? '', topicMetadata(topic)])),
  }
}

function topicMetadata(topic: MetadataResponseTopic): TopicMetadata {
  return {
    name: topic.name ?? '',
    topicId: topic.topicId ?? ZERO_UUID,
    isInternal: topic.isInternal,
    error: responseError(topic.errorCode),
    partitions: topic.partitions
      .map((partition) => ({
        partition: partition.partitionIndex,
        leaderId: partition.leaderId,
        leaderEpoch: partition.leaderEpoch,
        replicas: partition.replicaNodes,
        isr: partition.isrNodes,
        offlineReplicas: partition.offlineReplicas,
        error: responseError(partition.errorCode),
      }))
      .sort((one, other) => one.partition - other.partition),
  }
}
