import { ConfigResourceId } from '../../config/dynamic-config.ts'
import { type Access, refusalOf } from '../../security/access.ts'

/**
 * Throws the error of the kind of resource unless its settings may be told or changed. Those of
 * brokers, loggers and client metrics belong to the cluster. Unknown kinds are refused elsewhere.
 */
export function demandConfigs(
  access: Access,
  operation: 'DESCRIBE_CONFIGS' | 'ALTER_CONFIGS',
  resourceType: number,
  resourceName: string,
): void {
  switch (resourceType) {
    case ConfigResourceId.topic:
      access.demand(operation, 'TOPIC', resourceName)
      break
    case ConfigResourceId.group:
      access.demand(operation, 'GROUP', resourceName)
      break
    case ConfigResourceId.broker:
    case ConfigResourceId.clientMetrics:
      if (!access.allowsCluster(operation)) throw refusalOf('CLUSTER')
      break
    case ConfigResourceId.brokerLogger: {
      // To change a logger is, in Apache, an act of the cluster.
      const act = operation === 'ALTER_CONFIGS' ? 'CLUSTER_ACTION' : operation
      if (!access.allowsCluster(act)) throw refusalOf('CLUSTER')
    }
  }
}
