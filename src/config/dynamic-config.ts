/**
 * Decides what becomes of the dynamic settings of a resource: plain functions from what is set and
 * what is asked for to what will be set, or a refusal in Kafka's words. Nothing is stored here.
 */
import { KafkaError } from '../protocol/errors.ts'
import type { BrokerConfig } from './broker-config.ts'
import { brokerKeyOf } from './broker-keys.ts'
import { validateBrokerChange } from './broker-reconfiguration.ts'
import { validateClientMetrics } from './client-metrics-config.ts'
import type { ConfigKey } from './config-def.ts'
import { groupConfigDef, validateGroupConfigs } from './group-config.ts'
import { topicConfigDef, validateTopicConfigs } from './topic-config.ts'

/** The kinds of resources, by the numbers of the protocol. */
export const ConfigResourceId = {
  topic: 2,
  broker: 4,
  brokerLogger: 8,
  clientMetrics: 16,
  group: 32,
} as const

type Properties = ReadonlyMap<string, string>
type Changes = ReadonlyMap<string, string | null>

export interface ConfigTarget {
  readonly resourceType: number
  /** Of a broker its id, or empty for all brokers. */
  readonly resourceName: string
}

/** One line of IncrementalAlterConfigs; the operation by its number. */
export interface ConfigOperation {
  readonly name: string
  readonly configOperation: number
  readonly value: string | null
}

/** What decisions rest on. */
export interface AlterContext {
  /** The settings of this node that hold now. */
  readonly config: BrokerConfig
  /** Whether eligible leader replicas are in use, which binds `min.insync.replicas`. */
  readonly isElrEnabled: boolean
  /** What is set for a resource now. */
  current(target: ConfigTarget): Properties
  /** Throws the KafkaError of a name that no topic can have. */
  validateTopicName(name: string): void
  topicExists(name: string): boolean
}

const OPERATIONS = ['SET', 'DELETE', 'APPEND', 'SUBTRACT'] as const
type Operation = (typeof OPERATIONS)[number]

/** The values to be stored, `null` for those to be removed; throws the KafkaError of the refusal. */
export function alterConfigs(
  context: AlterContext,
  target: ConfigTarget,
  operations: readonly ConfigOperation[],
): Changes {
  checkOperations(operations)
  checkTarget(context, target)
  const current = context.current(target)
  const def = target.resourceType === ConfigResourceId.broker ? brokerDef : defOf(target)
  const unknown = operations.find(({ configOperation }) => !OPERATIONS[configOperation])
  if (unknown) refuseOperation(target, unknown.configOperation)
  const changes = new Map<string, string | null>()
  for (const operation of operations) {
    changes.set(operation.name, changed(target, def, current, operation))
  }
  check(context, target, current, changes)
  return changes
}

/** What is wrong with a request by itself, whatever resource it is for. */
export function checkOperations(operations: readonly ConfigOperation[]): void {
  checkRequest(
    operations.map(({ name }) => name),
    operations.filter(({ configOperation, value }) => configOperation !== 1 && value === null),
  )
}

/** AlterConfigs: the given settings and no others. */
export function replaceConfigs(
  context: AlterContext,
  target: ConfigTarget,
  configs: readonly { readonly name: string; readonly value: string | null }[],
): Changes {
  checkRequest(
    configs.map(({ name }) => name),
    configs.filter(({ value }) => value === null),
  )
  checkTarget(context, target)
  const current = context.current(target)
  const changes = new Map<string, string | null>(configs.map(({ name, value }) => [name, value]))
  for (const name of current.keys()) if (!changes.has(name)) changes.set(name, null)
  check(context, target, current, changes)
  return changes
}

function checkRequest(names: readonly string[], nulls: readonly { readonly name: string }[]): void {
  if (new Set(names).size < names.length) refuseRequest('Error due to duplicate config keys')
  if (nulls.length === 0) return
  refuseRequest(`Null value not supported for : ${nulls.map(({ name }) => name).join(', ')}`)
}

