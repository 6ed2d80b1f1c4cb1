import { KafkaError } from '../../../../protocol/errors.ts'
import { inJavaHashOrder, javaStringHash, javaUuidHash } from '../../java-hash.ts'
import type {
  GroupAssignment,
  GroupSpec,
  PartitionAssignor,
  SubscribedTopics,
} from '../../modern/assignor.ts'
import { type MutableAssignment, ownCopy } from './mutable-assignment.ts'
import { UniformHeterogeneous } from './uniform-heterogeneous.ts'

/**
 * Gives every member as many partitions as the others, one more at most, and leaves partitions where
 * they are as far as that allows.
 */
export const uniformAssignor: PartitionAssignor = { name: 'uniform', assign }

function assign(group: GroupSpec, topics: SubscribedTopics): GroupAssignment {
  if (group.members.size === 0) return new Map()
  return group.subscriptionType === 'homogeneous'
    ? assignHomogeneous(group, topics)
    : new UniformHeterogeneous(group, topics).build()
}

interface TopicPartition {
  readonly topicId: string
  readonly partition: number
}

/** All members are subscribed to the same topics, so any of them can take any partition. */
function assignHomogeneous(group: GroupSpec, topics: SubscribedTopics): GroupAssignment {
  const memberIds = inJavaHashOrder(group.members.keys(), javaStringHash)
  const subscribed = group.members.get(memberIds[0]!)!.subscribedTopicIds
  if (subscribed.size === 0) return new Map()
  const unassigned: TopicPartition[] = []
  let total = 0
  for (const topicId of inJavaHashOrder(subscribed, javaUuidHash, true)) {
    const count = partitionCount(topics, topicId)
    for (let partition = 0; partition < count; partition += 1) {
      if (!group.isPartitionAssigned(topicId, partition)) unassigned.push({ topicId, partition })
    }
    total += count
  }
  const targets = new Map<string, MutableAssignment>()
  const unfilled = keepWithinQuota(group, memberIds, { subscribed, total, unassigned, targets })
  let next = 0
  for (const { memberId, quota } of unfilled) {
    const target = targets.get(memberId)!
    for (let i = 0; i < quota && next < unassigned.length; i += 1) {
      const { topicId, partition } = unassigned[next]!
      target.add(topicId, partition)
      next += 1
    }
  }
  if (next < unassigned.length) {
    throw new KafkaError('UNKNOWN_SERVER_ERROR', 'Partitions were left unassigned')
  }
  return new Map([...targets].map(([memberId, target]) => [memberId, target.partitions]))
}

interface Keeping {
  readonly subscribed: ReadonlySet<string>
  readonly total: number
  readonly unassigned: TopicPartition[]
  readonly targets: Map<string, MutableAssignment>
}

/** Takes from members what is beyond their quota; gives those who can take more. */
function keepWithinQuota(
  { members }: GroupSpec,
  memberIds: readonly string[],
  { subscribed, total, unassigned, targets }: Keeping,
): { memberId: string; quota: number }[] {
  const minimum = Math.floor(total / memberIds.length)
  let extras = total % memberIds.length
  const unfilled: { memberId: string; quota: number }[] = []
  for (const [index, memberId] of memberIds.entries()) {
    const { assigned } = members.get(memberId)!
    const target = ownCopy(assigned)
    let hasExtra = extras > 0
    let quota = hasExtra ? minimum + 1 : minimum
    for (const topicId of inJavaHashOrder(assigned.keys(), javaUuidHash)) {
      if (!subscribed.has(topicId)) {
        target.removeTopic(topicId)
        continue
      }
      for (const partition of [...assigned.get(topicId)!.keys()].sort((a, b) => a - b)) {
        if (quota > 0) {
          quota -= 1
          continue
        }
        target.remove(topicId, partition)
        unassigned.push({ topicId, partition })
      }
    }
    // Whoever has one more already shall keep it, as long as there are members left for the others.
    if (quota > 0 && hasExtra && memberIds.length - index > extras) {
      quota -= 1
      hasExtra = false
    }
    if (quota > 0) unfilled.push({ memberId, quota })
    if (hasExtra) extras -= 1
    targets.set(memberId, target)
  }
  return unfilled
}

function partitionCount(topics: SubscribedTopics, topicId: string): number {
  const count = topics.partitionCount(topicId)
  if (count !== -1) return count
  const message = `Members are subscribed to topic ${topicId} which doesn't exist in the topic metadata.`
  throw new KafkaError('UNKNOWN_SERVER_ERROR', message)
}
