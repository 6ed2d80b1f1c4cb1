import { type Int64, toNumber } from '../../protocol/int64.ts'
import type { BrokerRegistrationChangeRecord } from '../../protocol/messages/records/broker-registration-change-record.ts'
import type { FenceBrokerRecord } from '../../protocol/messages/records/fence-broker-record.ts'
import type {
  BrokerEndpoint,
  BrokerFeature,
  RegisterBrokerRecord,
} from '../../protocol/messages/records/register-broker-record.ts'
import type { RegisterControllerRecord } from '../../protocol/messages/records/register-controller-record.ts'
import type { UnfenceBrokerRecord } from '../../protocol/messages/records/unfence-broker-record.ts'
import type { UnregisterBrokerRecord } from '../../protocol/messages/records/unregister-broker-record.ts'
import { assert } from '../../runtime/assert.ts'
import { recordVersions } from '../features.ts'
import { type MetadataRecord, metadataRecord } from '../metadata-record.ts'
import type { MetadataDelta } from './metadata-delta.ts'

/** A fenced broker is registered but not in service: it leads nothing and clients don't see it. */
export interface BrokerRegistration {
  readonly id: number
  readonly epoch: number
  /** One for each start of the broker's process. */
  readonly incarnationId: string
  readonly endpoints: readonly Readonly<BrokerEndpoint>[]
  readonly features: readonly Readonly<BrokerFeature>[]
  readonly rack: string | null
  readonly isFenced: boolean
  readonly isInControlledShutdown: boolean
  readonly directories: readonly string[]
  /** Directories that get no new replicas (KIP-1066); null when the broker never told. */
  readonly cordonedDirectories: readonly string[] | null
}

/** The values of `fenced` in a BrokerRegistrationChangeRecord; 0 leaves it as it is. */
export const FENCE = 1
export const UNFENCE = -1
export const IN_CONTROLLED_SHUTDOWN = 1

export class ClusterImage {
  readonly #brokers = new Map<number, BrokerRegistration>()
  readonly #controllers = new Map<number, Readonly<RegisterControllerRecord>>()

  broker(id: number): BrokerRegistration | undefined {
    return this.#brokers.get(id)
  }

  brokers(): Iterable<BrokerRegistration> {
    return this.#brokers.values()
  }

  get brokerCount(): number {
    return this.#brokers.size
  }

  /** In service: neither fenced nor on its way out. */
  isActive(brokerId: number): boolean {
    const broker = this.#brokers.get(brokerId)
    return broker !== undefined && !broker.isFenced && !broker.isInControlledShutdown
  }

  controller(id: number): Readonly<RegisterControllerRecord> | undefined {
    return this.#controllers.get(id)
  }

  controllers(): Iterable<Readonly<RegisterControllerRecord>> {
    return this.#controllers.values()
  }

  registerBroker(record: RegisterBrokerRecord, delta: MetadataDelta): void {
    this.#put(
      {
        id: record.brokerId,
        epoch: toNumber(record.brokerEpoch),
        incarnationId: record.incarnationId,
        endpoints: record.endPoints,
        features: record.features,
        rack: record.rack,
        isFenced: record.fenced,
        isInControlledShutdown: record.inControlledShutdown,
        directories: record.logDirs,
        cordonedDirectories: record.cordonedLogDirs,
      },
      delta,
    )
  }

  unregisterBroker(record: UnregisterBrokerRecord, delta: MetadataDelta): void {
    const broker = this.#existing(record.brokerId, record.brokerEpoch)
    this.#brokers.delete(broker.id)
    delta.brokersChanged.delete(broker.id)
    delta.brokersRemoved.add(broker.id)
  }

  /** Only clusters of Kafka 3.2 and older have these two; see `changeBroker`. */
  fenceBroker({ id, epoch }: FenceBrokerRecord, delta: MetadataDelta): void {
    this.#put({ ...this.#existing(id, epoch), isFenced: true }, delta)
  }

  unfenceBroker({ id, epoch }: UnfenceBrokerRecord, delta: MetadataDelta): void {
    this.#put({ ...this.#existing(id, epoch), isFenced: false }, delta)
  }

  changeBroker(record: BrokerRegistrationChangeRecord, delta: MetadataDelta): void {
    const broker = this.#existing(record.brokerId, record.brokerEpoch)
    this.#put(
      {
        ...broker,
        isFenced: record.fenced === 0 ? broker.isFenced : record.fenced === FENCE,
        isInControlledShutdown:
          broker.isInControlledShutdown || record.inControlledShutdown === IN_CONTROLLED_SHUTDOWN,
        directories: record.logDirs.length === 0 ? broker.directories : record.logDirs,
        cordonedDirectories: record.cordonedLogDirs ?? broker.cordonedDirectories,
      },
      delta,
    )
  }

  registerController(record: RegisterControllerRecord): void {
    this.#controllers.set(record.controllerId, record)
  }

  *records(metadataVersion: number): Generator<MetadataRecord> {
    for (const broker of this.#brokers.values()) {
      yield registerBrokerRecord(broker, metadataVersion)
    }
    for (const controller of this.#controllers.values()) {
      yield metadataRecord('RegisterControllerRecord', controller)
    }
  }

  #put(broker: BrokerRegistration, delta: MetadataDelta): void {
    this.#brokers.set(broker.id, broker)
    delta.brokersRemoved.delete(broker.id)
    delta.brokersChanged.set(broker.id, broker)
  }

  #existing(id: number, epoch: Int64): BrokerRegistration {
    const broker = this.#brokers.get(id)
    assert(broker !== undefined, `broker ${id} is registered`)
    assert(broker.epoch === toNumber(epoch), `broker ${id} is registered with epoch ${epoch}`)
    return broker
  }
}

export function registerBrokerRecord(
  broker: BrokerRegistration,
  metadataVersion: number,
): MetadataRecord {
  const data = {
    brokerId: broker.id,
    isMigratingZkBroker: false,
    incarnationId: broker.incarnationId,
    brokerEpoch: broker.epoch,
    endPoints: [...broker.endpoints],
    features: [...broker.features],
    rack: broker.rack,
    fenced: broker.isFenced,
    inControlledShutdown: broker.isInControlledShutdown,
    logDirs: [...broker.directories],
    cordonedLogDirs: broker.cordonedDirectories === null ? null : [...broker.cordonedDirectories],
  }
  const version = recordVersions.registerBroker(metadataVersion)
  return metadataRecord('RegisterBrokerRecord', data, version)
}
