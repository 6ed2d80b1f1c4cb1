/** Settings that are kept by resource: of topics, brokers, groups, client metrics, loggers. */
import {
  type ConfigEntry,
  type ConfigResource,
  type ConfigResourceType,
  type ConfigSource,
  describeConfigs,
  incrementalAlterConfigs,
  listConfigResources,
} from '../../client/admin/configs.ts'
import { describeCluster } from '../../client/admin/describe-cluster.ts'
import { listGroups } from '../../client/admin/groups.ts'
import { listTopics } from '../../client/admin/topics.ts'
import type { Cluster } from '../../client/cluster.ts'
import { KafkaError } from '../../protocol/errors.ts'
import type { CommandContext } from '../shared/context.ts'
import { valuesOf } from '../shared/results.ts'
import type { ConfigChanges } from './changes.ts'
import { type Entity, type EntityType, singular } from './entities.ts'
import type { SettingRow } from './report.ts'

export type ResourceEntityType = Exclude<EntityType, 'users' | 'clients' | 'ips'>

const RESOURCE_TYPES: Readonly<Record<ResourceEntityType, ConfigResourceType>> = {
  topics: 'topic',
  brokers: 'broker',
  'broker-loggers': 'broker-logger',
  'client-metrics': 'client-metrics',
  groups: 'group',
}

export function isResource(type: EntityType): type is ResourceEntityType {
  return type in RESOURCE_TYPES
}

export async function alterResource(
  cluster: Cluster,
  { type, name = '' }: Entity & { readonly type: ResourceEntityType },
  plan: ConfigChanges,
  { stdout }: CommandContext,
): Promise<void> {
  const { added, deleted, isDryRun } = plan
  const changes = [
    ...[...added].map(([key, value]) => ({ name: key, operation: 'set' as const, value })),
    ...deleted.map((key) => ({ name: key, operation: 'delete' as const, value: '' })),
  ]
  const resource = { type: RESOURCE_TYPES[type], name, changes }
  valuesOf(await incrementalAlterConfigs(cluster, [resource], { validateOnly: isDryRun }))
  if (isDryRun) {
    const entries = await describe(cluster, resource)
    const current = new Map(entries.map((entry) => [entry.name, entry.value]))
    tellPlan(type, name, plan, current, stdout)
  } else tellUpdated(type, name, stdout)
}

export function tellUpdated(
  type: EntityType,
  name: string,
  stdout: CommandContext['stdout'],
): void {
  stdout.line(
    name === ''
      ? `Completed updating default config for ${type} in the cluster.`
      : `Completed updating config for ${singular(type)} ${name}.`,
  )
}

/** What a dry run would have done; `current` has the values of now, where they are to be known. */
export function tellPlan(
  type: EntityType,
  name: string,
  { added, deleted }: ConfigChanges,
  current: ReadonlyMap<string, string | null>,
  stdout: CommandContext['stdout'],
): void {
  const where = name === '' ? `the default of ${type}` : `${singular(type)} ${name}`
  const now = (key: string) => (current.get(key) == null ? '' : ` (now ${current.get(key)})`)
  for (const [key, value] of added) {
    // Of a password only that it is set.
    const text = isSecret(key) ? '' : ` to ${value}`
    stdout.line(`Would set ${key} of ${where}${text}${now(key)}`)
  }
  for (const key of deleted) stdout.line(`Would unset ${key} of ${where}${now(key)}`)
}

function isSecret(key: string): boolean {
  return /password|secret|^SCRAM-|jaas/i.test(key)
}

export async function describeResources(
  cluster: Cluster,
  { type, name }: Entity & { readonly type: ResourceEntityType },
  showsAll: boolean,
  context: CommandContext,
): Promise<void> {
  const { stdout } = context
  const names = name === undefined ? await allNames(cluster, type) : [name]
  if (name && !showsAll && !(await isKnown(cluster, type, name))) {
    context.noteFailure()
    stdout.line(`The ${singular(type)} '${name}' doesn't exist and doesn't have dynamic config.`)
    return
  }
  for (const one of names) {
    stdout.line(
      one === '' && type === 'brokers'
        ? 'Default configs for brokers in the cluster are:'
        : `${showsAll ? 'All' : 'Dynamic'} configs for ${singular(type)} ${one} are:`,
    )
    const entries = await describe(cluster, { type: RESOURCE_TYPES[type], name: one })
    const source = showsAll ? undefined : dynamicSource(type, one)
    for (const entry of entries) {
      if (source === undefined || entry.source === source) stdout.line(entryLine(entry))
    }
  }
}

