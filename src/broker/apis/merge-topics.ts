interface TopicResult {
  readonly name: string
  readonly topicId?: string
  readonly partitions: readonly unknown[]
}

/**
 * What was refused before a coordinator was asked, then its answers; each topic once. As in Apache,
 * answers to which nothing is added keep the topics as the request has them.
 */
export function mergeTopics<Topic extends TopicResult>(
  refused: readonly Topic[],
  answered: readonly Topic[],
): Topic[] {
  if (refused.length === 0) return [...answered]
  const merged = new Map<string, Topic>()
  for (const topic of [...refused, ...answered]) {
    // Only an unknown id has no name.
    const key = topic.name === '' ? `:${topic.topicId}` : topic.name
    const same = merged.get(key)
    const partitions = [...(same?.partitions ?? []), ...topic.partitions]
    merged.set(key, { ...topic, ...same, partitions })
  }
  return [...merged.values()]
}
