import type { GroupListing } from '../../client/admin/groups.ts'
import { listGroups } from '../../client/admin/groups.ts'
import type { Cluster } from '../../client/cluster.ts'
import type { GroupsOptions } from './rules.ts'

export interface GroupFilters {
  readonly states?: readonly string[]
  readonly types?: readonly string[]
}

/** Groups of consumers, of either protocol: no Connect workers, no share groups. */
export async function findConsumerGroups(
  cluster: Cluster,
  { states = [], types = ['classic', 'consumer'] }: GroupFilters = {},
): Promise<GroupListing[]> {
  const groups = await listGroups(cluster, { states, types })
  return groups.filter(
    ({ protocolType, type }) =>
      (protocolType === '' || protocolType === 'consumer') &&
      (type.toLowerCase() === 'classic' || type.toLowerCase() === 'consumer'),
  )
}

/** The ids of `--group`, or of all groups with `--all-groups`. */
export async function requestedGroups(cluster: Cluster, options: GroupsOptions): Promise<string[]> {
  if (!options.has('all-groups')) return [...new Set(options.values('group'))]
  const groups = await findConsumerGroups(cluster)
  return groups.map(({ groupId }) => groupId)
}
