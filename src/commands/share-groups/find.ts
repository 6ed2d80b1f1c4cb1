import { type GroupListing, listGroups } from '../../client/admin/groups.ts'
import type { Cluster } from '../../client/cluster.ts'
import { usageError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { outputFormat, printData, reportKind } from '../shared/report.ts'
import { tableLines } from '../shared/table.ts'
import type { ShareGroupsOptions } from './options.ts'

const STATES = ['Empty', 'Dead', 'Stable']

export const shareGroupListing = reportKind('--list: share groups', {
  group: 'Its id',
  state: 'As the broker spells it: Stable or Empty',
})

export async function listShareGroups(
  cluster: Cluster,
  options: ShareGroupsOptions,
  context: CommandContext,
): Promise<undefined> {
  const states = parseStates(options)
  const groups = await findShareGroups(cluster, states)
  const format = outputFormat(options)
  const { stdout } = context
  if (format !== 'text') {
    const rows = groups.map(({ groupId, state }) => ({ group: groupId, state }))
    return printData(context, format, shareGroupListing, rows)
  }
  if (!options.has('state')) {
    for (const { groupId } of groups) stdout.line(groupId)
    return undefined
  }
  const columns = [{ title: 'GROUP', minimumWidth: 15 }, { title: 'STATE' }]
  const rows = groups.map(({ groupId, state }) => [groupId, state])
  for (const line of tableLines(columns, rows)) stdout.line(line)
  return undefined
}

/** What `--list --state` lets through; refuses names that are none. */
export function parseStates(options: ShareGroupsOptions): string[] {
  const text = options.value('state')
  if (text === undefined) return []
  return text.split(',').map((part) => {
    const state = STATES.find((one) => one.toLowerCase() === part.trim().toLowerCase())
    if (state !== undefined) return state
    throw usageError(`Invalid state list '${text}'. Valid states are: ${STATES.join(', ')}`)
  })
}

/** By id. */
export async function findShareGroups(
  cluster: Cluster,
  states: readonly string[] = [],
): Promise<GroupListing[]> {
  const groups = await listGroups(cluster, { states, types: ['share'] })
  return groups.sort((left, right) => (left.groupId < right.groupId ? -1 : 1))
}

/** The ids of `--group`, or of all groups with `--all-groups`. */
export async function requestedGroups(
  cluster: Cluster,
  options: ShareGroupsOptions,
): Promise<string[]> {
  if (!options.has('all-groups')) return [...new Set(options.values('group'))]
  return (await findShareGroups(cluster)).map(({ groupId }) => groupId)
}
