import {
  DEFAULT_GROUP_COORDINATOR_CONFIG,
  type GroupCoordinatorConfig,
} from '../../../src/coordinator/group/group-config.ts'
import { GroupCoordinator } from '../../../src/coordinator/group/group-coordinator.ts'
import { DEFAULT_GROUP_SETTINGS } from '../../../src/coordinator/group/group-settings.ts'
import { NO_TOPICS } from '../../../src/coordinator/group/modern/topics-view.ts'
import { type ErrorName, errorName } from '../../../src/protocol/errors.ts'
import { writeVersioned } from '../../../src/protocol/framing.ts'
import {
  newOffsetCommitRequest,
  type OffsetCommitRequest,
} from '../../../src/protocol/messages/8-offset-commit.ts'
import { newOffsetFetchRequestGroup } from '../../../src/protocol/messages/9-offset-fetch.ts'
import {
  type JoinGroupRequest,
  type JoinGroupResponse,
  newJoinGroupRequest,
} from '../../../src/protocol/messages/11-join-group.ts'
import { newHeartbeatRequest } from '../../../src/protocol/messages/12-heartbeat.ts'
import {
  newLeaveGroupRequest,
  newMemberIdentity,
} from '../../../src/protocol/messages/13-leave-group.ts'
import {
  newSyncGroupRequest,
  type SyncGroupResponse,
} from '../../../src/protocol/messages/14-sync-group.ts'
import {
  ConsumerProtocolSubscription,
  newConsumerProtocolSubscription,
} from '../../../src/protocol/messages/records/consumer-protocol-subscription.ts'
import { silentLogger } from '../../../src/runtime/logger.ts'
import { ManualClock, settle } from '../../support/manual-clock.ts'
import { SeededRandom } from '../../support/seeded-random.ts'
import { MemoryPartitions } from '../memory-partitions.ts'
import { MemorySharePersister } from '../memory-share-persister.ts'

export const GROUP = 'g'
export const CLIENT = { apiVersion: 9, clientId: 'client', clientHost: '/127.0.0.1' }

/** A request that may be parked: `answer` is undefined until it is answered. */
export interface Parked<Response> {
  answer: Response | undefined
  readonly promise: Promise<Response>
}

/** A small world around one GroupCoordinator: a log in memory and a clock that a test moves. */
export class GroupWorld {
  readonly clock = new ManualClock()
  readonly log: MemoryPartitions
  readonly config: GroupCoordinatorConfig
  readonly shareStates = new MemorySharePersister()
  readonly coordinator: GroupCoordinator

  constructor(
    config: Partial<GroupCoordinatorConfig> = {},
    log = new MemoryPartitions(),
    seed = 1,
  ) {
    this.log = log
    this.config = { ...DEFAULT_GROUP_COORDINATOR_CONFIG, initialRebalanceDelayMs: 0, ...config }
    this.coordinator = new GroupCoordinator({
      clock: this.clock,
      random: new SeededRandom(seed),
      logger: silentLogger,
      config: this.config,
      writer: log,
      reader: log,
      partitionCount: () => 1,
      topics: NO_TOPICS,
      settings: DEFAULT_GROUP_SETTINGS,
      sharePersister: this.shareStates,
    })
  }

  static async start(config: Partial<GroupCoordinatorConfig> = {}): Promise<GroupWorld> {
    const world = new GroupWorld(config)
    await world.coordinator.onElection(0, 0)
    return world
  }

  /** Another coordinator on the same log, as after a restart. */
  async restart(seed = 2): Promise<GroupWorld> {
    const world = new GroupWorld(this.config, this.log, seed)
    world.clock.advance(this.clock.monotonicMs())
    await world.coordinator.onElection(0, 1)
    return world
  }

  advance(durationMs: number): Promise<void> {
    return this.clock.advanceAsync(durationMs)
  }

  /** JoinGroup; `answer` is there once it is answered. */
  async join(
    request: Partial<JoinGroupRequest> = {},
    apiVersion = 9,
  ): Promise<Parked<JoinGroupResponse>> {
    const filled = newJoinGroupRequest({
      groupId: GROUP,
      sessionTimeoutMs: 10_000,
      rebalanceTimeoutMs: 60_000,
      protocolType: 'consumer',
      protocols: [{ name: 'range', metadata: subscription('t') }],
      ...request,
    })
    return this.#park(this.coordinator.joinGroup({ ...CLIENT, apiVersion }, filled))
  }

