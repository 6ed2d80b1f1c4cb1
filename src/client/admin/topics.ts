import {
  CreateTopics,
  newCreatableTopic,
  newCreateTopicsRequest,
} from '../../protocol/messages/19-create-topics.ts'
import {
  DeleteTopics,
  newDeleteTopicState,
  newDeleteTopicsRequest,
} from '../../protocol/messages/20-delete-topics.ts'
import {
  CreatePartitions,
  newCreatePartitionsRequest,
  newCreatePartitionsTopic,
} from '../../protocol/messages/37-create-partitions.ts'
import type { Cluster } from '../cluster.ts'
import { ANY, CONTROLLER } from '../cluster.ts'
import { responseError } from '../error-texts.ts'
import type { Results } from './results.ts'

export interface NewTopic {
  readonly name: string
  /** −1, as left out: the broker's default. */
  readonly partitions?: number
  readonly replicationFactor?: number
  /** Brokers by partition, in place of the two above. */
  readonly assignments?: readonly (readonly number[])[]
  readonly configs?: ReadonlyMap<string, string>
}

export interface CreatedTopic {
  readonly topicId: string
  readonly partitions: number
  readonly replicationFactor: number
}

export interface ChangeOptions {
  readonly timeoutMs?: number
  readonly validateOnly?: boolean
}

export async function createTopics(
  cluster: Cluster,
  topics: readonly NewTopic[],
  { timeoutMs = cluster.config.defaultApiTimeoutMs, validateOnly = false }: ChangeOptions = {},
): Promise<Results<CreatedTopic>> {
  const request = newCreateTopicsRequest({
    timeoutMs: Math.min(timeoutMs, cluster.config.requestTimeoutMs),
    validateOnly,
    topics: topics.map(({ name, partitions = -1, replicationFactor = -1, assignments, configs }) =>
      newCreatableTopic({
        name,
        numPartitions: assignments ? -1 : partitions,
        replicationFactor: assignments ? -1 : replicationFactor,
        assignments: (assignments ?? []).map((brokerIds, partitionIndex) => ({
          partitionIndex,
          brokerIds: [...brokerIds],
        })),
        configs: [...(configs ?? [])].map(([name, value]) => ({ name, value })),
      }),
    ),
  })
  return cluster.call({ name: 'createTopics', target: CONTROLLER, timeoutMs }, async ({ send }) => {
    const response = await send(CreateTopics, request)
    return results(response.topics, (topic) => ({
      topicId: topic.topicId,
      partitions: topic.numPartitions,
      replicationFactor: topic.replicationFactor,
    }))
  })
}

export async function deleteTopics(
  cluster: Cluster,
  names: readonly string[],
  { timeoutMs = cluster.config.defaultApiTimeoutMs }: ChangeOptions = {},
): Promise<Results<{ readonly topicId: string }>> {
  return cluster.call({ name: 'deleteTopics', target: CONTROLLER, timeoutMs }, async ({ send }) => {
    const requestTimeoutMs = Math.min(timeoutMs, cluster.config.requestTimeoutMs)
    const response = await send(DeleteTopics, (version) =>
      newDeleteTopicsRequest(
        version >= 6
          ? {
              topics: names.map((name) => newDeleteTopicState({ name })),
              timeoutMs: requestTimeoutMs,
            }
          : { topicNames: [...names], timeoutMs: requestTimeoutMs },
      ),
    )
    return results(response.responses, ({ topicId }) => ({ topicId }))
  })
}

export interface NewPartitions {
  readonly name: string
  /** How many the topic shall have. */
  readonly count: number
  /** Brokers of each partition that is added. */
  readonly assignments?: readonly (readonly number[])[]
}

export async function createPartitions(
  cluster: Cluster,
  topics: readonly NewPartitions[],
  { timeoutMs = cluster.config.defaultApiTimeoutMs, validateOnly = false }: ChangeOptions = {},
): Promise<Results<true>> {
  const request = newCreatePartitionsRequest({
    timeoutMs: Math.min(timeoutMs, cluster.config.requestTimeoutMs),
    validateOnly,
    topics: topics.map(({ name, count, assignments }) =>
      newCreatePartitionsTopic({
        name,
        count,
        assignments: assignments?.map((brokerIds) => ({ brokerIds: [...brokerIds] })) ?? null,
      }),
    ),
  })
  const options = { name: 'createPartitions', target: CONTROLLER, timeoutMs }
  return cluster.call(options, async ({ send }) => {
    const response = await send(CreatePartitions, request)
    return results(response.results, () => true as const)
  })
}

export interface TopicListing {
  readonly name: string
  readonly topicId: string
  readonly isInternal: boolean
  readonly partitionCount: number
}

/** Sorted by name. */
export async function listTopics(
  cluster: Cluster,
  { includesInternal = true }: { readonly includesInternal?: boolean } = {},
): Promise<TopicListing[]> {
  const { topics } = await cluster.metadata({ topics: null }, { name: 'listTopics', target: ANY })
  return [...topics.values()]
    .filter(({ isInternal }) => includesInternal || !isInternal)
    .map(({ name, topicId, isInternal, partitions }) => ({
      name,
      topicId,
      isInternal,
      partitionCount: partitions.length,
    }))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

interface TopicAnswer {
  readonly name: string | null
  readonly errorCode: number
  readonly errorMessage: string | null
}

// Only a broker that is no controller any more refuses a whole request; it is asked of the new one.
function results<Answer extends TopicAnswer, Value>(
  answers: readonly Answer[],
  toValue: (answer: Answer) => Value,
): Results<Value> {
  const outcome: Results<Value> = new Map()
  for (const answer of answers) {
    const error = responseError(answer.errorCode, answer.errorMessage)
    if (error?.error === 'NOT_CONTROLLER') throw error
    outcome.set(answer.name ?? '', error ?? toValue(answer))
  }
  return outcome
}
