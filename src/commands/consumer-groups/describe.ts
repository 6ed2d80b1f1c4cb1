import { describeGroups, type GroupDescription } from '../../client/admin/describe-groups.ts'
import type { Cluster } from '../../client/cluster.ts'
import type { TopicPartition } from '../../client/topic-partition.ts'
import type { CommandContext } from '../shared/context.ts'
import { assignmentText } from '../shared/partition-text.ts'
import { type DataFormat, outputFormat, printData, reportKind } from '../shared/report.ts'
import { valuesOf } from '../shared/results.ts'
import { type Column, tableLines } from '../shared/table.ts'
import { requestedGroups } from './find.ts'
import { LagTimes } from './lag-time.ts'
import {
  collectOffsetRows,
  groupOffsets,
  groupOffsetsRow,
  type OffsetRow,
  offsetTable,
} from './offset-rows.ts'
import { type GroupsOptions, groupReaderProperties } from './rules.ts'

export async function describeMatchingGroups(
  cluster: Cluster,
  options: GroupsOptions,
  context: CommandContext,
): Promise<undefined> {
  // Read although the calls here have their own: a value that is no number is refused.
  const timeoutMs = options.value('timeout')
  const groupIds = await requestedGroups(cluster, options)
  const groups = valuesOf(await describeGroups(cluster, groupIds, { timeoutMs }))
  const format = outputFormat(options)
  if (format !== 'text') return printGroupsData(cluster, groups, options, format, context)
  const isVerbose = options.has('verbose')
  const times = lagTimes(options, context)
  for (const group of groups) {
    if (options.has('members')) printMembers(group, isVerbose, context)
    else if (options.has('state')) printState(group, isVerbose, context)
    else await printOffsets(cluster, group, { isVerbose, times }, context)
  }
}

/** One result for all groups, with every column that there is. */
async function printGroupsData(
  cluster: Cluster,
  groups: readonly GroupDescription[],
  options: GroupsOptions,
  format: DataFormat,
  context: CommandContext,
): Promise<undefined> {
  if (options.has('state')) {
    return printData(context, format, groupState, groups.map(stateRow))
  }
  if (options.has('members')) {
    const rows = groups.flatMap((group) => group.members.map((one) => memberRow(group, one)))
    return printData(context, format, groupMembers, rows)
  }
  let rows: OffsetRow[] = []
  for (const group of groups) rows.push(...(await collectOffsetRows(cluster, group)))
  rows = (await lagTimes(options, context)?.addTo(rows)) ?? rows
  return printData(context, format, groupOffsets, rows.map(groupOffsetsRow))
}

export const groupMembers = reportKind('--describe --members: members', {
  group: 'Id of the group',
  consumerId: 'Id of the member',
  groupInstanceId: 'Of a static member',
  host: 'Where it is, as the broker gives it',
  clientId: 'Its client id',
  currentEpoch: 'Its epoch (consumer protocol)',
  assignment: 'The partitions that it has, each with topic and partition',
  targetEpoch: 'The epoch of the target (consumer protocol)',
  targetAssignment: 'The partitions that it is to have (consumer protocol)',
})

function memberRow({ groupId, targetAssignmentEpoch }: GroupDescription, member: Member) {
  return {
    group: groupId,
    consumerId: member.memberId,
    groupInstanceId: member.groupInstanceId,
    host: member.host,
    clientId: member.clientId,
    currentEpoch: member.memberEpoch,
    assignment: member.assignment.map(partitionRow),
    targetEpoch: targetAssignmentEpoch,
    targetAssignment: member.targetAssignment?.map(partitionRow),
  }
}

function partitionRow({ topic, partition }: TopicPartition) {
  return { topic, partition }
}

export const groupState = reportKind('--describe --state: groups', {
  group: 'Its id',
  type: 'classic or consumer',
  state: 'As the broker spells it: Stable, Empty, Dead, ...',
  coordinator: 'The broker that leads it: id, host and port',
  assignmentStrategy: 'Name of the assignor',
  groupEpoch: 'Of the consumer protocol',
  targetAssignmentEpoch: 'Of the consumer protocol',
  members: 'How many there are',
})

function stateRow(group: GroupDescription) {
  const { id, host, port } = group.coordinator
  return {
    group: group.groupId,
    type: group.type,
    state: group.state,
    coordinator: { id, host, port },
    assignmentStrategy: group.assignor === '' ? null : group.assignor,
    groupEpoch: group.groupEpoch,
    targetAssignmentEpoch: group.targetAssignmentEpoch,
    members: group.members.length,
  }
}

