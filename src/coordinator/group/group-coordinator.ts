import { type ErrorName, errorCode, KafkaError } from '../../protocol/errors.ts'
import {
  newOffsetCommitResponse,
  newOffsetCommitResponsePartition,
  newOffsetCommitResponseTopic,
  type OffsetCommitRequest,
  type OffsetCommitResponse,
} from '../../protocol/messages/8-offset-commit.ts'
import {
  newOffsetFetchResponseGroup,
  type OffsetFetchRequestGroup,
  type OffsetFetchResponseGroup,
} from '../../protocol/messages/9-offset-fetch.ts'
import type { JoinGroupRequest, JoinGroupResponse } from '../../protocol/messages/11-join-group.ts'
import {
  type HeartbeatRequest,
  type HeartbeatResponse,
  newHeartbeatResponse,
} from '../../protocol/messages/12-heartbeat.ts'
import {
  type LeaveGroupRequest,
  type LeaveGroupResponse,
  newLeaveGroupResponse,
} from '../../protocol/messages/13-leave-group.ts'
import type { SyncGroupRequest, SyncGroupResponse } from '../../protocol/messages/14-sync-group.ts'
import {
  type DescribedGroup,
  newDescribedGroup,
} from '../../protocol/messages/15-describe-groups.ts'
import {
  type ListGroupsRequest,
  type ListGroupsResponse,
  newListGroupsResponse,
} from '../../protocol/messages/16-list-groups.ts'
import type {
  TxnOffsetCommitRequest,
  TxnOffsetCommitResponse,
} from '../../protocol/messages/28-txn-offset-commit.ts'
import {
  type DeletableGroupResult,
  newDeletableGroupResult,
} from '../../protocol/messages/42-delete-groups.ts'
import {
  newOffsetDeleteResponse,
  type OffsetDeleteRequest,
  type OffsetDeleteResponse,
} from '../../protocol/messages/47-offset-delete.ts'
import {
  type ConsumerGroupHeartbeatRequest,
  type ConsumerGroupHeartbeatResponse,
  newConsumerGroupHeartbeatResponse,
} from '../../protocol/messages/68-consumer-group-heartbeat.ts'
import {
  type DescribedGroup as DescribedConsumerGroup,
  newDescribedGroup as newDescribedConsumerGroup,
} from '../../protocol/messages/69-consumer-group-describe.ts'
import {
  type DescribedGroup as DescribedShareGroup,
  newDescribedGroup as newDescribedShareGroup,
} from '../../protocol/messages/77-share-group-describe.ts'
import type { StreamsGroupHeartbeatRequest } from '../../protocol/messages/88-streams-group-heartbeat.ts'
import type { DescribedGroup as StreamsDescribedGroup } from '../../protocol/messages/89-streams-group-describe.ts'
import type { Clock } from '../../runtime/clock.ts'
import type { Logger } from '../../runtime/logger.ts'
import type { Random } from '../../runtime/random.ts'
import type { Verification } from '../../storage/transaction-verifications.ts'
import { CoordinatorRuntime } from '../runtime/coordinator-runtime.ts'
import { respond } from '../runtime/coordinator-shard.ts'
import { operationError } from '../runtime/operation-errors.ts'
import type { PartitionReader, PartitionWriter } from '../runtime/partition-log.ts'
import type { TransactionEnd } from '../runtime/transaction-end.ts'
import type { SharePersister } from '../share-state/share-persister.ts'
import { answering, answeringWithMessage } from './answering.ts'
import { heartbeat } from './classic/heartbeat.ts'
import { joinClassicGroup } from './classic/join.ts'
import { leaveClassicGroup } from './classic/leave.ts'
import { joinError, syncError } from './classic/replies.ts'
import { syncClassicGroup } from './classic/sync.ts'
import { describeConsumerGroups } from './consumer/describe.ts'
import { consumerGroupHeartbeat } from './consumer/heartbeat.ts'
import { validateHeartbeat } from './consumer/validate-request.ts'
import { deleteGroups } from './delete-groups.ts'
import { describeGroups } from './describe-groups.ts'
import { dropDisconnected } from './disconnect.ts'
import type { GroupCoordinatorConfig } from './group-config.ts'
import type { GroupRequestContext, GroupTimerEvent } from './group-context.ts'
import { GroupRouting, type GroupRuntime } from './group-routing.ts'
import type { GroupSettings } from './group-settings.ts'
import { GroupShard } from './group-shard.ts'
import { listGroups } from './list-groups.ts'
import type { TopicsView } from './modern/topics-view.ts'
import { commitOffsets } from './offsets/offset-commit.ts'
import { deleteOffsets, deleteTopicOffsets } from './offsets/offset-delete.ts'
import { fetchOffsets } from './offsets/offset-fetch.ts'
import { commitTransactionalOffsets, txnOffsetCommitError } from './offsets/transactional-commit.ts'
import { describeShareGroups } from './share/share-describe.ts'
import { ShareGroups } from './share/share-groups.ts'
import { describeStreamsGroups, undescribed } from './streams/describe.ts'
import {
  heartbeatRefusal,
  onStreamsHeartbeat,
  type StreamsHeartbeatResult,
} from './streams/requests.ts'
import { validateStreamsHeartbeat } from './streams/validate-heartbeat.ts'