export async function settingRows(
  cluster: Cluster,
  { type, name }: Entity & { readonly type: ResourceEntityType },
  showsAll: boolean,
): Promise<SettingRow[]> {
  const names = name === undefined ? await allNames(cluster, type) : [name]
  const rows: SettingRow[] = []
  for (const one of names) {
    const source = showsAll ? undefined : dynamicSource(type, one)
    const entries = await describe(cluster, { type: RESOURCE_TYPES[type], name: one })
    const entity = { [type]: one === '' ? null : one }
    const shown = entries.filter((entry) => source === undefined || entry.source === source)
    rows.push(
      ...shown.map((entry) => ({
        entity,
        name: entry.name,
        value: entry.value,
        source: entry.source,
        isSensitive: entry.isSensitive,
        isReadOnly: entry.isReadOnly,
        synonyms: entry.synonyms.map((synonym) => ({ ...synonym })),
      })),
    )
  }
  return rows
}

async function describe(cluster: Cluster, resource: ConfigResource): Promise<ConfigEntry[]> {
  const results = await describeConfigs(cluster, [resource], { includesSynonyms: true })
  return valuesOf(results)
    .flat()
    .sort((left, right) => (left.name < right.name ? -1 : 1))
}

function entryLine({ name, value, isSensitive, synonyms }: ConfigEntry): string {
  const list = synonyms.map((one) => `${one.source}:${one.name}=${one.value}`).join(', ')
  return `  ${name}=${value} sensitive=${isSensitive} synonyms={${list}}`
}

/** Which entries were set on the resource itself; undefined where all are. */
function dynamicSource(type: ResourceEntityType, name: string): ConfigSource | undefined {
  switch (type) {
    case 'topics':
      return 'DYNAMIC_TOPIC_CONFIG'
    case 'brokers':
      return name === '' ? 'DYNAMIC_DEFAULT_BROKER_CONFIG' : 'DYNAMIC_BROKER_CONFIG'
    case 'broker-loggers':
      return undefined
    case 'client-metrics':
      return 'DYNAMIC_CLIENT_METRICS_CONFIG'
    case 'groups':
      return 'DYNAMIC_GROUP_CONFIG'
  }
}

// A broker before 4.1 can't list what has settings, but it knows those of one that is named.
async function isKnown(cluster: Cluster, type: ResourceEntityType, name: string): Promise<boolean> {
  if ((await allNames(cluster, type)).includes(name)) return true
  if (type !== 'groups' && type !== 'client-metrics') return false
  const entries = await describe(cluster, { type: RESOURCE_TYPES[type], name })
  return entries.some(({ source }) => source === dynamicSource(type, name))
}

async function listConfigured(cluster: Cluster, type: ConfigResourceType): Promise<string[]> {
  try {
    return await listConfigResources(cluster, type)
  } catch (error) {
    if (error instanceof KafkaError && error.error === 'UNSUPPORTED_VERSION') return []
    throw error
  }
}

async function allNames(cluster: Cluster, type: ResourceEntityType): Promise<string[]> {
  switch (type) {
    case 'topics':
      return (await listTopics(cluster)).map(({ name }) => name)
    case 'brokers':
    case 'broker-loggers': {
      const { nodes } = await describeCluster(cluster)
      const ids = nodes.map(({ id }) => String(id)).sort()
      return type === 'brokers' ? [...ids, ''] : ids
    }
    case 'client-metrics':
      return (await listConfigured(cluster, 'client-metrics')).sort()
    case 'groups': {
      const groups = (await listGroups(cluster)).map(({ groupId }) => groupId)
      const configured = await listConfigured(cluster, 'group')
      return [...new Set([...groups, ...configured])].sort()
    }
  }
}
