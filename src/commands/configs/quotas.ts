/** Quotas of users, clients and addresses. */
import { ANY, type Cluster, CONTROLLER } from '../../client/cluster.ts'
import { checkResponse } from '../../client/error-texts.ts'
import { printDouble } from '../../protocol/java-double.ts'
import {
  DescribeClientQuotas,
  newDescribeClientQuotasRequest,
} from '../../protocol/messages/48-describe-client-quotas.ts'
import {
  AlterClientQuotas,
  newAlterClientQuotasRequest,
} from '../../protocol/messages/49-alter-client-quotas.ts'
import { CommandError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import type { ConfigChanges } from './changes.ts'
import type { Entity, EntityType } from './entities.ts'
import { plainSetting, type SettingRow } from './report.ts'

export const QUOTA_CONFIGS: Readonly<Partial<Record<EntityType, readonly string[]>>> = {
  users: [
    'consumer_byte_rate',
    'controller_mutation_rate',
    'producer_byte_rate',
    'request_percentage',
  ],
  clients: [
    'consumer_byte_rate',
    'controller_mutation_rate',
    'producer_byte_rate',
    'request_percentage',
  ],
  ips: ['connection_creation_rate'],
}

/** How the protocol names the types. */
const QUOTA_TYPES: Readonly<Partial<Record<EntityType, string>>> = {
  users: 'user',
  clients: 'client-id',
  ips: 'ip',
}

export async function alterQuotas(
  cluster: Cluster,
  entities: readonly Entity[],
  { added, deleted, isDryRun }: ConfigChanges,
): Promise<void> {
  const request = newAlterClientQuotasRequest({
    validateOnly: isDryRun,
    entries: [
      {
        entity: entities.map(({ type, name }) => ({
          entityType: QUOTA_TYPES[type]!,
          entityName: name === '' || name === undefined ? null : name,
        })),
        ops: [
          ...[...added].map(([key, value]) => ({
            key,
            value: parseQuota(key, value),
            remove: false,
          })),
          ...deleted.map((key) => ({ key, value: 0, remove: true })),
        ],
      },
    ],
  })
  const call = { name: 'alterClientQuotas', target: CONTROLLER }
  const response = await cluster.request(call, AlterClientQuotas, request)
  for (const entry of response.entries) checkResponse(entry.errorCode, entry.errorMessage)
}

function parseQuota(name: string, text: string): number {
  if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)) return Number(text)
  throw new CommandError(`Cannot parse quota configuration value for ${name}: ${text}`)
}

/** How a filter matches the name of an entity. */
const MATCH_EXACT = 0
const MATCH_DEFAULT = 1
const MATCH_ANY = 2

interface QuotasOf {
  /** By the protocol's type of entity; null for the default. */
  readonly names: ReadonlyMap<string, string | null>
  readonly quotas: readonly (readonly [name: string, value: string])[]
}

async function findQuotas(cluster: Cluster, entities: readonly Entity[]): Promise<QuotasOf[]> {
  const request = newDescribeClientQuotasRequest({
    strict: true,
    components: entities.map(({ type, name }) => ({
      entityType: QUOTA_TYPES[type]!,
      matchType: name === undefined ? MATCH_ANY : name === '' ? MATCH_DEFAULT : MATCH_EXACT,
      match: name === undefined || name === '' ? null : name,
    })),
  })
  const call = { name: 'describeClientQuotas', target: ANY }
  const response = await cluster.request(call, DescribeClientQuotas, request)
  checkResponse(response.errorCode, response.errorMessage)
  return (response.entries ?? []).map(({ entity, values }) => ({
    names: new Map(entity.map(({ entityType, entityName }) => [entityType, entityName])),
    quotas: values.map(({ key, value }) => [key, printDouble(value)] as const),
  }))
}

export async function quotaRows(
  cluster: Cluster,
  entities: readonly Entity[],
): Promise<SettingRow[]> {
  const types = Object.entries(QUOTA_TYPES)
  return (await findQuotas(cluster, entities)).flatMap(({ names, quotas }) => {
    const own = types.filter(([, name]) => names.has(name))
    const entity = Object.fromEntries(own.map(([type, name]) => [type, names.get(name) ?? null]))
    return quotas.map(([name, value]) => plainSetting(entity, 'QUOTA', name, value))
  })
}

export async function describeQuotas(
  cluster: Cluster,
  entities: readonly Entity[],
  { stdout }: CommandContext,
): Promise<void> {
  for (const { names, quotas } of await findQuotas(cluster, entities)) {
    const subject = [
      entityText('user-principal', names.get('user')),
      entityText('client-id', names.get('client-id')),
      entityText('ip', names.get('ip')),
    ]
    const texts = quotas.map(([name, value]) => `${name}=${value}`)
    stdout.line(
      `Quota configs for ${subject.filter((text) => text !== '').join(', ')} are ${texts.join(', ')}`,
    )
  }
}

function entityText(type: string, name: string | null | undefined): string {
  if (name === undefined) return ''
  return name === null ? `the default ${type}` : `${type} '${name}'`
}
