import { KafkaError } from '../../protocol/errors.ts'
import {
  ConsumerGroupHeartbeat,
  type ConsumerGroupHeartbeatResponse,
  newConsumerGroupHeartbeatRequest,
} from '../../protocol/messages/68-consumer-group-heartbeat.ts'
import type { Timer } from '../../runtime/clock.ts'
import { randomUuid } from '../../runtime/random.ts'
import { type Cluster, groupCoordinator } from '../cluster.ts'
import { isRetriable, responseError } from '../error-texts.ts'
import { groupByTopic, partitionName, type TopicPartition } from '../topic-partition.ts'
import type { ConsumerConfig } from './consumer-config.ts'
import type { GroupTopics } from './kafkajs-group.ts'

/** A member of a group, of either protocol. */
export interface Member {
  readonly memberId: string
  /** Of the newer protocol; in the classic one the generation. */
  readonly memberEpoch: number
  readonly owned: readonly TopicPartition[]
  owns(partition: TopicPartition): boolean
  /** Leaves the group; a static member stays for a while. */
  close(): Promise<void>
}

export interface MemberEvents {
  /** To be given up: the coordinator waits until the promise is done. */
  onRevoked(partitions: readonly TopicPartition[]): Promise<void>
  onAssigned(partitions: readonly TopicPartition[]): Promise<void>
  /** The member was thrown out and has nothing any more. */
  onLost(partitions: readonly TopicPartition[]): void
  /** What no other try can mend. */
  onError(error: unknown): void
}

/** Told what a member reads: before it gives partitions up, and once it has them. */
export interface AssignmentListener {
  onRevoked?(partitions: readonly TopicPartition[]): void
  onAssigned?(partitions: readonly TopicPartition[]): void
}

/** What a member reads: one topic or several, or those whose whole name matches. */
export type MemberTopics = GroupTopics | { readonly topics: readonly string[] }

const JOIN_EPOCH = 0
const LEAVE_EPOCH = -1
const LEAVE_FOR_A_WHILE_EPOCH = -2

/** The first version with regular expressions; before it the coordinator makes up member ids. */
const FIRST_VERSION = 1

/**
 * A member of a group of the newer protocol (KIP-848): heartbeats tell what it owns, and answers
 * what it shall own. It gives up first, says so, and takes what it is given then.
 */
export class GroupMember implements Member {
  readonly memberId: string
  memberEpoch = JOIN_EPOCH
  readonly #cluster: Cluster
  readonly #config: ConsumerConfig
  readonly #groupId: string
  readonly #topics: MemberTopics
  readonly #events: MemberEvents
  readonly #owned = new Map<string, TopicPartition>()
  readonly #topicIds = new Map<string, string>()
  /** What it owns has changed since the coordinator was told. */
  #mustTell = false
  #timer: Timer | undefined
  #isClosed = false
  #beating: Promise<void> | undefined

  constructor(
    cluster: Cluster,
    config: ConsumerConfig,
    groupId: string,
    topics: MemberTopics,
    events: MemberEvents,
  ) {
    this.#cluster = cluster
    this.#config = config
    this.#groupId = groupId
    this.#topics = topics
    this.#events = events
    this.memberId = randomUuid(cluster.runtime.random)
    this.#beat()
  }

