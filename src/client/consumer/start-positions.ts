import type { Kafka } from 'kafkajs'
import { partitionName, type TopicPartition } from '../topic-partition.ts'
import type { GroupTopics } from './kafkajs-group.ts'

export interface Position extends TopicPartition {
  readonly offset: number
}

/**
 * Where a member without committed offsets starts in each partition. Taken before it joins, so never
 * behind what it reads first: to commit it can repeat a record and lose none. Topics that are not
 * there yet have none.
 */
export async function startPositions(
  kafka: Kafka,
  topics: GroupTopics,
  reset: 'earliest' | 'latest',
): Promise<Position[]> {
  const admin = kafka.admin()
  await admin.connect()
  try {
    const existing = await admin.listTopics()
    const isWanted = (name: string) =>
      'topic' in topics ? name === topics.topic : topics.pattern.test(name)
    const positions: Position[] = []
    for (const topic of existing.filter(isWanted)) {
      for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
        positions.push({ topic, partition, offset: Number(reset === 'earliest' ? low : high) })
      }
    }
    return positions
  } finally {
    await admin.disconnect()
  }
}

/** Those of the positions for which the group has committed nothing. */
export async function withoutCommit(
  kafka: Kafka,
  groupId: string,
  positions: readonly Position[],
): Promise<Position[]> {
  const admin = kafka.admin()
  await admin.connect()
  try {
    const topics = [...new Set(positions.map(({ topic }) => topic))]
    const committed = new Set<string>()
    for (const { topic, partitions } of await admin.fetchOffsets({ groupId, topics })) {
      for (const { partition, offset } of partitions) {
        if (Number(offset) >= 0) committed.add(partitionName({ topic, partition }))
      }
    }
    return positions.filter((position) => !committed.has(partitionName(position)))
  } finally {
    await admin.disconnect()
  }
}
