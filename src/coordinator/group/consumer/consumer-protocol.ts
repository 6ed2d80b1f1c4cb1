import { writeVersioned } from '../../../protocol/framing.ts'
import {
  ConsumerProtocolAssignment,
  newConsumerProtocolAssignment,
  readConsumerProtocolAssignment,
} from '../../../protocol/messages/records/consumer-protocol-assignment.ts'
import {
  type ConsumerProtocolSubscription,
  readConsumerProtocolSubscription,
  ConsumerProtocolSubscription as SubscriptionType,
} from '../../../protocol/messages/records/consumer-protocol-subscription.ts'
import { ProtocolError, Reader } from '../../../protocol/reader.ts'
import { sortedPartitions, type TopicPartitions } from '../modern/topic-partitions.ts'
import type { TopicsView } from '../modern/topics-view.ts'

/**
 * What classic consumers tell each other in their joins and syncs: their subscription and their
 * assignment, by names of topics. A version behind the last known one is read as that.
 */
const ASSIGNMENT_VERSION = ConsumerProtocolAssignment.maxVersion

/** What is no subscription or assignment at all. */
export function isMalformed(error: unknown): boolean {
  return error instanceof ProtocolError || error instanceof RangeError
}

/** Throws ProtocolError or RangeError for bytes that are none. */
export function parseSubscription(metadata: Buffer): ConsumerProtocolSubscription {
  const reader = new Reader(metadata)
  const version = readVersion(reader)
  return readConsumerProtocolSubscription(reader, Math.min(version, SubscriptionType.maxVersion))
}

/** The partitions of an assignment; topics that are gone are left out. Throws as above. */
export function parseAssignment(assignment: Buffer, topics: TopicsView): TopicPartitions {
  if (assignment.length === 0) return new Map()
  const reader = new Reader(assignment)
  const version = readVersion(reader)
  const told = readConsumerProtocolAssignment(reader, Math.min(version, ASSIGNMENT_VERSION))
  return byTopicId(told.assignedPartitions, topics)
}

/** In the version of the member's own subscription. */
export function writeAssignment(
  assignment: TopicPartitions,
  subscription: Buffer,
  topics: TopicsView,
): Buffer {
  const version = Math.min(readVersion(new Reader(subscription)), ASSIGNMENT_VERSION)
  const assignedPartitions = [...assignment].flatMap(([topicId, partitions]) => {
    const topic = topics.byId(topicId)?.name
    return topic === undefined ? [] : [{ topic, partitions: sortedPartitions(partitions) }]
  })
  const message = newConsumerProtocolAssignment({ assignedPartitions })
  return writeVersioned(ConsumerProtocolAssignment, message, version)
}

export function byTopicId(
  named: readonly { readonly topic: string; readonly partitions: readonly number[] }[],
  topics: TopicsView,
): TopicPartitions {
  const found = new Map<string, Set<number>>()
  for (const { topic, partitions } of named) {
    const id = topics.byName(topic)?.id
    if (id !== undefined) found.set(id, new Set([...(found.get(id) ?? []), ...partitions]))
  }
  return found
}

function readVersion(reader: Reader): number {
  const version = reader.int16()
  if (version < 0) throw new ProtocolError(`A subscription or assignment in version ${version}`)
  return version
}
