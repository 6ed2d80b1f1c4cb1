import type { OffsetSpec } from '../../client/admin/list-offsets.ts'
import {
  alterShareGroupOffsets,
  describeShareGroups,
  listShareGroupOffsets,
} from '../../client/admin/share-groups.ts'
import type { Cluster } from '../../client/cluster.ts'
import { partitionName, type TopicPartition } from '../../client/topic-partition.ts'
import { KafkaError } from '../../protocol/errors.ts'
import { usageError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { parseDateTime } from '../shared/date-time.ts'
import { offsetsAt, type PlannedOffset } from '../shared/planned-offsets.ts'
import { tableLines } from '../shared/table.ts'
import { checkPartitions, topicScope } from '../shared/topic-scope.ts'
import type { ShareGroupsOptions } from './options.ts'
import { resetScenario } from './rules.ts'

export async function resetOffsets(
  cluster: Cluster,
  options: ShareGroupsOptions,
  context: CommandContext,
): Promise<undefined> {
  const groupId = options.value('group')!
  await checkInactive(cluster, groupId)
  const partitions = await partitionsInScope(cluster, options, groupId)
  await checkPartitions(cluster, partitions)
  const plan = await newOffsets(cluster, partitions, options, context)
  if (options.has('execute')) await apply(cluster, groupId, plan)
  const columns = [
    { title: 'GROUP', minimumWidth: 15 },
    { title: 'TOPIC', minimumWidth: 15 },
    { title: 'PARTITION', minimumWidth: 10 },
    { title: 'NEW-OFFSET' },
  ]
  const rows = plan.map(({ topic, partition, offset }) => [
    groupId,
    topic,
    String(partition),
    String(offset),
  ])
  context.stdout.line()
  for (const line of tableLines(columns, rows)) context.stdout.line(line)
}

/** A group that is not there yet may be given a place to begin. */
async function checkInactive(cluster: Cluster, groupId: string): Promise<void> {
  const group = (await describeShareGroups(cluster, [groupId])).get(groupId)!
  if (group instanceof KafkaError) {
    if (group.error === 'GROUP_ID_NOT_FOUND') return
    throw group
  }
  if (group.state === 'Empty' || group.state === 'Dead') return
  throw usageError(`Share group '${groupId}' is not empty.`)
}

async function partitionsInScope(
  cluster: Cluster,
  options: ShareGroupsOptions,
  groupId: string,
): Promise<readonly TopicPartition[]> {
  if (options.has('all-topics')) return listShareGroupOffsets(cluster, groupId)
  const { partitions, missing } = await topicScope(cluster, options.values('topic'))
  for (const error of missing.values()) throw error
  return partitions
}

async function newOffsets(
  cluster: Cluster,
  partitions: readonly TopicPartition[],
  options: ShareGroupsOptions,
  { stdout }: CommandContext,
): Promise<PlannedOffset[]> {
  const scenario = resetScenario(options)
  const spec: OffsetSpec =
    scenario === 'to-datetime'
      ? parseDateTime(options.value('to-datetime')!)
      : scenario === 'to-earliest'
        ? 'earliest'
        : 'latest'
  const found = await offsetsAt(cluster, partitions, spec)
  const without = found.filter(({ offset }) => offset < 0)
  const ends = without.length === 0 ? [] : await offsetsAt(cluster, without, 'latest')
  const endOf = new Map(ends.map((end) => [partitionName(end), end.offset]))
  return found.map((planned) => {
    if (planned.offset >= 0) return planned
    stdout.line(
      `\nWarn: Partition ${planned.partition} from topic ${planned.topic} is empty. Falling back to latest known offset.`,
    )
    return { ...planned, offset: endOf.get(partitionName(planned))! }
  })
}

async function apply(
  cluster: Cluster,
  groupId: string,
  plan: readonly PlannedOffset[],
): Promise<void> {
  if (plan.length === 0) return
  const failed = (names: readonly string[]) =>
    `Failed altering group offsets for the following partitions: [${names.join(', ')}]`
  let results: Awaited<ReturnType<typeof alterShareGroupOffsets>>
  try {
    results = await alterShareGroupOffsets(cluster, groupId, plan)
  } catch (error) {
    if (!(error instanceof KafkaError)) throw error
    throw new KafkaError(error.error, failed(plan.map(partitionName)), { cause: error })
  }
  const refused = [...results].filter(([, result]) => result instanceof KafkaError)
  const [, first] = refused[0] ?? []
  if (first instanceof KafkaError) {
    throw new KafkaError(first.error, failed(refused.map(([name]) => name)), { cause: first })
  }
}
