/** A partition of a topic, and the text `topic-partition` by which Kafka's messages name it. */
export interface TopicPartition {
  readonly topic: string
  readonly partition: number
}

/** Unique as well as readable: a partition number has no dash. */
export function partitionName({ topic, partition }: TopicPartition): string {
  return `${topic}-${partition}`
}

/** The partitions topic by topic, as most requests want them. */
export function groupByTopic<T extends TopicPartition>(partitions: Iterable<T>): Map<string, T[]> {
  const topics = new Map<string, T[]>()
  for (const partition of partitions) {
    const group = topics.get(partition.topic)
    if (group) group.push(partition)
    else topics.set(partition.topic, [partition])
  }
  return topics
}
