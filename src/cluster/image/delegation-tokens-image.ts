import type { DelegationTokenRecord } from '../../protocol/messages/records/delegation-token-record.ts'
import type { RemoveDelegationTokenRecord } from '../../protocol/messages/records/remove-delegation-token-record.ts'
import { type MetadataRecord, metadataRecord } from '../metadata-record.ts'
import type { MetadataDelta } from './metadata-delta.ts'

/** Delegation tokens by id. */
export class DelegationTokensImage {
  readonly #byId = new Map<string, Readonly<DelegationTokenRecord>>()

  all(): Iterable<Readonly<DelegationTokenRecord>> {
    return this.#byId.values()
  }

  set(record: DelegationTokenRecord, delta: MetadataDelta): void {
    this.#byId.set(record.tokenId, record)
    delta.isDelegationTokensChanged = true
  }

  remove(record: RemoveDelegationTokenRecord, delta: MetadataDelta): void {
    this.#byId.delete(record.tokenId)
    delta.isDelegationTokensChanged = true
  }

  *records(): Generator<MetadataRecord> {
    for (const record of this.#byId.values()) yield metadataRecord('DelegationTokenRecord', record)
  }
}
