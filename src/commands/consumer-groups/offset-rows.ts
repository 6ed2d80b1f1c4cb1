import type { GroupDescription } from '../../client/admin/describe-groups.ts'
import { type CommittedOffset, listGroupOffsets } from '../../client/admin/group-offsets.ts'
import { listOffsets } from '../../client/admin/list-offsets.ts'
import type { Cluster } from '../../client/cluster.ts'
import { partitionName, type TopicPartition } from '../../client/topic-partition.ts'
import { KafkaError } from '../../protocol/errors.ts'
import { durationText } from '../shared/duration-text.ts'
import { reportKind } from '../shared/report.ts'
import { type Column, tableLines } from '../shared/table.ts'

/** How far a group is in a partition, and which member reads it. */
export interface OffsetRow extends TopicPartition {
  readonly groupId: string
  readonly leaderEpoch: number | undefined
  readonly currentOffset: number | undefined
  readonly logEndOffset: number | undefined
  /** How old the first record is that the group has not read, in ms; 0 without any. */
  readonly lagTimeMs?: number | undefined
  readonly consumerId: string | undefined
  readonly host: string | undefined
  readonly clientId: string | undefined
}

/** The partitions of the members first, then those for which there are only offsets. */
export async function collectOffsetRows(
  cluster: Cluster,
  group: GroupDescription,
): Promise<OffsetRow[]> {
  const offsets = await listGroupOffsets(cluster, group.groupId)
  const committed = new Map(offsets.map((offset) => [partitionName(offset), offset]))
  const owned = group.members
    .filter(({ assignment }) => assignment.length > 0)
    .sort((left, right) => right.assignment.length - left.assignment.length)
    .flatMap(({ memberId, host, clientId, assignment }) =>
      [...assignment]
        .sort(byTopicAndPartition)
        .map((partition) => ({ partition, consumerId: memberId, host, clientId })),
    )
  const ownedNames = new Set(owned.map(({ partition }) => partitionName(partition)))
  const free = offsets
    .filter((offset) => !ownedNames.has(partitionName(offset)))
    .sort(byTopicAndPartition)
    .map((partition) => ({ partition }))
  const places: readonly Place[] = [...owned, ...free]
  const ends = await endOffsets(
    cluster,
    places.map(({ partition }) => partition),
  )
  return places.map((place) => offsetRow(group.groupId, place, committed, ends))
}

interface Place {
  readonly partition: TopicPartition
  readonly consumerId?: string
  readonly host?: string
  readonly clientId?: string
}

function offsetRow(
  groupId: string,
  { partition, consumerId, host, clientId }: Place,
  committed: ReadonlyMap<string, CommittedOffset>,
  ends: ReadonlyMap<string, number>,
): OffsetRow {
  const name = partitionName(partition)
  const offset = committed.get(name)
  return {
    groupId,
    topic: partition.topic,
    partition: partition.partition,
    leaderEpoch: offset && offset.leaderEpoch >= 0 ? offset.leaderEpoch : undefined,
    currentOffset: offset?.offset,
    logEndOffset: ends.get(name),
    consumerId,
    host,
    clientId,
  }
}

async function endOffsets(
  cluster: Cluster,
  partitions: readonly TopicPartition[],
): Promise<Map<string, number>> {
  const specs = partitions.map(({ topic, partition }) => ({
    topic,
    partition,
    spec: 'latest' as const,
  }))
  const ends = new Map<string, number>()
  for (const [name, result] of await listOffsets(cluster, specs)) {
    if (!(result instanceof KafkaError)) ends.set(name, result.offset)
  }
  return ends
}

export function byTopicAndPartition(left: TopicPartition, right: TopicPartition): number {
  if (left.topic !== right.topic) return left.topic < right.topic ? -1 : 1
  return left.partition - right.partition
}

/** The lag, or undefined where the group has no offset or the partition no end. */
export function lagOf({ currentOffset, logEndOffset }: OffsetRow): number | undefined {
  if (currentOffset === undefined || logEndOffset === undefined) return undefined
  return logEndOffset - currentOffset
}

export const groupOffsets = reportKind('--describe, lag: partitions', {
  group: 'Id of the group',
  topic: 'Topic',
  partition: 'Partition',
  leaderEpoch: 'Of the committed offset',
  currentOffset: 'What the group has committed',
  logEndOffset: 'Where the partition ends',
  lag: 'How many records lie between',
  lagTimeMs: 'With --lag-time: how old the oldest unread record is, in ms; 0 without any',
  consumerId: 'The member that reads it; null when none does',
  host: 'Where that member is, as the broker gives it',
  clientId: 'Of that member',
})

export function groupOffsetsRow(row: OffsetRow) {
  const { groupId, lagTimeMs, ...facts } = row
  return { group: groupId, ...facts, lag: lagOf(row), lagTimeMs }
}

const LEAST = 15

/** The columns beside those that are always there. */
export interface OffsetView {
  readonly leaderEpoch?: boolean
  readonly lagTime?: boolean
}

export function offsetTable(rows: readonly OffsetRow[], view: OffsetView = {}): string[] {
  const cells = rows.map((row) => offsetCells(row, view))
  return tableLines(offsetColumns(view), cells)
}

export function offsetColumns({ leaderEpoch = false, lagTime = false }: OffsetView): Column[] {
  return [
    { title: 'GROUP', minimumWidth: LEAST },
    { title: 'TOPIC', minimumWidth: LEAST },
    { title: 'PARTITION', minimumWidth: 10 },
    ...(leaderEpoch ? [{ title: 'LEADER-EPOCH', minimumWidth: LEAST }] : []),
    { title: 'CURRENT-OFFSET', minimumWidth: LEAST },
    { title: 'LOG-END-OFFSET', minimumWidth: LEAST },
    { title: 'LAG', minimumWidth: LEAST },
    ...(lagTime ? [{ title: 'LAG-TIME', minimumWidth: LEAST }] : []),
    { title: 'CONSUMER-ID', minimumWidth: LEAST },
    { title: 'HOST', minimumWidth: LEAST },
    { title: 'CLIENT-ID', minimumWidth: LEAST },
  ]
}

export function offsetCells(row: OffsetRow, view: OffsetView): string[] {
  return [
    row.groupId,
    row.topic,
    String(row.partition),
    ...(view.leaderEpoch ? [cell(row.leaderEpoch)] : []),
    cell(row.currentOffset),
    cell(row.logEndOffset),
    cell(lagOf(row)),
    ...(view.lagTime ? [durationCell(row.lagTimeMs)] : []),
    cell(row.consumerId),
    cell(row.host),
    cell(row.clientId),
  ]
}

export function durationCell(ms: number | undefined): string {
  return ms === undefined ? '-' : durationText(ms)
}

function cell(value: string | number | undefined): string {
  return value === undefined ? '-' : String(value)
}
