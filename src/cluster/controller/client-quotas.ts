import { KafkaError } from '../../protocol/errors.ts'
import {
  type AlterClientQuotasRequest,
  type AlterClientQuotasResponse,
  type RequestEntityData as EntityData,
  type RequestEntryData as EntryData,
  newAlterClientQuotasResponse,
  newResponseEntryData,
  type OpData,
} from '../../protocol/messages/49-alter-client-quotas.ts'
import type { MetadataImage } from '../image/metadata-image.ts'
import { type MetadataRecord, metadataRecord } from '../metadata-record.ts'
import {
  type ControllerContext,
  type ControllerResult,
  checkRecordCount,
} from './controller-context.ts'

type QuotaType = 'INT' | 'LONG' | 'DOUBLE'

/** The quotas of a user, a client id, or both. */
const CLIENT_QUOTAS: ReadonlyMap<string, QuotaType> = new Map([
  ['producer_byte_rate', 'LONG'],
  ['consumer_byte_rate', 'LONG'],
  ['request_percentage', 'DOUBLE'],
  ['controller_mutation_rate', 'DOUBLE'],
])
const IP_QUOTAS: ReadonlyMap<string, QuotaType> = new Map([['connection_creation_rate', 'INT']])

const LARGEST: Readonly<Record<QuotaType, number>> = {
  INT: 2 ** 31 - 1,
  LONG: 2 ** 63,
  DOUBLE: Infinity,
}

/** What is left of a whole number that came as a double. */
const FRACTION_TOLERANCE = 1e-6

/**
 * AlterClientQuotas (KIP-546): each entity by itself, all of its quotas or none. The last of several
 * parts of the same type in one entity counts.
 */
export function alterClientQuotas(
  { image }: ControllerContext,
  { entries, validateOnly }: AlterClientQuotasRequest,
): ControllerResult<AlterClientQuotasResponse> {
  const records: MetadataRecord[] = []
  const results = new Map<string, ReturnType<typeof newResponseEntryData>>()
  for (const { entity: named, ops } of entries) {
    const entity = withoutRepeats(named)
    const key = entityText(entity)
    const result = newResponseEntryData({ entity, errorMessage: null })
    try {
      if (results.has(key) || hasRepeats(ops)) refuse(`Ignoring duplicate entity ${key}`)
      records.push(...decide(image, { entity, ops }))
    } catch (error) {
      if (!(error instanceof KafkaError)) throw error
      result.errorCode = error.code
      result.errorMessage = error.message
    }
    results.set(key, result)
  }
  checkRecordCount(records.length)
  const response = newAlterClientQuotasResponse({ entries: [...results.values()] })
  return { records: validateOnly ? [] : records, response }
}

function decide(image: MetadataImage, { entity, ops }: EntryData): MetadataRecord[] {
  const types = quotaTypesOf(entity)
  const present = image.clientQuotas.get(entity)?.values
  return ops.flatMap(({ key, value, remove }) => {
    if (remove) {
      if (!present?.has(key)) return []
      return [metadataRecord('ClientQuotaRecord', { entity, key, value: 0, remove })]
    }
    checkValue(types, key, value)
    if (present?.get(key) === value) return []
    return [metadataRecord('ClientQuotaRecord', { entity, key, value, remove })]
  })
}

function quotaTypesOf(entity: readonly EntityData[]): ReadonlyMap<string, QuotaType> {
  if (entity.length === 0) refuse('Invalid empty client quota entity')
  for (const { entityType, entityName } of entity) {
    if (!['user', 'client-id', 'ip'].includes(entityType)) {
      refuse(`Unhandled client quota entity type: ${entityType}`)
    }
    if (entityName === '') refuse(`Empty ${entityType} not supported`)
  }
  const ip = entity.find(({ entityType }) => entityType === 'ip')
  if (ip === undefined) return CLIENT_QUOTAS
  if (entity.length > 1) {
    refuse(
      'Invalid quota entity combination, IP entity shouldnot be combined with User or ClientId',
    )
  }
  if (!isAddress(ip.entityName)) refuse(`${ip.entityName} is not a valid IP or resolvable host.`)
  return IP_QUOTAS
}

/** Names are not looked up here: what could be one is taken for one. */
function isAddress(name: string | null): boolean {
  return name === null || /^[\w.-]+$/.test(name) || /^[\da-fA-F:.%]*:[\da-fA-F:.%\w]*$/.test(name)
}

function checkValue(types: ReadonlyMap<string, QuotaType>, key: string, value: number): void {
  const type = types.get(key)
  if (type === undefined) throw invalid(`Invalid configuration key ${key}`)
  if (!(value > 0)) refuse(`Quota ${key} must be greater than 0`)
  if (value > LARGEST[type]) {
    refuse(`Proposed value for ${key} is too large for ${type === 'INT' ? 'an' : 'a'} ${type}.`)
  }
  if (type !== 'DOUBLE' && value % 1 > FRACTION_TOLERANCE) {
    refuse(`${key} cannot be a fractional value.`)
  }
}

function withoutRepeats(entity: readonly EntityData[]): EntityData[] {
  const byType = new Map(entity.map((part) => [part.entityType, part]))
  return [...byType.values()].sort((a, b) => (a.entityType < b.entityType ? -1 : 1))
}

function hasRepeats(ops: readonly OpData[]): boolean {
  return new Set(ops.map(({ key }) => key)).size < ops.length
}

/** An entity as Apache prints it. */
function entityText(entity: readonly EntityData[]): string {
  const parts = entity.map(({ entityType, entityName }) => `${entityType}=${entityName}`)
  return `ClientQuotaEntity(entries={${parts.join(', ')}})`
}

function refuse(message: string): never {
  throw invalid(message)
}

function invalid(message: string): KafkaError {
  return new KafkaError('INVALID_REQUEST', message)
}
