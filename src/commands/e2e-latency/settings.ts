import { bootstrapServer } from '../shared/bootstrap.ts'
import { usageError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { requireOptions } from '../shared/option-rules.ts'
import type { LatencyOptions } from './index.ts'

export interface LatencySettings {
  readonly bootstrapServers: string
  readonly topic: string
  readonly recordCount: number
  readonly acks: string
  readonly recordBytes: number
  readonly keyBytes: number
  readonly headerCount: number
  readonly headerKeyBytes: number
  /** −1 for null. */
  readonly headerBytes: number
  readonly configFile: string | undefined
}

/** Throws Kafka's errors. The five or six words of older tutorials do, too, with a warning. */
export function latencySettings(options: LatencyOptions, context: CommandContext): LatencySettings {
  const settings =
    options.positionals.length > 0 ? fromWords(options, context) : named(options, context)
  const { recordCount, recordBytes, acks } = settings
  if (recordCount <= 0) throw usageError('Value for --num-records must be a positive integer.')
  if (recordBytes < 0) throw usageError('Value for --record-size must be a non-negative integer.')
  if (acks !== '1' && acks !== 'all') {
    throw usageError(
      "Invalid value for --producer-acks. Latency testing requires synchronous acknowledgement. Please use '1' or 'all'.",
    )
  }
  checkAtLeast('record-key-size', settings.keyBytes, 0, 'non-negative integer')
  checkAtLeast('num-headers', settings.headerCount, 0, 'non-negative integer')
  checkAtLeast('record-header-key-size', settings.headerKeyBytes, 0, 'non-negative integer')
  checkAtLeast('record-header-size', settings.headerBytes, -1, 'non-negative integer or -1')
  return settings
}

function checkAtLeast(name: string, value: number, least: number, words: string): void {
  if (value < least) throw usageError(`Value for --${name} must be a ${words}.`)
}

function named(options: LatencyOptions, context: CommandContext): LatencySettings {
  requireOptions(options, ['topic', 'num-records', 'producer-acks', 'record-size'])
  return {
    bootstrapServers: bootstrapServer(options.value('bootstrap-server'), context),
    topic: options.value('topic')!,
    recordCount: options.value('num-records')!,
    acks: options.value('producer-acks')!,
    recordBytes: options.value('record-size')!,
    keyBytes: options.value('record-key-size'),
    headerCount: options.value('num-headers'),
    headerKeyBytes: options.value('record-header-key-size'),
    headerBytes: options.value('record-header-size'),
    configFile: options.value('command-config'),
  }
}

function fromWords({ positionals }: LatencyOptions, context: CommandContext): LatencySettings {
  const [bootstrapServers, topic, count, acks, size, configFile] = positionals
  if (
    size === undefined ||
    positionals.length > 6 ||
    !/^\d+$/.test(count!) ||
    !/^\d+$/.test(size)
  ) {
    throw usageError('USAGE: e2e-latency BROKERS TOPIC COUNT ACKS SIZE [FILE]')
  }
  context.warn(
    'WARNING: Positional argument usage is deprecated and will be removed in Apache Kafka 5.0. Please use named arguments instead: --bootstrap-server, --topic, --num-records, --producer-acks, --record-size, --command-config',
  )
  return {
    bootstrapServers: bootstrapServers!,
    topic: topic!,
    recordCount: Number(count),
    acks: acks!,
    recordBytes: Number(size),
    keyBytes: 0,
    headerCount: 0,
    headerKeyBytes: 0,
    headerBytes: 0,
    configFile,
  }
}
