import { isValidTopicName } from '../../cluster/controller/topic-name.ts'
import { STATUS } from '../../coordinator/group/streams/topics/topic-configuration-error.ts'
import { errorName, KafkaError } from '../../protocol/errors.ts'
import {
  newStreamsGroupHeartbeatResponse,
  StreamsGroupHeartbeat,
  type StreamsGroupHeartbeatResponse,
  type Topology,
} from '../../protocol/messages/88-streams-group-heartbeat.ts'
import type { TopicInfo } from '../../protocol/messages/records/streams-group-topology.ts'
import { isInternalTopic } from '../metadata-cache.ts'
import { groupRequestContext } from './group-request.ts'
import { handler, type RequestContext } from './handler.ts'
import { servesStreamsGroups, topicsOf } from './streams-request.ts'

const MAX_ERRORS_TOLD = 3

/**
 * A member of a streams group comes, is there, or goes (KIP-1071). The internal topics that its
 * topology lacks are made on the way. Apache answers before they are there, and the member sees them
 * with its next heartbeat; where a new group is not to wait for members, it doesn't wait for its
 * topics either: the answer has the tasks already.
 */
export const streamsGroupHeartbeat = handler(
  StreamsGroupHeartbeat,
  {
    versions: [0, 0],
    failure: (errorCode, message) =>
      newStreamsGroupHeartbeatResponse({
        errorCode,
        errorMessage: message === errorName(errorCode) ? null : message,
      }),
  },
  async (request, context) => {
    const { services, access } = context
    if (!servesStreamsGroups(services)) throw new KafkaError('UNSUPPORTED_VERSION')
    // Refusals have no text here, as with Apache.
    if (!access.allows('READ', 'GROUP', request.groupId)) {
      throw new KafkaError('GROUP_AUTHORIZATION_FAILED')
    }
    if (request.topology !== null) checkTopics(request.topology, context)
    services.groupConnections.onRequest(context.connection.id, request.groupId, request.memberId)
    const client = groupRequestContext(context)
    const beat = () => services.groupCoordinator.streamsGroupHeartbeat(client, request)
    const { response, missingTopics } = await beat()
    if (missingTopics.length === 0) return response

    const refused = refusedTopics(missingTopics, context)
    if (refused.length > 0) {
      tellMissing(response, `Unauthorized to CREATE on topics ${refused.join(', ')}.`)
      return response
    }
    const { groupId } = request
    const { groupSettings, streamsTopics } = services
    const intervalMs = groupSettings.number(groupId, 'streams.heartbeat.interval.ms')
    const created = streamsTopics.create(missingTopics, 2 * intervalMs)
    if (groupSettings.number(groupId, 'streams.initial.rebalance.delay.ms') === 0) {
      await created
      const again = await beat()
      if (again.missingTopics.length === 0) return again.response
    }
    tellErrors(response, missingTopics, context)
    return response
  },
)

/** Throws STREAMS_INVALID_TOPOLOGY for names that no application may use. */
function checkTopics(topology: Topology, { access }: RequestContext): void {
  const topics = topicsOf(topology.subtopologies)
  const internal = topics.filter(isInternalTopic)
  if (internal.length > 0) {
    throw new KafkaError(
      'STREAMS_INVALID_TOPOLOGY',
      `Use of Kafka internal topics ${internal.join(',')} in a Kafka Streams topology is prohibited.`,
    )
  }
  const invalid = topics.filter((topic) => !isValidTopicName(topic))
  if (invalid.length > 0) {
    const message = `Topic names ${invalid.join(',')} are not valid topic names.`
    throw new KafkaError('STREAMS_INVALID_TOPOLOGY', message)
  }
  if (!topics.every((topic) => access.allows('DESCRIBE', 'TOPIC', topic))) {
    throw new KafkaError('TOPIC_AUTHORIZATION_FAILED')
  }
}

function refusedTopics(topics: readonly TopicInfo[], { access }: RequestContext): string[] {
  if (access.allowsCluster('CREATE')) return []
  return topics.map(({ name }) => name).filter((name) => !access.allows('CREATE', 'TOPIC', name))
}

/** Adds why an earlier attempt has failed. */
function tellErrors(
  response: StreamsGroupHeartbeatResponse,
  topics: readonly TopicInfo[],
  { services }: RequestContext,
): void {
  const errors = topics.flatMap(({ name }) => {
    const error = services.streamsTopics.errorOf(name)
    return error === undefined ? [] : [`${name} (${error})`]
  })
  if (errors.length === 0) return
  const more = errors.length - MAX_ERRORS_TOLD
  const told = errors.slice(0, MAX_ERRORS_TOLD).join(', ')
  tellMissing(response, `Creation failed: ${more > 0 ? `${told} and ${more} more` : told}.`)
}

function tellMissing(response: StreamsGroupHeartbeatResponse, detail: string): void {
  const statuses = response.status ?? []
  const status = statuses.find(({ statusCode }) => statusCode === STATUS.MISSING_INTERNAL_TOPICS)
  if (status !== undefined) status.statusDetail += `; ${detail}`
}
