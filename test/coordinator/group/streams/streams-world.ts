import { DEFAULT_GROUP_COORDINATOR_CONFIG } from '../../../../src/coordinator/group/group-config.ts'
import { GroupCoordinator } from '../../../../src/coordinator/group/group-coordinator.ts'
import {
  DEFAULT_GROUP_SETTINGS,
  type GroupSetting,
} from '../../../../src/coordinator/group/group-settings.ts'
import type { TopicsView, TopicView } from '../../../../src/coordinator/group/modern/topics-view.ts'
import { errorName } from '../../../../src/protocol/errors.ts'
import { newTxnOffsetCommitRequest } from '../../../../src/protocol/messages/28-txn-offset-commit.ts'
import {
  newStreamsGroupHeartbeatRequest,
  newSubtopology,
  newTopicInfo,
  newTopology,
  type StreamsGroupHeartbeatRequest,
  type Topology,
} from '../../../../src/protocol/messages/88-streams-group-heartbeat.ts'
import { silentLogger } from '../../../../src/runtime/logger.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { SeededRandom } from '../../../support/seeded-random.ts'
import { MemoryPartitions } from '../../memory-partitions.ts'
import { MemorySharePersister } from '../../memory-share-persister.ts'

export const GROUP = 'app'
const CLIENT = { apiVersion: 0, clientId: 'client', clientHost: '/127.0.0.1' }

/** Topics by name, made by a test; a topic that changes is another view. */
export class MemoryTopics implements TopicsView {
  version = 0
  newTopicsVersion = -1
  readonly #views = new Map<string, TopicView>()

  set(name: string, partitionCount: number): void {
    this.version += 1
    this.newTopicsVersion = this.version
    const id = Buffer.alloc(16, name).toString('base64url')
    this.#views.set(name, { id, name, partitionCount, racks: () => [] })
  }

  byName(name: string): TopicView | undefined {
    return this.#views.get(name)
  }

  byId(id: string): TopicView | undefined {
    return [...this.#views.values()].find((view) => view.id === id)
  }

  names(): Iterable<string> {
    return this.#views.keys()
  }
}

/** `0_0 0_1` for each kind of task; undefined where the answer does not tell. */
export interface Told {
  readonly error: string
  readonly epoch: number
  readonly active: string | undefined
  readonly standby: string | undefined
  /** What the statuses say. */
  readonly statuses: readonly string[]
}

/** A GroupCoordinator with its log and topics in memory, and a clock that a test moves. */
export class StreamsWorld {
  readonly clock = new ManualClock()
  readonly topics: MemoryTopics
  readonly log: MemoryPartitions
  readonly coordinator: GroupCoordinator
  readonly settings: Map<GroupSetting, number>

  constructor(
    log = new MemoryPartitions(),
    topics = new MemoryTopics(),
    settings: readonly (readonly [GroupSetting, number])[] = [],
  ) {
    this.log = log
    this.topics = topics
    this.settings = new Map<GroupSetting, number>([
      ['streams.initial.rebalance.delay.ms', 0],
      ['streams.assignment.interval.ms', 0],
      ...settings,
    ])
    this.coordinator = new GroupCoordinator({
      clock: this.clock,
      random: new SeededRandom(1),
      logger: silentLogger,
      config: { ...DEFAULT_GROUP_COORDINATOR_CONFIG, streamsMaxSize: 3 },
      writer: log,
      reader: log,
      partitionCount: () => 1,
      topics,
      sharePersister: new MemorySharePersister(),
      settings: {
        number: (groupId, name) =>
          this.settings.get(name) ?? DEFAULT_GROUP_SETTINGS.number(groupId, name),
        text: (groupId, name) => DEFAULT_GROUP_SETTINGS.text(groupId, name),
      },
    })
  }

  static async start(
    settings: readonly (readonly [GroupSetting, number])[] = [],
  ): Promise<StreamsWorld> {
    const world = new StreamsWorld(undefined, undefined, settings)
    world.topics.set('in', 2)
    await world.coordinator.onElection(0, 0)
    return world
  }

  /** Another coordinator on the same log, as after a restart. */
  async restart(): Promise<StreamsWorld> {
    const world = new StreamsWorld(this.log, this.topics, [...this.settings])
    world.clock.advance(this.clock.monotonicMs())
    await world.coordinator.onElection(0, 1)
    return world
  }

