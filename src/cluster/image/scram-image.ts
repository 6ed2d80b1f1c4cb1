import type { RemoveUserScramCredentialRecord } from '../../protocol/messages/records/remove-user-scram-credential-record.ts'
import type { UserScramCredentialRecord } from '../../protocol/messages/records/user-scram-credential-record.ts'
import { type MetadataRecord, metadataRecord } from '../metadata-record.ts'
import type { MetadataDelta } from './metadata-delta.ts'

/** SCRAM credentials by user and mechanism (1: SHA-256, 2: SHA-512). */
export class ScramImage {
  readonly #byKey = new Map<string, Readonly<UserScramCredentialRecord>>()

  get(user: string, mechanism: number): Readonly<UserScramCredentialRecord> | undefined {
    return this.#byKey.get(credentialKey(user, mechanism))
  }

  all(): Iterable<Readonly<UserScramCredentialRecord>> {
    return this.#byKey.values()
  }

  set(record: UserScramCredentialRecord, delta: MetadataDelta): void {
    this.#byKey.set(credentialKey(record.name, record.mechanism), record)
    delta.isScramChanged = true
  }

  remove(record: RemoveUserScramCredentialRecord, delta: MetadataDelta): void {
    this.#byKey.delete(credentialKey(record.name, record.mechanism))
    delta.isScramChanged = true
  }

  *records(): Generator<MetadataRecord> {
    for (const record of this.#byKey.values()) {
      yield metadataRecord('UserScramCredentialRecord', record)
    }
  }
}

function credentialKey(user: string, mechanism: number): string {
  return `${mechanism} ${user}`
}
