import { writeVersioned } from '../../../protocol/framing.ts'
import {
  ConsumerProtocolAssignment,
  newConsumerProtocolAssignment,
} from '../../../protocol/messages/records/consumer-protocol-assignment.ts'
import {
  ConsumerProtocolSubscription,
  newConsumerProtocolSubscription,
} from '../../../protocol/messages/records/consumer-protocol-subscription.ts'
import { ProtocolError, Reader } from '../../../protocol/reader.ts'
import { Writer } from '../../../protocol/writer.ts'
import { readConsumerProtocol } from '../../admin/describe-groups.ts'
import { groupByTopic, type TopicPartition } from '../../topic-partition.ts'
import type { AssignedMember, Assignor } from '../assignors.ts'

/**
 * What members tell each other through the coordinator, which does not look into it. The sticky
 * assignors of Java's clients keep what a member had in `userData`: `sticky` as an array of topics
 * (string) with their partitions (int32 each) and an int32 generation, `cooperative-sticky` the
 * generation alone, for members that are older than version 2 of the subscription.
 */
export const NO_GENERATION = -1

export interface MemberState {
  readonly topics: readonly string[]
  readonly owned: readonly TopicPartition[]
  /** What it was given last, though it may have given it up since. */
  readonly lastAssigned: readonly TopicPartition[]
  /** −1: of no generation yet. */
  readonly generation: number
}

export function writeSubscription({ name }: Assignor, state: MemberState): Buffer {
  const { topics, owned, generation } = state
  return writeVersioned(
    ConsumerProtocolSubscription,
    newConsumerProtocolSubscription({
      topics: [...topics].sort(),
      userData: writeUserData(name, state),
      ownedPartitions: partitionLists(owned),
      generationId: generation,
    }),
    ConsumerProtocolSubscription.maxVersion,
  )
}

export function readSubscription(
  { name }: Assignor,
  memberId: string,
  instanceId: string | null,
  metadata: Buffer,
): AssignedMember {
  const subscription = readConsumerProtocol(ConsumerProtocolSubscription, metadata)
  const { topics, userData, ownedPartitions, generationId } = subscription
  const member = { memberId, instanceId, topics }
  if (name === 'sticky') return { ...member, ...readStickyUserData(userData) }
  const generation =
    generationId === NO_GENERATION && userData !== null && userData.length >= 4
      ? userData.readInt32BE(0)
      : generationId
  return { ...member, owned: flatten(ownedPartitions), generation }
}

export function writeAssignment(topics: ReadonlyMap<string, readonly number[]>): Buffer {
  const assignedPartitions = [...topics].map(([topic, partitions]) => ({
    topic,
    partitions: [...partitions],
  }))
  return writeVersioned(
    ConsumerProtocolAssignment,
    newConsumerProtocolAssignment({ assignedPartitions }),
    ConsumerProtocolAssignment.maxVersion,
  )
}

/** A member to whom the leader has given nothing may be sent no bytes at all. */
export function readAssignment(bytes: Buffer): TopicPartition[] {
  if (bytes.length === 0) return []
  return flatten(readConsumerProtocol(ConsumerProtocolAssignment, bytes).assignedPartitions)
}

interface PartitionList {
  readonly topic: string
  readonly partitions: number[]
}

function partitionLists(partitions: readonly TopicPartition[]): PartitionList[] {
  return [...groupByTopic(partitions)].map(([topic, ofTopic]) => ({
    topic,
    partitions: ofTopic.map(({ partition }) => partition).sort((one, other) => one - other),
  }))
}

function flatten(lists: readonly PartitionList[]): TopicPartition[] {
  return lists.flatMap(({ topic, partitions }) =>
    partitions.map((partition) => ({ topic, partition })),
  )
}

function writeUserData(assignor: string, state: MemberState): Buffer | null {
  const writer = new Writer()
  if (assignor === 'cooperative-sticky') {
    writer.int32(state.generation)
    return writer.toBuffer()
  }
  if (assignor !== 'sticky' || state.lastAssigned.length === 0) return null
  const lists = partitionLists(state.lastAssigned)
  writer.int32(lists.length)
  for (const { topic, partitions } of lists) {
    writer.string(topic, false)
    writer.int32(partitions.length)
    for (const partition of partitions) writer.int32(partition)
  }
  writer.int32(state.generation)
  return writer.toBuffer()
}

/** Its first version ends before the generation. What can't be read is nothing, as in Java. */
function readStickyUserData(userData: Buffer | null): Pick<AssignedMember, 'owned' | 'generation'> {
  const owned: TopicPartition[] = []
  if (userData === null || userData.length === 0) return { owned, generation: NO_GENERATION }
  const reader = new Reader(userData)
  try {
    for (let topics = reader.int32(); topics > 0; topics--) {
      const topic = reader.string(false)
      for (let count = reader.int32(); count > 0; count--) {
        owned.push({ topic, partition: reader.int32() })
      }
    }
    return { owned, generation: reader.remaining >= 4 ? reader.int32() : NO_GENERATION }
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error
    return { owned: [], generation: NO_GENERATION }
  }
}
