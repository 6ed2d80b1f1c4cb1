/**
 * Formatting a node's log directories, as `kafka-storage format` does: each gets its
 * `meta.properties` and a `bootstrap.checkpoint` with the feature levels that the first controller
 * starts from; the directory of the metadata also gets the voters of a dynamic quorum
 * (`0-0.checkpoint`, KIP-853).
 */
import { dirname, join } from 'node:path'
import type { FileSystem } from '../runtime/file-system.ts'
import { randomUuid } from '../runtime/random.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { CLUSTER_METADATA_DIRECTORY } from '../storage/log-files.ts'
import { readMetaProperties, writeMetaProperties } from '../storage/meta-properties.ts'
import {
  defaultLevel,
  KRAFT_VERSION,
  LATEST_METADATA_VERSION,
  METADATA_VERSION,
  metadataVersionName,
  missingDependency,
  supportedFeatures,
} from './features.ts'
import { type MetadataRecord, metadataRecord } from './metadata-record.ts'
import {
  BOOTSTRAP_SNAPSHOT,
  readSnapshot,
  snapshotFileName,
  writeSnapshot,
} from './raft/snapshot-file.ts'
import type { Voter } from './raft/voters.ts'

export const BOOTSTRAP_FILE = 'bootstrap.checkpoint'

export interface FormatOptions {
  readonly clusterId: string
  readonly nodeId: number
  /** `log.dirs`, and `metadata.log.dir` where it is none of them. */
  readonly directories: readonly string[]
  readonly metadataDirectory: string
  readonly quorum: QuorumOptions
  /** What the user asked for; left out: as the release has them. */
  readonly featureLevels?: ReadonlyMap<string, number>
  readonly metadataVersion?: number
  /** More to start from: SCRAM credentials. */
  readonly extraRecords?: readonly MetadataRecord[]
  /** Leaves directories alone that are formatted. */
  readonly isIgnoringFormatted?: boolean
}

/**
 * Where the voters come from. `static`: from `controller.quorum.voters`, or this node is a broker
 * alone. `joining`: the node finds them and may join (`--no-initial-controllers`). `initial`: this
 * list, in which a controller finds itself (`--standalone`, `--initial-controllers`).
 */
export type QuorumOptions =
  | { readonly kind: 'static' | 'joining' }
  | { readonly kind: 'initial'; readonly voters: readonly Voter[] }

/** A mistake of the user's, in Kafka's words. */
export class FormatError extends Error {
  override readonly name = 'FormatError'
}

export interface FormatPlan {
  readonly metadataVersion: number
  readonly bootstrapRecords: readonly MetadataRecord[]
  readonly kraftVersion: number
  readonly directories: readonly DirectoryPlan[]
}

export interface DirectoryPlan {
  readonly path: string
  /** As Kafka calls it: `metadata directory`, `dynamic metadata voter directory`, … */
  readonly kind: string
  readonly directoryId: string
}

/** What formatting would write. Throws FormatError; writes nothing. */
export function planFormat(
  runtime: Pick<Runtime, 'fileSystem' | 'random'>,
  options: FormatOptions,
): FormatPlan {
  const levels = effectiveLevels(options)
  const metadataVersion = levels.get(METADATA_VERSION)!
  return {
    metadataVersion,
    bootstrapRecords: [...featureRecords(levels), ...(options.extraRecords ?? [])],
    kraftVersion: levels.get(KRAFT_VERSION)!,
    directories: unformatted(runtime.fileSystem, options).map((path) => ({
      path,
      kind: kindOf(path, options),
      directoryId: directoryIdOf(path, options) ?? randomUuid(runtime.random),
    })),
  }
}