/** Tells on stderr what is to be known of the state; whether there is anything to print. */
export function tellState(
  { groupId, state }: GroupDescription,
  rowCount: number,
  context: CommandContext,
): boolean {
  const { stderr } = context
  switch (state) {
    case 'Dead':
      context.noteFailure()
      stderr.line(`\nConsumer group '${groupId}' does not exist.`)
      break
    case 'Empty':
      stderr.line(`\nConsumer group '${groupId}' has no active members.`)
      break
    case 'PreparingRebalance':
    case 'CompletingRebalance':
    case 'Assigning':
    case 'Reconciling':
      stderr.line(`\nWarning: Consumer group '${groupId}' is rebalancing.`)
      break
  }
  return state !== 'Dead' && rowCount > 0
}

async function printOffsets(
  cluster: Cluster,
  group: GroupDescription,
  { isVerbose, times }: { readonly isVerbose: boolean; readonly times: LagTimes | undefined },
  context: CommandContext,
): Promise<void> {
  const collected = await collectOffsetRows(cluster, group)
  const rows = (await times?.addTo(collected)) ?? collected
  if (!tellState(group, rows.length, context)) return
  printTable(offsetTable(rows, { leaderEpoch: isVerbose, lagTime: times !== undefined }), context)
}

function lagTimes(options: GroupsOptions, context: CommandContext): LagTimes | undefined {
  if (!options.has('lag-time')) return undefined
  return new LagTimes(context, groupReaderProperties(options, context))
}

const LEAST = 15

function printState(group: GroupDescription, isVerbose: boolean, context: CommandContext): void {
  if (!tellState(group, 1, context)) return
  const { coordinator, members, groupEpoch, targetAssignmentEpoch } = group
  const columns: Column[] = [
    { title: 'GROUP', minimumWidth: LEAST },
    { title: 'COORDINATOR (ID)', minimumWidth: 25 },
    { title: 'ASSIGNMENT-STRATEGY', minimumWidth: 20 },
    { title: 'STATE', minimumWidth: 20 },
  ]
  const row = [
    group.groupId,
    `${coordinator.host}:${coordinator.port}  (${coordinator.id})`,
    orDash(group.assignor),
    group.state,
  ]
  if (isVerbose) {
    columns.push(
      { title: 'GROUP-EPOCH', minimumWidth: LEAST },
      { title: 'TARGET-ASSIGNMENT-EPOCH', minimumWidth: 25 },
    )
    row.push(orDash(groupEpoch), orDash(targetAssignmentEpoch))
  }
  columns.push({ title: '#MEMBERS' })
  row.push(String(members.length))
  printTable(tableLines(columns, [row]), context)
}

type Member = GroupDescription['members'][number]

function printMembers(group: GroupDescription, isVerbose: boolean, context: CommandContext): void {
  tellState(group, group.members.length, context)
  if (group.state === 'Dead') return
  const hasInstances = group.members.some(({ groupInstanceId }) => groupInstanceId !== null)
  const columns: Column[] = [
    { title: 'GROUP', minimumWidth: LEAST },
    { title: 'CONSUMER-ID', minimumWidth: LEAST },
    ...(hasInstances ? [{ title: 'GROUP-INSTANCE-ID', minimumWidth: 17 }] : []),
    { title: 'HOST', minimumWidth: LEAST },
    { title: 'CLIENT-ID', minimumWidth: LEAST },
    { title: '#PARTITIONS', minimumWidth: LEAST },
    ...(isVerbose
      ? [
          { title: 'CURRENT-EPOCH', minimumWidth: LEAST },
          { title: 'CURRENT-ASSIGNMENT', minimumWidth: 20 },
          { title: 'TARGET-EPOCH', minimumWidth: LEAST },
          { title: 'TARGET-ASSIGNMENT', minimumWidth: 20 },
        ]
      : []),
  ]
  const rows = group.members.map((member) => [
    group.groupId,
    member.memberId,
    ...(hasInstances ? [member.groupInstanceId ?? ''] : []),
    member.host,
    member.clientId,
    String(member.assignment.length),
    ...(isVerbose ? verboseCells(member, group) : []),
  ])
  // Kafka's short form ends in a blank.
  const end = isVerbose ? '' : ' '
  const lines = tableLines(columns, rows, { padsLastColumn: true })
  printTable(
    lines.map((line) => line + end),
    context,
  )
}

function verboseCells(member: Member, { targetAssignmentEpoch }: GroupDescription): string[] {
  const { memberEpoch, assignment, targetAssignment } = member
  return [
    orDash(memberEpoch),
    orDash(assignmentText(assignment)),
    orDash(targetAssignmentEpoch),
    orDash(targetAssignment && assignmentText(targetAssignment)),
  ]
}

function printTable(lines: readonly string[], { stdout }: CommandContext): void {
  stdout.line()
  for (const line of lines) stdout.line(line)
}

function orDash(value: string | number | undefined): string {
  return value === undefined || value === '' ? '-' : String(value)
}
