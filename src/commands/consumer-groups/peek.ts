/** `--peek N`: the records around the position of a group, the last that it has read and the next. */
import { describeGroups } from '../../client/admin/describe-groups.ts'
import { listOffsets } from '../../client/admin/list-offsets.ts'
import type { ClientProperties } from '../../client/client-config.ts'
import type { Cluster } from '../../client/cluster.ts'
import { PartitionReader, type ReadRange } from '../../client/consumer/partition-reader.ts'
import { partitionName } from '../../client/topic-partition.ts'
import { KafkaError } from '../../protocol/errors.ts'
import type { KafkaRecord } from '../../records/record-reader.ts'
import { textOrBase64 } from '../shared/bytes-text.ts'
import { usageError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { EXIT_FAILURE, EXIT_OK } from '../shared/exit-codes.ts'
import { outputFormat, printData, reportKind } from '../shared/report.ts'
import { topicScope } from '../shared/topic-scope.ts'
import { loggingRuntime } from '../shared/with-cluster.ts'
import { collectOffsetRows, type OffsetRow } from './offset-rows.ts'
import type { GroupsOptions } from './rules.ts'

/** What a broker does not bring in this time is left out. */
const WAIT_MS = 5_000
const MAX_PEEK = 1_000
/** A longer key or value is cut in the text. */
const MAX_SHOWN = 120

interface PeekedRecord {
  readonly row: OffsetRow
  readonly record: KafkaRecord
  readonly isRead: boolean
}

export async function peekRecords(
  cluster: Cluster,
  options: GroupsOptions,
  properties: ClientProperties,
  context: CommandContext,
): Promise<number> {
  const count = options.value('peek')!
  if (!(count >= 1 && count <= MAX_PEEK)) {
    throw usageError(`--peek ${count} is not between 1 and ${MAX_PEEK}`)
  }
  const groupIds = [...new Set(options.values('group'))]
  if (groupIds.length === 0) throw usageError('--peek takes the groups to look at: --group')
  const rows = await rowsInScope(cluster, groupIds, options.values('topic'))
  const peeked: PeekedRecord[] = []
  for (const row of rows) peeked.push(...(await peekAt(cluster, row, count, properties, context)))
  const format = outputFormat(options)
  if (format === 'text') printPeeked(rows, peeked, context)
  else await printData(context, format, peekedRecords, peeked.map(peekedRow))
  if (rows.length > 0) return EXIT_OK
  context.stderr.line('The group has no committed offset there')
  return EXIT_FAILURE
}

async function rowsInScope(
  cluster: Cluster,
  groupIds: readonly string[],
  topics: readonly string[],
): Promise<OffsetRow[]> {
  const { partitions, missing } = await topicScope(cluster, topics)
  for (const error of missing.values()) throw error
  const wanted = new Set(partitions.map(partitionName))
  const rows: OffsetRow[] = []
  for (const group of (await describeGroups(cluster, groupIds)).values()) {
    if (group instanceof KafkaError) throw group
    rows.push(...(await collectOffsetRows(cluster, group)))
  }
  return rows.filter(
    (row) =>
      row.currentOffset !== undefined &&
      row.logEndOffset !== undefined &&
      (topics.length === 0 || wanted.has(partitionName(row))),
  )
}

/** Up to `count` records before the position, and as many from it on. */
async function peekAt(
  cluster: Cluster,
  row: OffsetRow,
  count: number,
  properties: ClientProperties,
  context: CommandContext,
): Promise<PeekedRecord[]> {
  const { topic, partition } = row
  const [position, end] = [row.currentOffset!, row.logEndOffset!]
  const starts = await listOffsets(cluster, [{ topic, partition, spec: 'earliest' }])
  const logStart = starts.get(partitionName(row))
  if (logStart === undefined || logStart instanceof KafkaError) return []
  const start = Math.max(logStart.offset, Math.min(position, end) - count)
  const stop = Math.min(end, Math.max(position, logStart.offset) + count)
  if (start >= stop) return []
  const range: ReadRange = { topic, partition, start, stop }
  const records = await readRange(range, properties, context)
  return records.map((record) => ({ row, record, isRead: record.offset < position }))
}

async function readRange(
  range: ReadRange,
  properties: ClientProperties,
  context: CommandContext,
): Promise<KafkaRecord[]> {
  const runtime = loggingRuntime(context)
  const reader = new PartitionReader(runtime, properties, { source: { ranges: [range] } })
  const records: KafkaRecord[] = []
  try {
    for (;;) {
      const batch = await reader.next(WAIT_MS)
      if (!batch) return records
      records.push(...batch.records)
    }
  } finally {
    await reader.close()
  }
}

function printPeeked(
  rows: readonly OffsetRow[],
  peeked: readonly PeekedRecord[],
  { stdout }: CommandContext,
): void {
  for (const row of rows) {
    const { groupId, currentOffset, logEndOffset } = row
    stdout.line(`${groupId} ${partitionName(row)}: at ${currentOffset} of ${logEndOffset}`)
    for (const one of peeked) {
      if (one.row !== row) continue
      const { offset, timestamp, key, value } = one.record
      const time = timestamp < 0 ? '-' : new Date(timestamp).toISOString()
      const mark = one.isRead ? '  read' : 'unread'
      stdout.line(`  ${mark} ${offset} ${time} ${shown(key)}: ${shown(value)}`)
    }
  }
}

function shown(bytes: Buffer | null): string {
  const text = textOrBase64(bytes)
  const oneLine = typeof text === 'string' ? JSON.stringify(text).slice(1, -1) : bytesText(text)
  return oneLine.length > MAX_SHOWN ? `${oneLine.slice(0, MAX_SHOWN)}…` : oneLine
}

function bytesText(value: { readonly base64: string } | null): string {
  return value === null ? 'null' : `base64:${value.base64}`
}

export const peekedRecords = reportKind('--peek: records', {
  group: 'Id of the group',
  topic: 'Topic',
  partition: 'Partition',
  groupOffset: 'What the group has committed',
  offset: 'Of the record',
  isRead: 'Whether it lies before that position',
  timestamp: 'Milliseconds since the epoch; -1: none',
  key: 'Text; null; {"base64": ...} where it is no UTF-8 text',
  value: 'As the key',
})

function peekedRow({ row, record, isRead }: PeekedRecord) {
  return {
    group: row.groupId,
    topic: row.topic,
    partition: row.partition,
    groupOffset: row.currentOffset,
    offset: record.offset,
    isRead,
    timestamp: record.timestamp,
    key: textOrBase64(record.key),
    value: textOrBase64(record.value),
  }
}
