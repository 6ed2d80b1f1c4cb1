import { toNumber } from '../../../src/protocol/int64.ts'
import {
  newOffsetFetchRequest,
  newOffsetFetchRequestGroup,
  newOffsetFetchRequestTopics,
  OffsetFetch,
} from '../../../src/protocol/messages/9-offset-fetch.ts'
import {
  newTxnOffsetCommitRequest,
  newTxnOffsetCommitRequestPartition,
  newTxnOffsetCommitRequestTopic,
  TxnOffsetCommit,
} from '../../../src/protocol/messages/28-txn-offset-commit.ts'
import {
  ConsumerGroupHeartbeat,
  newConsumerGroupHeartbeatRequest,
} from '../../../src/protocol/messages/68-consumer-group-heartbeat.ts'
import type { Model } from './model.ts'
import { SimulatedProducer } from './producer.ts'
import { fetchCommitted } from './reader.ts'
import { check, GROUP, isPassing, Refused, SOURCE, TARGET, type World } from './world.ts'

const SESSION_TIMEOUT_MS = 45_000
const HEARTBEAT_INTERVAL_MS = 1000
const LEAVE_EPOCH = -1

/** Of a member that is none any more, or is not where it believes. */
const MEMBERSHIP_ERRORS: ReadonlySet<string> = new Set([
  'UNKNOWN_MEMBER_ID',
  'FENCED_MEMBER_EPOCH',
  'STALE_MEMBER_EPOCH',
  'ILLEGAL_GENERATION',
])

/**
 * A member of a group that copies records from one topic to another, exactly once: records and
 * offsets are one transaction. It dies, falls asleep and leaves at random.
 */
export class Copier {
  readonly #world: World
  readonly #model: Model
  readonly #name: string
  readonly #producer: SimulatedProducer
  #incarnation = 0
  #memberEpoch = 0
  #lastHeartbeatMs = Number.NEGATIVE_INFINITY
  #topicId = ''
  /** By partition: where to read on; undefined while it is to be asked. */
  readonly #positions = new Map<number, number | undefined>()

  constructor(world: World, model: Model, name: string) {
    this.#world = world
    this.#model = model
    this.#name = name
    this.#producer = new SimulatedProducer(world, name)
  }

