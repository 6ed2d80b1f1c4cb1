import { DEFAULT_GROUP_COORDINATOR_CONFIG } from '../../../../src/coordinator/group/group-config.ts'
import { GroupCoordinator } from '../../../../src/coordinator/group/group-coordinator.ts'
import { DEFAULT_GROUP_SETTINGS } from '../../../../src/coordinator/group/group-settings.ts'
import type { TopicView } from '../../../../src/coordinator/group/modern/topics-view.ts'
import { errorName } from '../../../../src/protocol/errors.ts'
import {
  newShareGroupHeartbeatRequest,
  type ShareGroupHeartbeatRequest,
} from '../../../../src/protocol/messages/76-share-group-heartbeat.ts'
import { silentLogger } from '../../../../src/runtime/logger.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { SeededRandom } from '../../../support/seeded-random.ts'
import { MemoryPartitions } from '../../memory-partitions.ts'
import { MemorySharePersister } from '../../memory-share-persister.ts'
import { CLIENT, GROUP } from '../world.ts'

/** Ids of topics by name: the name, made as long as an id. */
export function idOf(name: string): string {
  return name.padEnd(22, 'A')
}

/** A GroupCoordinator, topics that a test makes, and share state in memory. */
export class ShareWorld {
  readonly clock = new ManualClock()
  readonly log: MemoryPartitions
  readonly states: MemorySharePersister
  readonly coordinator: GroupCoordinator
  /** `share.assignment.interval.ms` */
  assignmentIntervalMs = 1_000
  readonly #topics = new Map<string, TopicView>()

  constructor(log = new MemoryPartitions(), states = new MemorySharePersister()) {
    this.log = log
    this.states = states
    this.coordinator = new GroupCoordinator({
      clock: this.clock,
      random: new SeededRandom(1),
      logger: silentLogger,
      config: { ...DEFAULT_GROUP_COORDINATOR_CONFIG, shareGroupMaxSize: 3 },
      settings: {
        ...DEFAULT_GROUP_SETTINGS,
        number: (groupId, name) =>
          name === 'share.assignment.interval.ms'
            ? this.assignmentIntervalMs
            : DEFAULT_GROUP_SETTINGS.number(groupId, name),
      },
      writer: log,
      reader: log,
      partitionCount: () => 1,
      topics: {
        byName: (name) => this.#topics.get(name),
        byId: (id) => [...this.#topics.values()].find((topic) => topic.id === id),
        names: () => this.#topics.keys(),
        version: 0,
        newTopicsVersion: -1,
      },
      sharePersister: states,
    })
  }

  static async start(topics: Readonly<Record<string, number>> = { t: 3 }): Promise<ShareWorld> {
    const world = new ShareWorld()
    await world.coordinator.onElection(0, 0)
    for (const [name, count] of Object.entries(topics)) await world.setTopic(name, count)
    return world
  }

  /** Another coordinator on the same log and the same topics, as after a restart. */
  async restart(): Promise<ShareWorld> {
    const world = new ShareWorld(this.log, this.states)
    world.clock.advance(this.clock.monotonicMs())
    for (const [name, topic] of this.#topics) world.#topics.set(name, topic)
    await world.coordinator.onElection(0, 1)
    return world
  }

  async setTopic(name: string, partitionCount: number): Promise<void> {
    this.#topics.set(name, { id: idOf(name), name, partitionCount, racks: () => [] })
    await this.coordinator.onTopicsChanged([name])
  }

  /** The topic is gone, but a crash came before the group heard of it. */
  loseTopic(name: string): void {
    this.#topics.delete(name)
  }

  partitionCount(name: string): number {
    return this.#topics.get(name)?.partitionCount ?? 0
  }

  async deleteTopic(name: string): Promise<void> {
    this.#topics.delete(name)
    await this.coordinator.onTopicsChanged([name])
    await this.coordinator.onTopicsDeleted([{ id: idOf(name), name }])
  }

  /** The error, or epoch and partitions: `2 t:0,1`, `2` where the assignment is not told. */
  async heartbeat(
    memberId: string,
    memberEpoch: number,
    request: Partial<ShareGroupHeartbeatRequest> = {},
  ): Promise<string> {
    const response = await this.coordinator.shareGroups.heartbeat(
      CLIENT,
      newShareGroupHeartbeatRequest({ groupId: GROUP, memberId, memberEpoch, ...request }),
    )
    // State of partitions is initialised behind the answer.
    await this.clock.advanceAsync(0)
    if (response.errorCode !== 0) return errorName(response.errorCode)
    const topics = response.assignment?.topicPartitions.map(
      ({ topicId, partitions }) => ` ${topicId.replace(/A+$/, '')}:${partitions.join()}`,
    )
    if (topics === undefined) return String(response.memberEpoch)
    return `${response.memberEpoch}${topics.length === 0 ? ' nothing' : topics.sort().join('')}`
  }

  join(memberId: string, ...subscribedTopicNames: string[]): Promise<string> {
    return this.heartbeat(memberId, 0, { subscribedTopicNames })
  }

  /** Past the shortest time between two assignments. */
  async pass(durationMs = 1_000): Promise<void> {
    await this.clock.advanceAsync(durationMs)
  }

  async describe() {
    const [group] = await this.coordinator.describeShareGroups([GROUP])
    return group!
  }

  /** Member ids and their partitions: `a t:0,1`. */
  async members(): Promise<string[]> {
    const { members } = await this.describe()
    return members.map(({ memberId, assignment }) => {
      const topics = assignment.topicPartitions.map(
        ({ topicName, partitions }) => `${topicName}:${partitions.join()}`,
      )
      return [memberId, ...topics].join(' ')
    })
  }
}
