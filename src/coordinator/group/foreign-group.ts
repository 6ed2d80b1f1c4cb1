import { Reader } from '../../protocol/reader.ts'
import type { CoordinatorRecord } from '../runtime/coordinator-shard.ts'

/** Kinds of groups whose records are kept but whose protocol is not spoken here. */
export type ForeignGroupType = 'consumer' | 'share' | 'streams'

const TYPE_BY_RECORD: readonly (readonly [ForeignGroupType, readonly number[]])[] = [
  ['consumer', [3, 4, 5, 6, 7, 8, 16]],
  ['share', [10, 11, 12, 13, 14, 15]],
  ['streams', [17, 19, 20, 21, 22, 23]],
]

/** Records of the current assignment exist for exactly the members of a group. */
const MEMBER_RECORDS: ReadonlySet<number> = new Set([5, 10, 19])
const GROUP_RECORDS: ReadonlySet<number> = new Set([3, 11, 17])

/** Undefined for record types of a release to come. */
export function foreignGroupType(recordType: number): ForeignGroupType | undefined {
  return TYPE_BY_RECORD.find(([, recordTypes]) => recordTypes.includes(recordType))?.[0]
}

/** The key of every such record begins with the id of its group. */
export function foreignGroupId(key: Buffer): string {
  const reader = new Reader(key)
  reader.int16()
  return reader.string(false)
}

/**
 * A group of another kind, as its records tell it: enough to list it, to keep others off its name,
 * and to delete it with all its records once it has no members.
 */
export class ForeignGroup {
  readonly type: ForeignGroupType
  readonly groupId: string
  /** By hex text, the keys of records that are alive. */
  readonly #keys = new Map<string, Buffer>()
  #memberCount = 0
  #hasGroupRecord = false

  constructor(type: ForeignGroupType, groupId: string) {
    this.type = type
    this.groupId = groupId
  }

  get isEmpty(): boolean {
    return this.#memberCount === 0
  }

  get state(): 'Empty' | 'Stable' {
    return this.isEmpty ? 'Empty' : 'Stable'
  }

  /** Nothing is left of it in the log. */
  get isGone(): boolean {
    return this.#keys.size === 0
  }

  /** Without a record of its own it does not exist for clients. */
  get isListed(): boolean {
    return this.#hasGroupRecord
  }

  replay({ key, value }: CoordinatorRecord): void {
    const recordType = key.readInt16BE(0)
    const id = key.toString('hex')
    const wasThere = this.#keys.has(id)
    if (value === null) this.#keys.delete(id)
    else if (!wasThere) this.#keys.set(id, Buffer.from(key))
    const change = Number(value !== null) - Number(wasThere)
    if (MEMBER_RECORDS.has(recordType)) this.#memberCount += change
    if (GROUP_RECORDS.has(recordType)) this.#hasGroupRecord = value !== null
  }

  /** Apache writes the group's own record last, so that a cut leaves a group that can be deleted. */
  tombstones(): CoordinatorRecord[] {
    return [...this.#keys.values()]
      .sort((a, b) => Number(isGroupRecord(a)) - Number(isGroupRecord(b)))
      .map((key) => ({ key, value: null }))
  }
}

function isGroupRecord(key: Buffer): boolean {
  return GROUP_RECORDS.has(key.readInt16BE(0))
}
