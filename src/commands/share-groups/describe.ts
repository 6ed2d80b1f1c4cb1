import {
  describeShareGroups,
  listShareGroupOffsets,
  type ShareGroupDescription,
  type ShareMember,
  type ShareOffset,
} from '../../client/admin/share-groups.ts'
import type { Cluster } from '../../client/cluster.ts'
import type { CommandContext } from '../shared/context.ts'
import { assignmentText } from '../shared/partition-text.ts'
import { type DataFormat, outputFormat, printData, reportKind } from '../shared/report.ts'
import { valuesOf } from '../shared/results.ts'
import { type Column, tableLines } from '../shared/table.ts'
import { requestedGroups } from './find.ts'
import type { ShareGroupsOptions } from './options.ts'

export async function describeMatchingGroups(
  cluster: Cluster,
  options: ShareGroupsOptions,
  context: CommandContext,
): Promise<undefined> {
  const timeoutMs = options.value('timeout')
  const groupIds = await requestedGroups(cluster, options)
  const groups = valuesOf(await describeShareGroups(cluster, groupIds, { timeoutMs }))
  const format = outputFormat(options)
  if (format !== 'text') return printGroupsData(cluster, groups, options, format, context)
  const isVerbose = options.has('verbose')
  for (const group of groups) {
    if (options.has('members')) printMembers(group, isVerbose, context)
    else if (options.has('state')) printState(group, isVerbose, context)
    else printOffsets(group, await offsetsOf(cluster, group), isVerbose, context)
  }
  return undefined
}

async function offsetsOf(cluster: Cluster, { groupId }: ShareGroupDescription) {
  const offsets = await listShareGroupOffsets(cluster, groupId)
  return offsets.sort((left, right) =>
    left.topic === right.topic
      ? left.partition - right.partition
      : left.topic < right.topic
        ? -1
        : 1,
  )
}

async function printGroupsData(
  cluster: Cluster,
  groups: readonly ShareGroupDescription[],
  options: ShareGroupsOptions,
  format: DataFormat,
  context: CommandContext,
): Promise<undefined> {
  if (options.has('state')) {
    return printData(context, format, shareGroupState, groups.map(stateRow))
  }
  if (options.has('members')) {
    const rows = groups.flatMap((group) => group.members.map((one) => memberRow(group, one)))
    return printData(context, format, shareGroupMembers, rows)
  }
  const rows: ReturnType<typeof offsetRow>[] = []
  for (const group of groups) {
    for (const offset of await offsetsOf(cluster, group)) rows.push(offsetRow(group, offset))
  }
  return printData(context, format, shareGroupOffsets, rows)
}

export const shareGroupOffsets = reportKind('--describe: offsets', {
  group: 'Id of the group',
  topic: 'Its name',
  partition: 'Its number',
  leaderEpoch: 'Of the leader when the start was set',
  startOffset: 'The first record that is not done with; null where the group has read nothing',
  lag: 'Records that are to be delivered still; null where it is not known',
})

function offsetRow(
  { groupId }: ShareGroupDescription,
  { topic, partition, ...offset }: ShareOffset,
) {
  const known = (value: number) => (value < 0 ? null : value)
  return {
    group: groupId,
    topic,
    partition,
    leaderEpoch: known(offset.startOffset < 0 ? -1 : offset.leaderEpoch),
    startOffset: known(offset.startOffset),
    lag: known(offset.lag),
  }
}

export const shareGroupMembers = reportKind('--describe --members: members', {
  group: 'Id of the group',
  consumerId: 'Id of the member',
  host: 'Where it is, as the broker gives it',
  clientId: 'Its client id',
  memberEpoch: 'Its epoch',
  assignment: 'The partitions that it reads, each with topic and partition',
})

function memberRow({ groupId }: ShareGroupDescription, member: ShareMember) {
  const { memberId, host, clientId, memberEpoch } = member
  const assignment = member.assignment.map(({ topic, partition }) => ({ topic, partition }))
  return { group: groupId, consumerId: memberId, host, clientId, memberEpoch, assignment }
}

export const shareGroupState = reportKind('--describe --state: share groups', {
  group: 'Its id',
  state: 'As the broker spells it: Stable, Empty, Dead',
  coordinator: 'The broker that leads it: id, host and port',
  groupEpoch: 'Of the group',
  assignmentEpoch: 'Of what its members are to read',
  members: 'How many there are',
})

