import { deleteGroups } from '../../client/admin/groups.ts'
import { deleteShareGroupOffsets } from '../../client/admin/share-groups.ts'
import type { Cluster } from '../../client/cluster.ts'
import { javaText } from '../../client/error-texts.ts'
import { KafkaError } from '../../protocol/errors.ts'
import type { CommandContext } from '../shared/context.ts'
import { tableLines } from '../shared/table.ts'
import { findShareGroups, requestedGroups } from './find.ts'
import type { ShareGroupsOptions } from './options.ts'

/** Groups of other types stay: what bears the name of one is none of ours. */
export async function deleteMatchingGroups(
  cluster: Cluster,
  options: ShareGroupsOptions,
  { stdout }: CommandContext,
): Promise<undefined> {
  const wanted = await requestedGroups(cluster, options)
  const known = new Set((await findShareGroups(cluster)).map(({ groupId }) => groupId))
  const results = await deleteGroups(
    cluster,
    wanted.filter((groupId) => known.has(groupId)),
  )
  const deleted: string[] = []
  const failures: string[] = []
  for (const groupId of wanted) {
    const result = results.get(groupId)
    const reason =
      result === undefined
        ? `java.lang.IllegalArgumentException: Group '${groupId}' is not a share group.`
        : result instanceof KafkaError && javaText(result)
    if (reason) failures.push(`* Group '${groupId}' could not be deleted due to: ${reason}`)
    else deleted.push(`'${groupId}'`)
  }
  if (failures.length === 0) {
    stdout.line(`Deletion of requested share groups (${deleted.join(', ')}) was successful.`)
    return
  }
  stdout.line('\nError: Deletion of some share groups failed:')
  for (const failure of failures) stdout.line(failure)
  if (deleted.length > 0) {
    stdout.line(`\nThese share groups were deleted successfully: ${deleted.join(', ')}`)
  }
}

export async function deleteOffsets(
  cluster: Cluster,
  options: ShareGroupsOptions,
  { stdout }: CommandContext,
): Promise<undefined> {
  const topics = [...new Set(options.values('topic'))].sort()
  let rows: string[][]
  try {
    const results = await deleteShareGroupOffsets(cluster, options.value('group')!, topics)
    rows = topics.map((topic) => [topic, statusText(results.get(topic))])
    if (rows.some(([, status]) => status !== SUCCESS)) {
      stdout.line('\nError: Encountered some topic-level error, see the follow-up details.')
    }
  } catch (error) {
    if (!(error instanceof KafkaError)) throw error
    stdout.line(`\nError: ${error.message}`)
    rows = topics.map((topic) => [topic, statusText(error)])
  }
  stdout.line()
  const columns = [{ title: 'TOPIC', minimumWidth: 15 }, { title: 'STATUS' }]
  for (const line of tableLines(columns, rows)) stdout.line(line)
}

const SUCCESS = 'Successful'

function statusText(result: true | KafkaError | undefined): string {
  return result instanceof KafkaError ? `Error: ${result.message}` : SUCCESS
}
