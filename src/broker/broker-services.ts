import type { Controller } from '../cluster/controller/controller.ts'
import type { MetadataImage } from '../cluster/image/metadata-image.ts'
import type { BrokerConfig } from '../config/broker-config.ts'
import type { Clock } from '../runtime/clock.ts'
import type { Logger } from '../runtime/logger.ts'
import type { Random } from '../runtime/random.ts'

/**
 * What handlers act upon. `broker-server.ts` puts it together; a handler takes from it what it
 * needs. A room that brings a service adds its line here.
 */
export interface BrokerServices {
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly nodeId: number
  readonly clusterId: string
  /** With the dynamic settings of the moment. */
  readonly config: BrokerConfig
  readonly image: MetadataImage
  readonly controller: Controller
}