/** The internal topic of groups and their offsets. */
export const GROUP_METADATA_TOPIC = '__consumer_offsets'

export interface GroupCoordinatorOptions {
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly config: GroupCoordinatorConfig
  readonly writer: PartitionWriter
  readonly reader: PartitionReader
  /**
   * Partitions of `__consumer_offsets`: those that the topic has, else those it will be made with
   * (`offsets.topic.num.partitions`).
   */
  readonly partitionCount: () => number
  /** The topics of the cluster; whoever changes them tells `onTopicsChanged` afterwards. */
  readonly topics: TopicsView
  readonly settings: GroupSettings
  /** Where share groups keep the state of their partitions. */
  readonly sharePersister: SharePersister
}

/**
 * Groups and committed offsets, as the handlers of the broker see them. A group lives on the
 * partition of `__consumer_offsets` that its id hashes to; here requests find that partition, and
 * errors become answers in the shape of each API. Names of topics are resolved, and unknown ones
 * answered, before a request gets here.
 */
export class GroupCoordinator {
  /** Requests of share groups. */
  readonly shareGroups: ShareGroups
  readonly #options: GroupCoordinatorOptions
  readonly #runtime: GroupRuntime
  readonly #routing: GroupRouting

  constructor(options: GroupCoordinatorOptions) {
    const { clock, random, logger, config, writer, reader, topics, settings } = options
    const world = { config, settings, topics, random, logger }
    this.#options = options
    this.#runtime = new CoordinatorRuntime<GroupShard, GroupTimerEvent>({
      clock,
      logger,
      writer,
      reader,
      topic: GROUP_METADATA_TOPIC,
      loadBufferBytes: config.offsetsLoadBufferBytes,
      writeTimeoutMs: config.offsetsCommitTimeoutMs,
      createShard: (_, effects) => new GroupShard(world, effects),
    })
    this.#routing = new GroupRouting(this.#runtime, options.partitionCount)
    this.shareGroups = new ShareGroups({
      routing: this.#routing,
      topics,
      settings,
      persister: options.sharePersister,
      logger,
    })
  }

  /** The partition of `__consumer_offsets` whose leader coordinates the group. */
  partitionFor(groupId: string): number {
    return this.#routing.partitionFor(groupId)
  }

  /** This node has become the leader of a partition of `__consumer_offsets`. */
  onElection(partition: number, leaderEpoch: number): Promise<void> {
    return this.#runtime.load(partition, leaderEpoch)
  }

  /** Another node has, or the partition is gone. */
  onResignation(partition: number, leaderEpoch?: number): void {
    this.#runtime.unload(partition, leaderEpoch)
  }

  /** More records of a partition of `__consumer_offsets` are committed. */
  onHighWatermark(partition: number, highWatermark: number): void {
    this.#runtime.onHighWatermark(partition, highWatermark)
  }

  /** Ends a transaction in a partition of `__consumer_offsets`: its offsets count, or are dropped. */
  endTransaction(partition: number, end: TransactionEnd): Promise<void> {
    return this.#runtime.endTransaction(partition, end)
  }

  /** Topics were created, deleted, or have other partitions or racks. */
  async onTopicsChanged(names: readonly string[]): Promise<void> {
    const tellings = this.#runtime.partitions().map((partition) =>
      this.#runtime
        .read(partition, (shard, nowMs) => shard.onTopicsChanged(names, nowMs))
        // A partition that is not loaded yet looks at all topics by itself.
        .catch((error: unknown) => {
          if (!(error instanceof KafkaError)) throw error
        }),
    )
    await Promise.all(tellings)
  }

  /** Removes the offsets of topics that were deleted, and what share groups have of them. */
  async onTopicsDeleted(topics: readonly { id: string; name: string }[]): Promise<void> {
    const names = topics.map(({ name }) => name)
    const ids = new Set(topics.map(({ id }) => id))
    const writes = this.#runtime.partitions().map((partition) =>
      this.#routing
        .writeTo(partition, (context) => deleteTopicOffsets(context, names))
        .then(() => this.shareGroups.onTopicsDeleted(partition, ids))
        .catch((error: unknown) => {
          this.#options.logger.warn(`Delete the offsets of '${names.join("', '")}' failed`, error)
        }),
    )
    await Promise.all(writes)
  }

  /** The connection that a member was last heard on has ended. */
  async onMemberDisconnected(groupId: string, memberId: string): Promise<void> {
    await this.#runtime.write(this.partitionFor(groupId), (shard, nowMs) =>
      dropDisconnected(shard.at(nowMs), groupId, memberId),
    )
  }

  /** Whoever waits is answered; nothing more is written. */
  close(): void {
    this.#runtime.close()
  }

  async joinGroup(
    client: GroupRequestContext,
    request: JoinGroupRequest,
  ): Promise<JoinGroupResponse> {
    const { groupId, memberId, sessionTimeoutMs } = request
    const { minSessionTimeoutMs, maxSessionTimeoutMs } = this.#options.config
    if (groupId === '') return joinError(memberId, 'INVALID_GROUP_ID')
    if (sessionTimeoutMs < minSessionTimeoutMs || sessionTimeoutMs > maxSessionTimeoutMs) {
      return joinError(memberId, 'INVALID_SESSION_TIMEOUT')
    }
    return this.#routing
      .park<JoinGroupResponse>(groupId, (context, ticket) =>
        joinClassicGroup(context, { request, client, ticket }),
      )
      .catch(answering((error) => joinError('', error)))
  }

  async syncGroup(request: SyncGroupRequest): Promise<SyncGroupResponse> {
    if (request.groupId === '') return syncError('INVALID_GROUP_ID')
    return this.#routing
      .park<SyncGroupResponse>(request.groupId, (context, ticket) =>
        syncClassicGroup(context, request, ticket),
      )
      .catch(answering(syncError))
  }

  async heartbeat(request: HeartbeatRequest): Promise<HeartbeatResponse> {
    if (request.groupId === '') {
      return newHeartbeatResponse({ errorCode: errorCode('INVALID_GROUP_ID') })
    }
    return this.#routing
      .write(request.groupId, (context) => {
        heartbeat(context, request)
        return respond(newHeartbeatResponse())
      })
      .catch(
        answering((error) => {
          // The members of a group that is still being loaded shall stay where they are.
          const isLoading = error === 'COORDINATOR_LOAD_IN_PROGRESS'
          return newHeartbeatResponse({ errorCode: errorCode(isLoading ? 'NONE' : error) })
        }),
      )
  }

  async leaveGroup(request: LeaveGroupRequest): Promise<LeaveGroupResponse> {
    if (request.groupId === '') {
      return newLeaveGroupResponse({ errorCode: errorCode('INVALID_GROUP_ID') })
    }
    return this.#routing
      .write(request.groupId, (context) => leaveClassicGroup(context, request))
      .catch(answering((error) => newLeaveGroupResponse({ errorCode: errorCode(error) })))
  }

  async consumerGroupHeartbeat(
    client: GroupRequestContext,
    request: ConsumerGroupHeartbeatRequest,
  ): Promise<ConsumerGroupHeartbeatResponse> {
    const refuse = (error: ErrorName, errorMessage: string | null) =>
      newConsumerGroupHeartbeatResponse({ errorCode: errorCode(error), errorMessage })
    try {
      validateHeartbeat(request, client.apiVersion, this.#options.config.consumerAssignors)
    } catch (cause) {
      return answeringWithMessage(refuse)(cause)
    }
    return this.#routing
      .write(request.groupId, (context) => consumerGroupHeartbeat(context, client, request))
      .catch(answeringWithMessage(refuse))
  }

  describeConsumerGroups(groupIds: readonly string[]): Promise<DescribedConsumerGroup[]> {
    return this.#routing.readNamed(groupIds, describeConsumerGroups, (groupId, error) =>
      newDescribedConsumerGroup({ groupId, errorCode: errorCode(error) }),
    )
  }

  async commitOffsets(
    client: GroupRequestContext,
    request: OffsetCommitRequest,
  ): Promise<OffsetCommitResponse> {
    return this.#routing
      .write(request.groupId, (context) => commitOffsets(context, client, request))
      .catch(answering((error) => offsetCommitError(request, error)))
  }

  /** The transaction coordinator knows already that the transaction has offsets here. */
  /** `verification` tells that the group's partition is in the transaction, where nobody knows yet. */
  async commitTransactionalOffsets(
    client: GroupRequestContext,
    request: TxnOffsetCommitRequest,
    verification?: Verification,
  ): Promise<TxnOffsetCommitResponse> {
    return this.#routing
      .write(request.groupId, (context) => ({
        ...commitTransactionalOffsets(context, client, request),
        verification,
      }))
      .catch(answering((error) => txnOffsetCommitError(request, error)))
  }

  async fetchOffsets(
    request: OffsetFetchRequestGroup,
    requireStable: boolean,
  ): Promise<OffsetFetchResponseGroup> {
    const { groupId } = request
    return this.#routing
      .read(groupId, (context) => fetchOffsets(context, request, requireStable))
      .catch(
        answering((error) => {
          // Consumers before 3.9 don't know COORDINATOR_NOT_AVAILABLE here.
          const isUnavailable = error === 'COORDINATOR_NOT_AVAILABLE'
          const told = errorCode(isUnavailable ? 'NOT_COORDINATOR' : error)
          return newOffsetFetchResponseGroup({ groupId, errorCode: told })
        }),
      )
  }

  async deleteOffsets(request: OffsetDeleteRequest): Promise<OffsetDeleteResponse> {
    if (request.groupId === '') {
      return newOffsetDeleteResponse({ errorCode: errorCode('INVALID_GROUP_ID') })
    }
    return this.#routing
      .write(request.groupId, (context) => deleteOffsets(context, request))
      .catch(answering((error) => newOffsetDeleteResponse({ errorCode: errorCode(error) })))
  }

  /** The groups of all partitions that this node leads; an error when one of them is loading. */
  async listGroups(request: ListGroupsRequest): Promise<ListGroupsResponse> {
    const reads = this.#runtime.partitions().map((partition) =>
      this.#routing
        .readFrom(partition, (context) => listGroups(context, request))
        .catch((cause: unknown) => {
          if (operationError(cause) === 'NOT_COORDINATOR') return []
          throw cause
        }),
    )
    try {
      return newListGroupsResponse({ groups: (await Promise.all(reads)).flat() })
    } catch (cause) {
      return newListGroupsResponse({ errorCode: errorCode(operationError(cause)) })
    }
  }

  describeGroups(apiVersion: number, groupIds: readonly string[]): Promise<DescribedGroup[]> {
    return this.#routing.readEach(
      groupIds,
      (context, ids) => describeGroups(context, ids, apiVersion),
      (groupId, error) => newDescribedGroup({ groupId, errorCode: errorCode(error) }),
    )
  }

  /** Share groups go once the state of their partitions has gone. */
  deleteGroups(groupIds: readonly string[]): Promise<DeletableGroupResult[]> {
    const refuse = (groupId: string, error: ErrorName) =>
      newDeletableGroupResult({ groupId, errorCode: errorCode(error) })
    const remove = async (partition: number, ids: readonly string[]) => {
      const refused = await this.shareGroups.deleteStates(partition, ids)
      const rest = ids.filter((groupId) => !refused.has(groupId))
      const deleted = await this.#routing.writeTo(partition, (context) =>
        deleteGroups(context, rest),
      )
      return [...[...refused].map(([groupId, error]) => refuse(groupId, error)), ...deleted]
    }
    return this.#routing.byPartition(groupIds, remove, refuse)
  }

  describeShareGroups(groupIds: readonly string[]): Promise<DescribedShareGroup[]> {
    return this.#routing.readNamed(groupIds, describeShareGroups, (groupId, error) =>
      newDescribedShareGroup({ groupId, errorCode: errorCode(error) }),
    )
  }

  async streamsGroupHeartbeat(
    client: GroupRequestContext,
    request: StreamsGroupHeartbeatRequest,
  ): Promise<StreamsHeartbeatResult> {
    const failed = answeringWithMessage(heartbeatRefusal)
    try {
      validateStreamsHeartbeat(request)
    } catch (error) {
      return failed(error)
    }
    return this.#routing
      .write(request.groupId, (context) => onStreamsHeartbeat(context, client, request))
      .catch(failed)
  }

  describeStreamsGroups(groupIds: readonly string[]): Promise<StreamsDescribedGroup[]> {
    return this.#routing.readNamed(groupIds, describeStreamsGroups, undescribed)
  }
}

function offsetCommitError(request: OffsetCommitRequest, error: ErrorName): OffsetCommitResponse {
  const topics = request.topics.map(({ name, topicId, partitions }) => {
    const results = partitions.map(({ partitionIndex }) =>
      newOffsetCommitResponsePartition({ partitionIndex, errorCode: errorCode(error) }),
    )
    return newOffsetCommitResponseTopic({ name, topicId, partitions: results })
  })
  return newOffsetCommitResponse({ topics })
}
