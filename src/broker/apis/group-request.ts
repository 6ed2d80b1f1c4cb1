import type { GroupRequestContext } from '../../coordinator/group/group-context.ts'
import type { RequestContext } from './handler.ts'

/** What the group coordinator is told of the client; an address as Java prints it. */
export function groupRequestContext(context: RequestContext): GroupRequestContext {
  return {
    apiVersion: context.apiVersion,
    clientId: context.clientId ?? '',
    clientHost: `/${context.connection.clientAddress}`,
  }
}
