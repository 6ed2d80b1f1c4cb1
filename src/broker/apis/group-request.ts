import type { GroupRequestContext } from '../../coordinator/group/group-context.ts'
import type { BrokerServices } from '../broker-services.ts'
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

/** False while the cluster is of an older release, or this broker is told not to serve them. */
export function servesConsumerGroups({ config, image }: BrokerServices): boolean {
  return (
    config.get('group.coordinator.rebalance.protocols').includes('consumer') &&
    image.features.level('group.version') > 0
  )
}
