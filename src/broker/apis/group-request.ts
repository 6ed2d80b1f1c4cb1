import type { GroupRequestContext } from '../../coordinator/group/group-context.ts'
import type { RequestContext } from './handler.ts'

/** What the group coordinator is told of the client; an address as Java prints it. */
export function groupRequestContext(context: RequestContext): GroupRequestContext {
  const { access, apiVersion } = context
  const client = {
    apiVersion,
    clientId: context.clientId ?? '',
    clientHost: `/${context.connection.clientAddress}`,
  }
  if (!access.isLimited) return client
  return { ...client, maySeeTopic: (topic) => access.allows('DESCRIBE', 'TOPIC', topic) }
}
