import { bootstrapServer } from '../shared/bootstrap.ts'
import { readClientConfig } from '../shared/client-config.ts'
import { usageError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import type { ProducerOptions } from './options.ts'

/** The setting that each option stands for. */
const SETTINGS = {
  'request-required-acks': 'acks',
  'batch-size': 'batch.size',
  'max-partition-memory-bytes': 'batch.size',
  timeout: 'linger.ms',
  'message-send-max-retries': 'retries',
  'retry-backoff-ms': 'retry.backoff.ms',
  'socket-buffer-size': 'send.buffer.bytes',
  'max-memory-bytes': 'buffer.memory',
  'max-block-ms': 'max.block.ms',
  'metadata-expiry-ms': 'metadata.max.age.ms',
  'request-timeout-ms': 'request.timeout.ms',
} as const

const DEFAULT_CLIENT_ID = 'console-producer'

/**
 * The settings of the producer: those of the file, over them single ones, over both the options
 * that were typed; an option's default only fills in what is left open.
 */
export function producerProperties(
  options: ProducerOptions,
  context: CommandContext,
): Map<string, string> {
  refuseTogether(options, 'command-config', 'producer.config')
  refuseTogether(options, 'command-property', 'producer-property')
  const file = options.value('command-config') ?? options.value('producer.config')
  const properties = readClientConfig(context, file, [
    ...options.values('command-property'),
    ...options.values('producer-property'),
  ])
  properties.set('bootstrap.servers', bootstrapServer(options.value('bootstrap-server'), context))
  for (const [option, setting] of Object.entries(SETTINGS)) {
    const name = option as keyof typeof SETTINGS
    if (options.has(name) || !properties.has(setting)) {
      properties.set(setting, String(options.value(name)))
    }
  }
  // Kafka's tool sets it always, and so overrides what --command-property says.
  properties.set('compression.type', compressionType(options))
  const transactionalId = options.value('transactional-id')
  if (transactionalId !== undefined) properties.set('transactional.id', transactionalId)
  if (!properties.get('client.id')) properties.set('client.id', DEFAULT_CLIENT_ID)
  return properties
}

function compressionType(options: ProducerOptions): string {
  if (!options.has('compression-codec')) return 'none'
  return options.values('compression-codec')[0] ?? 'gzip'
}

export function refuseTogether(
  options: ProducerOptions,
  name: Parameters<ProducerOptions['has']>[0],
  deprecated: Parameters<ProducerOptions['has']>[0],
): void {
  if (options.has(name) && options.has(deprecated)) {
    throw usageError(`Options --${name} and --${deprecated} cannot be specified together.`)
  }
}
