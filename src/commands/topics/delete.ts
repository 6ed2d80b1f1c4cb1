import { deleteTopics } from '../../client/admin/topics.ts'
import type { Cluster } from '../../client/cluster.ts'
import { valuesOf } from '../shared/results.ts'
import { requireTopics } from './find.ts'
import type { TopicsOptions } from './rules.ts'

export async function deleteMatchingTopics(
  cluster: Cluster,
  options: TopicsOptions,
): Promise<undefined> {
  const names = await requireTopics(cluster, options)
  if (names.length > 0) valuesOf(await deleteTopics(cluster, names))
}