function checkTarget({ config }: AlterContext, { resourceType, resourceName }: ConfigTarget): void {
  switch (resourceType) {
    case ConfigResourceId.broker:
      if (resourceName === '') return
      if (!/^[+-]?\d+$/.test(resourceName)) {
        refuseRequest(`Node id must be an integer, but it is: ${resourceName}`)
      }
      if (Number(resourceName) !== config.nodeId) {
        refuseRequest(
          `Unexpected broker id, expected ${config.nodeId}, but received ${resourceName}`,
        )
      }
      return
    case ConfigResourceId.topic:
    case ConfigResourceId.clientMetrics:
    case ConfigResourceId.group:
      return
    default:
      refuseRequest(`Unknown resource type ${resourceType}`)
  }
}

interface KeyTable {
  get(name: string): ConfigKey | undefined
}

const brokerDef: KeyTable = { get: brokerKeyOf }

function defOf({ resourceType }: ConfigTarget): KeyTable {
  if (resourceType === ConfigResourceId.topic) return topicConfigDef
  return resourceType === ConfigResourceId.group ? groupConfigDef : NO_LISTS
}

// Apache's controller does not know that two settings of client metrics are lists.
const NO_LISTS: KeyTable = { get: () => undefined }

function changed(
  target: ConfigTarget,
  def: KeyTable,
  current: Properties,
  { name, configOperation, value }: ConfigOperation,
): string | null {
  const operation = OPERATIONS[configOperation]!
  if (operation === 'DELETE') return null
  if (operation === 'SET') return value
  const key = def.get(name)
  if (key?.type !== 'LIST')
    throw new KafkaError('INVALID_CONFIG', notAList(target, operation, name, key))
  const present = current.get(name) ?? key.default ?? ''
  const entries = present.split(',').filter((entry) => entry !== '')
  const given = (value ?? '').split(',')
  if (operation === 'APPEND') return [...new Set([...entries, ...given])].join(',')
  return entries.filter((entry) => !given.includes(entry)).join(',')
}

/** Apache's broker knows no such operation on its own settings, the controller fails over it. */
function refuseOperation({ resourceType }: ConfigTarget, configOperation: number): never {
  if (resourceType !== ConfigResourceId.broker) throw new KafkaError('UNKNOWN_SERVER_ERROR')
  refuseRequest(`Unknown operations type ${configOperation}`)
}

function notAList(
  { resourceType }: ConfigTarget,
  operation: Operation,
  name: string,
  key: ConfigKey | undefined,
): string {
  if (resourceType !== ConfigResourceId.broker) {
    return `Can't ${operation} to key ${name} because its type is not LIST.`
  }
  if (!key) return `Unknown config name: ${name}`
  return `Config value ${operation.toLowerCase()} is not allowed for config key: ${name}`
}

function check(
  context: AlterContext,
  target: ConfigTarget,
  current: Properties,
  changes: Changes,
): void {
  const { resourceType, resourceName } = target
  const proposed = new Map(current)
  for (const [name, value] of changes) {
    if (value === null) proposed.delete(name)
    else proposed.set(name, value)
  }
  switch (resourceType) {
    case ConfigResourceId.topic:
      if (resourceName === '') refuseRequest('Default topic resources are not allowed.')
      context.validateTopicName(resourceName)
      validateTopicConfigs(context.config, proposed)
      if (context.topicExists(resourceName)) return
      throw new KafkaError(
        'UNKNOWN_TOPIC_OR_PARTITION',
        `The topic '${resourceName}' does not exist.`,
      )
    case ConfigResourceId.broker:
      validateBrokerChange(context.config, resourceName !== '', proposed)
      checkElr(context, resourceName, changes)
      return
    case ConfigResourceId.group:
      if (resourceName === '') refuseRequest('Default group resources are not allowed.')
      validateGroupConfigs(context.config, proposed)
      return
    default:
      validateClientMetrics(resourceName, proposed)
  }
}

// With ELR the cluster must agree on `min.insync.replicas` (KIP-966).
function checkElr({ isElrEnabled }: AlterContext, resourceName: string, changes: Changes): void {
  const value = changes.get('min.insync.replicas')
  if (!isElrEnabled || value === undefined) return
  if (resourceName !== '') {
    throw new KafkaError(
      'INVALID_CONFIG',
      'Broker-level min.insync.replicas cannot be altered while ELR is enabled.',
    )
  }
  if (value !== null) return
  throw new KafkaError(
    'INVALID_CONFIG',
    'Cluster-level min.insync.replicas cannot be removed while ELR is enabled.',
  )
}

function refuseRequest(message: string): never {
  throw new KafkaError('INVALID_REQUEST', message)
}
