import { type ErrorName, errorCode } from '../../protocol/errors.ts'
import {
  newOffsetCommitResponse,
  newOffsetCommitResponsePartition,
  newOffsetCommitResponseTopic,
  OffsetCommit,
  type OffsetCommitRequest,
  type OffsetCommitRequestTopic,
  type OffsetCommitResponseTopic,
} from '../../protocol/messages/8-offset-commit.ts'
import type { MetadataCache } from '../metadata-cache.ts'
import { groupRequestContext } from './group-request.ts'
import { handler, type RequestContext } from './handler.ts'
import { mergeTopics } from './merge-topics.ts'

/** From here on topics are told by their ids. */
const FIRST_VERSION_WITH_TOPIC_IDS = 10

/**
 * Commits offsets of a group. Topics and partitions that the cluster does not have are answered
 * here, the others by the coordinator, each topic once.
 *
 * v2–4: a retention of the client's own. v6: leader epochs. v7: static members. v9: members of the
 * newer protocol. v10: topic ids.
 */
export const offsetCommit = handler(
  OffsetCommit,
  { versions: [2, 10] },
  async (request, context) => {
    const { metadataCache, groupCoordinator } = context.services
    const byId = context.apiVersion >= FIRST_VERSION_WITH_TOPIC_IDS
    const named = byId ? withNames(request, metadataCache) : request
    if (!context.access.allows('READ', 'GROUP', request.groupId)) {
      const topics = request.topics.map((topic) => refuse(topic, 'GROUP_AUTHORIZATION_FAILED'))
      return newOffsetCommitResponse({ topics })
    }
    const refused: OffsetCommitResponseTopic[] = []
    const topics: OffsetCommitRequestTopic[] = []
    for (const topic of named.topics) {
      const { refusal, accepted } = split(topic, context, byId)
      if (refusal !== undefined) refused.push(refusal)
      if (accepted !== undefined) topics.push(accepted)
    }
    if (topics.length === 0) return newOffsetCommitResponse({ topics: mergeTopics(refused, []) })
    const client = groupRequestContext(context)
    const response = await groupCoordinator.commitOffsets(client, { ...named, topics })
    return { ...response, topics: mergeTopics(refused, response.topics) }
  },
)

function withNames(request: OffsetCommitRequest, cache: MetadataCache): OffsetCommitRequest {
  const topics = request.topics.map((topic) => ({
    ...topic,
    name: cache.topicById(topic.topicId)?.name ?? '',
  }))
  return { ...request, topics }
}

function split(topic: OffsetCommitRequestTopic, context: RequestContext, byId: boolean) {
  if (byId && topic.name === '') return { refusal: refuse(topic, 'UNKNOWN_TOPIC_ID') }
  if (!context.access.allows('READ', 'TOPIC', topic.name)) {
    return { refusal: refuse(topic, 'TOPIC_AUTHORIZATION_FAILED') }
  }
  const known = context.services.metadataCache.topic(topic.name)
  const isKnown = ({ partitionIndex }: { partitionIndex: number }) =>
    known?.partitions[partitionIndex] !== undefined
  const partitions = topic.partitions.filter(isKnown)
  const others = topic.partitions.filter((partition) => !isKnown(partition))
  const refusal =
    others.length > 0 || known === undefined
      ? refuse({ ...topic, partitions: others }, 'UNKNOWN_TOPIC_OR_PARTITION')
      : undefined
  if (known === undefined || partitions.length === 0) return { refusal, accepted: undefined }
  // Stored with the offset, the id tells later whether the topic is still the same one.
  return { refusal, accepted: { ...topic, topicId: known.id, partitions } }
}

function refuse(topic: OffsetCommitRequestTopic, error: ErrorName): OffsetCommitResponseTopic {
  const { name, topicId, partitions } = topic
  return newOffsetCommitResponseTopic({
    name,
    topicId,
    partitions: partitions.map(({ partitionIndex }) =>
      newOffsetCommitResponsePartition({ partitionIndex, errorCode: errorCode(error) }),
    ),
  })
}
