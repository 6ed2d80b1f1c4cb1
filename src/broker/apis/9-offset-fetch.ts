import { type ErrorName, errorCode } from '../../protocol/errors.ts'
import {
  newOffsetFetchRequestGroup,
  newOffsetFetchRequestTopics,
  newOffsetFetchResponse,
  newOffsetFetchResponseGroup,
  newOffsetFetchResponsePartition,
  newOffsetFetchResponsePartitions,
  newOffsetFetchResponseTopics,
  OffsetFetch,
  type OffsetFetchRequest,
  type OffsetFetchRequestGroup,
  type OffsetFetchRequestTopics,
  type OffsetFetchResponse,
  type OffsetFetchResponseGroup,
  type OffsetFetchResponseTopics,
} from '../../protocol/messages/9-offset-fetch.ts'
import { ZERO_UUID } from '../../protocol/uuid.ts'
import { refusalOf } from '../../security/access.ts'
import type { BrokerServices } from '../broker-services.ts'
import { handler, type RequestContext } from './handler.ts'

/** From here on several groups at once (KIP-709). */
const FIRST_VERSION_WITH_BATCHES = 8
/** From here on topics are told by their ids. */
const FIRST_VERSION_WITH_TOPIC_IDS = 10
/** From here on an error of the group stands beside the partitions, before only in each of them. */
const FIRST_VERSION_WITH_GROUP_ERROR = 2

/**
 * What groups have committed. v2: all partitions, by null topics. v5: leader epochs. v7: only stable
 * offsets on request (KIP-447). v8: several groups. v9: members of the newer protocol. v10: topic ids.
 */
export const offsetFetch = handler(
  OffsetFetch,
  {
    versions: [1, 10],
    failure: (code) => newOffsetFetchResponse({ errorCode: code }),
  },
  async (request, context) => {
    const { services, apiVersion } = context
    const byId = apiVersion >= FIRST_VERSION_WITH_TOPIC_IDS
    const asked = apiVersion >= FIRST_VERSION_WITH_BATCHES ? request.groups : [asGroup(request)]
    const groups = await Promise.all(
      asked.map((group) =>
        fetchAllowed(context, byId ? withNames(services, group) : group, (allowed) =>
          byId
            ? fetchById(services, allowed, request.requireStable)
            : services.groupCoordinator.fetchOffsets(
                withIds(services, allowed),
                request.requireStable,
              ),
        ),
      ),
    )
    if (apiVersion >= FIRST_VERSION_WITH_BATCHES) return newOffsetFetchResponse({ groups })
    return ofOneGroup(request, groups[0]!, apiVersion)
  },
)

/** Topics that the asker may not see are answered here, and left out where all were asked for. */
async function fetchAllowed(
  { access }: RequestContext,
  group: OffsetFetchRequestGroup,
  fetchOffsets: (group: OffsetFetchRequestGroup) => Promise<OffsetFetchResponseGroup>,
): Promise<OffsetFetchResponseGroup> {
  const { groupId } = group
  if (!access.allows('DESCRIBE', 'GROUP', groupId)) {
    return newOffsetFetchResponseGroup({ groupId, errorCode: refusalOf('GROUP').code })
  }
  if (!access.isLimited) return fetchOffsets(group)
  const isAllowed = ({ name }: { name: string }) =>
    name === '' || access.allows('DESCRIBE', 'TOPIC', name)
  const topics = group.topics?.filter(isAllowed) ?? null
  const refused = group.topics?.filter((topic) => !isAllowed(topic)) ?? []
  const response = await fetchOffsets({ ...group, topics })
  if (response.errorCode !== 0) return response
  const told = response.topics.filter(isAllowed)
  const error = 'TOPIC_AUTHORIZATION_FAILED'
  return { ...response, topics: [...told, ...refused.map((topic) => failedTopic(topic, error))] }
}

function withNames(
  { metadataCache }: BrokerServices,
  group: OffsetFetchRequestGroup,
): OffsetFetchRequestGroup {
  const topics = group.topics?.map((topic) => ({
    ...topic,
    name: metadataCache.topicById(topic.topicId)?.name ?? '',
  }))
  return { ...group, topics: topics ?? null }
}

/** By its id the coordinator sees offsets of a topic that was deleted and made anew. */
function withIds(
  { metadataCache }: BrokerServices,
  group: OffsetFetchRequestGroup,
): OffsetFetchRequestGroup {
  const topics = group.topics?.map((topic) => ({
    ...topic,
    topicId: metadataCache.topic(topic.name)?.id ?? ZERO_UUID,
  }))
  return { ...group, topics: topics ?? null }
}

/** Unknown ids are answered here, those without a name; topics of the answer are told by id. */
async function fetchById(
  { groupCoordinator, metadataCache }: BrokerServices,
  group: OffsetFetchRequestGroup,
  requireStable: boolean,
): Promise<OffsetFetchResponseGroup> {
  const known = group.topics?.filter(({ name }) => name !== '') ?? null
  const request = { ...group, topics: known }
  const response = await groupCoordinator.fetchOffsets(request, requireStable)
  if (response.errorCode !== 0) return response
  const unknown = group.topics?.filter(({ name }) => name === '') ?? []
  const told = response.topics
    .map((topic) => ({ ...topic, topicId: metadataCache.topic(topic.name)?.id ?? ZERO_UUID }))
    // Offsets of a topic that is being deleted can't be told by an id.
    .filter(({ topicId }) => topicId !== ZERO_UUID)
  return {
    ...response,
    topics: [...told, ...unknown.map((topic) => failedTopic(topic, 'UNKNOWN_TOPIC_ID'))],
  }
}

function failedTopic(
  { name, topicId, partitionIndexes }: OffsetFetchRequestTopics,
  error: ErrorName,
) {
  return newOffsetFetchResponseTopics({
    name,
    topicId,
    partitions: partitionIndexes.map((partitionIndex) =>
      newOffsetFetchResponsePartitions({
        partitionIndex,
        committedOffset: -1,
        errorCode: errorCode(error),
      }),
    ),
  })
}

function asGroup({ groupId, topics }: OffsetFetchRequest): OffsetFetchRequestGroup {
  const named = topics?.map((topic) => newOffsetFetchRequestTopics({ ...topic })) ?? null
  return newOffsetFetchRequestGroup({ groupId, topics: named })
}

function ofOneGroup(
  request: OffsetFetchRequest,
  { errorCode: code, topics }: OffsetFetchResponseGroup,
  apiVersion: number,
): OffsetFetchResponse {
  const isTold = apiVersion >= FIRST_VERSION_WITH_GROUP_ERROR
  if (code === 0 || isTold) {
    return newOffsetFetchResponse({ errorCode: code, topics: topics.map(asOldTopic) })
  }
  const failed = (request.topics ?? []).map(({ name, partitionIndexes }) => ({
    name,
    partitions: partitionIndexes.map((partitionIndex) =>
      newOffsetFetchResponsePartition({ partitionIndex, committedOffset: -1, errorCode: code }),
    ),
  }))
  return newOffsetFetchResponse({ topics: failed })
}

function asOldTopic({ name, partitions }: OffsetFetchResponseTopics) {
  return {
    name,
    partitions: partitions.map((partition) => newOffsetFetchResponsePartition({ ...partition })),
  }
}
