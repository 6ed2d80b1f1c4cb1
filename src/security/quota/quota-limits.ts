/** A quota of the metadata, as far as limits are looked up in it. */
export interface QuotaEntry {
  readonly entity: readonly {
    readonly entityType: string
    /** Null: the default of the type. */
    readonly entityName: string | null
  }[]
  readonly values: ReadonlyMap<string, number>
}

export interface QuotaLimit {
  /** In units per second. */
  readonly limit: number
  /** Clients with the same name share the limit and are measured together. */
  readonly group: string
}

/** How many pairs of user and client id are remembered with their limit. */
const MAX_CACHED = 10_000

const ABSENT = ''
const DEFAULT = '*'

/**
 * The limits of one kind for users and clients. The most specific entity wins (KIP-55): the user
 * with the client id, the user with any, the user, any user likewise, the client id, any client id.
 */
export class QuotaLimits {
  readonly #key: string
  readonly #byEntity = new Map<string, number>()
  readonly #found = new Map<string, QuotaLimit | null>()

  /** `key` is the name of the quota, e.g. `producer_byte_rate`. */
  constructor(key: string) {
    this.#key = key
  }

  get isEmpty(): boolean {
    return this.#byEntity.size === 0
  }

  /** Takes the quotas of the image in place of those before. */
  load(quotas: Iterable<QuotaEntry>): void {
    this.#byEntity.clear()
    this.#found.clear()
    for (const { entity, values } of quotas) {
      const limit = values.get(this.#key)
      if (limit === undefined) continue
      const partOf = (type: string) => {
        const part = entity.find(({ entityType }) => entityType === type)
        if (part === undefined) return ABSENT
        return part.entityName === null ? DEFAULT : named(part.entityName)
      }
      this.#byEntity.set(entityKey(partOf('user'), partOf('client-id')), limit)
    }
  }

  find(user: string, clientId: string): QuotaLimit | null {
    const pair = entityKey(named(user), named(clientId))
    const known = this.#found.get(pair)
    if (known !== undefined) return known
    const found = this.#lookUp(named(user), named(clientId))
    if (this.#found.size >= MAX_CACHED) this.#found.clear()
    this.#found.set(pair, found)
    return found
  }

  #lookUp(user: string, client: string): QuotaLimit | null {
    const both = entityKey(user, client)
    const candidates = [
      [user, client, both],
      [user, DEFAULT, both],
      [user, ABSENT, user],
      [DEFAULT, client, both],
      [DEFAULT, DEFAULT, both],
      [DEFAULT, ABSENT, user],
      [ABSENT, client, entityKey(ABSENT, client)],
      [ABSENT, DEFAULT, entityKey(ABSENT, client)],
    ] as const
    for (const [userPart, clientPart, group] of candidates) {
      const limit = this.#byEntity.get(entityKey(userPart, clientPart))
      if (limit !== undefined) return { limit, group }
    }
    return null
  }
}

function named(name: string): string {
  return `=${name}`
}

function entityKey(user: string, client: string): string {
  return `${user}\n${client}`
}