  async setTopic(name: string, partitionCount: number): Promise<void> {
    this.topics.set(name, partitionCount)
    await this.coordinator.onTopicsChanged([name])
  }

  heartbeat(memberId: string, request: Partial<StreamsGroupHeartbeatRequest> = {}) {
    const filled = newStreamsGroupHeartbeatRequest({ groupId: GROUP, memberId, ...request })
    return this.coordinator.streamsGroupHeartbeat(CLIENT, filled)
  }

  async join(memberId: string, request: Partial<StreamsGroupHeartbeatRequest> = {}): Promise<Told> {
    const { response } = await this.heartbeat(memberId, {
      rebalanceTimeoutMs: 10_000,
      processId: `process-${memberId}`,
      topology: COUNTING,
      activeTasks: [],
      standbyTasks: [],
      warmupTasks: [],
      ...request,
    })
    return told(response)
  }

  /** A heartbeat of a member that has these active tasks, or does not tell. */
  async beat(memberId: string, memberEpoch: number, active?: string): Promise<Told> {
    const owned = active === undefined ? {} : { ...NOTHING, activeTasks: ids(active) }
    const { response } = await this.heartbeat(memberId, { memberEpoch, ...owned })
    return told(response)
  }

  /** The error of a TxnOffsetCommit for one partition of `in`. */
  async commitInTransaction(memberId: string, generationId: number, partition: number) {
    const request = newTxnOffsetCommitRequest({
      groupId: GROUP,
      memberId,
      generationId,
      producerId: 1,
      producerEpoch: 0,
      topics: [
        {
          name: 'in',
          partitions: [
            {
              partitionIndex: partition,
              committedOffset: 1,
              committedLeaderEpoch: -1,
              committedMetadata: '',
            },
          ],
        },
      ],
    })
    const { topics } = await this.coordinator.commitTransactionalOffsets(CLIENT, request)
    return errorName(topics[0]!.partitions[0]!.errorCode)
  }

  async describe() {
    const [group] = await this.coordinator.describeStreamsGroups([GROUP])
    return group!
  }

  advance(durationMs: number): Promise<void> {
    return this.clock.advanceAsync(durationMs)
  }
}

const NOTHING = { activeTasks: [], standbyTasks: [], warmupTasks: [] }

/** Reads `in`, keeps a state in `store`. */
export const COUNTING: Topology = newTopology({
  epoch: 0,
  subtopologies: [newSubtopology({ subtopologyId: '0', sourceTopics: ['in'] })],
})

/** Two steps: `in` to the repartition topic `words`, which is counted into `store`. */
export const WORD_COUNT: Topology = newTopology({
  epoch: 0,
  subtopologies: [
    newSubtopology({
      subtopologyId: '0',
      sourceTopics: ['in'],
      repartitionSinkTopics: ['words'],
    }),
    newSubtopology({
      subtopologyId: '1',
      repartitionSourceTopics: [newTopicInfo({ name: 'words' })],
      stateChangelogTopics: [
        newTopicInfo({
          name: 'store',
          topicConfigs: [{ key: 'cleanup.policy', value: 'compact' }],
        }),
      ],
    }),
  ],
})

function told({
  errorCode,
  memberEpoch,
  activeTasks,
  standbyTasks,
  status,
}: Awaited<ReturnType<StreamsWorld['heartbeat']>>['response']): Told {
  return {
    error: errorName(errorCode),
    epoch: memberEpoch,
    active: text(activeTasks),
    standby: text(standbyTasks),
    statuses: (status ?? []).map(({ statusDetail }) => statusDetail),
  }
}

type Ids = { subtopologyId: string; partitions: number[] }[]

function text(tasks: Ids | null): string | undefined {
  return tasks
    ?.flatMap(({ subtopologyId, partitions }) => partitions.map((p) => `${subtopologyId}_${p}`))
    .join(' ')
}

function ids(active: string): Ids {
  const names = active.split(' ').filter((name) => name !== '')
  return names.map((name) => {
    const [subtopologyId, partition] = name.split('_')
    return { subtopologyId: subtopologyId!, partitions: [Number(partition)] }
  })
}