/** Formats one directory. `meta.properties` comes last: with it the directory counts as formatted. */
export function formatDirectory(
  runtime: Pick<Runtime, 'fileSystem' | 'clock'>,
  options: FormatOptions,
  plan: FormatPlan,
  { path, directoryId }: DirectoryPlan,
): void {
  const { fileSystem, clock } = runtime
  const nowMs = clock.nowMs()
  fileSystem.makeDirectory(path)
  fileSystem.syncDirectory(dirname(path))
  writeSnapshot(
    fileSystem,
    join(path, BOOTSTRAP_FILE),
    {
      lastContainedTimestampMs: 0,
      kraftVersion: 0,
      voters: undefined,
      records: plan.bootstrapRecords,
    },
    { epoch: 0, nowMs },
  )
  const { clusterId, nodeId, quorum } = options
  if (quorum.kind === 'initial' && path === options.metadataDirectory) {
    const metadataLog = join(path, CLUSTER_METADATA_DIRECTORY)
    fileSystem.makeDirectory(metadataLog)
    const { kraftVersion } = plan
    writeSnapshot(
      fileSystem,
      join(metadataLog, snapshotFileName(BOOTSTRAP_SNAPSHOT)),
      { lastContainedTimestampMs: nowMs, kraftVersion, voters: quorum.voters, records: [] },
      { epoch: 0, nowMs },
    )
    fileSystem.syncDirectory(path)
  }
  writeMetaProperties(fileSystem, path, { clusterId, nodeId, directoryId })
}

/** Formats all directories that need it, at once; returns them. */
export function format(
  runtime: Pick<Runtime, 'fileSystem' | 'clock' | 'random'>,
  options: FormatOptions,
): FormatPlan {
  const plan = planFormat(runtime, options)
  for (const directory of plan.directories) formatDirectory(runtime, options, plan, directory)
  return plan
}

/** The records that formatting has left for the first controller. */
export function readBootstrapRecords(fileSystem: FileSystem, directory: string): MetadataRecord[] {
  const path = join(directory, BOOTSTRAP_FILE)
  if (fileSystem.exists(path)) return [...readSnapshot(fileSystem, path).records]
  // A directory made by hand may lack it; Kafka starts such a cluster at its newest version too.
  return featureRecords(defaultLevels(LATEST_METADATA_VERSION))
}

/** `Formatting metadata directory DIR with metadata.version 4.3-IV0.` */
export function describeFormatting(plan: FormatPlan, { kind, path }: DirectoryPlan): string {
  const version = metadataVersionName(plan.metadataVersion)
  return `Formatting ${kind} ${path} with ${METADATA_VERSION} ${version}.`
}

/** Kafka's line on what a cluster starts from. */
export function describeBootstrap(plan: FormatPlan): string {
  const records = plan.bootstrapRecords.map((record) => {
    const fields = Object.entries(record.data).map(([name, value]) => `${name}=${print(value)}`)
    return `ApiMessageAndVersion(${record.type}(${fields.join(', ')}) at version ${record.version})`
  })
  return `Bootstrap metadata: BootstrapMetadata(records=[${records.join(', ')}], metadataVersionLevel=${plan.metadataVersion}, source=format command)`
}

