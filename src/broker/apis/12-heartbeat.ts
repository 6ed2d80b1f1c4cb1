import { Heartbeat, newHeartbeatResponse } from '../../protocol/messages/12-heartbeat.ts'
import { handler } from './handler.ts'

/** Keeps a member of a classic group alive, and tells it of a rebalance. v3: static members. */
export const heartbeat = handler(
  Heartbeat,
  { versions: [0, 4], failure: (code) => newHeartbeatResponse({ errorCode: code }) },
  (request, { services, access }) => {
    access.demand('READ', 'GROUP', request.groupId)
    return services.groupCoordinator.heartbeat(request)
  },
)
