import { assert } from '../../runtime/assert.ts'
import type { MetadataRecord, MetadataRecordName, RecordData } from '../metadata-record.ts'
import { AclsImage } from './acls-image.ts'
import { ClientQuotasImage } from './client-quotas-image.ts'
import { ClusterImage } from './cluster-image.ts'
import { ConfigsImage } from './configs-image.ts'
import { DelegationTokensImage } from './delegation-tokens-image.ts'
import { FeaturesImage } from './features-image.ts'
import type { MetadataDelta } from './metadata-delta.ts'
import { ProducerIdsImage } from './producer-ids-image.ts'
import { ScramImage } from './scram-image.ts'
import { TopicsImage } from './topics-image.ts'

/**
 * All that the metadata log says, as of `offset`: the one place where a node keeps topics,
 * partitions, configs, brokers and features. Only committed records are applied, in the order of the
 * log, by one owner (`MetadataLoader`); everybody else reads. Values inside (a `PartitionImage`, a
 * `BrokerRegistration`) are replaced, never changed, so whoever took one may keep it.
 */
export class MetadataImage {
  readonly features = new FeaturesImage()
  readonly cluster = new ClusterImage()
  readonly topics = new TopicsImage()
  readonly configs = new ConfigsImage()
  readonly clientQuotas = new ClientQuotasImage()
  readonly producerIds = new ProducerIdsImage()
  readonly acls = new AclsImage()
  readonly scram = new ScramImage()
  readonly delegationTokens = new DelegationTokensImage()
  /** Offset and epoch of the last record that was applied; -1 while there is none. */
  offset = -1
  epoch = -1
  /** Timestamp of the batch of that record. */
  timestampMs = -1

  /** True until the first record: the log has to be bootstrapped. */
  get isEmpty(): boolean {
    return this.offset < 0
  }

  /**
   * Applies one record and notes in `delta` what changed. Begin, end and abort of a transaction
   * never come here: the loader holds a transaction back until it ends.
   */
  apply(record: MetadataRecord, delta: MetadataDelta): void {
    const applyTo = appliers[record.type] as Applier<never>
    applyTo(this, record.data as never, delta)
  }

  /**
   * The image as records, for a snapshot, in Apache's order: features first, as they decide how the
   * rest is written.
   */
  *records(): Generator<MetadataRecord> {
    yield* this.features.records()
    yield* this.cluster.records(this.features.metadataVersion)
    yield* this.topics.records(this.features.metadataVersion)
    yield* this.configs.records()
    yield* this.clientQuotas.records()
    yield* this.producerIds.records()
    yield* this.acls.records()
    yield* this.scram.records()
    yield* this.delegationTokens.records()
  }
}

type Applier<Data> = (image: MetadataImage, data: Data, delta: MetadataDelta) => void

const appliers: { readonly [Name in MetadataRecordName]: Applier<RecordData<Name>> } = {
  TopicRecord: (image, data, delta) => image.topics.createTopic(data, delta),
  PartitionRecord: (image, data, delta) => image.topics.setPartition(data, delta),
  PartitionChangeRecord: (image, data, delta) => image.topics.changePartition(data, delta),
  ClearElrRecord: (image, data, delta) => image.topics.clearElr(data, delta),
  RemoveTopicRecord: (image, data, delta) => {
    image.configs.removeTopic(image.topics.removeTopic(data, delta))
  },
  ConfigRecord: (image, data, delta) => image.configs.set(data, delta),
  RegisterBrokerRecord: (image, data, delta) => image.cluster.registerBroker(data, delta),
  UnregisterBrokerRecord: (image, data, delta) => image.cluster.unregisterBroker(data, delta),
  FenceBrokerRecord: (image, data, delta) => image.cluster.fenceBroker(data, delta),
  UnfenceBrokerRecord: (image, data, delta) => image.cluster.unfenceBroker(data, delta),
  BrokerRegistrationChangeRecord: (image, data, delta) => image.cluster.changeBroker(data, delta),
  RegisterControllerRecord: (image, data) => image.cluster.registerController(data),
  FeatureLevelRecord: (image, data, delta) => image.features.setLevel(data, delta),
  ZkMigrationStateRecord: (image, data) => image.features.setZkMigrationState(data),
  ProducerIdsRecord: (image, data) => image.producerIds.set(data),
  ClientQuotaRecord: (image, data, delta) => image.clientQuotas.set(data, delta),
  UserScramCredentialRecord: (image, data, delta) => image.scram.set(data, delta),
  RemoveUserScramCredentialRecord: (image, data, delta) => image.scram.remove(data, delta),
  AccessControlEntryRecord: (image, data, delta) => image.acls.add(data, delta),
  RemoveAccessControlEntryRecord: (image, data, delta) => image.acls.remove(data, delta),
  DelegationTokenRecord: (image, data, delta) => image.delegationTokens.set(data, delta),
  RemoveDelegationTokenRecord: (image, data, delta) => image.delegationTokens.remove(data, delta),
  NoOpRecord: () => {},
  BeginTransactionRecord: refuse,
  EndTransactionRecord: refuse,
  AbortTransactionRecord: refuse,
}

function refuse(): void {
  assert(false, 'the bounds of a transaction are never applied')
}
