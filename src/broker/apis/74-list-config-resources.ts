import { ConfigResourceType } from '../../cluster/image/configs-image.ts'
import { ConfigResourceId } from '../../config/dynamic-config.ts'
import { KafkaError } from '../../protocol/errors.ts'
import {
  ListConfigResources,
  newConfigResource,
  newListConfigResourcesResponse,
} from '../../protocol/messages/74-list-config-resources.ts'
import type { BrokerServices } from '../broker-services.ts'
import { handler } from './handler.ts'

type ConfigServices = Pick<BrokerServices, 'image'>

/**
 * Names what has settings that can be described. Groups and client metrics exist as far as something
 * is set for them; topics and brokers in any case. v0: client metrics alone. v1: all kinds, or those
 * that are asked for (KIP-1142).
 */
export const listConfigResources = handler(
  ListConfigResources,
  {
    versions: [0, 1],
    failure: (code) => newListConfigResourcesResponse({ errorCode: code }),
  },
  ({ resourceTypes }, { services, apiVersion, access }) => {
    access.demandCluster('DESCRIBE_CONFIGS')
    const known = namesByType(services)
    const asked = apiVersion === 0 ? [ConfigResourceId.clientMetrics] : resourceTypes
    if (asked.some((type) => !known.has(type))) throw new KafkaError('UNSUPPORTED_VERSION')
    const configResources = [...known]
      .filter(([type]) => asked.length === 0 || asked.includes(type))
      .flatMap(([resourceType, names]) =>
        [...names()].map((resourceName) => newConfigResource({ resourceName, resourceType })),
      )
    return newListConfigResourcesResponse({ configResources })
  },
)

/** In the order in which Apache lists the kinds. */
function namesByType({ image }: ConfigServices): ReadonlyMap<number, () => Iterable<string>> {
  const { configs, cluster, topics } = image
  const brokers = () => [...cluster.brokers()].map(({ id }) => String(id))
  return new Map<number, () => Iterable<string>>([
    [ConfigResourceId.group, () => configs.names(ConfigResourceType.group)],
    [ConfigResourceId.clientMetrics, () => configs.names(ConfigResourceType.clientMetrics)],
    [ConfigResourceId.brokerLogger, brokers],
    [ConfigResourceId.broker, brokers],
    [ConfigResourceId.topic, () => topics.names()],
  ])
}
