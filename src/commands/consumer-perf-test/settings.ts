import type { GroupTopics } from '../../client/consumer/kafkajs-group.ts'
import { bootstrapServer } from '../shared/bootstrap.ts'
import { readClientConfig } from '../shared/client-config.ts'
import { CommandError, usageError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import type { PerfOptions } from './options.ts'

/** Groups without a name get one with a number below it, as in Kafka. */
const GROUP_NUMBERS = 100_000

export interface PerfSettings {
  readonly topics: GroupTopics
  readonly groupId: string
  readonly recordCount: number
  readonly timeoutMs: number
  readonly reportingIntervalMs: number
  readonly isDetailed: boolean
  /** Of the consumer. */
  readonly properties: ReadonlyMap<string, string>
}

/** Throws Kafka's errors, in its order. */
export function perfSettings(options: PerfOptions, context: CommandContext): PerfSettings {
  oneOf(options, 'messages', 'num-records')
  oneOf(options, 'topic', 'include')
  if (options.has('command-config') && options.has('consumer.config')) {
    throw usageError('Options --command-config and --consumer.config cannot be specified together.')
  }
  const number = Math.floor(context.runtime.random.next() * GROUP_NUMBERS)
  const reportingIntervalMs = options.value('reporting-interval')
  if (reportingIntervalMs <= 0) {
    throw new CommandError('Reporting interval must be greater than 0.')
  }
  return {
    topics: topicsOf(options),
    groupId: options.value('group') ?? `perf-consumer-${number}`,
    recordCount: options.value('num-records') ?? options.value('messages')!,
    timeoutMs: options.value('timeout'),
    reportingIntervalMs,
    isDetailed: options.has('show-detailed-stats'),
    properties: consumerProperties(options, context),
  }
}

function oneOf(
  options: PerfOptions,
  one: Parameters<PerfOptions['has']>[0],
  other: Parameters<PerfOptions['has']>[0],
): void {
  if (options.has(one) !== options.has(other)) return
  throw usageError(`Exactly one of the following arguments is required: [${one}], [${other}]`)
}

function topicsOf(options: PerfOptions): GroupTopics {
  const topic = options.value('topic')
  if (topic !== undefined) return { topic }
  const include = options.value('include')
  try {
    return { pattern: new RegExp(`^(?:${include})$`) }
  } catch (cause) {
    throw new CommandError(`java.util.regex.PatternSyntaxException: ${include}`, { cause })
  }
}

function consumerProperties(options: PerfOptions, context: CommandContext): Map<string, string> {
  const file = options.value('command-config') ?? options.value('consumer.config')
  const properties = readClientConfig(context, file, options.values('command-property'))
  properties.set('bootstrap.servers', bootstrapServer(options.value('bootstrap-server'), context))
  properties.set('receive.buffer.bytes', String(options.value('socket-buffer-size')))
  properties.set('max.partition.fetch.bytes', String(options.value('fetch-size')))
  properties.set('auto.offset.reset', options.has('from-latest') ? 'latest' : 'earliest')
  properties.set('check.crcs', 'false')
  if (!properties.has('client.id')) properties.set('client.id', 'perf-consumer-client')
  return properties
}
