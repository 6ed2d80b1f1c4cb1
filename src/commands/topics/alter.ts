import { describeTopics } from '../../client/admin/describe-topics.ts'
import { createPartitions } from '../../client/admin/topics.ts'
import type { Cluster } from '../../client/cluster.ts'
import type { CommandContext } from '../shared/context.ts'
import { valuesOf } from '../shared/results.ts'
import { requireTopics } from './find.ts'
import { parseReplicaAssignment } from './replica-assignment.ts'
import type { TopicsOptions } from './rules.ts'

/** Raises the partition count of every topic that matches. */
export async function alterTopics(
  cluster: Cluster,
  options: TopicsOptions,
  { stdout }: CommandContext,
): Promise<undefined> {
  const names = await requireTopics(cluster, options)
  if (names.length === 0) return
  const count = options.value('partitions')!
  const text = options.value('replica-assignment')
  const assignment = text === undefined ? undefined : parseReplicaAssignment(text)
  const topics = valuesOf(await describeTopics(cluster, names))
  const changes = topics.map(({ name, partitions }) =>
    assignment === undefined
      ? { name, count }
      : { name, count, assignments: assignment.slice(partitions.length) },
  )
  const validateOnly = options.has('dry-run')
  valuesOf(await createPartitions(cluster, changes, { validateOnly }))
  if (!validateOnly) return
  for (const { name, partitions } of topics) {
    stdout.line(`Would raise topic ${name} from ${partitions.length} to ${count} partitions`)
  }
}
