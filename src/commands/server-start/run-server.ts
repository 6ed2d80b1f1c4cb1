import type { BrokerServer } from '../../broker/broker-server.ts'
import { BrokerStartError } from '../../broker/broker-start-error.ts'
import type { BrokerConfig } from '../../config/broker-config.ts'
import { writeFileAtomic } from '../../runtime/file-system.ts'
import { type Logger, type LogLevel, lineLogger } from '../../runtime/logger.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import { CommandError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { whenAborted } from '../shared/pause.ts'
import { registerNode } from '../shared/running-nodes.ts'
import { KAFKA_TS_VERSION, KAFKA_VERSION } from '../shared/version.ts'
import type { ServerOptions } from './server-options.ts'
import { type RunningNode, startNode } from './start-node.ts'

/** Runs the node until Ctrl-C or SIGTERM, or until it fails; then the command fails with it. */
export async function runServer(
  options: ServerOptions,
  context: CommandContext,
): Promise<number | undefined> {
  const { config } = options
  const stop = context.catchSignals()
  const logger = serverLogger(options, context)

  const startedMs = context.runtime.clock.monotonicMs()
  const node = await start({ ...context.runtime, logger }, options)
  const { server } = node
  const unregister = registerNode(context.runtime.fileSystem, context.env, {
    nodeId: config.nodeId,
    logDirs: config.logDirs,
    listeners: addresses(server, config),
  })
  try {
    tellStart(logger, node, options, context.runtime.clock.monotonicMs() - startedMs)
    writeReadyFile(context, node, options)
    await Promise.race([whenAborted(stop), rejectOnFailure(server)])
    logger.info('Stopping')
    await node.close()
    logger.info('Stopped')
  } finally {
    if (options.readyFile !== undefined) context.runtime.fileSystem.remove(options.readyFile)
    unregister()
  }
  return undefined
}

async function start(runtime: Runtime, options: ServerOptions): Promise<RunningNode> {
  try {
    return await startNode(runtime, options)
  } catch (error) {
    if (!(error instanceof BrokerStartError)) throw error
    const cure = error.kind === 'UNFORMATTED_DIRECTORY' ? `: ${formatAdvice(options.file)}` : ''
    throw new CommandError(`${error.message}${cure}`, { cause: error })
  }
}

function formatAdvice(file: string | undefined): string {
  const path = file ?? 'server.properties'
  return `format it with 'kafka-ts storage format --standalone -t "$(kafka-ts storage random-uuid)" -c ${path}'`
}

function tellStart(
  logger: Logger,
  { server, controlPort }: RunningNode,
  { config, release, isInMemory }: ServerOptions,
  tookMs: number,
): void {
  const [address] = addresses(server, config)
  const took = `${Math.round(tookMs)} ms`
  const announced = release === undefined ? '' : `, announced as ${release.name}`
  logger.info(
    `kafka-ts ${KAFKA_TS_VERSION} (Kafka ${KAFKA_VERSION}${announced}) started in ${took}`,
  )
  logger.info(
    `Data in ${isInMemory ? 'memory' : config.logDirs.join(', ')}, cluster ${server.clusterId}, node ${config.nodeId}`,
  )
  logger.info(`Listening on ${addresses(server, config).join(', ')}`)
  if (controlPort !== undefined) {
    logger.info(`Control port: http://127.0.0.1:${controlPort} (POST /status, /fault, /reset, …)`)
  }
  if (address !== undefined) {
    const bootstrap = address === 'localhost:9092' ? '' : ` --bootstrap-server ${address}`
    logger.info(`Next: kafka-ts topics --create --topic test${bootstrap}`)
    logger.info(`      echo hello | kafka-ts console-producer --topic test${bootstrap}`)
    logger.info(`      kafka-ts console-consumer --topic test --from-beginning${bootstrap}`)
  }
}

/** In one step, so that whoever sees the file finds all of it. */
function writeReadyFile(
  context: CommandContext,
  { server, controlPort }: RunningNode,
  { config, readyFile }: ServerOptions,
): void {
  if (readyFile === undefined) return
  const lines = [addresses(server, config).join(',')]
  if (controlPort !== undefined) lines.push(`http://127.0.0.1:${controlPort}`)
  writeFileAtomic(context.runtime.fileSystem, readyFile, `${lines.join('\n')}\n`)
}

/** Where clients find each listener; `localhost` where each peer is told the address it came by. */
function addresses(server: BrokerServer, config: BrokerConfig): string[] {
  return config.advertisedListeners.map(({ name, host, port }) => {
    const hostName = host ?? 'localhost'
    const address = hostName.includes(':') ? `[${hostName}]` : hostName
    return `${address}:${port === 0 ? server.ports.get(name) : port}`
  })
}

async function rejectOnFailure(server: BrokerServer): Promise<never> {
  throw await server.failure
}

/** Kafka's layout; errors go to stderr, the rest to stdout, as a service manager expects. */
function serverLogger({ logLevel }: ServerOptions, context: CommandContext): Logger {
  const { clock } = context.runtime
  const write = (line: string, level: LogLevel) => {
    const stream = level === 'warn' || level === 'error' ? context.stderr : context.stdout
    stream.write(line)
  }
  return lineLogger(write, logLevel, clock.nowMs)
}
