import {
  newShareGroupHeartbeatResponse,
  ShareGroupHeartbeat,
} from '../../protocol/messages/76-share-group-heartbeat.ts'
import { refusalOf } from '../../security/access.ts'
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
    const { access } = context
    const mayRead = access.allows('READ', 'GROUP', request.groupId)
    const topics = request.subscribedTopicNames ?? []
    if (!mayRead || !topics.every((topic) => access.allows('DESCRIBE', 'TOPIC', topic))) {
      return newShareGroupHeartbeatResponse({
        errorCode: refusalOf(mayRead ? 'TOPIC' : 'GROUP').code,
      })
    }
    const { groupCoordinator, groupConnections } = context.services
    groupConnections.onRequest(context.connection.id, request.groupId, request.memberId)
    return groupCoordinator.shareGroups.heartbeat(groupRequestContext(context), request)
  },
)
