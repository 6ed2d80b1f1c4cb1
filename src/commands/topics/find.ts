import { listTopics, type TopicListing } from '../../client/admin/topics.ts'
import type { Cluster } from '../../client/cluster.ts'
import { isInternalTopic, topicFilter } from '../shared/topic-filter.ts'
import type { TopicsOptions } from './rules.ts'

/** The names that `--topic` matches, all names without it; sorted. */
export async function findTopics(cluster: Cluster, options: TopicsOptions): Promise<string[]> {
  return (await listMatching(cluster, options)).map(({ name }) => name)
}

/** As `findTopics`, with what the broker tells of each. */
export async function listMatching(
  cluster: Cluster,
  options: TopicsOptions,
): Promise<TopicListing[]> {
  const text = options.value('topic')
  const isWanted = text === undefined ? () => true : topicFilter(text)
  const excludesInternal = options.has('exclude-internal')
  const topics = await listTopics(cluster)
  return topics.filter(({ name }) => isWanted(name) && !(excludesInternal && isInternalTopic(name)))
}

/** As `findTopics`; a topic that was named, but is not there, is an error without `--if-exists`. */
export async function requireTopics(cluster: Cluster, options: TopicsOptions): Promise<string[]> {
  const names = await findTopics(cluster, options)
  const text = options.value('topic')
  if (text !== undefined && names.length === 0 && !options.has('if-exists')) {
    throw new Error(`Topic '${text}' does not exist as expected`)
  }
  return names
}
