import { KafkaError } from '../../../../protocol/errors.ts'
import type {
  GroupAssignment,
  GroupSpec,
  MemberSpec,
  PartitionAssignor,
  SubscribedTopics,
} from '../../modern/assignor.ts'

/** How far a topic has been given out. */
interface TopicProgress {
  readonly partitionCount: number
  readonly quota: number
  extra: number
  next: number
}

/**
 * Gives each member a run of neighbouring partitions of every topic, static members first, in the
 * order of their ids: topics with equal partition counts are assigned alike, as joins want it.
 */
export const rangeAssignor: PartitionAssignor = { name: 'range', assign }

function assign({ members }: GroupSpec, topics: SubscribedTopics): GroupAssignment {
  const sorted = [...members.values()].sort(byInstanceThenId)
  const subscribers = new Map<string, number>()
  for (const { subscribedTopicIds } of sorted) {
    for (const topicId of subscribedTopicIds) {
      subscribers.set(topicId, (subscribers.get(topicId) ?? 0) + 1)
    }
  }
  const progress = new Map<string, TopicProgress>()
  for (const [topicId, memberCount] of subscribers) {
    const partitionCount = topics.partitionCount(topicId)
    if (partitionCount === -1) {
      throw new KafkaError('UNKNOWN_SERVER_ERROR', 'Member is subscribed to a non-existent topic')
    }
    const quota = Math.floor(partitionCount / memberCount)
    progress.set(topicId, { partitionCount, quota, extra: partitionCount % memberCount, next: 0 })
  }
  return new Map(
    sorted.map(({ memberId, subscribedTopicIds }) => {
      const assignment = new Map<string, Set<number>>()
      for (const topicId of subscribedTopicIds) {
        const partitions = nextRange(progress.get(topicId)!)
        if (partitions.size > 0) assignment.set(topicId, partitions)
      }
      return [memberId, assignment]
    }),
  )
}

function nextRange(topic: TopicProgress): Set<number> {
  const quota = topic.extra > 0 ? topic.quota + 1 : topic.quota
  if (topic.extra > 0) topic.extra -= 1
  const end = Math.min(topic.next + quota, topic.partitionCount)
  const partitions = new Set<number>()
  for (; topic.next < end; topic.next += 1) partitions.add(topic.next)
  return partitions
}

function byInstanceThenId(a: MemberSpec, b: MemberSpec): number {
  if (a.instanceId !== null && b.instanceId !== null) return compare(a.instanceId, b.instanceId)
  if (a.instanceId !== null) return -1
  if (b.instanceId !== null) return 1
  return compare(a.memberId, b.memberId)
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
