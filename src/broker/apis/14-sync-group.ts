import { errorCode } from '../../protocol/errors.ts'
import { newSyncGroupResponse, SyncGroup } from '../../protocol/messages/14-sync-group.ts'
import { handler } from './handler.ts'

/** From here on the protocol's type and name must be told (KIP-559). */
const FIRST_VERSION_WITH_PROTOCOL = 5

/** Fetches a member's assignment; the leader brings all of them. v3: static members. */
export const syncGroup = handler(
  SyncGroup,
  { versions: [0, 5], failure: (code) => newSyncGroupResponse({ errorCode: code }) },
  async (request, { services, access, apiVersion, connection }) => {
    const isTold = request.protocolType !== null && request.protocolName !== null
    if (apiVersion >= FIRST_VERSION_WITH_PROTOCOL && !isTold) {
      return newSyncGroupResponse({ errorCode: errorCode('INCONSISTENT_GROUP_PROTOCOL') })
    }
    access.demand('READ', 'GROUP', request.groupId)
    const { groupId, memberId } = request
    services.groupConnections.onRequest(connection.id, groupId, memberId)
    return services.groupCoordinator.syncGroup(request)
  },
)
