import { describeGroups } from '../../client/admin/describe-groups.ts'
import type { Cluster } from '../../client/cluster.ts'
import { KafkaError } from '../../protocol/errors.ts'
import type { CommandContext } from '../shared/context.ts'
import { EXIT_FAILURE, EXIT_OK } from '../shared/exit-codes.ts'
import { findConsumerGroups } from './find.ts'
import { collectOffsetRows, type OffsetRow, offsetTable } from './offset-rows.ts'

/**
 * `consumer-groups lag`, our own: the table of `--describe` for the groups given, or for all. Unlike
 * Kafka's, it is one table, says what is wrong on stderr, and fails when a group is missing.
 */
export async function showLag(
  cluster: Cluster,
  typedGroups: readonly string[],
  { stdout, stderr }: CommandContext,
): Promise<number> {
  const groupIds =
    typedGroups.length > 0
      ? [...new Set(typedGroups)]
      : (await findConsumerGroups(cluster)).map(({ groupId }) => groupId).sort()
  const groups = await describeGroups(cluster, groupIds)
  const rows: OffsetRow[] = []
  let exitCode = EXIT_OK
  for (const groupId of groupIds) {
    const group = groups.get(groupId)
    if (group instanceof KafkaError) {
      stderr.line(group.message)
      exitCode = EXIT_FAILURE
    } else if (group) {
      rows.push(...(await collectOffsetRows(cluster, group)))
    }
  }
  if (rows.length > 0) for (const line of offsetTable(rows, false)) stdout.line(line)
  else if (exitCode === EXIT_OK) stderr.line('No consumer group has committed an offset')
  return exitCode
}
