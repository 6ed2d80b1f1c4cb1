import {
  DescribeConfigs,
  type DescribeConfigsResourceResult,
  newDescribeConfigsRequest,
} from '../../protocol/messages/32-describe-configs.ts'
import {
  IncrementalAlterConfigs,
  newIncrementalAlterConfigsRequest,
} from '../../protocol/messages/44-incremental-alter-configs.ts'
import {
  ListConfigResources,
  newListConfigResourcesRequest,
} from '../../protocol/messages/74-list-config-resources.ts'
import { ANY, type Cluster, node, type Target } from '../cluster.ts'
import { checkResponse, responseError } from '../error-texts.ts'
import type { Results } from './results.ts'

export type ConfigResourceType = 'topic' | 'broker' | 'broker-logger' | 'client-metrics' | 'group'

const RESOURCE_TYPES: Readonly<Record<ConfigResourceType, number>> = {
  topic: 2,
  broker: 4,
  'broker-logger': 8,
  'client-metrics': 16,
  group: 32,
}

export interface ConfigResource {
  readonly type: ConfigResourceType
  /** Empty for the default of all brokers. */
  readonly name: string
}

export type ConfigSource =
  | 'UNKNOWN'
  | 'DYNAMIC_TOPIC_CONFIG'
  | 'DYNAMIC_BROKER_CONFIG'
  | 'DYNAMIC_DEFAULT_BROKER_CONFIG'
  | 'STATIC_BROKER_CONFIG'
  | 'DEFAULT_CONFIG'
  | 'DYNAMIC_BROKER_LOGGER_CONFIG'
  | 'DYNAMIC_CLIENT_METRICS_CONFIG'
  | 'DYNAMIC_GROUP_CONFIG'

/** By the number in the protocol. */
const CONFIG_SOURCES: readonly ConfigSource[] = [
  'UNKNOWN',
  'DYNAMIC_TOPIC_CONFIG',
  'DYNAMIC_BROKER_CONFIG',
  'DYNAMIC_DEFAULT_BROKER_CONFIG',
  'STATIC_BROKER_CONFIG',
  'DEFAULT_CONFIG',
  'DYNAMIC_BROKER_LOGGER_CONFIG',
  'DYNAMIC_CLIENT_METRICS_CONFIG',
  'DYNAMIC_GROUP_CONFIG',
]

export interface ConfigEntry {
  readonly name: string
  /** Null for what is sensitive, too. */
  readonly value: string | null
  readonly source: ConfigSource
  readonly isSensitive: boolean
  readonly isReadOnly: boolean
  readonly synonyms: readonly ConfigSynonym[]
  readonly documentation: string | null
}

export interface ConfigSynonym {
  readonly name: string
  readonly value: string | null
  readonly source: ConfigSource
}

export interface DescribeConfigsOptions {
  readonly includesSynonyms?: boolean
  readonly includesDocumentation?: boolean
  readonly timeoutMs?: number
}

/** `topic/NAME`: how results name a resource. */
export function resourceKey({ type, name }: ConfigResource): string {
  return `${type}/${name}`
}

export async function describeConfigs(
  cluster: Cluster,
  resources: readonly ConfigResource[],
  options: DescribeConfigsOptions = {},
): Promise<Results<readonly ConfigEntry[]>> {
  const { includesSynonyms = false, includesDocumentation = false, ...timeout } = options
  return eachTarget(resources, async (target, ofTarget) => {
    const call = { name: 'describeConfigs', target, ...timeout }
    const response = await cluster.request(call, DescribeConfigs, (version) =>
      newDescribeConfigsRequest({
        resources: ofTarget.map(({ type, name }) => ({
          resourceType: RESOURCE_TYPES[type],
          resourceName: name,
          configurationKeys: null,
        })),
        includeSynonyms: includesSynonyms,
        includeDocumentation: version >= 3 && includesDocumentation,
      }),
    )
    return response.results.map((result) => [
      resourceKeyOf(result),
      responseError(result.errorCode, result.errorMessage) ?? result.configs.map(configEntry),
    ])
  })
}