  /** Joins as a dynamic member does: first for the id, then with it. */
  async joinDynamic(request: Partial<JoinGroupRequest> = {}): Promise<Parked<JoinGroupResponse>> {
    const { answer } = await this.join(request)
    const parked = await this.join({ ...request, memberId: answer!.memberId })
    await this.advance(0)
    return parked
  }

  async sync(
    memberId: string,
    generationId: number,
    assignments: Readonly<Record<string, string>> = {},
    groupInstanceId: string | null = null,
  ): Promise<Parked<SyncGroupResponse>> {
    const request = newSyncGroupRequest({
      groupId: GROUP,
      memberId,
      generationId,
      groupInstanceId,
      protocolType: 'consumer',
      protocolName: 'range',
      assignments: Object.entries(assignments).map(([id, text]) => ({
        memberId: id,
        assignment: Buffer.from(text),
      })),
    })
    return this.#park(this.coordinator.syncGroup(request))
  }

  async heartbeat(
    memberId: string,
    generationId: number,
    groupInstanceId: string | null = null,
  ): Promise<ErrorName> {
    const request = newHeartbeatRequest({ groupId: GROUP, memberId, generationId, groupInstanceId })
    const { errorCode } = await this.coordinator.heartbeat(request)
    return errorName(errorCode)
  }

  /** The error of each member. */
  async leave(
    ...members: { memberId?: string; groupInstanceId?: string | null }[]
  ): Promise<ErrorName[]> {
    const request = newLeaveGroupRequest({
      groupId: GROUP,
      members: members.map((member) => newMemberIdentity(member)),
    })
    const response = await this.coordinator.leaveGroup(request)
    if (response.errorCode !== 0) return [errorName(response.errorCode)]
    return response.members.map(({ errorCode }) => errorName(errorCode))
  }

  /** The error of the first partition. */
  async commit(
    offset: number,
    request: Partial<OffsetCommitRequest> = {},
    { topic = 't', partition = 0, metadata = '', apiVersion = 9 } = {},
  ): Promise<ErrorName> {
    const response = await this.coordinator.commitOffsets(
      { ...CLIENT, apiVersion },
      newOffsetCommitRequest({
        groupId: GROUP,
        retentionTimeMs: -1,
        topics: [
          {
            name: topic,
            topicId: 'AAAAAAAAAAAAAAAAAAAAAA',
            partitions: [
              {
                partitionIndex: partition,
                committedOffset: offset,
                committedLeaderEpoch: -1,
                committedMetadata: metadata,
              },
            ],
          },
        ],
        ...request,
      }),
    )
    return errorName(response.topics[0]!.partitions[0]!.errorCode)
  }

  /** Offsets by `topic-partition`. */
  async offsets(groupId = GROUP): Promise<Record<string, number>> {
    const request = newOffsetFetchRequestGroup({ groupId, topics: null })
    const { topics } = await this.coordinator.fetchOffsets(request, false)
    const found: Record<string, number> = {}
    for (const { name, partitions } of topics) {
      for (const { partitionIndex, committedOffset } of partitions) {
        found[`${name}-${partitionIndex}`] = Number(committedOffset)
      }
    }
    return found
  }

  async describe(groupId = GROUP) {
    const [described] = await this.coordinator.describeGroups(6, [groupId])
    return described!
  }

  /** Two dynamic members, stable, the first one leads. */
  async stablePair(): Promise<{ leader: string; follower: string; generation: number }> {
    const first = await this.joinDynamic()
    const leader = first.answer!.memberId
    await this.sync(leader, 1, { [leader]: 'all' })
    const { answer } = await this.join()
    const follower = answer!.memberId
    const joined = await this.join({ memberId: follower })
    await this.join({ memberId: leader })
    const generation = joined.answer!.generationId
    await this.sync(follower, generation)
    await this.sync(leader, generation, { [leader]: 'left', [follower]: 'right' })
    return { leader, follower, generation }
  }

  async #park<Response>(promise: Promise<Response>): Promise<Parked<Response>> {
    const parked: Parked<Response> = { answer: undefined, promise }
    promise.then((response) => {
      parked.answer = response
    })
    await settle()
    return parked
  }
}

export function subscription(...topics: string[]): Buffer {
  const message = newConsumerProtocolSubscription({ topics })
  return writeVersioned(ConsumerProtocolSubscription, message, 1)
}