  get owned(): TopicPartition[] {
    return [...this.#owned.values()]
  }

  owns(partition: TopicPartition): boolean {
    return this.#owned.has(partitionName(partition))
  }

  /** Leaves the group; a static member for a while only. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#timer?.cancel()
    await this.#beating
    if (this.memberEpoch <= JOIN_EPOCH) return
    this.memberEpoch = this.#config.groupInstanceId === null ? LEAVE_EPOCH : LEAVE_FOR_A_WHILE_EPOCH
    try {
      await this.#send()
    } catch (error) {
      this.#cluster.runtime.logger.debug(`Leaving the group failed: ${error}`)
    }
  }

  #beat(): void {
    this.#beating = this.#heartbeat().catch((error: unknown) => this.#events.onError(error))
  }

  #beatAfter(delayMs: number): void {
    if (this.#isClosed) return
    this.#timer = this.#cluster.runtime.clock.setTimer(delayMs, () => this.#beat())
  }

  async #heartbeat(): Promise<void> {
    let response: ConsumerGroupHeartbeatResponse
    try {
      response = await this.#send()
    } catch (error) {
      if (this.#isClosed) return
      this.#recover(error)
      return
    }
    this.memberEpoch = response.memberEpoch
    if (response.assignment !== null && !this.#isClosed) await this.#adopt(response.assignment)
    this.#beatAfter(this.#mustTell ? 0 : response.heartbeatIntervalMs)
  }

  #recover(error: unknown): void {
    const isFenced =
      error instanceof KafkaError &&
      (error.error === 'FENCED_MEMBER_EPOCH' || error.error === 'UNKNOWN_MEMBER_ID')
    if (!isFenced && !isRetriable(error)) throw error
    this.#cluster.runtime.logger.debug(`The heartbeat to the group failed: ${error}`)
    if (isFenced) {
      const lost = [...this.#owned.values()]
      this.#owned.clear()
      this.memberEpoch = JOIN_EPOCH
      this.#events.onLost(lost)
    }
    this.#beatAfter(isFenced ? 0 : this.#config.retryBackoffMs)
  }

  async #send(): Promise<ConsumerGroupHeartbeatResponse> {
    const isJoining = this.memberEpoch === JOIN_EPOCH
    const isTold = this.#mustTell && this.memberEpoch > JOIN_EPOCH
    const pattern = 'pattern' in this.#topics ? this.#topics.pattern.source : null
    const request = newConsumerGroupHeartbeatRequest({
      groupId: this.#groupId,
      memberId: this.memberId,
      memberEpoch: this.memberEpoch,
      instanceId: this.#config.groupInstanceId,
      serverAssignor: isJoining ? this.#config.groupRemoteAssignor : null,
      rebalanceTimeoutMs: isJoining ? this.#config.maxPollIntervalMs : -1,
      subscribedTopicNames: isJoining ? this.#topicNamesWanted() : null,
      subscribedTopicRegex: isJoining ? pattern : null,
      topicPartitions: isJoining || isTold ? this.#ownedLists() : null,
    })
    this.#mustTell = false
    return this.#cluster.call(
      { name: 'consumerGroupHeartbeat', target: groupCoordinator(this.#groupId) },
      async ({ send }) => {
        const response = await send(ConsumerGroupHeartbeat, (version) => {
          if (version >= FIRST_VERSION) return request
          throw new KafkaError(
            'UNSUPPORTED_VERSION',
            'The broker has no consumer groups of KIP-848',
          )
        })
        const error = responseError(response.errorCode, response.errorMessage)
        if (error !== undefined) throw error
        return response
      },
    )
  }

  #topicNamesWanted(): string[] | null {
    if ('topic' in this.#topics) return [this.#topics.topic]
    return 'topics' in this.#topics ? [...this.#topics.topics] : null
  }

  #ownedLists() {
    return [...groupByTopic([...this.#owned.values()])].map(([topic, partitions]) => ({
      topicId: this.#topicIds.get(topic)!,
      partitions: partitions.map(({ partition }) => partition),
    }))
  }

  async #adopt({
    topicPartitions,
  }: NonNullable<ConsumerGroupHeartbeatResponse['assignment']>): Promise<void> {
    const names = await this.#topicNames(topicPartitions.map(({ topicId }) => topicId))
    const wanted = new Map<string, TopicPartition>()
    for (const { topicId, partitions } of topicPartitions) {
      const topic = names.get(topicId)
      // Not known here yet: the coordinator tells it again with the next change.
      if (topic === undefined) continue
      for (const partition of partitions) {
        wanted.set(partitionName({ topic, partition }), { topic, partition })
      }
    }
    const revoked = [...this.#owned].filter(([name]) => !wanted.has(name))
    const added = [...wanted].filter(([name]) => !this.#owned.has(name))
    if (revoked.length > 0) await this.#events.onRevoked(revoked.map(([, each]) => each))
    for (const [name] of revoked) this.#owned.delete(name)
    for (const [name, each] of added) this.#owned.set(name, each)
    if (added.length > 0) await this.#events.onAssigned(added.map(([, each]) => each))
    this.#mustTell = revoked.length > 0 || added.length > 0
  }

  async #topicNames(ids: readonly string[]): Promise<Map<string, string>> {
    const known = new Map([...this.#topicIds].map(([name, id]) => [id, name]))
    if (ids.every((id) => known.has(id))) return known
    const metadata = await this.#cluster.metadata({ topics: this.#topicNamesWanted() })
    for (const { name, topicId } of metadata.topics.values()) this.#topicIds.set(name, topicId)
    return new Map([...this.#topicIds].map(([name, id]) => [id, name]))
  }
}
