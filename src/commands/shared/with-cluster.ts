import { clientConfig } from '../../client/client-config.ts'
import { Cluster } from '../../client/cluster.ts'
import { lineLogger } from '../../runtime/logger.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import { bootstrapServer } from './bootstrap.ts'
import { readClientConfig } from './client-config.ts'
import { CommandError } from './command-error.ts'
import type { CommandContext } from './context.ts'
import { errorMessage } from './error-message.ts'
import { withSpinner } from './terminal.ts'

export interface ClusterOptions {
  /** What `--bootstrap-server` was given. */
  readonly bootstrapServer: string | undefined
  /** What `--bootstrap-controller` was given: the controllers are spoken to instead of brokers. */
  readonly bootstrapController?: string | undefined
  /** What `--command-config` was given: a file of client settings. */
  readonly commandConfig: string | undefined
  /** Settings of this tool, by Kafka's names, for those that the file leaves open. */
  readonly defaults?: Readonly<Record<string, string>>
}

/** Opens the cluster for an admin command, and closes it when `act` is done. */
export async function withCluster<Result>(
  context: CommandContext,
  options: ClusterOptions,
  act: (cluster: Cluster) => Promise<Result>,
): Promise<Result> {
  return withQuietCluster(context, options, (cluster) =>
    withSpinner(context, 'Waiting for the broker', act(cluster)),
  )
}

/** As `withCluster`, for what shows by itself that it lives: without a spinner. */
export async function withQuietCluster<Result>(
  context: CommandContext,
  options: ClusterOptions,
  act: (cluster: Cluster) => Promise<Result>,
): Promise<Result> {
  const cluster = openCluster(context, options)
  try {
    return await act(cluster)
  } finally {
    await cluster.close()
  }
}

/** The settings of a client of that cluster, for what opens its own connections. */
export function clusterProperties(
  context: CommandContext,
  options: ClusterOptions,
  clientId: string,
): Map<string, string> {
  const properties = readClientConfig(context, options.commandConfig)
  const servers = options.bootstrapController ?? bootstrapServer(options.bootstrapServer, context)
  properties.set('bootstrap.servers', servers)
  const defaults = { 'client.id': clientId, ...options.defaults }
  for (const [name, value] of Object.entries(defaults)) {
    if (!properties.has(name)) properties.set(name, value)
  }
  return properties
}

function openCluster(context: CommandContext, options: ClusterOptions): Cluster {
  const properties = clusterProperties(context, options, 'adminclient-1')
  try {
    const endpoints = options.bootstrapController === undefined ? 'brokers' : 'controllers'
    return new Cluster(loggingRuntime(context), clientConfig(properties), endpoints)
  } catch (cause) {
    const detail = errorMessage(cause)
    throw new CommandError('Failed to create new KafkaAdminClient', { detail, cause })
  }
}

/** The runtime of a client: what it warns of goes to stderr, as log4j's lines do. */
export function loggingRuntime(context: CommandContext): Runtime {
  const { runtime, stderr, isDebug } = context
  const logger = lineLogger(
    (line) => stderr.write(line),
    isDebug ? 'debug' : 'warn',
    () => runtime.clock.nowMs(),
  )
  return { ...runtime, logger }
}
