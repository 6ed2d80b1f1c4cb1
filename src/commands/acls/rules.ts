/** Which options go together, and what resources and rules they mean. */
import {
  type AclOperation,
  aclOperations,
  CLUSTER_NAME,
  operationsOf,
  type PatternType,
  type PermissionType,
  patternTypes,
  type ResourceType,
  WILDCARD,
} from '../../security/acl.ts'
import { usageError } from '../shared/command-error.ts'
import { oneAction, refuseTogether } from '../shared/option-rules.ts'
import type { AclsOptions } from './options.ts'

export type AclsAction = 'list' | 'add' | 'remove'

/** Throws Kafka's errors, in its order. */
export function checkAclsOptions(options: AclsOptions): AclsAction {
  if (options.has('bootstrap-server') && options.has('bootstrap-controller')) {
    throw usageError('Only one of --bootstrap-server or --bootstrap-controller must be specified')
  }
  const action = oneAction(
    options,
    ['list', 'add', 'remove'],
    'Command must include exactly one action: --list, --add, --remove. ',
  )
  const principals = ['allow-host', 'allow-principal', 'deny-host', 'deny-principal'] as const
  refuseTogether(options, 'list', ['producer', 'consumer', 'dry-run', ...principals])
  refuseTogether(options, 'producer', ['operation', 'deny-principal', 'deny-host'])
  refuseTogether(options, 'consumer', ['operation', 'deny-principal', 'deny-host'])
  refuseTogether(options, 'output', ['add', 'remove'])
  if (options.has('principal') && action !== 'list') {
    throw usageError('The --principal option is only available if --list is set')
  }
  if (options.has('producer') && !options.has('topic')) {
    throw usageError('With --producer you must specify a --topic')
  }
  if (options.has('idempotent') && !options.has('producer')) {
    throw usageError('The --idempotent option is only available if --producer is set')
  }
  if (options.has('consumer') && !namesConsumerResources(options)) {
    throw usageError(
      'With --consumer you must specify a --topic and a --group and no --cluster or --transactional-id option should be specified.',
    )
  }
  return action
}

function namesConsumerResources(options: AclsOptions): boolean {
  const hasOther = options.has('cluster') || options.has('transactional-id')
  return options.has('topic') && options.has('group') && (options.has('producer') || !hasOther)
}

export interface Resource {
  readonly type: ResourceType
  readonly name: string
  readonly patternType: PatternType
}

/** Who may do what, or may not, with a resource. */
export interface AccessRule {
  readonly principal: string
  readonly host: string
  readonly operation: AclOperation
  readonly permission: PermissionType
}

/** A resource of the options, and the rules that they give it. */
export interface ResourceRules {
  readonly resource: Resource
  readonly rules: readonly AccessRule[]
}

const CLUSTER: Resource = { type: 'CLUSTER', name: CLUSTER_NAME, patternType: 'LITERAL' }

export function resourcesOf(options: AclsOptions): Resource[] {
  const patternType = patternTypeOf(options)
  const named = (type: ResourceType, names: readonly string[]) =>
    names.map((name) => ({ type, name: name.trim(), patternType }))
  const isCluster = options.has('cluster') || options.has('idempotent')
  return [
    ...named('TOPIC', options.values('topic')),
    ...(patternType === 'LITERAL' && isCluster ? [CLUSTER] : []),
    ...named('GROUP', options.values('group')),
    ...named('TRANSACTIONAL_ID', options.values('transactional-id')),
    ...named('DELEGATION_TOKEN', options.values('delegation-token')),
    ...named('USER', options.values('user-principal')),
  ]
}

export function patternTypeOf(options: AclsOptions): PatternType {
  const text = options.value('resource-pattern-type')
  const type = patternTypes.find((one) => one === text.toUpperCase() && one !== 'UNKNOWN')
  if (type !== undefined) return type
  throw new Error(`Cannot parse argument '${text}' of option resource-pattern-type`)
}

/** Throws where no resource is named, or where an operation is none of its resource. */
export function rulesOf(options: AclsOptions): ResourceRules[] {
  const resources = resourcesOf(options)
  if (resources.length === 0) {
    throw usageError(
      'You must provide at least one resource: --topic <topic> or --cluster or --group <group> or --delegation-token <Delegation Token ID>',
    )
  }
  // A prefixed name of a topic does not keep the producer from writing idempotently.
  const hasCluster = resources.some(({ type }) => type === 'CLUSTER')
  if (options.has('idempotent') && !hasCluster) resources.push(CLUSTER)
  const given = resources.flatMap((resource) => {
    const operations = operationsFor(resource.type, options)
    return operations === undefined ? [] : [{ resource, rules: entries(options, operations) }]
  })
  for (const { resource, rules } of given) checkOperations(resource.type, rules)
  return given
}

/** Of producers and consumers only some resources get rules: undefined for the others. */
function operationsFor(
  type: ResourceType,
  options: AclsOptions,
): readonly AclOperation[] | undefined {
  if (!options.has('producer') && !options.has('consumer')) {
    const names = options.values('operation')
    return (names.length === 0 ? [options.value('operation')] : names).map(parseOperation)
  }
  const operations = new Set<AclOperation>()
  if (options.has('producer')) for (const one of PRODUCER[type] ?? []) operations.add(one)
  if (options.has('consumer')) for (const one of CONSUMER[type] ?? []) operations.add(one)
  if (type === 'CLUSTER' && !options.has('idempotent')) operations.clear()
  return operations.size === 0 ? undefined : [...operations]
}

type OperationsByType = Partial<Record<ResourceType, readonly AclOperation[]>>

const PRODUCER: OperationsByType = {
  TOPIC: ['WRITE', 'DESCRIBE', 'CREATE'],
  TRANSACTIONAL_ID: ['WRITE', 'DESCRIBE'],
  CLUSTER: ['IDEMPOTENT_WRITE'],
}

const CONSUMER: OperationsByType = { TOPIC: ['READ', 'DESCRIBE'], GROUP: ['READ'] }

/** `DescribeConfigs` is DESCRIBE_CONFIGS; a word that is none is UNKNOWN. */
function parseOperation(text: string): AclOperation {
  const bare = text.trim().replaceAll('_', '').toUpperCase()
  return aclOperations.find((one) => one.replaceAll('_', '') === bare) ?? 'UNKNOWN'
}

function entries(options: AclsOptions, operations: readonly AclOperation[]): AccessRule[] {
  return [
    ...permitted('ALLOW', options.values('allow-principal'), options.values('allow-host')),
    ...permitted('DENY', options.values('deny-principal'), options.values('deny-host')),
  ].flatMap((who) => operations.map((operation) => ({ ...who, operation })))
}

function permitted(
  permission: PermissionType,
  principals: readonly string[],
  hosts: readonly string[],
) {
  const from = hosts.length === 0 ? [WILDCARD] : hosts.map((host) => host.trim())
  return [...new Set(principals.map(parsePrincipal))].flatMap((principal) =>
    from.map((host) => ({ principal, host, permission })),
  )
}

export function parsePrincipal(text: string): string {
  const principal = text.trim()
  if (/^[^:]+:.+$/s.test(principal)) return principal
  throw new Error(`expected a string in format principalType:principalName but got ${principal}`)
}

function checkOperations(type: ResourceType, rules: readonly AccessRule[]): void {
  const valid: readonly AclOperation[] = [...operationsOf(type), 'ALL']
  if (rules.every(({ operation }) => valid.includes(operation))) return
  throw usageError(`ResourceType ${type} only supports operations [${valid.join(', ')}]`)
}
