/** What `storage` and `features` tell of the features without asking a cluster. */
import {
  defaultLevel,
  METADATA_VERSION,
  metadataVersionName,
  metadataVersionNames,
  metadataVersionOfRelease,
  supportedFeatures,
} from '../../cluster/features.ts'
import { CommandError } from '../shared/command-error.ts'

/** The order in which Kafka's tools list them. */
const MAPPING_ORDER = [
  'kraft.version',
  'transaction.version',
  'group.version',
  'eligible.leader.replicas.version',
  'share.version',
  'streams.version',
]

/** The levels of the other features in a new cluster of a metadata version, in Kafka's order. */
export function featureLevels(metadataVersion: number): Map<string, number> {
  return new Map(
    MAPPING_ORDER.map((name) => {
      const feature = supportedFeatures.find((one) => one.name === name)!
      return [name, defaultLevel(feature, metadataVersion)]
    }),
  )
}

export function versionMappingLines(release: string, version: number): string[] {
  const others = [...featureLevels(version)].map(([name, level]) => `${name}=${level}`)
  return [`${METADATA_VERSION}=${version} (${release})`, ...others]
}

/** Kafka's tools name a version, too, that no release has yet. */
const UNRELEASED_VERSION = '4.4-IV0'

/** Throws with the list of the releases that there are. */
export function metadataVersionOf(release: string): number {
  const version = metadataVersionOfRelease(release)
  if (version !== undefined) return version
  const known = [...metadataVersionNames(), UNRELEASED_VERSION]
  throw new CommandError(
    `Unknown metadata.version '${release}'. Supported metadata.version are: ${known.join(', ')}`,
  )
}

/** On what a level of a feature depends. */
export function dependencyLines(name: string, level: number): string[] {
  const feature = supportedFeatures.find((one) => one.name === name)
  if (feature === undefined) throw new CommandError(`Unknown feature: ${name}`)
  if (level < feature.minLevel || level > feature.maxLevel) {
    throw new CommandError(
      name === METADATA_VERSION
        ? `Unknown metadata.version ${level}`
        : `No feature:${name} with feature level ${level}`,
    )
  }
  const required = level === 0 ? undefined : feature.requiredMetadataVersion
  if (required !== undefined) {
    return [
      `${name}=${level} requires:`,
      `    ${METADATA_VERSION}=${required} (${metadataVersionName(required)})`,
    ]
  }
  const release = name === METADATA_VERSION ? ` (${metadataVersionName(level)})` : ''
  return [`${name}=${level}${release} has no dependencies.`]
}

/** `name=level`, in Kafka's words where it is not. */
export function parseFeature(text: string): [string, number] {
  const at = text.indexOf('=')
  if (at < 0) {
    throw new CommandError(`Can't parse feature=level string ${text}: equals sign not found.`)
  }
  const [name, level] = [text.slice(0, at).trim(), text.slice(at + 1).trim()]
  if (!/^[+-]?\d+$/.test(level) || Number(level) > MAX_INT16 || Number(level) < -MAX_INT16 - 1) {
    throw new CommandError(
      `Can't parse feature=level string ${text}: unable to parse ${level} as a short.`,
    )
  }
  return [name, Number(level)]
}

const MAX_INT16 = 32_767
