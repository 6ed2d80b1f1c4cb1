import { describeGroups } from '../../client/admin/describe-groups.ts'
import { alterGroupOffsets } from '../../client/admin/group-offsets.ts'
import type { Cluster } from '../../client/cluster.ts'
import { KafkaError } from '../../protocol/errors.ts'
import type { CommandContext } from '../shared/context.ts'
import type { PlannedOffset } from '../shared/planned-offsets.ts'
import { valuesOf } from '../shared/results.ts'
import { tableLines } from '../shared/table.ts'
import { loggingRuntime } from '../shared/with-cluster.ts'
import { requestedGroups } from './find.ts'
import { tellHolders } from './holders.ts'
import { byTopicAndPartition } from './offset-rows.ts'
import { readResetFile, resetFileText } from './reset-file.ts'
import { newOffsets, type ResetWork } from './reset-plan.ts'
import { type GroupsOptions, resetScenario } from './rules.ts'

/** A group with members would go on from its own offsets, so only these may be reset. */
const RESETTABLE_STATES = new Set(['Empty', 'Dead'])

export async function resetOffsets(
  cluster: Cluster,
  options: GroupsOptions,
  context: CommandContext,
): Promise<undefined> {
  const { stdout, stderr } = context
  const scenario = resetScenario(options)
  const groupIds = await requestedGroups(cluster, options)
  const file = options.value('from-file')
  const work: ResetWork = {
    cluster,
    options,
    context,
    logger: loggingRuntime(context).logger,
    scenario,
    filePlan: file === undefined ? new Map() : readResetFile(context, file, groupIds),
  }
  const groups = await describeGroups(cluster, groupIds)
  const plans = new Map<string, PlannedOffset[]>()
  for (const groupId of groupIds) {
    const group = groups.get(groupId)
    if (group instanceof KafkaError && group.error !== 'GROUP_ID_NOT_FOUND') throw group
    // A group that is not there is made by its first offsets.
    const state = group && !(group instanceof KafkaError) ? group.state : 'Dead'
    if (RESETTABLE_STATES.has(state)) {
      plans.set(groupId, await resetGroup(work, groupId))
    } else {
      if (group && !(group instanceof KafkaError)) tellHolders(group, stderr)
      stdout.line(
        `\nError: Assignments can only be reset if the group '${groupId}' is inactive, but the current state is ${state}.`,
      )
      plans.set(groupId, [])
    }
  }
  if (options.has('export')) stdout.line(resetFileText(plans))
  else printPlans(plans, context)
}

async function resetGroup(work: ResetWork, groupId: string): Promise<PlannedOffset[]> {
  const plan = (await newOffsets(work, groupId)).sort(byTopicAndPartition)
  const { options, cluster } = work
  if (options.has('execute') && plan.length > 0) {
    valuesOf(await alterGroupOffsets(cluster, groupId, plan))
  }
  return plan
}

function printPlans(
  plans: ReadonlyMap<string, readonly PlannedOffset[]>,
  { stdout }: CommandContext,
): void {
  stdout.line()
  if (plans.size === 0) return
  const columns = [
    { title: 'GROUP', minimumWidth: 15 },
    { title: 'TOPIC', minimumWidth: 15 },
    { title: 'PARTITION', minimumWidth: 10 },
    { title: 'NEW-OFFSET' },
  ]
  const rows = [...plans].flatMap(([groupId, plan]) =>
    plan.map(({ topic, partition, offset }) => [groupId, topic, String(partition), String(offset)]),
  )
  for (const line of tableLines(columns, rows)) stdout.line(line)
}