  get #memberId(): string {
    return `${this.#name}-${this.#incarnation}`
  }

  /** It believes so, and may: the group can't have given it up yet. */
  holds(partition: number): boolean {
    const isAlive = this.#world.nowMs - this.#lastHeartbeatMs < SESSION_TIMEOUT_MS
    return isAlive && this.#positions.has(partition)
  }

  async run(): Promise<void> {
    await this.#producer.init()
    while (!this.#world.isOver) {
      try {
        await this.#live()
      } catch (error) {
        await this.#recover(error)
      }
    }
  }

  async #live(): Promise<void> {
    const world = this.#world
    if (world.nowMs - this.#lastHeartbeatMs >= HEARTBEAT_INTERVAL_MS) await this.#heartbeat()
    const partitions = [...this.#positions.keys()]
    if (partitions.length > 0) await this.#copy(partitions[world.random.below(partitions.length)]!)
    if (world.chance(0.003)) await world.sleep(SESSION_TIMEOUT_MS + 20_000)
    if (world.chance(0.01)) await this.#leave()
    if (world.chance(0.005)) await this.#die()
    await world.sleep(10 + world.random.below(60))
  }

  async #recover(error: unknown): Promise<void> {
    if (error instanceof Refused && MEMBERSHIP_ERRORS.has(error.error)) {
      // A stale epoch alone is cured by the next heartbeat, which brings the new one.
      if (error.error !== 'STALE_MEMBER_EPOCH') this.#forget()
      this.#lastHeartbeatMs = Number.NEGATIVE_INFINITY
    } else if (!isPassing(error)) throw error
    await this.#world.sleep(20 + this.#world.random.below(100))
  }

  #forget(): void {
    this.#memberEpoch = 0
    this.#positions.clear()
  }

  async #die(): Promise<void> {
    this.#incarnation++
    this.#forget()
    this.#lastHeartbeatMs = Number.NEGATIVE_INFINITY
    await this.#producer.init()
  }

  async #leave(): Promise<void> {
    const memberEpoch = LEAVE_EPOCH
    this.#positions.clear()
    await this.#sendHeartbeat(memberEpoch)
    this.#incarnation++
    this.#forget()
    this.#lastHeartbeatMs = Number.NEGATIVE_INFINITY
  }

  #sendHeartbeat(memberEpoch: number) {
    const partitions = [...this.#positions.keys()]
    const topicPartitions = partitions.length > 0 ? [{ topicId: this.#topicId, partitions }] : []
    const request = newConsumerGroupHeartbeatRequest({
      groupId: GROUP,
      memberId: this.#memberId,
      memberEpoch,
      rebalanceTimeoutMs: 60_000,
      subscribedTopicNames: [SOURCE],
      topicPartitions,
    })
    return this.#world.call(ConsumerGroupHeartbeat, 1, request, this.#name)
  }

  async #heartbeat(): Promise<void> {
    const sentMs = this.#world.nowMs
    const answer = await this.#sendHeartbeat(this.#memberEpoch)
    check(answer.errorCode)
    this.#lastHeartbeatMs = sentMs
    this.#memberEpoch = answer.memberEpoch
    if (answer.assignment === null) return
    const assigned = answer.assignment.topicPartitions.flatMap(({ partitions }) => partitions)
    this.#topicId = answer.assignment.topicPartitions[0]?.topicId ?? this.#topicId
    for (const partition of this.#positions.keys()) {
      if (!assigned.includes(partition)) this.#positions.delete(partition)
    }
    for (const partition of assigned) {
      if (this.#positions.has(partition)) continue
      this.#positions.set(partition, undefined)
      this.#model.owns(partition, this.#memberEpoch, this)
    }
    // What was given up is told at once.
    this.#lastHeartbeatMs = sentMs - HEARTBEAT_INTERVAL_MS
  }

  async #copy(partition: number): Promise<void> {
    const world = this.#world
    const position = this.#positions.get(partition) ?? (await this.#committed(partition))
    const maxBytes = 200 + world.random.below(2000)
    const fetched = await fetchCommitted(world, SOURCE, partition, position, maxBytes)
    const { values, nextOffset } = fetched
    this.#positions.set(partition, nextOffset)
    if (values.length === 0) return
    try {
      await this.#producer.send(TARGET, partition, values)
      if (world.chance(0.1)) await world.sleep(world.random.below(300))
      await this.#commitOffset(partition, nextOffset)
      const committed = world.chance(0.9)
      await this.#producer.end(committed)
      if (!committed) this.#positions.set(partition, world.chance(0.5) ? position : undefined)
    } catch (error) {
      // Whatever has become of it: the next transaction begins where the last one was committed.
      for (const each of this.#positions.keys()) this.#positions.set(each, undefined)
      await this.#abort(error)
      throw error
    }
  }

  async #abort(cause: unknown): Promise<void> {
    const isOurs = cause instanceof Refused && MEMBERSHIP_ERRORS.has(cause.error)
    try {
      if (isOurs) await this.#producer.end(false)
      else await this.#producer.init()
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      await this.#producer.init()
    }
  }

  async #commitOffset(partitionIndex: number, committedOffset: number): Promise<void> {
    const { producerId, producerEpoch } = this.#producer
    const partitions = [newTxnOffsetCommitRequestPartition({ partitionIndex, committedOffset })]
    const request = newTxnOffsetCommitRequest({
      transactionalId: this.#name,
      groupId: GROUP,
      producerId,
      producerEpoch,
      generationId: this.#memberEpoch,
      memberId: this.#memberId,
      topics: [newTxnOffsetCommitRequestTopic({ name: SOURCE, partitions })],
    })
    await this.#world.retrying(async () => {
      const answer = await this.#world.call(TxnOffsetCommit, 5, request)
      check(answer.topics[0]!.partitions[0]!.errorCode)
    })
  }

  async #committed(partition: number): Promise<number> {
    const topics = [newOffsetFetchRequestTopics({ name: SOURCE, partitionIndexes: [partition] })]
    const member = { memberId: this.#memberId, memberEpoch: this.#memberEpoch }
    const groups = [newOffsetFetchRequestGroup({ groupId: GROUP, ...member, topics })]
    const request = newOffsetFetchRequest({ groups, requireStable: true })
    const answer = await this.#world.retrying(async () => {
      const got = await this.#world.call(OffsetFetch, 9, request)
      check(got.groups[0]!.errorCode)
      check(got.groups[0]!.topics[0]!.partitions[0]!.errorCode)
      return got
    })
    return Math.max(0, toNumber(answer.groups[0]!.topics[0]!.partitions[0]!.committedOffset))
  }
}
