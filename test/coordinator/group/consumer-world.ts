import {
  DEFAULT_GROUP_COORDINATOR_CONFIG,
  type GroupCoordinatorConfig,
} from '../../../src/coordinator/group/group-config.ts'
import { GroupCoordinator } from '../../../src/coordinator/group/group-coordinator.ts'
import { DEFAULT_GROUP_SETTINGS } from '../../../src/coordinator/group/group-settings.ts'
import type { TopicsView, TopicView } from '../../../src/coordinator/group/modern/topics-view.ts'
import { errorName } from '../../../src/protocol/errors.ts'
import {
  type ConsumerGroupHeartbeatRequest,
  newConsumerGroupHeartbeatRequest,
} from '../../../src/protocol/messages/68-consumer-group-heartbeat.ts'
import { silentLogger } from '../../../src/runtime/logger.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { SeededRandom } from '../../support/seeded-random.ts'
import { MemoryPartitions } from '../memory-partitions.ts'
import { MemorySharePersister } from '../memory-share-persister.ts'

const CLIENT = { apiVersion: 1, clientId: 'client', clientHost: '/127.0.0.1' }

/** Topics that a test makes and changes. */
export class FakeTopics implements TopicsView {
  readonly #topics = new Map<string, TopicView>()
  version = 0
  newTopicsVersion = -1

  set(name: string, partitionCount: number): void {
    this.version += 1
    if (!this.#topics.has(name)) this.newTopicsVersion = this.version
    const id = Buffer.from(name.padEnd(16, '.')).toString('base64url')
    this.#topics.set(name, { id, name, partitionCount, racks: () => [] })
  }

  byName(name: string): TopicView | undefined {
    return this.#topics.get(name)
  }

  byId(id: string): TopicView | undefined {
    return [...this.#topics.values()].find((topic) => topic.id === id)
  }

  names(): Iterable<string> {
    return this.#topics.keys()
  }
}

export interface Beat {
  readonly error: string
  readonly epoch: number
  /** `topic:partition,partition …`; undefined when the member was told nothing. */
  readonly assigned: string | undefined
}

/** A coordinator with the topics `t` (4 partitions) and `u` (2), and a clock that a test moves. */
export class ConsumerWorld {
  readonly clock = new ManualClock()
  readonly topics: FakeTopics
  readonly log: MemoryPartitions
  readonly coordinator: GroupCoordinator
  maySeeTopic = (_: string): boolean => true
  readonly #config: Partial<GroupCoordinatorConfig>

  constructor(
    config: Partial<GroupCoordinatorConfig> = {},
    topics = new FakeTopics(),
    log = new MemoryPartitions(),
  ) {
    this.topics = topics
    this.log = log
    this.#config = config
    this.coordinator = new GroupCoordinator({
      clock: this.clock,
      random: new SeededRandom(1),
      logger: silentLogger,
      config: { ...DEFAULT_GROUP_COORDINATOR_CONFIG, ...config },
      writer: log,
      reader: log,
      partitionCount: () => 1,
      topics,
      settings: DEFAULT_GROUP_SETTINGS,
      sharePersister: new MemorySharePersister(),
    })
  }

  static async start(config: Partial<GroupCoordinatorConfig> = {}): Promise<ConsumerWorld> {
    const world = new ConsumerWorld(config)
    world.topics.set('t', 4)
    world.topics.set('u', 2)
    await world.coordinator.onElection(0, 0)
    return world
  }

  /** Another coordinator on the same log, as after a restart. */
  async restart(): Promise<ConsumerWorld> {
    const world = new ConsumerWorld(this.#config, this.topics, this.log)
    world.clock.advance(this.clock.monotonicMs())
    await world.coordinator.onElection(0, 1)
    return world
  }

  join(memberId: string, fields: Partial<ConsumerGroupHeartbeatRequest> = {}): Promise<Beat> {
    return this.beat(memberId, 0, {
      rebalanceTimeoutMs: 30_000,
      subscribedTopicNames: ['t'],
      topicPartitions: [],
      ...fields,
    })
  }

  /** A heartbeat that says what the member owns of `t`, if given. */
  own(memberId: string, epoch: number, partitions: number[]): Promise<Beat> {
    const topicId = this.topics.byName('t')!.id
    return this.beat(memberId, epoch, {
      topicPartitions: partitions.length === 0 ? [] : [{ topicId, partitions }],
    })
  }

  async beat(
    memberId: string,
    memberEpoch: number,
    fields: Partial<ConsumerGroupHeartbeatRequest> = {},
  ): Promise<Beat> {
    const told = await this.coordinator.consumerGroupHeartbeat(
      { ...CLIENT, maySeeTopic: this.maySeeTopic },
      newConsumerGroupHeartbeatRequest({ groupId: 'g', memberId, memberEpoch, ...fields }),
    )
    const lists = told.assignment?.topicPartitions
    return {
      error: errorName(told.errorCode),
      epoch: told.memberEpoch,
      assigned: lists
        ?.map(
          ({ topicId, partitions }) => `${this.topics.byId(topicId)!.name}:${partitions.join()}`,
        )
        .sort()
        .join(' '),
    }
  }

  /** State, epoch, and the members by id with their epochs. */
  async group(): Promise<string> {
    const [group] = await this.coordinator.describeConsumerGroups(['g'])
    const members = group!.members.map(({ memberId, memberEpoch }) => `${memberId}@${memberEpoch}`)
    return [group!.groupState, group!.groupEpoch, ...members.sort()].join(' ')
  }

  advance(durationMs: number): Promise<void> {
    return this.clock.advanceAsync(durationMs)
  }

  async changeTopic(name: string, partitionCount: number): Promise<void> {
    this.topics.set(name, partitionCount)
    await this.coordinator.onTopicsChanged([name])
  }
}
