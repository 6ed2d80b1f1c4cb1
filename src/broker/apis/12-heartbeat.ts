import { Heartbeat, newHeartbeatResponse } from '../../protocol/messages/12-heartbeat.ts'
import { handler } from './handler.ts'

/** Keeps a member of a classic group alive, and tells it of a rebalance. v3: static members. */
export const heartbeat = handler(
  Heartbeat,
  { versions: [0, 4], failure: (code) => newHeartbeatResponse({ errorCode: code }) },
  (request, { services, access, connection }) => {
    access.demand('READ', 'GROUP', request.groupId)
    const { groupId, memberId } = request
    services.groupConnections.onRequest(connection.id, groupId, memberId)
    return services.groupCoordinator.heartbeat(request)
  },
)
