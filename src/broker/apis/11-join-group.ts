import { JoinGroup, newJoinGroupResponse } from '../../protocol/messages/11-join-group.ts'
import { groupRequestContext } from './group-request.ts'
import { handler } from './handler.ts'

/**
 * Joins a classic group and waits until its next generation begins, or is told at once why not.
 *
 * v1: a rebalance timeout beside the session timeout. v4: members fetch their id first. v5: static
 * members. v7: the protocol's type and a null name in answers. v8: a reason, which is for people.
 * v9: a returning static leader is told to skip the assignment.
 */
export const joinGroup = handler(
  JoinGroup,
  {
    versions: [0, 9],
    failure: (code, _, version) =>
      newJoinGroupResponse({ errorCode: code, protocolName: nameFor(null, version) }),
  },
  async (request, context) => {
    context.access.demand('READ', 'GROUP', request.groupId)
    const { groupCoordinator, groupConnections } = context.services
    groupConnections.onRequest(context.connection.id, request.groupId, request.memberId)
    const { apiVersion } = context
    const rebalanceTimeoutMs =
      apiVersion === 0 ? request.sessionTimeoutMs : request.rebalanceTimeoutMs
    const client = groupRequestContext(context)
    const response = await groupCoordinator.joinGroup(client, { ...request, rebalanceTimeoutMs })
    return { ...response, protocolName: nameFor(response.protocolName, apiVersion) }
  },
)

/** Up to version 6 no protocol is an empty name. */
function nameFor(protocolName: string | null, version: number): string | null {
  return version < 7 ? (protocolName ?? '') : protocolName
}
