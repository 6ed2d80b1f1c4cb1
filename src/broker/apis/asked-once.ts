interface AskedTopic<Partition> {
  readonly partitions: readonly Partition[]
}

/**
 * The partitions of a request as Apache's tables have them: each topic once, of a partition that is
 * named twice the last, and nothing of a topic without partitions.
 */
export function askedOnce<Partition, Topic extends AskedTopic<Partition>>(
  topics: readonly Topic[],
  keyOf: (topic: Topic) => string,
  indexOf: (partition: Partition) => number,
): (Omit<Topic, 'partitions'> & { partitions: Partition[] })[] {
  const byTopic = new Map<string, { topic: Topic; partitions: Map<number, Partition> }>()
  for (const topic of topics) {
    if (topic.partitions.length === 0) continue
    const key = keyOf(topic)
    const known = byTopic.get(key) ?? { topic, partitions: new Map<number, Partition>() }
    byTopic.set(key, known)
    for (const partition of topic.partitions) known.partitions.set(indexOf(partition), partition)
  }
  return [...byTopic.values()].map(({ topic, partitions }) => ({
    ...topic,
    partitions: [...partitions.values()],
  }))
}
