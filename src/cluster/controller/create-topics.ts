import { errorCode, KafkaError } from '../../protocol/errors.ts'
import {
  type CreatableTopic,
  type CreatableTopicResult,
  type CreateTopicsRequest,
  type CreateTopicsResponse,
  newCreatableTopicResult,
  newCreateTopicsResponse,
} from '../../protocol/messages/19-create-topics.ts'
import { randomUuid } from '../../runtime/random.ts'
import { type MutationRecorder, UNLIMITED_MUTATIONS } from '../../security/quota/client-quota.ts'
import { ConfigResourceType } from '../image/configs-image.ts'
import { type MetadataRecord, metadataRecord } from '../metadata-record.ts'
import { configRecords } from './config-records.ts'
import {
  type ControllerContext,
  type ControllerResult,
  checkRecordCount,
  MAX_RECORDS_PER_OPERATION,
} from './controller-context.ts'
import {
  activeReplicas,
  newPartitionRecord,
  placeReplicas,
  validateAssignment,
} from './replica-assignment.ts'
import { METADATA_TOPIC_NAME, validateTopicName } from './topic-name.ts'

/**
 * CreateTopics: each topic succeeds or fails by itself; all that succeed are written as one batch,
 * so that after a crash either all of them are there or none. Duplicate names in one request fail
 * altogether. A request for more partitions than fit into a batch is refused as a whole.
 */
export function createTopics(
  context: ControllerContext,
  request: CreateTopicsRequest,
  mutations: MutationRecorder = UNLIMITED_MUTATIONS,
): ControllerResult<CreateTopicsResponse> {
  const response = newCreateTopicsResponse()
  const records: MetadataRecord[] = []
  const { unique, duplicates } = splitDuplicates(request.topics)
  checkPartitionCount(context, unique)
  for (const topic of unique) {
    try {
      const created = createTopic(context, topic)
      mutations.record(created.response.numPartitions)
      records.push(...created.records)
      response.topics.push(created.response)
    } catch (error) {
      if (!(error instanceof KafkaError)) throw error
      response.topics.push(failure(topic.name, error))
    }
  }
  for (const name of duplicates) {
    const error = new KafkaError('INVALID_REQUEST', 'Duplicate topic name.')
    response.topics.push(failure(name, error))
  }
  checkRecordCount(records.length)
  return { records: request.validateOnly ? [] : records, response }
}

function createTopic(
  context: ControllerContext,
  topic: CreatableTopic,
): ControllerResult<CreatableTopicResult> {
  checkName(context, topic.name)
  const configs = requestedConfigs(topic)
  context.topicConfigs.validate(configs)
  const assignments =
    topic.assignments.length > 0 ? manualAssignments(context, topic) : placed(context, topic)
  const topicId = randomUuid(context.random)
  const { name } = topic
  const resource = { type: ConfigResourceType.topic, name }
  const records = [
    metadataRecord('TopicRecord', { name, topicId }),
    ...configRecords(context.image, [{ resource, configs }]),
    ...assignments.map(({ replicas, isr }, partitionId) =>
      newPartitionRecord(context, topicId, partitionId, replicas, isr),
    ),
  ]
  const response = newCreatableTopicResult({
    name,
    topicId,
    errorMessage: null,
    numPartitions: assignments.length,
    replicationFactor: assignments[0]!.replicas.length,
    configs: context.topicConfigs.effective(configs),
  })
  return { records, response }
}

interface Assignment {
  readonly replicas: readonly number[]
  readonly isr: readonly number[]
}

function checkName({ image }: ControllerContext, name: string): void {
  if (name === METADATA_TOPIC_NAME) {
    const message = `Creation of internal topic ${METADATA_TOPIC_NAME} is prohibited.`
    throw new KafkaError('INVALID_REQUEST', message)
  }
  if (image.topics.byName(name) !== undefined) {
    throw new KafkaError('TOPIC_ALREADY_EXISTS', `Topic '${name}' already exists.`)
  }
  validateTopicName(name)
  const colliding = image.topics.collidingName(name)
  if (colliding !== undefined) {
    const message = `Topic '${name}' collides with existing topic: ${colliding}`
    throw new KafkaError('INVALID_TOPIC_EXCEPTION', message)
  }
}

