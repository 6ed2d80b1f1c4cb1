import type { Cluster } from '../../client/cluster.ts'
import { javaText } from '../../client/error-texts.ts'
import { KafkaError } from '../../protocol/errors.ts'
import { type CommandResult, joptCommand } from '../shared/command.ts'
import { CommandError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { errorMessage } from '../shared/error-message.ts'
import { EXIT_OK } from '../shared/exit-codes.ts'
import { withCluster } from '../shared/with-cluster.ts'
import { deleteMatchingGroups, deleteOffsets } from './delete.ts'
import {
  describeMatchingGroups,
  shareGroupMembers,
  shareGroupOffsets,
  shareGroupState,
} from './describe.ts'
import { listShareGroups, parseStates, shareGroupListing } from './find.ts'
import { options, type ShareGroupsOptions } from './options.ts'
import { resetOffsets } from './reset-offsets.ts'
import { checkShareGroupsOptions, type ShareGroupsAction } from './rules.ts'

export const command = joptCommand({
  name: 'share-groups',
  summary: 'See where share groups are, reset or delete their offsets',
  purpose:
    'This tool helps to list, describe, reset and delete share groups, whose members share the ' +
    'records of each partition.',
  examples: [
    { title: 'Which share groups there are', command: 'kafka-ts share-groups --list --state' },
    {
      title: 'How far one of them is behind',
      command: 'kafka-ts share-groups --describe --group workers',
    },
    {
      title: 'Who is in it',
      command: 'kafka-ts share-groups --describe --group workers --members',
    },
    {
      title: 'Begin a topic again: first the plan, then --execute (no member may run)',
      command:
        'kafka-ts share-groups --reset-offsets --group workers --topic test --to-earliest --dry-run',
    },
    { title: 'Forget a group', command: 'kafka-ts share-groups --delete --group workers' },
  ],
  options,
  reports: [shareGroupListing, shareGroupOffsets, shareGroupMembers, shareGroupState],
  async run(given, context) {
    const action = checkShareGroupsOptions(given)
    if (action === 'list') parseStates(given)
    const place = {
      bootstrapServer: given.value('bootstrap-server'),
      commandConfig: given.value('command-config'),
    }
    try {
      return await withCluster(context, place, (cluster) =>
        ACTIONS[action](cluster, given, context),
      )
    } catch (error) {
      throw shareCommandError(error)
    }
  },
})

type Act = (
  cluster: Cluster,
  options: ShareGroupsOptions,
  context: CommandContext,
) => Promise<CommandResult>

const ACTIONS: Readonly<Record<ShareGroupsAction, Act>> = {
  list: listShareGroups,
  describe: describeMatchingGroups,
  delete: deleteMatchingGroups,
  'reset-offsets': resetOffsets,
  'delete-offsets': deleteOffsets,
}

/** However odd, Kafka's tool succeeds when what it was asked to do has failed. */
function shareCommandError(error: unknown): CommandError {
  if (error instanceof CommandError) return error
  const isMissing = error instanceof KafkaError && error.error === 'GROUP_ID_NOT_FOUND'
  const isPlan = error instanceof Error && error.cause instanceof KafkaError
  const reason = isMissing && !isPlan ? javaText(error) : errorMessage(error)
  return new CommandError(`\nError: Executing share group command failed due to ${reason}`, {
    stream: 'stdout',
    exitCode: EXIT_OK,
    detail: error instanceof KafkaError ? javaText(error) : reason,
    cause: error,
  })
}
