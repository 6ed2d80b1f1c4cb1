import { KafkaError } from '../../protocol/errors.ts'
import {
  ConsumerGroupHeartbeat,
  newConsumerGroupHeartbeatResponse,
} from '../../protocol/messages/68-consumer-group-heartbeat.ts'
import { groupRequestContext, servesConsumerGroups } from './group-request.ts'
import { handler } from './handler.ts'

/**
 * Joins a group of consumers, stays in it or leaves it, and tells the member its partitions
 * (KIP-848). v1: regular expressions, and ids that members make up themselves.
 */
export const consumerGroupHeartbeat = handler(
  ConsumerGroupHeartbeat,
  {
    versions: [0, 1],
    failure: (errorCode) => newConsumerGroupHeartbeatResponse({ errorCode }),
  },
  (request, context) => {
    if (!servesConsumerGroups(context.services)) throw new KafkaError('UNSUPPORTED_VERSION')
    context.access.demand('READ', 'GROUP', request.groupId)
    for (const topic of request.subscribedTopicNames ?? []) {
      context.access.demand('DESCRIBE', 'TOPIC', topic)
    }
    const { groupCoordinator, groupConnections } = context.services
    groupConnections.onRequest(context.connection.id, request.groupId, request.memberId)
    return groupCoordinator.consumerGroupHeartbeat(groupRequestContext(context), request)
  },
)