function requestedConfigs(topic: CreatableTopic): Map<string, string> {
  const nulls = topic.configs.filter(({ value }) => value === null).map(({ name }) => name)
  if (nulls.length > 0) {
    const message = `Null value not supported for topic configs: ${nulls.join(',')}`
    throw new KafkaError('INVALID_CONFIG', message)
  }
  return new Map(topic.configs.map(({ name, value }) => [name, value!]))
}

/** The user names the replicas of every partition. */
function manualAssignments(context: ControllerContext, topic: CreatableTopic): Assignment[] {
  if (topic.replicationFactor !== -1) {
    throw new KafkaError(
      'INVALID_REQUEST',
      'A manual partition assignment was specified, but replication factor was not set to -1.',
    )
  }
  if (topic.numPartitions !== -1) {
    throw new KafkaError(
      'INVALID_REQUEST',
      'A manual partition assignment was specified, but numPartitions was not set to -1.',
    )
  }
  const byPartition = new Map<number, Assignment>()
  let replicationFactor: number | undefined
  for (const { partitionIndex, brokerIds } of topic.assignments) {
    if (byPartition.has(partitionIndex)) {
      throw invalidAssignment(
        `Found multiple manual partition assignments for partition ${partitionIndex}`,
      )
    }
    validateAssignment(context, brokerIds, replicationFactor)
    replicationFactor = brokerIds.length
    const isr = activeReplicas(context, brokerIds)
    if (isr.length === 0) {
      throw invalidAssignment(
        `All brokers specified in the manual partition assignment for partition ${partitionIndex} are fenced or in controlled shutdown.`,
      )
    }
    byPartition.set(partitionIndex, { replicas: brokerIds, isr })
  }
  return Array.from({ length: byPartition.size }, (_, partitionId) => {
    const assignment = byPartition.get(partitionId)
    if (assignment !== undefined) return assignment
    throw invalidAssignment('partitions should be a consecutive 0-based integer sequence')
  })
}

/** The controller chooses the replicas. */
function placed(context: ControllerContext, topic: CreatableTopic): Assignment[] {
  if (topic.replicationFactor < -1 || topic.replicationFactor === 0) {
    const message = 'Replication factor must be larger than 0, or -1 to use the default value.'
    throw new KafkaError('INVALID_REPLICATION_FACTOR', message)
  }
  if (topic.numPartitions < -1 || topic.numPartitions === 0) {
    const message = 'Number of partitions was set to an invalid non-positive value.'
    throw new KafkaError('INVALID_PARTITIONS', message)
  }
  const replicationFactor =
    topic.replicationFactor === -1
      ? context.settings.defaultReplicationFactor
      : topic.replicationFactor
  try {
    const count = partitionCount(context, topic)
    return placeReplicas(context, count, replicationFactor).map((replicas) => ({
      replicas,
      isr: activeReplicas(context, replicas),
    }))
  } catch (error) {
    if (!(error instanceof KafkaError)) throw error
    const prefix = `Unable to replicate the partition ${replicationFactor} time(s): `
    throw new KafkaError(error.error, prefix + error.message)
  }
}

function partitionCount(context: ControllerContext, topic: CreatableTopic): number {
  if (topic.assignments.length > 0) return topic.assignments.length
  return topic.numPartitions === -1 ? context.settings.defaultPartitionCount : topic.numPartitions
}

function checkPartitionCount(context: ControllerContext, topics: readonly CreatableTopic[]): void {
  let total = 0
  for (const topic of topics) total += Math.max(partitionCount(context, topic), 0)
  if (total > MAX_RECORDS_PER_OPERATION) {
    const message = 'Excessively large number of partitions per request.'
    throw new KafkaError('POLICY_VIOLATION', message)
  }
}

function splitDuplicates(topics: readonly CreatableTopic[]): {
  unique: CreatableTopic[]
  duplicates: Set<string>
} {
  const seen = new Set<string>()
  const duplicates = new Set<string>()
  for (const { name } of topics) {
    if (seen.has(name)) duplicates.add(name)
    seen.add(name)
  }
  return { unique: topics.filter(({ name }) => !duplicates.has(name)), duplicates }
}

function failure(name: string, error: KafkaError): CreatableTopicResult {
  return newCreatableTopicResult({
    name,
    errorCode: errorCode(error.error),
    errorMessage: error.message,
  })
}

function invalidAssignment(message: string): KafkaError {
  return new KafkaError('INVALID_REPLICA_ASSIGNMENT', message)
}
