import { resolve } from 'node:path'
import {
  type EmulatedRelease,
  emulatedRelease,
  RELEASE_NAMES,
} from '../../broker/emulated-release.ts'
import { BrokerConfig } from '../../config/broker-config.ts'
import { ConfigError } from '../../config/values.ts'
import type { LogLevel } from '../../runtime/logger.ts'
import { CommandError, usageError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { readNodeProperties } from '../shared/node-properties.ts'
import type { OptionTable, ParsedOptions } from '../shared/options.ts'

const DEFAULT_DIRECTORY = 'kafka-data'
const LOG_LEVELS: readonly string[] = ['debug', 'info', 'warn', 'error']
/** These shape the node that runs without a file; a file says the same in settings. */
const WITHOUT_FILE = { dir: 'log.dirs', port: 'listeners', host: 'listeners' } as const
/** Of the disk in memory. */
const MEMORY_DIRECTORY = '/kafka'

export const serverOptions = {
  override: {
    description: 'Setting that wins over the file and the defaults',
    argument: 'key=value',
    isRepeatable: true,
  },
  version: { description: 'Show version and stop' },
  help: { description: 'Show usage and stop' },
  dir: {
    description: 'Data directory, without a file: log.dirs itself. Default: ./kafka-data',
    argument: 'dir',
    isOurs: true,
  },
  port: {
    description: 'Port for clients, without a file; 0 takes a free one. Default: 9092',
    argument: 'port',
    type: 'integer',
    isOurs: true,
  },
  host: {
    description: 'Address to listen on, without a file; 0.0.0.0 opens all. Default: loopback',
    argument: 'host',
    isOurs: true,
  },
  memory: {
    description: 'Keep all data in memory, without a file; nothing is left when it ends',
    isOurs: true,
  },
  'ready-file': {
    description:
      "File to write once clients are served: the bootstrap address, and on a second line the control port's. Removed at the end",
    argument: 'file',
    isOurs: true,
  },
  control: {
    description:
      'Port of the loopback for faults, resets and the like over HTTP, as POST /reset; 0 takes a free one. For tests: whoever reaches it may do anything',
    argument: 'port',
    type: 'integer',
    isOurs: true,
  },
  daemon: {
    description: 'Run in the background; returns once it serves. Output: logs/kafkaServer.out',
  },
  name: { description: 'Of the shell script; has no effect here', argument: 'name' },
  loggc: { description: 'Of the shell script; has no effect here' },
  'as-version': {
    description:
      'Tell clients the API versions and features of this Kafka release, 2.8 to 4.3, to test them against an older cluster. A new data directory gets its metadata version',
    argument: 'release',
    isOurs: true,
  },
  'log-level': {
    description: 'debug, info, warn or error',
    argument: 'level',
    default: 'info',
    isOurs: true,
  },
} as const satisfies OptionTable

type Options = ParsedOptions<typeof serverOptions>

export interface ServerOptions {
  readonly config: BrokerConfig
  /** The properties file, as typed; undefined without one. */
  readonly file: string | undefined
  readonly logLevel: LogLevel
  /** The older release that the node shall seem to be of. */
  readonly release: EmulatedRelease | undefined
  /** No file but the ready file is written. */
  readonly isInMemory: boolean
  readonly readyFile: string | undefined
  /** Undefined: there is no control port. */
  readonly controlPort: number | undefined
}

/** Throws CommandError with one line for whatever is wrong with the words, the file or a setting. */
export function readServerOptions(options: Options, context: CommandContext): ServerOptions {
  const [file, ...others] = options.positionals
  if (others.length > 0) {
    throw usageError(`Found non argument parameters: ${others.join(',')}`)
  }
  const logLevel = options.value('log-level')
  if (!LOG_LEVELS.includes(logLevel)) {
    throw new CommandError(`Invalid log level '${logLevel}': it is ${LOG_LEVELS.join(', ')}`)
  }
  const release = readRelease(options.value('as-version'))
  const overrides = readOverrides(options.values('override'))
  try {
    const config =
      file === undefined
        ? BrokerConfig.embedded(embeddedOptions(options, context), overrides)
        : BrokerConfig.parse(readFile(file, options, context), overrides)
    const readyFile = options.value('ready-file')
    return {
      config,
      file,
      logLevel: logLevel as LogLevel,
      release,
      isInMemory: options.has('memory'),
      readyFile: readyFile === undefined ? undefined : resolve(context.workingDirectory, readyFile),
      controlPort: checkedPort(options.value('control')),
    }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    throw new CommandError(error.message, { cause: error })
  }
}

function readOverrides(texts: readonly string[]): Map<string, string> {
  return new Map(
    texts.map((text) => {
      const at = text.indexOf('=')
      if (at < 1) throw new CommandError(`Invalid override '${text}': it must be key=value`)
      return [text.slice(0, at).trim(), text.slice(at + 1).trim()]
    }),
  )
}

function embeddedOptions(options: Options, context: CommandContext) {
  const dir = options.value('dir') ?? DEFAULT_DIRECTORY
  const port = checkedPort(options.value('port'))
  const host = options.value('host')
  const isInMemory = options.has('memory')
  if (isInMemory && options.has('dir')) {
    throw new CommandError('--memory and --dir exclude each other: the data is in one of the two')
  }
  return {
    dir: isInMemory ? MEMORY_DIRECTORY : resolve(context.workingDirectory, dir),
    ...(port === undefined ? {} : { port }),
    ...(host === undefined ? {} : { host }),
  }
}

function checkedPort(port: number | undefined): number | undefined {
  if (port === undefined || (port >= 0 && port <= 65_535)) return port
  throw new CommandError(`Invalid port ${port}: it must be between 0 and 65535`)
}

function readFile(file: string, options: Options, context: CommandContext): Map<string, string> {
  for (const name of ['dir', 'port', 'host'] as const) {
    if (!options.has(name)) continue
    throw new CommandError(
      `--${name} is for a start without a file: use --override ${WITHOUT_FILE[name]}=… with '${file}'`,
    )
  }
  if (options.has('memory')) {
    throw new CommandError(`--memory is for a start without a file: '${file}' names directories`)
  }
  return readNodeProperties(file, context)
}

function readRelease(name: string | undefined): EmulatedRelease | undefined {
  if (name === undefined) return undefined
  if (!RELEASE_NAMES.includes(name)) {
    throw new CommandError(`Unknown release '${name}': it is ${RELEASE_NAMES.join(', ')}`)
  }
  return emulatedRelease(name)
}
