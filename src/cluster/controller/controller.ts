import type {
  CreateTopicsRequest,
  CreateTopicsResponse,
} from '../../protocol/messages/19-create-topics.ts'
import type {
  DeleteTopicsRequest,
  DeleteTopicsResponse,
} from '../../protocol/messages/20-delete-topics.ts'
import type {
  CreatePartitionsRequest,
  CreatePartitionsResponse,
} from '../../protocol/messages/37-create-partitions.ts'
import type {
  ElectLeadersRequest,
  ElectLeadersResponse,
} from '../../protocol/messages/43-elect-leaders.ts'
import type {
  AlterPartitionReassignmentsRequest,
  AlterPartitionReassignmentsResponse,
} from '../../protocol/messages/45-alter-partition-reassignments.ts'
import type {
  AlterClientQuotasRequest,
  AlterClientQuotasResponse,
} from '../../protocol/messages/49-alter-client-quotas.ts'
import type {
  AlterUserScramCredentialsRequest,
  AlterUserScramCredentialsResponse,
} from '../../protocol/messages/51-alter-user-scram-credentials.ts'
import type {
  UpdateFeaturesRequest,
  UpdateFeaturesResponse,
} from '../../protocol/messages/57-update-features.ts'
import type {
  AssignReplicasToDirsRequest,
  AssignReplicasToDirsResponse,
} from '../../protocol/messages/73-assign-replicas-to-dirs.ts'
import type { AclBinding, AclFilter } from '../../security/acl-filter.ts'
import type { MutationRecorder } from '../../security/quota/client-quota.ts'
import type { MetadataImage } from '../image/metadata-image.ts'
import type { MetadataLoader } from '../metadata-loader.ts'
import type { MetadataListener } from '../metadata-publisher.ts'
import { MetadataPublisher } from '../metadata-publisher.ts'
import type { MetadataRecord } from '../metadata-record.ts'
import type { MetadataLog } from '../raft/metadata-log.ts'
import { type CreateAclResult, createAcls, type DeleteAclsResult, deleteAcls } from './acls.ts'
import { assignReplicasToDirs } from './assign-directories.ts'
import {
  type BrokerRegistrationOptions,
  cordonDirectories,
  fenceBroker,
  registerBroker,
  startControlledShutdown,
  unfenceBroker,
  unregisterBroker,
} from './brokers.ts'
import { alterClientQuotas } from './client-quotas.ts'
import { type ConfigChange, configRecords } from './config-records.ts'
import {
  type ControllerContext,
  type ControllerResult,
  checkRecordCount,
} from './controller-context.ts'
import { createPartitions } from './create-partitions.ts'
import { createTopics } from './create-topics.ts'
import { ALL_DELETION_RIGHTS, type DeletionRights, deleteTopics } from './delete-topics.ts'
import { electLeaders } from './elect-leaders.ts'
import { alterPartitionReassignments } from './partition-reassignments.ts'
import { allocateProducerIds, type ProducerIdBlock } from './producer-ids.ts'
import { alterScramCredentials } from './scram.ts'
import { updateFeatures } from './update-features.ts'

/**
 * The one writer of the metadata. A request is decided upon the image, which gives records and a
 * response; the records are appended to the log, applied to the image and told to the listeners,
 * and the response is released. As with records of a topic, the operating system has them by then,
 * so a crash of the process loses none; the disk follows within milliseconds. (A sync for each
 * request costs more than all the rest of it, and holds up every other file that is created.)
 * The decisions themselves are plain functions in the files beside this one; they know nothing of
 * time, disk or promises.
 */
export class Controller {
  readonly #context: ControllerContext
  readonly #log: MetadataLog
  readonly #loader: MetadataLoader
  readonly #publisher: MetadataPublisher

  constructor(context: Omit<ControllerContext, 'image'>, log: MetadataLog, loader: MetadataLoader) {
    this.#context = { ...context, image: loader.image }
    this.#log = log
    this.#loader = loader
    this.#publisher = new MetadataPublisher(loader.image)
  }

  get image(): MetadataImage {
    return this.#loader.image
  }

  /** The term in which this node leads the metadata log. */
  get epoch(): number {
    return this.#log.epoch
  }

  /** The level of `kraft.version`, which the raft layer keeps and the image does not know. */
  get kraftVersion(): number {
    return this.#log.kraftVersion
  }

  subscribe(listener: MetadataListener): void {
    this.#publisher.subscribe(listener)
  }

  /** Rejects with a KafkaError when the whole request is refused. */
  async createTopics(
    request: CreateTopicsRequest,
    mutations?: MutationRecorder,
  ): Promise<CreateTopicsResponse> {
    return this.#commit(createTopics(this.#context, request, mutations))
  }

