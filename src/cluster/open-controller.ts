import type { ControllerEndpoint } from '../protocol/messages/records/register-controller-record.ts'
import type { FileSystem } from '../runtime/file-system.ts'
import { randomUuid } from '../runtime/random.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { CLUSTER_METADATA_DIRECTORY, parseLogDirectoryName } from '../storage/log-files.ts'
import { abortRecord, bootstrapRecords } from './controller/bootstrap.ts'
import { Controller } from './controller/controller.ts'
import type { ControllerSettings, TopicConfigRules } from './controller/controller-context.ts'
import { hasControllerRegistration, supportedFeatures } from './features.ts'
import { readBootstrapRecords } from './format.ts'
import type { MetadataImage } from './image/metadata-image.ts'
import { MetadataLoader } from './metadata-loader.ts'
import { type MetadataRecord, metadataRecord } from './metadata-record.ts'
import { KraftLog, type MetadataLogConfig } from './raft/kraft-log.ts'
import type { MetadataLog } from './raft/metadata-log.ts'

export interface OpenControllerOptions {
  readonly runtime: Pick<Runtime, 'fileSystem' | 'clock' | 'random' | 'logger'>
  /** The log directory that holds the metadata: `metadata.log.dir`, or the first of `log.dirs`. */
  readonly directory: string
  readonly directoryId: string
  /** The listeners of the controller, as other nodes and `metadata-quorum` are told. */
  readonly endpoints: readonly ControllerEndpoint[]
  /** The node ids of `controller.quorum.voters`; empty where the log names the voters itself. */
  readonly staticVoterIds: readonly number[]
  readonly settings: ControllerSettings
  readonly topicConfigs: TopicConfigRules
  readonly logConfig: MetadataLogConfig
  /** The disk of the metadata failed: the node cannot go on. */
  readonly onDiskFailure: (error: Error) => void
}

/**
 * Reads the metadata of a formatted directory and takes the lead of it. An empty log gets the records
 * that formatting prepared; a transaction that was never ended is aborted; the controller makes
 * itself known. When this resolves, all of that is on disk.
 */
export async function openController(options: OpenControllerOptions): Promise<Controller> {
  const { runtime, settings, topicConfigs } = options
  const loader = new MetadataLoader()
  const log = KraftLog.open(
    {
      ...options,
      nodeId: settings.nodeId,
      endpoints: options.endpoints.map(({ name, host, port }) => ({ name, host, port })),
      config: options.logConfig,
    },
    loader,
  )
  try {
    activate(options, loader, log)
    await log.sync()
  } catch (error) {
    log.close()
    throw error
  }
  return new Controller({ random: runtime.random, settings, topicConfigs }, log, loader)
}

function activate(options: OpenControllerOptions, loader: MetadataLoader, log: MetadataLog): void {
  const { runtime, directory, settings } = options
  const { image, isInTransaction } = loader
  const append = (records: readonly MetadataRecord[]) => void loader.apply(log.append(records))
  if (image.isEmpty) {
    refuseOrphans(runtime.fileSystem, directory)
    const bootstrap = readBootstrapRecords(runtime.fileSystem, directory)
    const { minInSyncReplicas } = settings
    append(bootstrapRecords(bootstrap, { minInSyncReplicas, isInTransaction }))
  } else if (isInTransaction) append([abortRecord()])
  checkFeatures(image)
  if (hasControllerRegistration(image.features.metadataVersion)) {
    append([registration(options)])
  }
}

/** Else the logs of all topics would be set aside as those of none. */
function refuseOrphans(fileSystem: FileSystem, directory: string): void {
  const isPartition = (name: string) =>
    name !== CLUSTER_METADATA_DIRECTORY && parseLogDirectoryName(name)?.kind === 'current'
  const orphan = fileSystem.list(directory).find(isPartition)
  if (orphan === undefined) return
  throw new Error(
    `The metadata log in '${directory}/${CLUSTER_METADATA_DIRECTORY}' is empty, but '${directory}/${orphan}' ` +
      'holds a partition: restore the former from a backup, or move the latter elsewhere to start anew',
  )
}

function registration({ runtime, endpoints, settings }: OpenControllerOptions): MetadataRecord {
  return metadataRecord('RegisterControllerRecord', {
    controllerId: settings.nodeId,
    incarnationId: randomUuid(runtime.random),
    zkMigrationReady: false,
    endPoints: [...endpoints],
    features: supportedFeatures.map(({ name, minLevel, maxLevel }) => ({
      name,
      minSupportedVersion: minLevel,
      maxSupportedVersion: maxLevel,
    })),
  })
}

/** Throws when the cluster was upgraded to what this release does not know. */
function checkFeatures(image: MetadataImage): void {
  for (const [name, level] of image.features.finalized()) {
    const feature = supportedFeatures.find((each) => each.name === name)
    if (feature !== undefined && level >= feature.minLevel && level <= feature.maxLevel) continue
    const known = feature === undefined ? 'not known' : `${feature.minLevel} to ${feature.maxLevel}`
    throw new Error(`The cluster has ${name} at level ${level}, but this node supports: ${known}`)
  }
  if (image.features.metadataVersion === 0) {
    throw new Error('The metadata log names no metadata.version: the directory is not formatted')
  }
}
