import type { TopicImage } from '../../cluster/image/topics-image.ts'
import { errorCode } from '../../protocol/errors.ts'
import {
  Metadata,
  type MetadataRequest,
  type MetadataRequestTopic,
  type MetadataResponseTopic,
  newMetadataResponse,
  newMetadataResponseTopic,
} from '../../protocol/messages/3-metadata.ts'
import { ZERO_UUID } from '../../protocol/uuid.ts'
import { refusalOf } from '../../security/access.ts'
import { clusterOperations, NOT_ASKED } from '../authorized-operations.ts'
import { isInternalTopic } from '../metadata-cache.ts'
import { handler, type RequestContext } from './handler.ts'

/** From here on topics may be asked for by their ids. */
const FIRST_VERSION_WITH_TOPIC_IDS = 12

/**
 * Brokers, and the topics that were asked for with their partitions and leaders. A topic that is not
 * there is created when the broker and, from v4 on, the request allow it; other than Apache, which
 * sends the client away to ask again, the answer tells of the new topic at once.
 *
 * v0 asks for all topics by an empty list, later ones by null. v5: offline replicas. v7: leader
 * epochs. v8–10: authorized operations of the cluster. v10: topic ids in answers, v12 in requests.
 */
export const metadata = handler(
  Metadata,
  {
    versions: [0, 13],
    failure: (code) => newMetadataResponse({ errorCode: code }),
  },
  async (request, context) => {
    const { connection, services, apiVersion } = context
    if (apiVersion < FIRST_VERSION_WITH_TOPIC_IDS && request.topics?.some(isWithoutName)) {
      return refuseAll(request.topics)
    }
    const topics = await describeTopics(request, context)
    const cache = services.metadataCache
    return newMetadataResponse({
      brokers: cache
        .brokers(connection)
        .map(({ id, host, port, rack }) => ({ nodeId: id, host, port, rack })),
      clusterId: services.clusterId,
      controllerId: cache.controllerId(connection),
      topics,
      clusterAuthorizedOperations:
        apiVersion >= 8 && request.includeClusterAuthorizedOperations
          ? clusterOperations(context.access)
          : NOT_ASKED,
    })
  },
)

function isWithoutName({ name, topicId }: MetadataRequestTopic): boolean {
  return name === null || topicId !== ZERO_UUID
}

/** Versions without an error of their own tell it of each topic. */
function refuseAll(topics: readonly MetadataRequestTopic[]) {
  const code = errorCode('INVALID_REQUEST')
  return newMetadataResponse({
    errorCode: code,
    topics: topics.map(({ name, topicId }) =>
      newMetadataResponseTopic({ name: name ?? '', topicId, errorCode: code }),
    ),
  })
}

async function describeTopics(
  request: MetadataRequest,
  context: RequestContext,
): Promise<MetadataResponseTopic[]> {
  const cache = context.services.metadataCache
  const asked = request.topics
  if (asked === null || (context.apiVersion === 0 && asked.length === 0)) {
    return cache
      .topicNames()
      .filter((name) => context.access.allows('DESCRIBE', 'TOPIC', name))
      .map((name) => describeTopic(cache.topic(name)!, request, context))
  }
  const answers: MetadataResponseTopic[] = []
  const seen = new Set<string>()
  for (const topic of asked) {
    const key = topic.name ?? topic.topicId
    if (seen.has(key)) continue
    seen.add(key)
    answers.push(await answerTopic(topic, request, context))
  }
  return answers
}

async function answerTopic(
  asked: MetadataRequestTopic,
  request: MetadataRequest,
  context: RequestContext,
): Promise<MetadataResponseTopic> {
  const { access, services } = context
  const { metadataCache, topicCreator } = services
  if (asked.topicId !== ZERO_UUID || asked.name === null) {
    const topic = metadataCache.topicById(asked.topicId)
    const isAllowed = topic === undefined || access.allows('DESCRIBE', 'TOPIC', topic.name)
    if (topic !== undefined && isAllowed) return describeTopic(topic, request, context)
    return newMetadataResponseTopic({
      errorCode: isAllowed ? errorCode('UNKNOWN_TOPIC_ID') : refusalOf('TOPIC').code,
      name: null,
      topicId: asked.topicId,
    })
  }
  if (!access.allows('DESCRIBE', 'TOPIC', asked.name)) return refuseTopic(asked.name, false)
  const existing = metadataCache.topic(asked.name)
  if (existing !== undefined) return describeTopic(existing, request, context)
  const isWanted =
    request.allowAutoTopicCreation && services.config.get('auto.create.topics.enable')
  const mayCreate =
    !isWanted || access.allowsCluster('CREATE') || access.allows('CREATE', 'TOPIC', asked.name)
  if (!mayCreate) return refuseTopic(asked.name, isInternalTopic(asked.name))
  const error = await topicCreator.createMissing(asked.name, request.allowAutoTopicCreation)
  const created = metadataCache.topic(asked.name)
  if (error === 'NONE' && created !== undefined) return describeTopic(created, request, context)
  return newMetadataResponseTopic({
    errorCode: errorCode(error),
    name: asked.name,
    isInternal: isInternalTopic(asked.name),
    topicAuthorizedOperations: topicOperations(asked.name, request, context),
  })
}

function refuseTopic(name: string, isInternal: boolean): MetadataResponseTopic {
  return newMetadataResponseTopic({ errorCode: refusalOf('TOPIC').code, name, isInternal })
}

function topicOperations(
  name: string,
  request: MetadataRequest,
  { access, apiVersion }: RequestContext,
): number {
  const isAsked = apiVersion >= 8 && request.includeTopicAuthorizedOperations
  return isAsked ? access.operationsOn('TOPIC', name) : NOT_ASKED
}

function describeTopic(
  topic: TopicImage,
  request: MetadataRequest,
  context: RequestContext,
): MetadataResponseTopic {
  const { connection, services } = context
  return newMetadataResponseTopic({
    name: topic.name,
    topicId: topic.id,
    isInternal: isInternalTopic(topic.name),
    partitions: topic.partitions.map((image) => {
      const { error, partition, leader, offlineReplicas } = services.metadataCache.partition(
        image,
        connection,
      )
      return {
        errorCode: errorCode(error),
        partitionIndex: partition.partitionId,
        leaderId: leader,
        leaderEpoch: partition.leaderEpoch,
        replicaNodes: [...partition.replicas],
        isrNodes: [...partition.isr],
        offlineReplicas: [...offlineReplicas],
      }
    }),
    topicAuthorizedOperations: topicOperations(topic.name, request, context),
  })
}
