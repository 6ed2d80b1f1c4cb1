import { randomJavaUuid } from '../../runtime/random.ts'
import { readClientConfig } from '../shared/client-config.ts'
import { CommandError, OptionError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import type { PerfOptions } from './options.ts'

const DEFAULT_TRANSACTION_MS = 3000

export interface PerfSettings {
  readonly topic: string
  readonly recordCount: number
  /** A second; below zero for no limit. */
  readonly throughput: number
  readonly warmupRecords: number
  readonly reportingIntervalMs: number
  /** How long a transaction is; undefined without any. */
  readonly transactionMs: number | undefined
  /** Of the producer. */
  readonly properties: ReadonlyMap<string, string>
}

/** Throws Kafka's errors, in its order. */
export function perfSettings(options: PerfOptions, context: CommandContext): PerfSettings {
  const recordCount = options.value('num-records')
  const warmupRecords = Math.max(options.value('warmup-records'), 0)
  checkPositive('num-records', recordCount)
  if (warmupRecords >= recordCount) {
    throw new OptionError(
      'The value for --warmup-records must be strictly fewer than the number of records in the test, --num-records.',
    )
  }
  checkPositive('record-size', options.value('record-size'))
  const connections = ['bootstrap-server', 'command-property', 'producer-props'] as const
  const files = ['producer.config', 'command-config'] as const
  if (![...connections, ...files].some((name) => options.has(name))) {
    throw new OptionError(
      'At least one of --bootstrap-server, --command-property, --producer-props, --producer.config or --command-config must be specified.',
    )
  }
  refuseBoth(options, 'command-property', 'producer-props')
  refuseBoth(options, 'command-config', 'producer.config')
  checkPositive('transaction-duration-ms', options.value('transaction-duration-ms'))
  checkPositive('reporting-interval', options.value('reporting-interval'))
  const throughput = options.value('throughput')
  if (throughput === 0) {
    throw new OptionError('--throughput 0 would send nothing: -1 stands for as many as go')
  }
  const properties = producerProperties(options, context)
  return {
    topic: options.value('topic'),
    recordCount,
    throughput,
    warmupRecords,
    reportingIntervalMs: options.value('reporting-interval'),
    transactionMs: transactionMs(options, properties),
    properties: transactional(options, properties, context),
  }
}

function checkPositive(name: string, value: number | undefined): void {
  if (value === undefined || value > 0) return
  throw new OptionError(`--${name} should be greater than zero.`)
}

function refuseBoth(
  options: PerfOptions,
  name: Parameters<PerfOptions['has']>[0],
  old: Parameters<PerfOptions['has']>[0],
): void {
  if (options.has(name) && options.has(old)) {
    throw new OptionError(`--${name} and --${old} cannot be specified together.`)
  }
}

function producerProperties(options: PerfOptions, context: CommandContext): Map<string, string> {
  const texts = [...options.values('command-property'), ...options.values('producer-props')]
  for (const text of texts) {
    if (/^[^=]+=[^=]+$/.test(text)) continue
    throw new CommandError(`java.lang.IllegalArgumentException: Invalid property: ${text}`)
  }
  const file = options.value('command-config') ?? options.value('producer.config')
  const properties = readClientConfig(context, file, texts)
  const bootstrap = options.value('bootstrap-server')
  if (bootstrap !== undefined) properties.set('bootstrap.servers', bootstrap)
  if (!properties.has('client.id')) properties.set('client.id', 'perf-producer-client')
  return properties
}

function transactionMs(
  options: PerfOptions,
  properties: ReadonlyMap<string, string>,
): number | undefined {
  const isWanted = options.has('transactional-id') || properties.has('transactional.id')
  return options.value('transaction-duration-ms') ?? (isWanted ? DEFAULT_TRANSACTION_MS : undefined)
}

function transactional(
  options: PerfOptions,
  properties: Map<string, string>,
  { runtime }: CommandContext,
): Map<string, string> {
  if (transactionMs(options, properties) === undefined) return properties
  const id =
    options.value('transactional-id') ??
    properties.get('transactional.id') ??
    `performance-producer-${randomJavaUuid(runtime.random)}`
  return properties.set('transactional.id', id)
}
