import { deleteTopics } from '../../client/admin/topics.ts'
import type { Cluster } from '../../client/cluster.ts'
import type { CommandContext } from '../shared/context.ts'
import { valuesOf } from '../shared/results.ts'
import { requireTopics } from './find.ts'
import type { TopicsOptions } from './rules.ts'

export async function deleteMatchingTopics(
  cluster: Cluster,
  options: TopicsOptions,
  { ask, stdout }: CommandContext,
): Promise<undefined> {
  const names = await requireTopics(cluster, options)
  if (options.has('dry-run')) {
    for (const name of names) stdout.line(`Would delete topic ${name} with all its records`)
    return
  }
  // Kafka's tool never asks, and nobody who can't answer is asked.
  const question = `Delete with all records: ${names.join(', ')}?`
  if (names.length > 0 && ask && !options.has('force') && !(await ask.confirm(question))) return
  if (names.length > 0) valuesOf(await deleteTopics(cluster, names))
}
