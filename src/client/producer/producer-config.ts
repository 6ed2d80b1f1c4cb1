import { ConfigError } from '../../config/values.ts'
import { type CompressionName, compressionCodec } from '../../records/compression.ts'
import {
  type ClientConfig,
  type ClientProperties,
  clientConfig,
  producerConfigs,
  Settings,
} from '../client-config.ts'

export interface ProducerConfig extends ClientConfig {
  readonly acks: -1 | 0 | 1
  readonly batchBytes: number
  readonly bufferMemoryBytes: number
  /** The number of the codec. */
  readonly codec: number
  readonly deliveryTimeoutMs: number
  readonly isIdempotent: boolean
  readonly lingerMs: number
  readonly maxBlockMs: number
  readonly maxInFlight: number
  readonly maxRequestBytes: number
  readonly ignoresKeys: boolean
  readonly retries: number
  /** Null: no transactions. */
  readonly transactionalId: string | null
  readonly transactionTimeoutMs: number
}

const MAX_IN_FLIGHT_WITH_IDEMPOTENCE = 5
const MAX_INT32 = 0x7fffffff

export function producerConfig(properties: ClientProperties): ProducerConfig {
  const settings = new Settings(producerConfigs, properties)
  const common = clientConfig(properties)
  const acks = settings.get('acks')
  const lingerMs = settings.get('linger.ms')
  return {
    ...common,
    acks: acks === 'all' ? -1 : (Number(acks) as -1 | 0 | 1),
    batchBytes: Math.max(settings.get('batch.size'), 1),
    bufferMemoryBytes: settings.get('buffer.memory'),
    codec: compressionCodec(settings.get('compression.type') as CompressionName),
    deliveryTimeoutMs: deliveryTimeoutMs(settings, properties, lingerMs + common.requestTimeoutMs),
    isIdempotent: isIdempotent(settings, properties),
    transactionalId: settings.get('transactional.id'),
    transactionTimeoutMs: settings.get('transaction.timeout.ms'),
    lingerMs,
    maxBlockMs: settings.get('max.block.ms'),
    maxInFlight: settings.get('max.in.flight.requests.per.connection'),
    maxRequestBytes: settings.get('max.request.size'),
    ignoresKeys: settings.get('partitioner.ignore.keys'),
    retries: settings.get('retries'),
  }
}

type ProducerSettings = Settings<(typeof producerConfigs)[number]>

// Only a timeout that the user gave is refused; the default yields.
function deliveryTimeoutMs(
  settings: ProducerSettings,
  properties: ClientProperties,
  atLeastMs: number,
): number {
  const timeoutMs = settings.get('delivery.timeout.ms')
  if (timeoutMs >= atLeastMs) return timeoutMs
  if (properties.has('delivery.timeout.ms')) {
    throw new ConfigError(
      'delivery.timeout.ms should be equal to or larger than linger.ms + request.timeout.ms',
    )
  }
  return Math.min(atLeastMs, MAX_INT32)
}

// Idempotence that was not asked for gives way to settings that exclude it.
function isIdempotent(settings: ProducerSettings, properties: ClientProperties): boolean {
  const isTransactional = settings.get('transactional.id') !== null
  if (!settings.get('enable.idempotence')) {
    if (!isTransactional) return false
    throw new ConfigError('Cannot set a transactional.id without also enabling idempotence.')
  }
  const obstacle = idempotenceObstacle(settings)
  if (obstacle === undefined) return true
  if (properties.has('enable.idempotence') || isTransactional) throw new ConfigError(obstacle)
  return false
}

function idempotenceObstacle(settings: ProducerSettings): string | undefined {
  if (settings.get('retries') === 0) {
    return 'Must set retries to non-zero when using the idempotent producer.'
  }
  if (!['all', '-1'].includes(settings.get('acks'))) {
    return 'Must set acks to all in order to use the idempotent producer. Otherwise we cannot guarantee idempotence.'
  }
  if (settings.get('max.in.flight.requests.per.connection') > MAX_IN_FLIGHT_WITH_IDEMPOTENCE) {
    return 'Must set max.in.flight.requests.per.connection to at most 5 to use the idempotent producer.'
  }
  return undefined
}
