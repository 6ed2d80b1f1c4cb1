import { describeGroups } from '../../client/admin/describe-groups.ts'
import type { ClientProperties } from '../../client/client-config.ts'
import type { Cluster } from '../../client/cluster.ts'
import { KafkaError } from '../../protocol/errors.ts'
import type { CommandContext } from '../shared/context.ts'
import { EXIT_FAILURE, EXIT_OK } from '../shared/exit-codes.ts'
import type { Output } from '../shared/output.ts'
import { outputFormat, printData } from '../shared/report.ts'
import { framedTable } from '../shared/terminal.ts'
import { findConsumerGroups } from './find.ts'
import { LagTimes } from './lag-time.ts'
import {
  collectOffsetRows,
  groupOffsets,
  groupOffsetsRow,
  type OffsetRow,
  type OffsetView,
  offsetCells,
  offsetColumns,
  offsetTable,
} from './offset-rows.ts'
import type { GroupsOptions } from './rules.ts'

/**
 * `consumer-groups lag`, our own: the table of `--describe` for the groups given, or for all. Unlike
 * Kafka's, it is one table, says what is wrong on stderr, and fails when a group is missing.
 */
export async function showLag(
  cluster: Cluster,
  options: GroupsOptions,
  properties: ClientProperties,
  context: CommandContext,
): Promise<number> {
  const { stdout, stderr } = context
  const format = outputFormat(options)
  const typedGroups = options.values('group')
  const lagTime = options.has('lag-time')
  const groupIds =
    typedGroups.length > 0
      ? [...new Set(typedGroups)]
      : (await findConsumerGroups(cluster)).map(({ groupId }) => groupId).sort()
  const groups = await describeGroups(cluster, groupIds)
  let rows: OffsetRow[] = []
  let exitCode = EXIT_OK
  for (const groupId of groupIds) {
    const group = groups.get(groupId)
    if (group instanceof KafkaError) {
      stderr.line(group.message)
      exitCode = EXIT_FAILURE
    } else if (group) {
      rows.push(...(await collectOffsetRows(cluster, group)))
    }
  }
  if (lagTime) rows = await new LagTimes(context, properties).addTo(rows)
  if (format !== 'text') await printData(context, format, groupOffsets, rows.map(groupOffsetsRow))
  else if (rows.length > 0) await showRows(rows, { lagTime }, stdout)
  else if (exitCode === EXIT_OK) stderr.line('No consumer group has committed an offset')
  return exitCode
}

/** Framed on a terminal that is wide enough; elsewhere the columns that scripts know. */
async function showRows(
  rows: readonly OffsetRow[],
  view: OffsetView,
  stdout: Output,
): Promise<void> {
  if (stdout.isTerminal) {
    const titles = offsetColumns(view).map(({ title }) => title)
    const table = await framedTable(
      titles,
      rows.map((row) => offsetCells(row, view)),
    )
    if (table.indexOf('\n') <= (stdout.columns ?? 0)) {
      stdout.line(table)
      return
    }
  }
  for (const line of offsetTable(rows, view)) stdout.line(line)
}