function stateRow({ groupId, members, coordinator, ...group }: ShareGroupDescription) {
  const { id, host, port } = coordinator
  const { state, groupEpoch, assignmentEpoch } = group
  return {
    group: groupId,
    state,
    coordinator: { id, host, port },
    groupEpoch,
    assignmentEpoch,
    members: members.length,
  }
}

/** Tells on stderr what is to be known of the state; whether there is anything to print. */
function tellState(
  { groupId, state }: ShareGroupDescription,
  rowCount: number,
  { stderr }: CommandContext,
): boolean {
  if (state === 'Dead') stderr.line(`\nShare group '${groupId}' does not exist.`)
  if (state === 'Empty') stderr.line(`\nShare group '${groupId}' has no active members.`)
  return state !== 'Dead' && rowCount > 0
}

function printOffsets(
  { groupId }: ShareGroupDescription,
  offsets: readonly ShareOffset[],
  isVerbose: boolean,
  context: CommandContext,
): void {
  if (offsets.length === 0) {
    context.stderr.line(`\nShare group '${groupId}' has no offset information.`)
    return
  }
  const columns: Column[] = [
    { title: 'GROUP', minimumWidth: 15 },
    { title: 'TOPIC', minimumWidth: 15 },
    { title: 'PARTITION', minimumWidth: 10 },
    ...(isVerbose ? [{ title: 'LEADER-EPOCH', minimumWidth: 13 }] : []),
    { title: 'START-OFFSET', minimumWidth: 13 },
    { title: 'LAG' },
  ]
  const orDash = (value: number) => (value < 0 ? '-' : String(value))
  const rows = offsets.map(({ topic, partition, leaderEpoch, startOffset, lag }) => [
    groupId,
    topic,
    String(partition),
    ...(isVerbose ? [startOffset < 0 ? '-' : String(leaderEpoch)] : []),
    orDash(startOffset),
    orDash(lag),
  ])
  printTable(columns, rows, context)
}

function printMembers(
  group: ShareGroupDescription,
  isVerbose: boolean,
  context: CommandContext,
): void {
  if (!tellState(group, group.members.length, context)) return
  const columns: Column[] = [
    { title: 'GROUP', minimumWidth: 15 },
    { title: 'CONSUMER-ID', minimumWidth: 15 },
    { title: 'HOST', minimumWidth: 15 },
    { title: 'CLIENT-ID', minimumWidth: 15 },
    { title: '#PARTITIONS', minimumWidth: 12 },
    ...(isVerbose ? [{ title: 'MEMBER-EPOCH', minimumWidth: 13 }] : []),
    { title: 'ASSIGNMENT' },
  ]
  const rows = group.members.map(({ memberId, host, clientId, memberEpoch, assignment }) => [
    group.groupId,
    memberId,
    host,
    clientId,
    String(assignment.length),
    ...(isVerbose ? [String(memberEpoch)] : []),
    assignmentText(assignment),
  ])
  printTable(columns, rows, context)
}

function printState(
  group: ShareGroupDescription,
  isVerbose: boolean,
  context: CommandContext,
): void {
  if (!tellState(group, 1, context)) return
  const { coordinator, groupEpoch, assignmentEpoch, members } = group
  const columns: Column[] = [
    { title: 'GROUP', minimumWidth: 15 },
    { title: 'COORDINATOR (ID)', minimumWidth: 25 },
    { title: 'STATE', minimumWidth: 15 },
    ...(isVerbose
      ? [
          { title: 'GROUP-EPOCH', minimumWidth: 12 },
          { title: 'ASSIGNMENT-EPOCH', minimumWidth: 17 },
        ]
      : []),
    { title: '#MEMBERS' },
  ]
  const row = [
    group.groupId,
    `${coordinator.host}:${coordinator.port}  (${coordinator.id})`,
    group.state,
    ...(isVerbose ? [String(groupEpoch), String(assignmentEpoch)] : []),
    String(members.length),
  ]
  printTable(columns, [row], context)
}

function printTable(
  columns: readonly Column[],
  rows: readonly string[][],
  { stdout }: CommandContext,
): void {
  stdout.line()
  for (const line of tableLines(columns, rows)) stdout.line(line)
}
