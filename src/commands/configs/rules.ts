import { CommandError } from '../shared/command-error.ts'
import { oneAction, refuseTogether } from '../shared/option-rules.ts'
import { type Entity, parseEntities } from './entities.ts'
import type { ConfigsOptions } from './options.ts'

export interface ConfigsRequest {
  readonly action: 'describe' | 'alter'
  /** Two for a user and a client together, else one. */
  readonly entities: readonly Entity[]
}

/** Throws Kafka's errors, in its order. */
export function checkConfigsOptions(
  options: ConfigsOptions,
  words: readonly string[],
): ConfigsRequest {
  const action = oneAction(
    options,
    ['describe', 'alter'],
    'Command must include exactly one action: --describe, --alter',
  )
  refuseTogether(options, 'describe', ['add-config', 'add-config-file', 'delete-config', 'dry-run'])
  refuseTogether(options, 'output', ['alter'])
  const entities = parseEntities(options, words)
  if (options.has('bootstrap-server') && options.has('bootstrap-controller')) {
    throw new CommandError(
      'Only one of --bootstrap-server or --bootstrap-controller can be specified',
    )
  }
  if (action === 'describe') checkDescribe(entities)
  else checkAlter(options, entities)
  return { action, entities }
}

const WITH_DEFAULTS = new Set(['users', 'clients', 'brokers', 'ips'])

function checkDescribe(entities: readonly Entity[]): void {
  for (const { type, name } of entities) {
    if (type === 'broker-loggers' && !name) {
      throw new CommandError('An entity name must be specified with --describe of broker-loggers')
    }
    if (name === '' && !WITH_DEFAULTS.has(type)) {
      throw new CommandError(`--entity-default must not be specified with --describe of ${type}`)
    }
  }
}

function checkAlter(options: ConfigsOptions, entities: readonly Entity[]): void {
  for (const { type, name } of entities) {
    if (WITH_DEFAULTS.has(type)) {
      if (name !== undefined) continue
      throw new CommandError(
        'An entity-name or default entity must be specified with --alter of users, clients, brokers or ips',
      )
    }
    if (!name) throw new CommandError(`An entity name must be specified with --alter of ${type}`)
  }
  if (options.has('add-config') && options.has('add-config-file')) {
    throw new CommandError('Only one of --add-config or --add-config-file must be specified')
  }
  const hasChange =
    options.has('add-config') || options.has('add-config-file') || options.has('delete-config')
  if (!hasChange) {
    throw new CommandError(
      'At least one of --add-config, --add-config-file, or --delete-config must be specified with --alter',
    )
  }
}
