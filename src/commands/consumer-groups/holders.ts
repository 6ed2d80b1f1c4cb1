/** Who holds a group, for whoever is refused because it is not inactive. */
import { describeGroups, type GroupDescription } from '../../client/admin/describe-groups.ts'
import type { Cluster } from '../../client/cluster.ts'
import { groupByTopic } from '../../client/topic-partition.ts'
import { KafkaError } from '../../protocol/errors.ts'
import type { Output } from '../shared/output.ts'

/** More members than these are counted only. */
const MAX_TOLD = 20

/** To people alone, on their terminal: what a script reads is Kafka's, on stderr as well. */
export function tellHolders({ groupId, members }: GroupDescription, stderr: Output): void {
  if (!stderr.isTerminal || members.length === 0) return
  stderr.line(`Group '${groupId}' is held by:`)
  for (const { clientId, host, groupInstanceId, memberId, assignment } of members.slice(
    0,
    MAX_TOLD,
  )) {
    const instance = groupInstanceId === null ? '' : `, instance ${groupInstanceId}`
    const parts = [...groupByTopic(assignment)].map(
      ([topic, ofTopic]) => `${topic}:${ofTopic.map(({ partition }) => partition).join(',')}`,
    )
    const reads = parts.length === 0 ? 'without partitions' : `reads ${parts.join(' ')}`
    stderr.line(`  client ${clientId} on ${host}${instance}, member ${memberId}, ${reads}`)
  }
  const others = members.length - MAX_TOLD
  if (others > 0) stderr.line(`  and ${others} more`)
  stderr.line('Stop them, then try again')
}

/** As `tellHolders`, for groups of which only the refusal is known. What can't be asked is left out. */
export async function tellHoldersOf(
  cluster: Cluster,
  groupIds: readonly string[],
  stderr: Output,
): Promise<void> {
  if (!stderr.isTerminal) return
  for (const group of (await describeGroups(cluster, groupIds)).values()) {
    if (!(group instanceof KafkaError)) tellHolders(group, stderr)
  }
}