  async deleteTopics(
    request: DeleteTopicsRequest,
    rights: DeletionRights = ALL_DELETION_RIGHTS,
    mutations?: MutationRecorder,
  ): Promise<DeleteTopicsResponse> {
    return this.#commit(deleteTopics(this.#context, request, rights, mutations))
  }

  async createPartitions(
    request: CreatePartitionsRequest,
    mutations?: MutationRecorder,
  ): Promise<CreatePartitionsResponse> {
    return this.#commit(createPartitions(this.#context, request, mutations))
  }

  async electLeaders(request: ElectLeadersRequest): Promise<ElectLeadersResponse> {
    return this.#commit(electLeaders(this.#context, request))
  }

  async alterPartitionReassignments(
    request: AlterPartitionReassignmentsRequest,
  ): Promise<AlterPartitionReassignmentsResponse> {
    return this.#commit(alterPartitionReassignments(this.#context, request))
  }

  /** Refusals stand in the response. */
  async updateFeatures(request: UpdateFeaturesRequest): Promise<UpdateFeaturesResponse> {
    const result = updateFeatures(this.#context, request, this.kraftVersion)
    if (result.kraftVersion !== undefined) this.#log.upgradeKraftVersion(result.kraftVersion)
    return this.#commit(result)
  }

  /** Writes config changes that were found valid, all or none. */
  async alterConfigs(changes: readonly ConfigChange[]): Promise<void> {
    const records = configRecords(this.image, changes)
    checkRecordCount(records.length)
    return this.#commit({ records, response: undefined })
  }

  async createAcls(bindings: readonly AclBinding[]): Promise<CreateAclResult[]> {
    return this.#commit(createAcls(this.#context, bindings))
  }

  async deleteAcls(filters: readonly AclFilter[]): Promise<DeleteAclsResult[]> {
    return this.#commit(deleteAcls(this.#context, filters))
  }

  async alterScramCredentials(
    request: AlterUserScramCredentialsRequest,
  ): Promise<AlterUserScramCredentialsResponse> {
    return this.#commit(alterScramCredentials(this.#context, request))
  }

  async alterClientQuotas(request: AlterClientQuotasRequest): Promise<AlterClientQuotasResponse> {
    return this.#commit(alterClientQuotas(this.#context, request))
  }

  /** Writes records of which somebody else decided that they are right, all or none. */
  async append(records: readonly MetadataRecord[]): Promise<void> {
    return this.#commit({ records, response: undefined })
  }

  async allocateProducerIds(brokerId: number, brokerEpoch: number): Promise<ProducerIdBlock> {
    return this.#commit(allocateProducerIds(this.#context, brokerId, brokerEpoch))
  }

  /** Resolves to the broker's epoch. The broker stays fenced until it says that it is ready. */
  async registerBroker(options: BrokerRegistrationOptions): Promise<number> {
    return this.#commit(registerBroker(this.#context, options, this.#log.endOffset))
  }

  async unfenceBroker(brokerId: number, brokerEpoch: number): Promise<void> {
    return this.append(unfenceBroker(this.#context, brokerId, brokerEpoch))
  }

  async startControlledShutdown(brokerId: number, brokerEpoch: number): Promise<void> {
    return this.append(startControlledShutdown(this.#context, brokerId, brokerEpoch))
  }

  async fenceBroker(brokerId: number, brokerEpoch: number): Promise<void> {
    return this.append(fenceBroker(this.#context, brokerId, brokerEpoch))
  }

  async assignReplicasToDirs(
    request: AssignReplicasToDirsRequest,
  ): Promise<AssignReplicasToDirsResponse> {
    return this.#commit(assignReplicasToDirs(this.#context, request))
  }

  async cordonDirectories(
    brokerId: number,
    brokerEpoch: number,
    directoryIds: readonly string[],
  ): Promise<void> {
    return this.append(cordonDirectories(this.#context, brokerId, brokerEpoch, directoryIds))
  }

  async unregisterBroker(brokerId: number): Promise<void> {
    return this.append(unregisterBroker(this.#context, brokerId))
  }

  /** Lets go of the log, with all of it on disk. */
  close(): void {
    this.#log.close()
  }

  async #commit<Response>(result: ControllerResult<Response>): Promise<Response> {
    if (result.records.length > 0) {
      this.#publisher.publish(this.#loader.apply(this.#log.append(result.records)))
      this.#log.snapshotIfDue(this.image)
      this.#log.syncSoon()
    }
    return result.response
  }
}
