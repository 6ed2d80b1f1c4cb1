/**
 * The features of a cluster (KIP-584) that this release knows. A directory that was formatted with a
 * level above `maxLevel` belongs to a newer Kafka.
 */
export interface Feature {
  readonly name: string
  readonly minLevel: number
  readonly maxLevel: number
  /** The level that a new cluster gets. */
  readonly defaultLevel: number
}

export const METADATA_VERSION = 'metadata.version'
export const KRAFT_VERSION = 'kraft.version'
export const ELIGIBLE_LEADER_REPLICAS_VERSION = 'eligible.leader.replicas.version'

/** `metadata.version` 4.3-IV0. */
export const LATEST_METADATA_VERSION = 30

/** In the order in which Kafka announces them. */
export const supportedFeatures: readonly Feature[] = [
  { name: 'group.version', minLevel: 0, maxLevel: 1, defaultLevel: 1 },
  { name: KRAFT_VERSION, minLevel: 0, maxLevel: 1, defaultLevel: 1 },
  { name: METADATA_VERSION, minLevel: 7, maxLevel: 30, defaultLevel: LATEST_METADATA_VERSION },
  { name: 'share.version', minLevel: 0, maxLevel: 1, defaultLevel: 1 },
  { name: 'streams.version', minLevel: 0, maxLevel: 1, defaultLevel: 1 },
  { name: 'transaction.version', minLevel: 0, maxLevel: 2, defaultLevel: 2 },
  { name: ELIGIBLE_LEADER_REPLICAS_VERSION, minLevel: 0, maxLevel: 1, defaultLevel: 1 },
]
