import { describeTopics } from '../../client/admin/describe-topics.ts'
import type { Cluster } from '../../client/cluster.ts'
import { partitionName, type TopicPartition } from '../../client/topic-partition.ts'
import { KafkaError } from '../../protocol/errors.ts'
import { CommandError } from './command-error.ts'

export interface TopicScope {
  readonly partitions: readonly TopicPartition[]
  /** Topics that were named without partitions, and that are not there. */
  readonly missing: ReadonlyMap<string, KafkaError>
}

/** What `--topic t`, `--topic t:0,1` name; a topic alone stands for all of its partitions. */
export async function topicScope(cluster: Cluster, texts: readonly string[]): Promise<TopicScope> {
  const partitions: TopicPartition[] = []
  const whole: string[] = []
  for (const text of texts) {
    const at = text.indexOf(':')
    if (at < 0) whole.push(text)
    else partitions.push(...parsePartitions(text.slice(0, at), text.slice(at + 1)))
  }
  const missing = new Map<string, KafkaError>()
  const topics = whole.length === 0 ? new Map() : await describeTopics(cluster, whole)
  for (const name of whole) {
    const topic = topics.get(name) ?? new KafkaError('UNKNOWN_TOPIC_OR_PARTITION')
    if (topic instanceof KafkaError) missing.set(name, topic)
    else {
      for (const { partition } of topic.partitions) partitions.push({ topic: name, partition })
    }
  }
  return { partitions, missing }
}

function parsePartitions(topic: string, text: string): TopicPartition[] {
  return text.split(',').map((id) => {
    if (!/^\d+$/.test(id.trim())) throw new CommandError(`Invalid partition '${id}' in '${text}'`)
    return { topic, partition: Number(id) }
  })
}

/** A partition that does not exist, or has no leader, would be waited for until the deadline. */
export async function checkPartitions(
  cluster: Cluster,
  partitions: readonly TopicPartition[],
): Promise<void> {
  if (partitions.length === 0) return
  const names = [...new Set(partitions.map(({ topic }) => topic))]
  const { topics } = await cluster.metadata({ topics: names })
  const absent: string[] = []
  const leaderless: string[] = []
  for (const wanted of partitions) {
    const known = topics.get(wanted.topic)?.partitions
    const partition = known?.find((one) => one.partition === wanted.partition)
    if (!partition) absent.push(partitionName(wanted))
    else if (partition.leaderId < 0) leaderless.push(partitionName(wanted))
  }
  if (absent.length > 0) {
    throw new KafkaError(
      'UNKNOWN_TOPIC_OR_PARTITION',
      `The partitions "${absent.join(',')}" do not exist`,
    )
  }
  if (leaderless.length > 0) {
    throw new KafkaError(
      'LEADER_NOT_AVAILABLE',
      `The partitions "${leaderless.join(',')}" have no leader`,
    )
  }
}
