import type { FeatureLevelRecord } from '../../protocol/messages/records/feature-level-record.ts'
import type { ZkMigrationStateRecord } from '../../protocol/messages/records/zk-migration-state-record.ts'
import { ELIGIBLE_LEADER_REPLICAS_VERSION, METADATA_VERSION } from '../features.ts'
import { type MetadataRecord, metadataRecord } from '../metadata-record.ts'
import type { MetadataDelta } from './metadata-delta.ts'

/** The finalized features: a name and its level. A feature of level 0 is not listed. */
export class FeaturesImage {
  readonly #levels = new Map<string, number>()
  #zkMigrationState = 0

  level(name: string): number {
    return this.#levels.get(name) ?? 0
  }

  get metadataVersion(): number {
    return this.level(METADATA_VERSION)
  }

  get isElrEnabled(): boolean {
    return this.level(ELIGIBLE_LEADER_REPLICAS_VERSION) > 0
  }

  finalized(): ReadonlyMap<string, number> {
    return this.#levels
  }

  setLevel(record: FeatureLevelRecord, delta: MetadataDelta): void {
    if (record.featureLevel === 0) this.#levels.delete(record.name)
    else this.#levels.set(record.name, record.featureLevel)
    delta.featuresChanged.add(record.name)
  }

  /** Only clusters of Kafka 3 say anything else than 0 (none), and nothing depends on it any more. */
  setZkMigrationState(record: ZkMigrationStateRecord): void {
    this.#zkMigrationState = record.zkMigrationState
  }

  *records(): Generator<MetadataRecord> {
    const metadataVersion = this.#levels.get(METADATA_VERSION)
    if (metadataVersion !== undefined) {
      const data = { name: METADATA_VERSION, featureLevel: metadataVersion }
      yield metadataRecord('FeatureLevelRecord', data)
    }
    for (const [name, featureLevel] of this.#levels) {
      if (name === METADATA_VERSION) continue
      yield metadataRecord('FeatureLevelRecord', { name, featureLevel })
    }
    if (this.#zkMigrationState !== 0) {
      yield metadataRecord('ZkMigrationStateRecord', { zkMigrationState: this.#zkMigrationState })
    }
  }
}
