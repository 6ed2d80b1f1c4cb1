import { deleteGroupOffsets, listGroupOffsets } from '../../client/admin/group-offsets.ts'
import type { Cluster } from '../../client/cluster.ts'
import { javaText } from '../../client/error-texts.ts'
import { partitionName, type TopicPartition } from '../../client/topic-partition.ts'
import { KafkaError } from '../../protocol/errors.ts'
import type { CommandContext } from '../shared/context.ts'
import type { Output } from '../shared/output.ts'
import { tableLines } from '../shared/table.ts'
import { topicScope } from '../shared/topic-scope.ts'
import { tellHoldersOf } from './holders.ts'
import { byTopicAndPartition } from './offset-rows.ts'
import type { GroupsOptions } from './rules.ts'

interface StatusRow extends TopicPartition {
  readonly error: KafkaError | undefined
}

/** Stands for the partitions of a topic that is not there. */
const NO_PARTITION = -1

export async function deleteOffsets(
  cluster: Cluster,
  options: GroupsOptions,
  context: CommandContext,
): Promise<undefined> {
  const { stdout, stderr } = context
  const groupId = options.value('group')!
  const { partitions, missing } = await topicScope(cluster, options.values('topic'))
  const rows: StatusRow[] = [...missing].map(([topic, error]) => {
    return { topic, partition: NO_PARTITION, error }
  })
  if (options.has('dry-run')) {
    await planDeletion(cluster, groupId, partitions, stdout)
    return
  }
  let groupError: KafkaError | undefined
  try {
    const results = await deleteGroupOffsets(cluster, groupId, partitions)
    for (const partition of partitions) {
      const result = results.get(partitionName(partition))
      rows.push({ ...partition, error: result instanceof KafkaError ? result : undefined })
    }
  } catch (error) {
    if (!(error instanceof KafkaError)) throw error
    groupError = error
    for (const partition of partitions) rows.push({ ...partition, error })
  }
  if (groupError || rows.some(({ error }) => error)) context.noteFailure()
  if (rows.some(({ error }) => error?.error === 'GROUP_SUBSCRIBED_TO_TOPIC')) {
    await tellHoldersOf(cluster, [groupId], stderr)
  }
  if (groupError) stdout.line(`\nError: ${groupError.message}`)
  else if (rows.some(({ error }) => error)) {
    stdout.line('\nError: Encountered some partition-level error, see the follow-up details.')
  } else stdout.line(`Request succeeded for deleting offsets from group ${groupId}.`)
  stdout.line()
  for (const line of statusTable(rows.sort(byTopicAndPartition))) stdout.line(line)
}

async function planDeletion(
  cluster: Cluster,
  groupId: string,
  partitions: readonly TopicPartition[],
  stdout: Output,
): Promise<void> {
  const committed = await listGroupOffsets(cluster, groupId, partitions)
  const offsets = new Map(committed.map((one) => [partitionName(one), one.offset]))
  for (const partition of partitions) {
    const name = partitionName(partition)
    const offset = offsets.get(name)
    stdout.line(
      offset === undefined
        ? `Nothing to delete for ${name}: group '${groupId}' has no offset there`
        : `Would delete the offset ${offset} of group '${groupId}' in ${name}`,
    )
  }
}

/** Kafka pads the last column to its own width, but not to that of an error's text. */
const STATUS_WIDTH = 15

function statusTable(rows: readonly StatusRow[]): string[] {
  const columns = [
    { title: 'TOPIC', minimumWidth: 15 },
    { title: 'PARTITION', minimumWidth: 10 },
    { title: 'STATUS'.padEnd(STATUS_WIDTH) },
  ]
  return tableLines(
    columns,
    rows.map(({ topic, partition, error }) => [
      topic,
      partition === NO_PARTITION ? '-' : String(partition),
      (error ? `Error: ${javaText(error)}` : 'Successful').padEnd(STATUS_WIDTH),
    ]),
  )
}
