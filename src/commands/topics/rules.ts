import { usageError } from '../shared/command-error.ts'
import { oneAction, refuseTogether, requireOptions } from '../shared/option-rules.ts'
import type { ParsedOptions } from '../shared/options.ts'
import type { topicsOptions } from './options.ts'

export type TopicsOptions = ParsedOptions<typeof topicsOptions>

const ACTIONS = ['list', 'describe', 'create', 'alter', 'delete'] as const
export type TopicsAction = (typeof ACTIONS)[number]

type OptionName = keyof typeof topicsOptions

const REPORTS = [
  'under-replicated-partitions',
  'under-min-isr-partitions',
  'at-min-isr-partitions',
  'unavailable-partitions',
] as const satisfies readonly OptionName[]

/** With which actions an option may stand, in the order in which Kafka looks. */
const ALLOWED_WITH: readonly (readonly [OptionName, readonly TopicsAction[]])[] = [
  ['config', ['create']],
  ['partitions', ['create', 'alter']],
  ['replication-factor', ['create']],
  ['replica-assignment', ['create', 'alter']],
  ...REPORTS.map((name) => [name, ['describe']] as const),
  ['topics-with-overrides', ['describe']],
  ['if-exists', ['alter', 'delete', 'describe']],
  ['if-not-exists', ['create']],
  ['dry-run', ['create', 'alter', 'delete']],
  ['exclude-internal', ['list', 'describe']],
  ['output', ['list', 'describe']],
]

/** Throws Kafka's usage errors; gives the one action. */
export function checkTopicsOptions(options: TopicsOptions): TopicsAction {
  const action = oneAction(
    options,
    ACTIONS,
    'Command must include exactly one action: --list, --describe, --create, --alter or --delete',
  )
  if (options.has('delete-config')) {
    throw usageError(
      'delete-config option is no longer supported and deprecated since version 4.0. ' +
        'The config will be fully removed in future releases.',
    )
  }
  if (action !== 'list' && action !== 'describe') requireOptions(options, ['topic'])
  if (action === 'alter') {
    refuseConfigBesideAlter(options)
    requireOptions(options, ['partitions'])
  }
  for (const [name, allowed] of ALLOWED_WITH) {
    const others = ACTIONS.filter((other) => !allowed.includes(other))
    refuseTogether(options, name, others)
    if (name === 'replica-assignment' && action === 'create') {
      refuseTogether(options, name, ['partitions', 'replication-factor'])
    }
    if (isReport(name)) refuseTogether(options, name, ['topics-with-overrides'])
  }
  refuseTogether(options, 'topics-with-overrides', REPORTS)
  return action
}

function isReport(name: OptionName): boolean {
  return (REPORTS as readonly OptionName[]).includes(name)
}

function refuseConfigBesideAlter(options: TopicsOptions): void {
  if (!options.has('config')) return
  throw usageError(
    'Option combination "[[bootstrap-server], [config]]" can\'t be used with option "[alter]" ' +
      '(To alter topic configurations, the kafka-configs tool can be used.)',
  )
}
