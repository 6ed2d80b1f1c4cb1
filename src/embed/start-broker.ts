import { resolve } from 'node:path'
import { emulatedRelease, RELEASE_NAMES } from '../broker/emulated-release.ts'
import { BrokerConfig } from '../config/broker-config.ts'
import { type FileSystem, nodeFileSystem } from '../runtime/file-system.ts'
import { type Logger, type LogLevel, silentLogger } from '../runtime/logger.ts'
import { MemoryFileSystem } from '../runtime/memory-file-system.ts'
import { MovingClock } from '../runtime/moving-clock.ts'
import { nodeRuntime } from '../runtime/runtime.ts'
import { BrokerDisk, MEMORY_DIRECTORY } from './disk.ts'
import { EmbeddedBroker } from './embedded-broker.ts'
import { Pulse } from './pulse.ts'
import type { BrokerOptions, KafkaBroker } from './types/broker.ts'

const DEFAULT_MAX_MEMORY_BYTES = 512 * 1024 * 1024
const DEFAULT_HOST = '127.0.0.1'

/** An embedded broker has few clients and small topics: the fewer internal partitions, the quicker. */
const EMBEDDED_SETTINGS: Readonly<Record<string, string>> = {
  'offsets.topic.num.partitions': '1',
  'transaction.state.log.num.partitions': '1',
  'share.coordinator.state.topic.num.partitions': '1',
  'log.cleaner.dedupe.buffer.size': '2097152',
}

/**
 * Starts a Kafka broker in this process: by default in memory, on a free port of the loopback.
 * Rejects with BrokerStartError for an address that can't be had or a directory that can't be used,
 * with ConfigError for a setting that Kafka refuses, with KafkaError for a topic that it does.
 */
export async function startBroker(options: BrokerOptions = {}): Promise<KafkaBroker> {
  checkOptions(options)
  const { host = DEFAULT_HOST, port = 0, startAt } = options
  const pulse = new Pulse()
  const startMs = startAt === undefined ? undefined : Number(startAt)
  const clock = new MovingClock(() => pulse.beat(), nodeRuntime.clock, startMs)
  const fileSystem = fileSystemFor(options, clock)
  const dir = options.directory === undefined ? MEMORY_DIRECTORY : resolve(options.directory)
  const given = Object.entries(options.config ?? {}).map(([name, value]) => [name, String(value)])
  const overrides = new Map<string, string>([
    ...Object.entries(EMBEDDED_SETTINGS),
    ...(given as [string, string][]),
  ])
  const config = BrokerConfig.embedded({ dir, port, host }, overrides)
  return EmbeddedBroker.start({
    runtime: { ...nodeRuntime, clock, fileSystem, logger: loggerFor(options.log) },
    clientRuntime: nodeRuntime,
    clock,
    pulse,
    disk: new BrokerDisk(fileSystem, [config.metadataLogDir, ...config.logDirs]),
    config,
    host,
    release: options.asVersion === undefined ? undefined : emulatedRelease(options.asVersion),
    options,
  })
}

function fileSystemFor(
  { directory, maxMemoryBytes }: BrokerOptions,
  clock: MovingClock,
): FileSystem {
  if (directory !== undefined) return nodeFileSystem
  return new MemoryFileSystem({ clock, maxBytes: maxMemoryBytes ?? DEFAULT_MAX_MEMORY_BYTES })
}

const KNOWN_OPTIONS: Readonly<Record<keyof BrokerOptions, true>> = {
  topics: true,
  config: true,
  port: true,
  host: true,
  directory: true,
  maxMemoryBytes: true,
  asVersion: true,
  startAt: true,
  journalSize: true,
  faults: true,
  log: true,
}

/** Plain JavaScript has no compiler to tell of a misspelt option. */
function checkOptions(options: BrokerOptions): void {
  for (const name of Object.keys(options)) {
    if (Object.hasOwn(KNOWN_OPTIONS, name)) continue
    const known = Object.keys(KNOWN_OPTIONS).join(', ')
    throw new TypeError(`Unknown option '${name}' of startBroker: it has ${known}`)
  }
  const { asVersion, port } = options
  if (asVersion !== undefined && !RELEASE_NAMES.includes(asVersion)) {
    throw new TypeError(`Unknown release '${asVersion}': it is ${RELEASE_NAMES.join(', ')}`)
  }
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    throw new TypeError(`Invalid port ${port}: it must be between 0 and 65535`)
  }
}

function loggerFor(log: BrokerOptions['log']): Logger {
  if (log === undefined) return silentLogger
  const at = (level: LogLevel) => (message: string, cause?: unknown) => {
    const trace = cause instanceof Error ? `\n${cause.stack ?? cause.message}` : ''
    log(`${message}${trace}`, level)
  }
  return {
    level: 'info',
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
  }
}
