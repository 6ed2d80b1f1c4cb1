import type { GroupListing } from '../../client/admin/groups.ts'
import type { Cluster } from '../../client/cluster.ts'
import { usageError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { outputFormat, printData, reportKind } from '../shared/report.ts'
import { tableLines } from '../shared/table.ts'
import { findConsumerGroups, type GroupFilters } from './find.ts'
import type { GroupsOptions } from './rules.ts'

const STATES = [
  'Reconciling',
  'Dead',
  'CompletingRebalance',
  'PreparingRebalance',
  'Empty',
  'Assigning',
  'Stable',
]
const TYPES = ['Consumer', 'Classic']

export async function listMatchingGroups(
  cluster: Cluster,
  options: GroupsOptions,
  context: CommandContext,
): Promise<undefined> {
  const filters = parseListFilters(options)
  const groups = await findConsumerGroups(cluster, filters)
  const format = outputFormat(options)
  if (format === 'text') printListing(groups, options, context)
  else await printData(context, format, groupListing, groups.map(listingRow))
}

export const groupListing = reportKind('--list: groups', {
  group: 'Its id',
  type: 'classic or consumer',
  state: 'As the broker spells it: Stable, Empty, ...; empty from brokers before 2.6',
  protocol: 'What its members are: consumer; empty for a group that only has offsets',
})

function listingRow({ groupId, type, state, protocolType }: GroupListing) {
  return { group: groupId, type: type.toLowerCase(), state, protocol: protocolType }
}

function printListing(
  groups: readonly GroupListing[],
  options: GroupsOptions,
  { stdout }: CommandContext,
): void {
  const showsType = options.has('type')
  const showsState = options.has('state')
  if (!showsType && !showsState) {
    for (const { groupId } of groups) stdout.line(groupId)
    return
  }
  const columns = [
    { title: 'GROUP', minimumWidth: 25 },
    ...(showsType ? [{ title: 'TYPE', minimumWidth: 20 }] : []),
    ...(showsState ? [{ title: 'STATE', minimumWidth: 20 }] : []),
  ]
  const rows = groups.map(({ groupId, type, state }) => [
    groupId,
    ...(showsType ? [capitalized(type)] : []),
    ...(showsState ? [state] : []),
  ])
  for (const line of tableLines(columns, rows, { padsLastColumn: true })) stdout.line(line)
}

/** What `--state` and `--type` let through; refuses names that are none. */
export function parseListFilters(options: GroupsOptions): GroupFilters {
  const states = parseNames('states', options.value('state'), STATES)
  const types = parseNames('types', options.value('type'), TYPES)
  return {
    ...(states ? { states } : {}),
    ...(types ? { types: types.map((type) => type.toLowerCase()) } : {}),
  }
}

function parseNames(
  what: 'states' | 'types',
  text: string | undefined,
  valid: readonly string[],
): string[] | undefined {
  if (text === undefined) return undefined
  return text.split(',').map((part) => {
    const name = valid.find((one) => one.toLowerCase() === part.trim().toLowerCase())
    if (name !== undefined) return name
    const list = what === 'states' ? 'state' : 'types'
    throw usageError(`Invalid ${list} list '${text}'. Valid ${what} are: ${valid.join(', ')}`)
  })
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1).toLowerCase()
}