function print(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`
  if (Buffer.isBuffer(value)) return `[${[...new Int8Array(value)].join(', ')}]`
  return String(value)
}

function defaultLevels(metadataVersion: number): Map<string, number> {
  return new Map(
    supportedFeatures.map((feature) => [feature.name, defaultLevel(feature, metadataVersion)]),
  )
}

function effectiveLevels(options: FormatOptions): Map<string, number> {
  const asked = options.featureLevels ?? new Map<string, number>()
  if (asked.has(METADATA_VERSION) && options.metadataVersion !== undefined) {
    throw new FormatError(
      'Use --release-version instead of --feature metadata.version=X to avoid ambiguity.',
    )
  }
  const names = supportedFeatures.map(({ name }) => name).filter((it) => it !== METADATA_VERSION)
  const unknown = [...asked.keys()].find((it) => it !== METADATA_VERSION && !names.includes(it))
  if (unknown !== undefined) {
    throw new FormatError(
      `Unsupported feature: ${unknown}. Supported features are: ${names.sort().join(', ')}`,
    )
  }
  const metadataVersion =
    asked.get(METADATA_VERSION) ?? options.metadataVersion ?? LATEST_METADATA_VERSION
  const isDynamic = options.quorum.kind !== 'static'
  const levels = defaultLevels(metadataVersion)
  levels.set(KRAFT_VERSION, isDynamic ? 1 : 0)
  for (const [name, level] of asked) levels.set(name, checkedLevel(name, level, isDynamic))
  for (const feature of supportedFeatures) {
    const missing = missingDependency(feature, levels.get(feature.name)!, metadataVersion)
    if (missing !== undefined) throw new FormatError(missing)
  }
  return levels
}

function checkedLevel(name: string, level: number, isDynamic: boolean): number {
  const { minLevel, maxLevel } = supportedFeatures.find((feature) => feature.name === name)!
  if (level < minLevel || level > maxLevel) {
    throw new FormatError(
      name === METADATA_VERSION
        ? `No MetadataVersion with feature level ${level}. Valid feature levels are from ${minLevel} to ${maxLevel}.`
        : `No feature:${name} with feature level ${level}`,
    )
  }
  if (name !== KRAFT_VERSION || level > 0 === isDynamic) return level
  const condition =
    'controller.quorum.voters is empty and one of the flags --standalone, --initial-controllers, or --no-initial-controllers is used. For dynamic controllers support, try'
  throw new FormatError(
    isDynamic
      ? `Cannot set kraft.version to ${level} if ${condition} removing the --feature flag for kraft.version.`
      : `Cannot set kraft.version to ${level} unless ${condition} using one of --standalone, --initial-controllers, or --no-initial-controllers and removing controller.quorum.voters.`,
  )
}

/** In Kafka's order: the metadata version, then the others by name. The voters know `kraft.version`. */
function featureRecords(levels: ReadonlyMap<string, number>): MetadataRecord[] {
  const others = [...levels.keys()].filter((it) => it !== METADATA_VERSION && it !== KRAFT_VERSION)
  return [METADATA_VERSION, ...others.sort()]
    .filter((name) => levels.get(name)! > 0)
    .map((name) => metadataRecord('FeatureLevelRecord', { name, featureLevel: levels.get(name)! }))
}

function unformatted(fileSystem: FileSystem, options: FormatOptions): string[] {
  const { clusterId, nodeId, isIgnoringFormatted = false } = options
  const directories = [...new Set(options.directories)].sort()
  const empty: string[] = []
  for (const path of directories) {
    const meta = readMetaProperties(fileSystem, path)
    if (meta === undefined) {
      empty.push(path)
      continue
    }
    if (meta.clusterId !== clusterId && isIgnoringFormatted) {
      throw new FormatError(
        `Invalid cluster.id in: ${path}/meta.properties. Expected ${clusterId}, but read ${meta.clusterId}`,
      )
    }
    if (meta.nodeId !== nodeId && isIgnoringFormatted) {
      throw new FormatError(
        `Stored node id ${meta.nodeId} doesn't match previous node id ${nodeId} in ${path}/meta.properties`,
      )
    }
    if (!isIgnoringFormatted) {
      throw new FormatError(
        `Log directory ${path} is already formatted. Use --ignore-formatted to ignore this directory and format the others.`,
      )
    }
  }
  return empty
}

function kindOf(path: string, { metadataDirectory, nodeId, quorum }: FormatOptions): string {
  if (path !== metadataDirectory) return 'data directory'
  if (quorum.kind !== 'initial') return 'metadata directory'
  const isVoter = quorum.voters.some((voter) => voter.nodeId === nodeId)
  return isVoter ? 'dynamic metadata voter directory' : 'dynamic metadata directory'
}

/** A voter's directory has the id by which the other voters know it. */
function directoryIdOf(path: string, options: FormatOptions): string | undefined {
  const { metadataDirectory, nodeId, quorum } = options
  if (quorum.kind !== 'initial' || path !== metadataDirectory) return undefined
  return quorum.voters.find((voter) => voter.nodeId === nodeId)?.directoryId
}