export type AlterConfigOperation = 'set' | 'delete' | 'append' | 'subtract'

const OPERATIONS: readonly AlterConfigOperation[] = ['set', 'delete', 'append', 'subtract']

export interface AlterConfig {
  readonly name: string
  readonly operation: AlterConfigOperation
  readonly value: string | null
}

export interface AlterConfigsOfResource extends ConfigResource {
  readonly changes: readonly AlterConfig[]
}

export async function incrementalAlterConfigs(
  cluster: Cluster,
  resources: readonly AlterConfigsOfResource[],
  options: { readonly validateOnly?: boolean; readonly timeoutMs?: number } = {},
): Promise<Results<true>> {
  const { validateOnly = false, ...timeout } = options
  return eachTarget(resources, async (target, ofTarget) => {
    const call = { name: 'incrementalAlterConfigs', target, ...timeout }
    const request = newIncrementalAlterConfigsRequest({
      validateOnly,
      resources: ofTarget.map(({ type, name, changes }) => ({
        resourceType: RESOURCE_TYPES[type],
        resourceName: name,
        configs: changes.map((change) => ({
          name: change.name,
          configOperation: OPERATIONS.indexOf(change.operation),
          value: change.value,
        })),
      })),
    })
    const { responses } = await cluster.request(call, IncrementalAlterConfigs, request)
    return responses.map((result) => [
      resourceKeyOf(result),
      responseError(result.errorCode, result.errorMessage) ?? (true as const),
    ])
  })
}

/** The names of all resources of a type that have settings (groups, client metrics, …). */
export async function listConfigResources(
  cluster: Cluster,
  type: ConfigResourceType,
): Promise<string[]> {
  const wanted = RESOURCE_TYPES[type]
  const call = { name: 'listConfigResources', target: ANY }
  // Version 0 lists subscriptions to client metrics, whatever is asked.
  const response = await cluster.request(call, ListConfigResources, (version) =>
    newListConfigResourcesRequest(version === 0 ? {} : { resourceTypes: [wanted] }),
  )
  checkResponse(response.errorCode)
  return response.configResources
    .filter(({ resourceType }) => resourceType === wanted)
    .map(({ resourceName }) => resourceName)
}

// A broker's own settings are known to it alone; the rest may be asked of any.
async function eachTarget<Resource extends ConfigResource, Value>(
  resources: readonly Resource[],
  ask: (target: Target, resources: Resource[]) => Promise<[string, Value][]>,
): Promise<Map<string, Value>> {
  const byNode = new Map<number | undefined, Resource[]>()
  for (const resource of resources) {
    const id = nodeOf(resource)
    const group = byNode.get(id)
    if (group) group.push(resource)
    else byNode.set(id, [resource])
  }
  const answers = await Promise.all(
    [...byNode].map(([id, group]) => ask(id === undefined ? ANY : node(id), group)),
  )
  return new Map(answers.flat())
}

function nodeOf({ type, name }: ConfigResource): number | undefined {
  if (type !== 'broker' && type !== 'broker-logger') return undefined
  return /^\d+$/.test(name) ? Number(name) : undefined
}

function resourceKeyOf(result: {
  readonly resourceType: number
  readonly resourceName: string
}): string {
  const [type] = Object.entries(RESOURCE_TYPES).find(([, id]) => id === result.resourceType) ?? []
  return `${type}/${result.resourceName}`
}

function configEntry(config: DescribeConfigsResourceResult): ConfigEntry {
  return {
    name: config.name,
    value: config.value,
    source: CONFIG_SOURCES[config.configSource] ?? 'UNKNOWN',
    isSensitive: config.isSensitive,
    isReadOnly: config.readOnly,
    synonyms: config.synonyms.map(({ name, value, source }) => ({
      name,
      value,
      source: CONFIG_SOURCES[source] ?? 'UNKNOWN',
    })),
    documentation: config.documentation,
  }
}
