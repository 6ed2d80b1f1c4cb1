import { isValidTopicName } from '../../cluster/controller/topic-name.ts'
import type { TopicImage } from '../../cluster/image/topics-image.ts'
import { type ErrorName, errorCode } from '../../protocol/errors.ts'
import {
  DescribeTopicPartitions,
  type DescribeTopicPartitionsRequest,
  type DescribeTopicPartitionsResponseTopic,
  newDescribeTopicPartitionsResponse,
  newDescribeTopicPartitionsResponseTopic,
  type RequestCursor,
} from '../../protocol/messages/75-describe-topic-partitions.ts'
import { type Access, refusalOf } from '../../security/access.ts'
import { NOT_ASKED } from '../authorized-operations.ts'
import { isInternalTopic } from '../metadata-cache.ts'
import { handler, type RequestContext } from './handler.ts'

/**
 * Topics in the order of their names, page by page: at most as many partitions as asked for and as
 * `max.request.partition.size.limit` allows, and a cursor to where the next page starts (KIP-966).
 */
export const describeTopicPartitions = handler(
  DescribeTopicPartitions,
  { versions: [0, 0] },
  (request, context) => {
    const { cursor } = request
    if (cursor !== null && !isAmong(cursor, request)) return refuseAll(request, 'INVALID_REQUEST')
    const names = askedNames(request, context)
    // Apache takes the empty name for that of the cursor, and fails where there is none.
    if (cursor === null && names.includes('')) return refuseAll(request, 'UNKNOWN_SERVER_ERROR')
    const { services, access } = context
    const limit = services.config.get('max.request.partition.size.limit')
    let room = Math.max(Math.min(limit, request.responsePartitionLimit), 1)
    const response = newDescribeTopicPartitionsResponse()
    const isAllowed = (name: string) => access.allows('DESCRIBE', 'TOPIC', name)
    for (const name of names.filter(isAllowed)) {
      if (room <= 0) {
        response.nextCursor = { topicName: name, partitionIndex: 0 }
        break
      }
      const topic = services.metadataCache.topic(name)
      if (topic === undefined) {
        const isNameValid = isValidTopicName(name)
        response.topics.push(
          unknownTopic(
            name,
            isNameValid ? 'UNKNOWN_TOPIC_OR_PARTITION' : 'INVALID_TOPIC_EXCEPTION',
            access,
          ),
        )
        continue
      }
      const start = name === cursor?.topicName ? cursor.partitionIndex : 0
      // In 32 bits, as Apache computes it: the next cursor of one far too high is negative.
      const end = Math.min((start + room) | 0, topic.partitions.length)
      response.topics.push(describeTopic(topic, start, end, context))
      room -= Math.max(end - start, 0)
      if (end < topic.partitions.length) {
        response.nextCursor = { topicName: name, partitionIndex: end }
        break
      }
    }
    // Who asks for all is not told that there are others.
    if (request.topics.length > 0) {
      for (const name of names) if (!isAllowed(name)) response.topics.push(refusedTopic(name))
    }
    return response
  },
)

function refuseAll({ topics }: DescribeTopicPartitionsRequest, error: ErrorName) {
  const failure = { errorCode: errorCode(error), topicAuthorizedOperations: NOT_ASKED }
  return newDescribeTopicPartitionsResponse({
    topics: topics.map(({ name }) => newDescribeTopicPartitionsResponseTopic({ name, ...failure })),
  })
}

/** A cursor stands at a partition of one of the topics that are asked for. */
function isAmong(cursor: RequestCursor, { topics }: DescribeTopicPartitionsRequest): boolean {
  const isAsked = topics.length === 0 || topics.some(({ name }) => name === cursor.topicName)
  return isAsked && cursor.partitionIndex >= 0
}

function askedNames({ topics, cursor }: DescribeTopicPartitionsRequest, context: RequestContext) {
  const names =
    topics.length === 0
      ? context.services.metadataCache.topicNames()
      : [...new Set(topics.map(({ name }) => name))].sort()
  return cursor === null ? names : names.filter((name) => name >= cursor.topicName)
}

function refusedTopic(name: string): DescribeTopicPartitionsResponseTopic {
  return newDescribeTopicPartitionsResponseTopic({
    errorCode: refusalOf('TOPIC').code,
    name,
    topicAuthorizedOperations: NOT_ASKED,
  })
}

function unknownTopic(
  name: string,
  error: ErrorName,
  access: Access,
): DescribeTopicPartitionsResponseTopic {
  return newDescribeTopicPartitionsResponseTopic({
    errorCode: errorCode(error),
    name,
    isInternal: isInternalTopic(name),
    topicAuthorizedOperations: access.operationsOn('TOPIC', name),
  })
}

function describeTopic(
  topic: TopicImage,
  start: number,
  end: number,
  { connection, services, access }: RequestContext,
): DescribeTopicPartitionsResponseTopic {
  return newDescribeTopicPartitionsResponseTopic({
    name: topic.name,
    topicId: topic.id,
    isInternal: isInternalTopic(topic.name),
    partitions: topic.partitions.slice(start, end).map((image) => {
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
        eligibleLeaderReplicas: [...partition.elr],
        lastKnownElr: [...partition.lastKnownElr],
        offlineReplicas: [...offlineReplicas],
      }
    }),
    topicAuthorizedOperations: access.operationsOn('TOPIC', topic.name),
  })
}
