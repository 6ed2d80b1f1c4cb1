import type { Controller } from '../cluster/controller/controller.ts'
import type { MetadataImage } from '../cluster/image/metadata-image.ts'
import type { Voter } from '../cluster/raft/voters.ts'
import type { BrokerConfig } from '../config/broker-config.ts'
import type { GroupCoordinator } from '../coordinator/group/group-coordinator.ts'
import type { GroupSettings } from '../coordinator/group/group-settings.ts'
import type { SharePersister } from '../coordinator/share-state/share-persister.ts'
import type { ShareStateCoordinator } from '../coordinator/share-state/share-state-coordinator.ts'
import type { PartitionVerification } from '../coordinator/transaction/partition-verification.ts'
import type { TransactionCoordinator } from '../coordinator/transaction/transaction-coordinator.ts'
import type { Clock } from '../runtime/clock.ts'
import type { VolumeSpace } from '../runtime/file-system.ts'
import type { Logger } from '../runtime/logger.ts'
import type { Random } from '../runtime/random.ts'
import type { StandardAuthorizer } from '../security/standard-authorizer.ts'
import type { LogManager } from '../storage/log-manager.ts'
import type { EmulatedRelease } from './emulated-release.ts'
import type { FetchSessionCache } from './fetch-session.ts'
import type { GroupConnections } from './group-connections.ts'
import type { MetadataCache } from './metadata-cache.ts'
import type { ProducerIds } from './producer-ids.ts'
import type { Purgatory } from './purgatory.ts'
import type { Quotas } from './quotas.ts'
import type { ReplicaManager } from './replica-manager.ts'
import type { RootLogger } from './root-logger.ts'
import type { SharePartitionManager } from './share/share-partition-manager.ts'
import type { StreamsTopics } from './streams-topics.ts'
import type { ClientTelemetry } from './telemetry/client-telemetry.ts'
import type { TelemetryReceiver } from './telemetry/telemetry-receiver.ts'
import type { TopicCreator } from './topic-creator.ts'
import type { TransactionMarkers } from './transaction-markers.ts'
import type { TransactionVerifier } from './transaction-verifier.ts'

/**
 * What handlers act upon. `broker-server.ts` puts it together; a handler takes from it what it
 * needs. A room that brings a service adds its line here.
 */
export interface BrokerServices {
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly rootLogger: RootLogger
  /** To be told of a broken invariant: the node ends, the process lives on. */
  readonly onFatal: (error: unknown) => void
  readonly nodeId: number
  readonly clusterId: string
  /** The older release that the node seems to be of; undefined: none. */
  readonly release: EmulatedRelease | undefined
  /** With the dynamic settings of the moment. */
  readonly config: BrokerConfig
  readonly image: MetadataImage
  /** Null: everybody may do everything. Handlers ask `context.access`. */
  readonly authorizer: StandardAuthorizer | null
  readonly quotas: Quotas
  readonly metadataCache: MetadataCache
  readonly controller: Controller
  /** This node as a member of the metadata quorum. */
  readonly quorumVoter: Omit<Voter, 'nodeId'>
  readonly telemetry: ClientTelemetry
  readonly telemetryReceiver: TelemetryReceiver
  readonly topicCreator: TopicCreator
  readonly producerIds: ProducerIds
  readonly logManager: LogManager
  readonly replicaManager: ReplicaManager
  readonly groupCoordinator: GroupCoordinator
  readonly groupConnections: GroupConnections
  readonly transactionCoordinator: TransactionCoordinator
  readonly groupSettings: GroupSettings
  readonly streamsTopics: StreamsTopics
  readonly transactionMarkers: TransactionMarkers
  readonly transactionVerifier: TransactionVerifier
  /** Without it no record of a transaction is taken from a client. */
  readonly partitionVerification?: PartitionVerification
  readonly shareStateCoordinator: ShareStateCoordinator
  /** Where share partitions keep their state. */
  readonly sharePersister: SharePersister
  readonly fetchSessions: FetchSessionCache
  readonly fetchPurgatory: Purgatory
  readonly sharePartitions: SharePartitionManager
  volumeSpace(directory: string): VolumeSpace
}
