import { KafkaError } from '../../../../protocol/errors.ts'
import { inJavaHashOrder, javaStringHash } from '../../java-hash.ts'
import type { GroupAssignment, GroupSpec, SubscribedTopics } from '../../modern/assignor.ts'
import { MemberBalancer } from './member-balancer.ts'
import { type MutableAssignment, ownCopy } from './mutable-assignment.ts'

/** Rounds over all topics; what is not balanced then stays so. */
const MAX_ROUNDS = 16
const NOBODY = -1

interface Topic {
  readonly id: string
  readonly partitionCount: number
  /** Numbers of members. */
  readonly subscribers: number[]
  /** By partition, the number of the member that has it. */
  readonly owners: number[]
}

/**
 * The uniform assignor where members differ in their topics. Members keep what they may keep; what
 * is free goes to the least loaded subscribers, the topics with most partitions for each subscriber
 * first; then topic by topic the most loaded give to the least loaded, until a round changes nothing.
 */
export class UniformHeterogeneous {
  readonly #memberIds: readonly string[]
  readonly #topics = new Map<string, Topic>()
  readonly #targets: MutableAssignment[]
  readonly #loads: number[]

  constructor({ members }: GroupSpec, topics: SubscribedTopics) {
    this.#memberIds = inJavaHashOrder(members.keys(), javaStringHash)
    this.#loads = this.#memberIds.map(() => 0)
    for (const [index, memberId] of this.#memberIds.entries()) {
      for (const topicId of members.get(memberId)!.subscribedTopicIds) {
        this.#topic(topicId, topics).subscribers.push(index)
      }
    }
    this.#targets = this.#memberIds.map((memberId, index) => {
      const { assigned, subscribedTopicIds } = members.get(memberId)!
      const target = ownCopy(assigned)
      for (const [topicId, partitions] of assigned) {
        const topic = this.#topics.get(topicId)
        if (topic === undefined || !subscribedTopicIds.has(topicId)) {
          target.removeTopic(topicId)
          continue
        }
        this.#loads[index]! += partitions.size
        for (const partition of partitions.keys()) topic.owners[partition] = index
      }
      return target
    })
  }

  build(): GroupAssignment {
    if (this.#topics.size === 0) return new Map()
    const sorted = [...this.#topics.values()].sort(byNeed)
    for (const topic of sorted) this.#assignFree(topic)
    this.#balance(sorted.filter(({ subscribers }) => subscribers.length >= 2))
    return new Map(
      this.#memberIds.map((memberId, index) => [memberId, this.#targets[index]!.partitions]),
    )
  }

  #assignFree(topic: Topic): void {
    const free = topic.owners.flatMap((owner, partition) => (owner === NOBODY ? [partition] : []))
    if (free.length === 0) return
    const balancer = new MemberBalancer(this.#loads, topic.subscribers)
    for (const partition of free) this.#give(topic, partition, balancer.takeLeast())
  }

  #balance(topics: readonly Topic[]): void {
    let lastChanged = -1
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      for (const [index, topic] of topics.entries()) {
        if (index === lastChanged) return
        const count = this.#balanceTopic(topic)
        if (count > 0 || lastChanged === -1) lastChanged = index
      }
    }
  }

  /** Returns how many partitions have changed hands. */
  #balanceTopic(topic: Topic): number {
    const balancer = new MemberBalancer(this.#loads, topic.subscribers)
    if (balancer.imbalance <= 1) return 0
    // Of every owner, the partitions that it had at the beginning, of which the last goes first.
    const given = new Map<number, number[]>()
    for (const [partition, owner] of topic.owners.entries()) {
      const partitions = given.get(owner)
      if (partitions === undefined) given.set(owner, [partition])
      else partitions.push(partition)
    }
    let count = 0
    while (!balancer.isBalanced) {
      let giver = balancer.takeMost()
      while (giver !== undefined && (given.get(giver)?.length ?? 0) === 0) {
        balancer.excludeMost()
        giver = balancer.takeMost()
      }
      if (giver === undefined) break
      const partition = given.get(giver)!.pop()!
      const taker = balancer.takeLeast()
      if (balancer.isBalanced) break
      this.#give(topic, partition, taker)
      count += 1
    }
    return count
  }

  #give(topic: Topic, partition: number, taker: number): void {
    const owner = topic.owners[partition]!
    if (owner !== NOBODY) {
      this.#targets[owner]!.remove(topic.id, partition)
      this.#loads[owner]! -= 1
    }
    this.#targets[taker]!.add(topic.id, partition)
    this.#loads[taker]! += 1
    topic.owners[partition] = taker
  }

  #topic(id: string, topics: SubscribedTopics): Topic {
    let topic = this.#topics.get(id)
    if (topic === undefined) {
      const partitionCount = topics.partitionCount(id)
      if (partitionCount === -1) {
        const message = `Members are subscribed to topic ${id} which doesn't exist in the topic metadata.`
        throw new KafkaError('UNKNOWN_SERVER_ERROR', message)
      }
      const owners = new Array<number>(partitionCount).fill(NOBODY)
      topic = { id, partitionCount, subscribers: [], owners }
      this.#topics.set(id, topic)
    }
    return topic
  }
}

/** Most partitions for each subscriber first, then fewest subscribers, then by id. */
function byNeed(a: Topic, b: Topic): number {
  return (
    b.partitionCount / b.subscribers.length - a.partitionCount / a.subscribers.length ||
    a.subscribers.length - b.subscribers.length ||
    compareIds(a.id, b.id)
  )
}

/** As two signed longs each. */
function compareIds(a: string, b: string): number {
  const [left, right] = [Buffer.from(a, 'base64url'), Buffer.from(b, 'base64url')]
  for (const offset of [0, 8]) {
    const [x, y] = [left.readBigInt64BE(offset), right.readBigInt64BE(offset)]
    if (x !== y) return x < y ? -1 : 1
  }
  return 0
}
