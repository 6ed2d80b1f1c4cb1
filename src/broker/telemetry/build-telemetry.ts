import { ConfigResourceType } from '../../cluster/image/configs-image.ts'
import type { MetadataImage } from '../../cluster/image/metadata-image.ts'
import type { BrokerConfig } from '../../config/broker-config.ts'
import { randomUuid } from '../../runtime/random.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import { ClientTelemetry } from './client-telemetry.ts'
import { subscriptionOf } from './subscriptions.ts'
import { TelemetryReceiver } from './telemetry-receiver.ts'

/** Client telemetry with the subscriptions that the metadata holds. */
export function buildTelemetry(
  { random, logger }: Pick<Runtime, 'random' | 'logger'>,
  config: BrokerConfig,
  { configs }: MetadataImage,
) {
  const maxBytes = config.get('telemetry.max.bytes')
  const type = ConfigResourceType.clientMetrics
  return {
    telemetry: new ClientTelemetry({
      maxBytes,
      newId: () => randomUuid(random),
      subscriptions: () =>
        [...configs.names(type)].map((name) => subscriptionOf(configs.get(type, name))),
    }),
    telemetryReceiver: new TelemetryReceiver(logger, maxBytes),
  }
}
