import type { Cluster } from '../../client/cluster.ts'
import type { CommandContext } from '../shared/context.ts'
import { findTopics } from './find.ts'
import type { TopicsOptions } from './rules.ts'

export async function listMatchingTopics(
  cluster: Cluster,
  options: TopicsOptions,
  { stdout }: CommandContext,
): Promise<undefined> {
  const names = await findTopics(cluster, options)
  // Without a topic Kafka prints one empty line.
  stdout.line(names.join('\n'))
}
