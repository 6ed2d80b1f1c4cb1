import { usageError } from '../shared/command-error.ts'
import { oneAction, refuseTogether } from '../shared/option-rules.ts'
import type { ShareGroupsOptions } from './options.ts'

const ACTIONS = ['list', 'describe', 'delete', 'reset-offsets', 'delete-offsets'] as const
export type ShareGroupsAction = (typeof ACTIONS)[number]

const SCENARIOS = ['to-datetime', 'to-earliest', 'to-latest'] as const
export type ResetScenario = (typeof SCENARIOS)[number]

/** Throws Kafka's usage errors; gives the one action. */
export function checkShareGroupsOptions(options: ShareGroupsOptions): ShareGroupsAction {
  const action = oneAction(
    options,
    ACTIONS,
    `Command must include exactly one action: ${ACTIONS.map((name) => `--${name}`).join(', ')}.`,
  )
  if (action === 'describe') checkDescribe(options)
  if (action === 'delete') {
    const isAimed = options.has('group') || options.has('all-groups')
    if (!isAimed) throw usageError('Option [delete] takes the options [group] or [all-groups]')
    if (options.has('topic')) refuseTogether(options, 'delete', ['topic'])
  }
  if (action === 'delete-offsets' && !(options.has('group') && options.has('topic'))) {
    throw usageError('Option [delete-offsets] takes the following options: [group], [topic]')
  }
  if (action === 'reset-offsets') checkReset(options)
  refuseTogether(options, 'list', ['group'])
  refuseTogether(options, 'all-groups', ['group', 'list', 'delete-offsets', 'reset-offsets'])
  refuseTogether(options, 'output', ['delete', 'reset-offsets', 'delete-offsets'])
  return action
}

function checkDescribe(options: ShareGroupsOptions): void {
  if (!options.has('group') && !options.has('all-groups')) {
    throw usageError('Option [describe] takes one of these options: [all-groups], [group]')
  }
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

function checkReset(options: ShareGroupsOptions): void {
  if (options.has('dry-run') && options.has('execute')) {
    throw usageError('Option [reset-offsets] only accepts one of [execute] and [dry-run]')
  }
  if (!options.has('dry-run') && !options.has('execute')) {
    throw usageError('Option [reset-offsets] takes the option: [execute] or [dry-run]')
  }
  if (!options.has('group')) throw usageError('Option [reset-offsets] takes the option: [group]')
  if (!options.has('topic') && !options.has('all-topics')) {
    throw usageError('Option [reset-offsets] takes one of these options: [all-topics], [topic]')
  }
  for (const scenario of SCENARIOS) {
    const others = SCENARIOS.filter((other) => other !== scenario)
    refuseTogether(options, scenario, others)
  }
  resetScenario(options)
}

export function resetScenario(options: ShareGroupsOptions): ResetScenario {
  const scenario = SCENARIOS.find((name) => options.has(name))
  if (scenario) return scenario
  const names = SCENARIOS.map((name) => `[${name}]`).join(', ')
  throw usageError(`Option [reset-offsets] takes one of these options: ${names}`)
}
