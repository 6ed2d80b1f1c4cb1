import type { ClientProperties } from '../../client/client-config.ts'
import type { Cluster } from '../../client/cluster.ts'
import { javaText } from '../../client/error-texts.ts'
import { KafkaError } from '../../protocol/errors.ts'
import { type CommandResult, joptCommand } from '../shared/command.ts'
import { CommandError, usageError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { errorMessage } from '../shared/error-message.ts'
import { EXIT_OK } from '../shared/exit-codes.ts'
import { withCluster, withQuietCluster } from '../shared/with-cluster.ts'
import { deleteMatchingGroups } from './delete.ts'
import { deleteOffsets } from './delete-offsets.ts'
import { describeMatchingGroups, groupMembers, groupState } from './describe.ts'
import { showLag } from './lag.ts'
import { groupListing, listMatchingGroups, parseListFilters } from './list.ts'
import { groupOffsets } from './offset-rows.ts'
import { groupsOptions, removedGroupsOptions } from './options.ts'
import { peekedRecords, peekRecords } from './peek.ts'
import { resetOffsets } from './reset-offsets.ts'
import {
  checkGroupsOptions,
  checkOwnViews,
  type GroupsAction,
  type GroupsOptions,
  groupClusterOptions,
  groupReaderProperties,
} from './rules.ts'
import { regexProblem } from './validate-regex.ts'
import { watchedLag, watchLag } from './watch.ts'

export const command = joptCommand({
  name: 'consumer-groups',
  summary: 'See the lag of consumer groups, reset or delete their offsets',
  purpose:
    'This tool helps to list all consumer groups, describe a consumer group, delete consumer ' +
    'group info, or reset consumer group offsets.',
  examples: [
    { title: 'How far each group is behind', command: 'kafka-ts consumer-groups lag' },
    {
      title: 'The same as it changes, with rates and the time to catch up, until Ctrl-C',
      command: 'kafka-ts consumer-groups lag --watch',
    },
    {
      title: 'The two records that a group has read last, and the next two',
      command: 'kafka-ts consumer-groups --peek 2 --group g1 --topic test',
    },
    {
      title: 'The lag of one group, as Kafka spells it',
      command: 'kafka-ts consumer-groups --describe --group g1',
    },
    { title: 'Which groups there are', command: 'kafka-ts consumer-groups --list --state --type' },
    {
      title: 'Who is in a group',
      command: 'kafka-ts consumer-groups --describe --group g1 --members --verbose',
    },
    {
      title: 'Read a topic again from its beginning: first the plan, then the act',
      command:
        'kafka-ts consumer-groups --reset-offsets --group g1 --topic test --to-earliest --dry-run',
    },
    {
      title: '(the group must have no running members)',
      command:
        'kafka-ts consumer-groups --reset-offsets --group g1 --topic test --to-earliest --execute',
    },
    { title: 'Forget a group', command: 'kafka-ts consumer-groups --delete --group g1' },
  ],
  positionals: '| lag [--group GROUP]... [--watch]',
  options: groupsOptions,
  reports: [groupListing, groupOffsets, watchedLag, peekedRecords, groupMembers, groupState],
  removedOptions: removedGroupsOptions,
  async run(options, context) {
    const isLag = options.positionals[0] === 'lag'
    checkOwnViews(options, isLag)
    const own = ownView(options, isLag)
    if (own !== undefined) {
      const open = options.has('watch') ? withQuietCluster : withCluster
      const properties = groupReaderProperties(options, context)
      return open(context, groupClusterOptions(options), (cluster) =>
        own(cluster, options, properties, context),
      )
    }
    const action = checkGroupsOptions(options, (message) => context.warn(message))
    if (action === 'validate-regex') return validateRegex(options, context)
    if (action === 'list') parseListFilters(options)
    try {
      return await withCluster(context, groupClusterOptions(options), (cluster) =>
        ACTIONS[action](cluster, options, context),
      )
    } catch (error) {
      throw groupCommandError(error)
    }
  },
})

type Act = (
  cluster: Cluster,
  options: GroupsOptions,
  context: CommandContext,
) => Promise<CommandResult>

const ACTIONS: Readonly<Record<Exclude<GroupsAction, 'validate-regex'>, Act>> = {
  list: listMatchingGroups,
  describe: describeMatchingGroups,
  delete: deleteMatchingGroups,
  'reset-offsets': resetOffsets,
  'delete-offsets': deleteOffsets,
}

type OwnView = (
  cluster: Cluster,
  options: GroupsOptions,
  properties: ClientProperties,
  context: CommandContext,
) => Promise<CommandResult>

function ownView(options: GroupsOptions, isLag: boolean): OwnView | undefined {
  if (options.has('peek')) return peekRecords
  if (!isLag) return undefined
  return options.has('watch') ? watchLag : showLag
}

/** However odd, Kafka's tool succeeds when what it was asked to do has failed. */
function groupCommandError(error: unknown): CommandError {
  if (error instanceof CommandError) return error
  const isMissing = error instanceof KafkaError && error.error === 'GROUP_ID_NOT_FOUND'
  const reason = isMissing ? javaText(error) : errorMessage(error)
  return new CommandError(`\nError: Executing consumer group command failed due to ${reason}`, {
    stream: 'stdout',
    exitCode: EXIT_OK,
    detail: error instanceof KafkaError ? javaText(error) : reason,
    cause: error,
  })
}

function validateRegex(options: GroupsOptions, context: CommandContext): undefined {
  const regex = options.value('validate-regex')
  if (regex === undefined) throw usageError('Option validate-regex requires an argument')
  const problem = regexProblem(regex)
  if (problem !== undefined) context.noteFailure()
  context.stdout.line(
    problem === undefined
      ? `The regular expression \`${regex}\` is valid.`
      : `The regular expression \`${regex}\` is invalid: ${problem}.`,
  )
}
