import { describeGroups } from '../../client/admin/describe-groups.ts'
import { listGroupOffsets } from '../../client/admin/group-offsets.ts'
import { deleteGroups } from '../../client/admin/groups.ts'
import type { Cluster } from '../../client/cluster.ts'
import { javaText } from '../../client/error-texts.ts'
import { KafkaError } from '../../protocol/errors.ts'
import type { CommandContext } from '../shared/context.ts'
import { requestedGroups } from './find.ts'
import { tellHolders, tellHoldersOf } from './holders.ts'
import type { GroupsOptions } from './rules.ts'

export async function deleteMatchingGroups(
  cluster: Cluster,
  options: GroupsOptions,
  context: CommandContext,
): Promise<undefined> {
  const groupIds = await requestedGroups(cluster, options)
  if (options.has('dry-run')) return planDeletion(cluster, groupIds, context)
  const { stdout, stderr } = context
  const results = await deleteGroups(cluster, groupIds)
  const deleted: string[] = []
  const failures: string[] = []
  const held: string[] = []
  for (const [groupId, result] of results) {
    if (result instanceof KafkaError) {
      if (result.error === 'NON_EMPTY_GROUP') held.push(groupId)
      failures.push(`* Group '${groupId}' could not be deleted due to: ${javaText(result)}`)
    } else {
      deleted.push(`'${groupId}'`)
    }
  }
  if (failures.length === 0) {
    stdout.line(`Deletion of requested consumer groups (${deleted.join(', ')}) was successful.`)
    return
  }
  context.noteFailure()
  await tellHoldersOf(cluster, held, stderr)
  stdout.line('\nError: Deletion of some consumer groups failed:')
  for (const failure of failures) stdout.line(failure)
  if (deleted.length > 0) {
    stdout.line(`\nThese consumer groups were deleted successfully: ${deleted.join(', ')}`)
  }
}

async function planDeletion(
  cluster: Cluster,
  groupIds: readonly string[],
  { stdout, stderr }: CommandContext,
): Promise<undefined> {
  for (const [groupId, group] of await describeGroups(cluster, groupIds)) {
    if (group instanceof KafkaError) {
      stdout.line(`Would fail to delete group '${groupId}': ${group.message}`)
    } else if (group.members.length > 0) {
      stdout.line(`Would fail to delete group '${groupId}': it has ${group.members.length} members`)
      tellHolders(group, stderr)
    } else {
      const { length } = await listGroupOffsets(cluster, groupId)
      stdout.line(`Would delete group '${groupId}' with its ${length} committed offsets`)
    }
  }
}
