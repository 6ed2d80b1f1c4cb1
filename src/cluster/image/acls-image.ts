import type { AccessControlEntryRecord } from '../../protocol/messages/records/access-control-entry-record.ts'
import type { RemoveAccessControlEntryRecord } from '../../protocol/messages/records/remove-access-control-entry-record.ts'
import { type MetadataRecord, metadataRecord } from '../metadata-record.ts'
import type { MetadataDelta } from './metadata-delta.ts'

/** Access rules by id. */
export class AclsImage {
  readonly #byId = new Map<string, Readonly<AccessControlEntryRecord>>()

  all(): Iterable<Readonly<AccessControlEntryRecord>> {
    return this.#byId.values()
  }

  add(record: AccessControlEntryRecord, delta: MetadataDelta): void {
    this.#byId.set(record.id, record)
    delta.isAclsChanged = true
  }

  remove(record: RemoveAccessControlEntryRecord, delta: MetadataDelta): void {
    this.#byId.delete(record.id)
    delta.isAclsChanged = true
  }

  *records(): Generator<MetadataRecord> {
    for (const record of this.#byId.values())
      yield metadataRecord('AccessControlEntryRecord', record)
  }
}
