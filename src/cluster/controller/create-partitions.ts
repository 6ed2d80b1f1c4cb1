import { errorCode, KafkaError } from '../../protocol/errors.ts'
import {
  type CreatePartitionsRequest,
  type CreatePartitionsResponse,
  type CreatePartitionsTopic,
  type CreatePartitionsTopicResult,
  newCreatePartitionsResponse,
  newCreatePartitionsTopicResult,
} from '../../protocol/messages/37-create-partitions.ts'
import { type MutationRecorder, UNLIMITED_MUTATIONS } from '../../security/quota/client-quota.ts'
import type { TopicImage } from '../image/topics-image.ts'
import type { MetadataRecord } from '../metadata-record.ts'
import {
  type ControllerContext,
  type ControllerResult,
  checkRecordCount,
} from './controller-context.ts'
import {
  activeReplicas,
  newPartitionRecord,
  placeReplicas,
  validateAssignment,
} from './replica-assignment.ts'

/**
 * CreatePartitions: each topic grows or fails by itself; what succeeds is written as one batch. More
 * than fits into a batch is refused as a whole. (Apache answers UNKNOWN_SERVER_ERROR for the topic
 * where the batch is full, and writes what fits all the same.)
 */
export function createPartitions(
  context: ControllerContext,
  request: CreatePartitionsRequest,
  mutations: MutationRecorder = UNLIMITED_MUTATIONS,
): ControllerResult<CreatePartitionsResponse> {
  const results: CreatePartitionsTopicResult[] = []
  const records: MetadataRecord[] = []
  const duplicates = duplicateNames(request.topics)
  for (const name of duplicates) {
    results.push(failure(name, new KafkaError('INVALID_REQUEST', 'Duplicate topic name.')))
  }
  for (const topic of request.topics) {
    if (duplicates.has(topic.name)) continue
    try {
      const added = grow(context, topic)
      mutations.record(added.length)
      records.push(...added)
      results.push(newCreatePartitionsTopicResult({ name: topic.name, errorMessage: null }))
    } catch (error) {
      if (!(error instanceof KafkaError)) throw error
      results.push(failure(topic.name, error))
    }
  }
  checkRecordCount(records.length)
  return {
    records: request.validateOnly ? [] : records,
    response: newCreatePartitionsResponse({ results }),
  }
}

function grow(context: ControllerContext, request: CreatePartitionsTopic): MetadataRecord[] {
  const topic = context.image.topics.byName(request.name)
  if (topic === undefined) throw new KafkaError('UNKNOWN_TOPIC_OR_PARTITION')
  const present = topic.partitions.length
  if (request.count === present) {
    const message = `Topic already has ${present} partition(s).`
    throw new KafkaError('INVALID_PARTITIONS', message)
  }
  if (request.count < present) {
    const message = `The topic ${topic.name} currently has ${present} partition(s); ${request.count} would not be an increase.`
    throw new KafkaError('INVALID_PARTITIONS', message)
  }
  const additional = request.count - present
  checkRecordCount(additional)
  return assign(context, topic, request, additional).map((replicas, index) => {
    const isr = activeReplicas(context, replicas)
    return newPartitionRecord(context, topic.id, present + index, replicas, isr)
  })
}

function assign(
  context: ControllerContext,
  topic: TopicImage,
  { assignments }: CreatePartitionsTopic,
  additional: number,
): number[][] {
  const replicationFactor = topic.partitions[0]!.replicas.length
  if (assignments === null) return placeReplicas(context, additional, replicationFactor)
  if (assignments.length !== additional) {
    throw new KafkaError(
      'INVALID_REPLICA_ASSIGNMENT',
      `Attempted to add ${additional} additional partition(s), but only ${assignments.length} assignment(s) were specified.`,
    )
  }
  return assignments.map(({ brokerIds }, index) => {
    validateAssignment(context, brokerIds, replicationFactor)
    if (activeReplicas(context, brokerIds).length > 0) return brokerIds
    throw new KafkaError(
      'INVALID_REPLICA_ASSIGNMENT',
      `All brokers specified in the manual partition assignment for partition ${topic.partitions.length + index} are fenced or in controlled shutdown.`,
    )
  })
}

function duplicateNames(topics: readonly CreatePartitionsTopic[]): Set<string> {
  const seen = new Set<string>()
  const duplicates = new Set<string>()
  for (const { name } of topics) {
    if (seen.has(name)) duplicates.add(name)
    seen.add(name)
  }
  return duplicates
}

function failure(name: string, error: KafkaError): CreatePartitionsTopicResult {
  return newCreatePartitionsTopicResult({
    name,
    errorCode: errorCode(error.error),
    // The code says it all when there is no text of its own.
    errorMessage: error.message === error.error ? null : error.message,
  })
}
