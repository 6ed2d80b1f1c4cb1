/**
 * The features of a cluster (KIP-584) that this release knows, and the metadata versions on which
 * the levels of the others and the versions of records depend. A directory that was formatted with
 * a level above the highest belongs to a newer Kafka.
 */
export interface Feature {
  readonly name: string
  readonly minLevel: number
  readonly maxLevel: number
  /** From which `metadata.version` on a new cluster gets which level. */
  readonly defaults: readonly { readonly metadataVersion: number; readonly level: number }[]
  /** The lowest `metadata.version` for any level above 0, where there is one. */
  readonly requiredMetadataVersion?: number
}

export const METADATA_VERSION = 'metadata.version'
export const KRAFT_VERSION = 'kraft.version'
export const ELIGIBLE_LEADER_REPLICAS_VERSION = 'eligible.leader.replicas.version'

/** The oldest that this release can run at: `3.3-IV3`. */
export const MIN_METADATA_VERSION = 7

/** The names of the metadata versions, from the oldest that Kafka 4 can run at. */
const METADATA_VERSION_NAMES = [
  '3.3-IV3',
  '3.4-IV0',
  '3.5-IV0',
  '3.5-IV1',
  '3.5-IV2',
  '3.6-IV0',
  '3.6-IV1',
  '3.6-IV2',
  '3.7-IV0',
  '3.7-IV1',
  '3.7-IV2',
  '3.7-IV3',
  '3.7-IV4',
  '3.8-IV0',
  '3.9-IV0',
  '4.0-IV0',
  '4.0-IV1',
  '4.0-IV2',
  '4.0-IV3',
  '4.1-IV0',
  '4.1-IV1',
  '4.2-IV0',
  '4.2-IV1',
  '4.3-IV0',
] as const

type MetadataVersionName = (typeof METADATA_VERSION_NAMES)[number]

function levelOf(name: MetadataVersionName): number {
  return METADATA_VERSION_NAMES.indexOf(name) + MIN_METADATA_VERSION
}

export const LATEST_METADATA_VERSION = levelOf('4.3-IV0')

const from = (name: MetadataVersionName, level: number) => [
  { metadataVersion: levelOf(name), level },
]

/** In the order in which Kafka announces them. */
export const supportedFeatures: readonly Feature[] = [
  { name: 'group.version', minLevel: 0, maxLevel: 1, defaults: from('4.0-IV0', 1) },
  { name: KRAFT_VERSION, minLevel: 0, maxLevel: 1, defaults: from('3.9-IV0', 1) },
  {
    name: METADATA_VERSION,
    minLevel: MIN_METADATA_VERSION,
    maxLevel: LATEST_METADATA_VERSION,
    defaults: from('4.3-IV0', LATEST_METADATA_VERSION),
  },
  { name: 'share.version', minLevel: 0, maxLevel: 1, defaults: from('4.2-IV0', 1) },
  { name: 'streams.version', minLevel: 0, maxLevel: 1, defaults: from('4.2-IV1', 1) },
  { name: 'transaction.version', minLevel: 0, maxLevel: 2, defaults: from('4.0-IV2', 2) },
  {
    name: ELIGIBLE_LEADER_REPLICAS_VERSION,
    minLevel: 0,
    maxLevel: 1,
    defaults: from('4.1-IV0', 1),
    requiredMetadataVersion: levelOf('4.0-IV1'),
  },
]

/** The metadata versions that brought new records or fields, which an older one would lose. */
const METADATA_CHANGES: ReadonlySet<number> = new Set(
  (
    [
      '3.3-IV3',
      '3.4-IV0',
      '3.5-IV2',
      '3.6-IV1',
      '3.6-IV2',
      '3.7-IV0',
      '3.7-IV2',
      '4.0-IV1',
      '4.3-IV0',
    ] as const
  ).map(levelOf),
)

/** Whether going down from `current` to `target` could lose what the log says. */
export function losesMetadata(current: number, target: number): boolean {
  for (let level = current; level > target; level -= 1) {
    if (METADATA_CHANGES.has(level)) return true
  }
  return false
}

/** Kafka's words for the dependency that these levels leave a feature without; undefined when none. */
export function missingDependency(
  feature: Feature,
  level: number,
  metadataVersion: number,
): string | undefined {
  const required = feature.requiredMetadataVersion
  if (level === 0 || required === undefined || metadataVersion >= required) return undefined
  return `${feature.name} could not be set to ${level} because it depends on ${METADATA_VERSION} level ${required}`
}

/** The level of a feature in a new cluster of the given metadata version. */
export function defaultLevel(feature: Feature, metadataVersion: number): number {
  if (feature.name === METADATA_VERSION) return metadataVersion
  const step = feature.defaults.findLast((each) => each.metadataVersion <= metadataVersion)
  return step?.level ?? 0
}

/** `4.3-IV0`, or undefined for a level that this release does not know. */
export function metadataVersionName(level: number): string | undefined {
  return METADATA_VERSION_NAMES[level - MIN_METADATA_VERSION]
}

/**
 * The level that a release stands for: `4.3-IV0`, or the last one of `4.3` or `4.3.1`. Undefined for
 * an unknown one.
 */
export function metadataVersionOfRelease(release: string): number | undefined {
  const index = release.includes('-')
    ? (METADATA_VERSION_NAMES as readonly string[]).indexOf(release)
    : METADATA_VERSION_NAMES.findLastIndex((name) => name.startsWith(`${shortRelease(release)}-`))
  return index < 0 ? undefined : index + MIN_METADATA_VERSION
}

function shortRelease(release: string): string {
  return release.split('.').slice(0, 2).join('.')
}

export function metadataVersionNames(): readonly string[] {
  return METADATA_VERSION_NAMES
}

/** Which versions of records a metadata version has: brokers of its release must understand them. */
export const recordVersions = {
  partition: (metadataVersion: number) =>
    metadataVersion >= levelOf('4.0-IV1') ? 2 : metadataVersion >= levelOf('3.7-IV2') ? 1 : 0,
  registerBroker(metadataVersion: number): number {
    if (metadataVersion >= levelOf('4.3-IV0')) return 4
    if (metadataVersion >= levelOf('3.7-IV2')) return 3
    return metadataVersion >= levelOf('3.4-IV0') ? 2 : 1
  },
}

export function hasMetadataTransactions(metadataVersion: number): boolean {
  return metadataVersion >= levelOf('3.6-IV1')
}

/** KIP-858 */
export function hasDirectoryAssignment(metadataVersion: number): boolean {
  return metadataVersion >= levelOf('3.7-IV2')
}

/** KIP-1066 */
export function hasCordonedDirectories(metadataVersion: number): boolean {
  return metadataVersion >= levelOf('4.3-IV0')
}

export function hasControllerRegistration(metadataVersion: number): boolean {
  return metadataVersion >= levelOf('3.7-IV0')
}
