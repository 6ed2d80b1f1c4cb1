import { KafkaError } from '../../protocol/errors.ts'
import {
  DescribeTopicPartitions,
  type DescribeTopicPartitionsResponse,
  type DescribeTopicPartitionsResponseTopic,
  newDescribeTopicPartitionsRequest,
  type RequestCursor,
} from '../../protocol/messages/75-describe-topic-partitions.ts'
import { ANY, type CallContext, type Cluster } from '../cluster.ts'
import { responseError } from '../error-texts.ts'
import { fetchMetadata, type TopicMetadata } from '../metadata.ts'
import type { Results } from './results.ts'

export interface TopicDescription {
  readonly name: string
  readonly topicId: string
  readonly isInternal: boolean
  readonly partitions: PartitionDescription[]
}

export interface PartitionDescription {
  readonly partition: number
  /** −1: none. */
  readonly leaderId: number
  readonly leaderEpoch: number
  readonly replicas: readonly number[]
  readonly isr: readonly number[]
  /** Null where the broker does not know of eligible leader replicas. */
  readonly elr: readonly number[] | null
  readonly lastKnownElr: readonly number[] | null
}

export interface DescribeTopicsOptions {
  /** How many partitions one answer of the broker may have. */
  readonly partitionLimit?: number
}

const DEFAULT_PARTITION_LIMIT = 2000

/** Pages through DescribeTopicPartitions; brokers before 3.8 are asked for Metadata. */
export function describeTopics(
  cluster: Cluster,
  names: readonly string[],
  { partitionLimit = DEFAULT_PARTITION_LIMIT }: DescribeTopicsOptions = {},
): Promise<Results<TopicDescription>> {
  const options = { name: 'describeTopicPartitions', target: ANY }
  return cluster.call(options, (context) =>
    context.connection.version(DescribeTopicPartitions) === undefined
      ? describeByMetadata(context, names)
      : describeByPages(context, names, partitionLimit),
  )
}

async function describeByPages(
  { send }: CallContext,
  names: readonly string[],
  responsePartitionLimit: number,
): Promise<Results<TopicDescription>> {
  const outcome: Results<TopicDescription> = new Map()
  // The broker wants names sorted, so that its cursor can tell where to go on.
  let rest = [...new Set(names)].sort()
  let cursor: RequestCursor | null = null
  while (rest.length > 0) {
    const response: DescribeTopicPartitionsResponse = await send(
      DescribeTopicPartitions,
      newDescribeTopicPartitionsRequest({
        topics: rest.map((name) => ({ name })),
        responsePartitionLimit,
        cursor,
      }),
    )
    for (const topic of response.topics) addPage(outcome, topic)
    const next: RequestCursor | null = response.nextCursor
    if (!next) break
    cursor = { topicName: next.topicName, partitionIndex: next.partitionIndex }
    rest = rest.filter((name) => name >= next.topicName)
  }
  return outcome
}

function addPage(
  outcome: Results<TopicDescription>,
  topic: DescribeTopicPartitionsResponseTopic,
): void {
  const name = topic.name ?? ''
  const error = responseError(topic.errorCode)
  if (error) {
    outcome.set(name, error)
    return
  }
  const partitions = topic.partitions.map((partition) => ({
    partition: partition.partitionIndex,
    leaderId: partition.leaderId,
    leaderEpoch: partition.leaderEpoch,
    replicas: partition.replicaNodes,
    isr: partition.isrNodes,
    elr: partition.eligibleLeaderReplicas,
    lastKnownElr: partition.lastKnownElr,
  }))
  const known = outcome.get(name)
  if (known && !(known instanceof KafkaError)) {
    known.partitions.push(...partitions)
    return
  }
  outcome.set(name, { name, topicId: topic.topicId, isInternal: topic.isInternal, partitions })
}

async function describeByMetadata(
  context: CallContext,
  names: readonly string[],
): Promise<Results<TopicDescription>> {
  const { topics } = await fetchMetadata(context, { topics: names })
  return new Map([...topics].map(([name, topic]) => [name, topic.error ?? description(topic)]))
}

function description(topic: TopicMetadata): TopicDescription {
  return {
    name: topic.name,
    topicId: topic.topicId,
    isInternal: topic.isInternal,
    partitions: topic.partitions.map((partition) => ({
      partition: partition.partition,
      leaderId: partition.leaderId,
      leaderEpoch: partition.leaderEpoch,
      replicas: partition.replicas,
      isr: partition.isr,
      elr: null,
      lastKnownElr: null,
    })),
  }
}
