import { type FormatOptions, format } from '../cluster/format.ts'
import type { Voter } from '../cluster/raft/voters.ts'
import type { BrokerConfig } from '../config/broker-config.ts'
import { ZERO_UUID } from '../protocol/uuid.ts'
import { randomUuid } from '../runtime/random.ts'
import type { Runtime } from '../runtime/runtime.ts'
import {
  META_PROPERTIES,
  type MetaProperties,
  readMetaProperties,
} from '../storage/meta-properties.ts'
import { BrokerStartError } from './broker-start-error.ts'

/** The name of the controller's listener where no file gives one. */
const DEFAULT_CONTROLLER_LISTENER = 'CONTROLLER'

/** What may lie in a directory that counts as empty: leftovers of locks and of file systems. */
const IGNORED_ENTRIES = new Set(['.lock', '.kafka-ts.lock', 'lost+found'])

/** Whose directories they are, in agreement. */
export interface NodeIdentity {
  readonly clusterId: string
  readonly directoryIds: ReadonlyMap<string, string>
}

/** Whether a start would format a directory. */
export function needsFormatting({ fileSystem }: Runtime, config: BrokerConfig): boolean {
  return (
    config.formatsEmptyDirectory &&
    config.logDirs.some((path) => !fileSystem.exists(`${path}/${META_PROPERTIES}`))
  )
}

/**
 * Reads who the log directories belong to; a node that runs without Apache's file formats empty ones
 * first, at the metadata version that is asked for. Throws BrokerStartError when one is not formatted,
 * or is that of somebody else.
 */
export function identifyDirectories(
  runtime: Runtime,
  config: BrokerConfig,
  metadataVersion?: number,
): NodeIdentity {
  const paths = [...new Set([config.metadataLogDir, ...config.logDirs])]
  const found = new Map(paths.map((path) => [path, readMeta(runtime, path)]))
  const missing = paths.filter((path) => found.get(path) === undefined)
  if (missing.length > 0) {
    formatMissing(runtime, config, missing, found, metadataVersion)
    for (const path of missing) found.set(path, readMeta(runtime, path))
  }
  let clusterId: string | undefined
  const directoryIds = new Map<string, string>()
  for (const [path, meta] of found) {
    if (meta === undefined) throw unformatted(path)
    checkOwner(path, meta, config.nodeId, clusterId)
    clusterId = meta.clusterId
    if (meta.directoryId !== undefined) directoryIds.set(path, meta.directoryId)
  }
  return { clusterId: clusterId!, directoryIds }
}

function readMeta({ fileSystem }: Runtime, path: string): MetaProperties | undefined {
  try {
    return fileSystem.exists(path) ? readMetaProperties(fileSystem, path) : undefined
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause)
    throw new BrokerStartError('FOREIGN_DIRECTORY', detail, { cause })
  }
}

function checkOwner(path: string, meta: MetaProperties, nodeId: number, clusterId?: string): void {
  if (meta.nodeId !== nodeId) {
    throw new BrokerStartError(
      'FOREIGN_DIRECTORY',
      `Log directory '${path}' belongs to node ${meta.nodeId}, but this is node ${nodeId} (node.id)`,
    )
  }
  if (clusterId !== undefined && meta.clusterId !== clusterId) {
    throw new BrokerStartError(
      'FOREIGN_DIRECTORY',
      `Log directory '${path}' belongs to cluster '${meta.clusterId}', the others to '${clusterId}'`,
    )
  }
}

function formatMissing(
  runtime: Runtime,
  config: BrokerConfig,
  missing: readonly string[],
  found: ReadonlyMap<string, MetaProperties | undefined>,
  metadataVersion: number | undefined,
): void {
  for (const path of missing) {
    if (!config.formatsEmptyDirectory) throw unformatted(path)
    const entry = entriesOf(runtime, path).find((name) => !IGNORED_ENTRIES.has(name))
    if (entry === undefined) continue
    throw new BrokerStartError(
      'FOREIGN_DIRECTORY',
      `Log directory '${path}' holds '${entry}' but no 'meta.properties': it is not a Kafka directory. Choose an empty one`,
    )
  }
  const known = [...found.values()].find((meta) => meta !== undefined)
  const options = formatOptions(runtime, config, known?.clusterId ?? randomUuid(runtime.random))
  format(runtime, metadataVersion === undefined ? options : { ...options, metadataVersion })
  for (const path of missing) runtime.logger.info(`Formatted '${path}'`)
}

function entriesOf({ fileSystem }: Runtime, path: string): string[] {
  if (!fileSystem.exists(path)) return []
  try {
    return fileSystem.list(path)
  } catch (cause) {
    const isFile = cause instanceof Error && 'code' in cause && cause.code === 'ENOTDIR'
    const detail = cause instanceof Error ? cause.message : String(cause)
    const message = isFile
      ? `Log directory '${path}' is a file. Choose a directory`
      : `Read of '${path}' failed: ${detail}`
    throw new BrokerStartError('FOREIGN_DIRECTORY', message, { cause })
  }
}

function unformatted(path: string): BrokerStartError {
  return new BrokerStartError('UNFORMATTED_DIRECTORY', `Log directory '${path}' is not formatted`)
}

/** As `storage format --standalone`: this node is the one voter. */
function formatOptions(runtime: Runtime, config: BrokerConfig, clusterId: string): FormatOptions {
  const { nodeId, metadataLogDir, logDirs } = config
  const voter = {
    nodeId,
    directoryId: randomUuid(runtime.random),
    endpoints: controllerEndpoints(config).map(({ name, host, port }) => ({ name, host, port })),
  }
  return {
    clusterId,
    nodeId,
    directories: [...new Set([metadataLogDir, ...logDirs])],
    metadataDirectory: metadataLogDir,
    quorum: { kind: 'initial', voters: [voter] },
    isIgnoringFormatted: true,
  }
}

/** This node as a member of the metadata quorum. */
export function quorumVoter(
  config: BrokerConfig,
  directoryIds: NodeIdentity['directoryIds'],
): Omit<Voter, 'nodeId'> {
  return {
    directoryId: directoryIds.get(config.metadataLogDir) ?? ZERO_UUID,
    endpoints: controllerEndpoints(config),
  }
}

/** Where the controller says it is reached; a node without such a listener names one for later. */
export function controllerEndpoints(config: BrokerConfig) {
  const advertised = config.advertisedControllerListeners
  if (advertised.length === 0) {
    const port = (config.brokerListeners[0]?.port ?? 9092) + 1
    const name = config.controllerListenerNames[0] ?? DEFAULT_CONTROLLER_LISTENER
    return [{ name, host: 'localhost', port, securityProtocol: 0 }]
  }
  return advertised.map(({ name, host, port }) => ({
    name,
    host: host ?? 'localhost',
    port,
    securityProtocol: 0,
  }))
}
