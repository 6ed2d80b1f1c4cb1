import { deleteGroups } from '../../client/admin/groups.ts'
import type { Cluster } from '../../client/cluster.ts'
import { javaText } from '../../client/error-texts.ts'
import { KafkaError } from '../../protocol/errors.ts'
import type { CommandContext } from '../shared/context.ts'
import { requestedGroups } from './find.ts'
import type { GroupsOptions } from './rules.ts'

export async function deleteMatchingGroups(
  cluster: Cluster,
  options: GroupsOptions,
  context: CommandContext,
): Promise<undefined> {
  const { stdout } = context
  const results = await deleteGroups(cluster, await requestedGroups(cluster, options))
  const deleted: string[] = []
  const failures: string[] = []
  for (const [groupId, result] of results) {
    if (result instanceof KafkaError) {
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
  stdout.line('\nError: Deletion of some consumer groups failed:')
  for (const failure of failures) stdout.line(failure)
  if (deleted.length > 0) {
    stdout.line(`\nThese consumer groups were deleted successfully: ${deleted.join(', ')}`)
  }
}
