import {
  newShareGroupHeartbeatResponse,
  ShareGroupHeartbeat,
} from '../../protocol/messages/76-share-group-heartbeat.ts'
import { groupRequestContext } from './group-request.ts'
import { handler } from './handler.ts'
import { checkShareGroupsEnabled } from './share-state-request.ts'

/** A member of a share group joins, lives or leaves (KIP-932). */
export const shareGroupHeartbeat = handler(
  ShareGroupHeartbeat,
  {
    versions: [1, 1],
    failure: (code, message) =>
      newShareGroupHeartbeatResponse({ errorCode: code, errorMessage: message }),
  },
  (request, context) => {
    checkShareGroupsEnabled(context)
    const { shareGroups } = context.services.groupCoordinator
    return shareGroups.heartbeat(groupRequestContext(context), request)
  },
)
