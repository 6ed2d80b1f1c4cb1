/** Whose settings are meant: a type, and a name of it, the default of the type, or all of them. */
import { CommandError } from '../shared/command-error.ts'
import type { ConfigsOptions } from './options.ts'

export const ENTITY_TYPES = [
  'topics',
  'clients',
  'users',
  'brokers',
  'ips',
  'client-metrics',
  'groups',
  'broker-loggers',
] as const
export type EntityType = (typeof ENTITY_TYPES)[number]

export interface Entity {
  readonly type: EntityType
  /** Empty for the default of the type, undefined where no name was given. */
  readonly name: string | undefined
}

/** The short options, and the type that each stands for. */
const SHORT_OPTIONS = [
  ['topic', 'topics'],
  ['client', 'clients'],
  ['user', 'users'],
  ['broker', 'brokers'],
  ['broker-logger', 'broker-loggers'],
  ['ip', 'ips'],
  ['client-metrics', 'client-metrics'],
  ['group', 'groups'],
] as const
const DEFAULT_OPTIONS = [
  ['client-defaults', 'clients'],
  ['user-defaults', 'users'],
  ['broker-defaults', 'brokers'],
  ['ip-defaults', 'ips'],
] as const

/** `topic` of `topics`, as the tool speaks of one. */
export function singular(type: EntityType): string {
  return type.replace(/s$/, '')
}

/** The entities that the options name, checked in Kafka's words. */
export function parseEntities(options: ConfigsOptions, words: readonly string[]): Entity[] {
  const short: Entity[] = [
    ...SHORT_OPTIONS.filter(([option]) => options.has(option)).map(([option, type]) => {
      return { type, name: options.value(option) }
    }),
    ...DEFAULT_OPTIONS.filter(([option]) => options.has(option)).map(([, type]) => {
      return { type, name: '' }
    }),
  ]
  const types = [...options.values('entity-type'), ...short.map(({ type }) => type)]
  if (new Set(types).size < types.length) {
    const twice = types.filter((type, index) => types.indexOf(type) !== index)
    throw new CommandError(`Duplicate entity type(s) specified: ${[...new Set(twice)].join(',')}`)
  }
  for (const type of types) checkType(type)
  if (types.length === 0) throw new CommandError('At least one entity type must be specified')
  const isUserAndClient = types.every((type) => type === 'users' || type === 'clients')
  if (types.length > 1 && !isUserAndClient) {
    throw new CommandError("Only 'users' and 'clients' entity types may be specified together")
  }
  const isLong =
    options.has('entity-type') || options.has('entity-name') || options.has('entity-default')
  if (isLong && short.length > 0) {
    throw new CommandError(
      '--entity-{type,name,default} should not be used in conjunction with specific entity flags',
    )
  }
  const entities = isLong ? longEntities(options, words) : short
  for (const entity of entities) checkName(entity)
  return entities
}

function checkType(type: string): asserts type is EntityType {
  if ((ENTITY_TYPES as readonly string[]).includes(type)) return
  throw new CommandError(
    `Invalid entity type ${type}, the entity type must be one of ${ENTITY_TYPES.join(', ')} ` +
      'with a --bootstrap-server or --bootstrap-controller argument',
  )
}

// The first name belongs to the first type, wherever they stand; --entity-default counts as a name.
function longEntities(options: ConfigsOptions, words: readonly string[]): Entity[] {
  const typed = options.values('entity-name')[Symbol.iterator]()
  const names = words
    .filter((word) => /^--?entity-(name|default)(=|$)/.test(word))
    .map((word) => (word.includes('entity-name') ? typed.next().value : ''))
  const types = options.values('entity-type')
  return types.map((type, index) => {
    checkType(type)
    return { type, name: names[index] }
  })
}

function checkName({ type, name }: Entity): void {
  if (name === undefined || name === '') return
  if (type === 'brokers' || type === 'broker-loggers') {
    if (/^[+-]?\d+$/.test(name)) return
    throw new CommandError(
      `The entity name for ${type} must be a valid integer broker id, but it is: ${name}`,
    )
  }
  if (type === 'ips' && !isAddress(name)) {
    throw new CommandError(
      `The entity name for ips must be a valid IP or resolvable host, but it is: ${name}`,
    )
  }
}

// A name is left to the broker to resolve, when it could be one.
function isAddress(text: string): boolean {
  return /^[0-9a-fA-F:.]+$/.test(text) || /^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$/.test(text)
}
