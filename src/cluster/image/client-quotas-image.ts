import type {
  ClientQuotaRecord,
  EntityData,
} from '../../protocol/messages/records/client-quota-record.ts'
import { type MetadataRecord, metadataRecord } from '../metadata-record.ts'
import type { MetadataDelta } from './metadata-delta.ts'

export interface ClientQuota {
  readonly entity: readonly Readonly<EntityData>[]
  readonly values: ReadonlyMap<string, number>
}

interface MutableQuota extends ClientQuota {
  readonly values: Map<string, number>
}

/** Quotas by entity: a user, a client id, both, or an address. */
export class ClientQuotasImage {
  readonly #byEntity = new Map<string, MutableQuota>()

  all(): Iterable<ClientQuota> {
    return this.#byEntity.values()
  }

  get(entity: readonly Readonly<EntityData>[]): ClientQuota | undefined {
    return this.#byEntity.get(entityKey(entity))
  }

  set(record: ClientQuotaRecord, delta: MetadataDelta): void {
    const key = entityKey(record.entity)
    const quota = this.#byEntity.get(key) ?? { entity: record.entity, values: new Map() }
    if (record.remove) quota.values.delete(record.key)
    else quota.values.set(record.key, record.value)
    if (quota.values.size === 0) this.#byEntity.delete(key)
    else this.#byEntity.set(key, quota)
    delta.isClientQuotasChanged = true
  }

  *records(): Generator<MetadataRecord> {
    for (const quota of this.#byEntity.values()) {
      for (const [key, value] of quota.values) {
        const entity = [...quota.entity]
        yield metadataRecord('ClientQuotaRecord', { entity, key, value, remove: false })
      }
    }
  }
}

/** One text for all orders in which the parts of an entity may come. */
function entityKey(entity: readonly Readonly<EntityData>[]): string {
  const parts = entity.map(({ entityType, entityName }) => [entityType, entityName])
  return JSON.stringify(parts.sort())
}
