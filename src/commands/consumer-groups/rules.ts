import { usageError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { oneAction, refuseTogether } from '../shared/option-rules.ts'
import type { ParsedOptions } from '../shared/options.ts'
import { type ClusterOptions, clusterProperties } from '../shared/with-cluster.ts'
import type { groupsOptions } from './options.ts'

export type GroupsOptions = ParsedOptions<typeof groupsOptions>

export function groupClusterOptions(options: GroupsOptions): ClusterOptions {
  return {
    bootstrapServer: options.value('bootstrap-server'),
    commandConfig: options.value('command-config'),
  }
}

/** The settings of a reader that looks at records for the user. */
export function groupReaderProperties(
  options: GroupsOptions,
  context: CommandContext,
): Map<string, string> {
  return clusterProperties(context, groupClusterOptions(options), 'consumer-groups')
}

const ACTIONS = [
  'list',
  'describe',
  'delete',
  'reset-offsets',
  'delete-offsets',
  'validate-regex',
] as const
export type GroupsAction = (typeof ACTIONS)[number]

/** The ways to say where to reset to. */
const SCENARIOS = [
  'from-file',
  'shift-by',
  'to-offset',
  'to-earliest',
  'to-current',
  'to-latest',
  'by-duration',
  'to-datetime',
] as const
export type ResetScenario = (typeof SCENARIOS)[number]

const MISSING_EXECUTE =
  'WARN: No action will be performed as the --execute option is missing. In version 5.0, this ' +
  'command will require either --dry-run or --execute to be specified. You should add the ' +
  '--dry-run option explicitly if you are scripting this command and want to keep the current ' +
  'default behavior without prompting.'

/** Throws Kafka's usage errors, in its order; gives the one action. */
export function checkGroupsOptions(
  options: GroupsOptions,
  warn: (message: string) => void,
): GroupsAction {
  if (options.has('describe')) checkDescribe(options)
  if (options.has('delete')) checkDelete(options)
  if (options.has('delete-offsets') && !(options.has('group') && options.has('topic'))) {
    throw usageError('Option [delete-offsets] takes the following options: [topic], [group]')
  }
  if (options.has('reset-offsets')) checkReset(options, warn)
  refuseTogether(options, 'group', ['all-groups', 'list'])
  refuseTogether(options, 'all-groups', ['list', 'delete-offsets'])
  refuseTogether(options, 'topic', ['list', 'describe'])
  refuseTogether(options, 'output', ['delete', 'reset-offsets', 'delete-offsets', 'validate-regex'])
  return oneAction(
    options,
    ACTIONS,
    `Command must include exactly one action: ${ACTIONS.map((name) => `--${name}`).join(', ')}`,
  )
}

/** The one way to reset that was given. */
export function resetScenario(options: GroupsOptions): ResetScenario {
  const scenario = SCENARIOS.find((name) => options.has(name))
  if (scenario) return scenario
  const names = SCENARIOS.map((name) => `[${name}]`).join(', ')
  throw usageError(`Option '[reset-offsets]' requires one of the following scenarios: [${names}]`)
}

function requireGroups(options: GroupsOptions, action: GroupsAction): void {
  if (options.has('group') || options.has('all-groups')) return
  throw usageError(`Option [${action}] takes one of these options: [all-groups], [group]`)
}

function checkDescribe(options: GroupsOptions): void {
  requireGroups(options, 'describe')
  const views = (['members', 'offsets', 'state'] as const).filter((name) => options.has(name))
  if (views.length > 1) {
    throw usageError(
      'Option [describe] takes at most one of these options: [members], [offsets], [state]',
    )
  }
  if (options.value('state') !== undefined) {
    throw usageError('Option [describe] does not take a value for [state]')
  }
}

function checkDelete(options: GroupsOptions): void {
  requireGroups(options, 'delete')
  if (options.has('topic')) {
    throw usageError(
      'The consumer does not support topic-specific offset deletion from a consumer group.',
    )
  }
}

function checkReset(options: GroupsOptions, warn: (message: string) => void): void {
  if (options.has('dry-run') && options.has('execute')) {
    throw usageError('Option [reset-offsets] only accepts one of [execute] and [dry-run]')
  }
  if (!options.has('dry-run') && !options.has('execute')) warn(MISSING_EXECUTE)
  requireGroups(options, 'reset-offsets')
  const isScoped = options.has('topic') || options.has('all-topics') || options.has('from-file')
  if (!isScoped) {
    throw usageError('One of the reset scopes should be defined: --all-topics, --topic.')
  }
  for (const scenario of SCENARIOS) {
    const others = SCENARIOS.filter((other) => other !== scenario)
    refuseTogether(options, scenario, others)
  }
}

/** Our own views go beside Kafka's actions: each alone, and only with what has a meaning there. */
export function checkOwnViews(options: GroupsOptions, isLag: boolean): void {
  if (options.has('peek')) refuseTogether(options, 'peek', [...ACTIONS, 'watch', 'lag-time'])
  if (options.has('watch') && !isLag) throw usageError('--watch goes with lag: consumer-groups lag')
  if (options.has('rounds') && !options.has('watch')) throw usageError('--rounds goes with --watch')
  const watchSeconds = options.value('watch') ?? 1
  if (!(watchSeconds > 0)) throw usageError(`--watch ${watchSeconds} is not above 0`)
  if (options.has('lag-time') && !isLag && !options.has('describe')) {
    throw usageError('--lag-time goes with lag and --describe')
  }
}
