import type { TopicPartition } from '../../client/topic-partition.ts'

/** `t:0,1;u:3`. */
export function assignmentText(partitions: readonly TopicPartition[]): string {
  const byTopic = new Map<string, number[]>()
  for (const { topic, partition } of partitions) {
    byTopic.set(topic, [...(byTopic.get(topic) ?? []), partition])
  }
  return [...byTopic]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([topic, ids]) => `${topic}:${ids.sort((left, right) => left - right).join(',')}`)
    .join(';')
}
