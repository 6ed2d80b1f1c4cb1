import { KafkaError } from '../../protocol/errors.ts'
import { Reader } from '../../protocol/reader.ts'
import { type CoordinatorRecord, NO_RESULT } from '../runtime/coordinator-shard.ts'
import type { Group, GroupType, OffsetSender } from './group.ts'
import type { GroupKind } from './group-kind.ts'
import type { Groups } from './groups.ts'

export type ForeignGroupType = Exclude<GroupType, 'classic'>

const RECORD_TYPES: Readonly<Record<ForeignGroupType, readonly number[]>> = {
  consumer: [3, 4, 5, 6, 7, 8, 16],
  share: [10, 11, 12, 13, 14, 15],
  streams: [17, 19, 20, 21, 22, 23],
}

/** Records of the current assignment exist for exactly the members of a group. */
const MEMBER_RECORDS: ReadonlySet<number> = new Set([5, 10, 19])
const GROUP_RECORDS: ReadonlySet<number> = new Set([3, 11, 17])

/** A kind of groups whose records are kept but whose protocol is not spoken here. */
export function foreignKind(type: ForeignGroupType): GroupKind {
  return {
    type,
    recordTypes: RECORD_TYPES[type],
    replay: ({ groups }, record) => replayForeign(groups, type, record),
    onLoaded: ({ logger }, { groupId, isEmpty }) => {
      if (!isEmpty) logger.warn(`Group '${groupId}' is a ${type} group, which is not served`)
    },
    onTimer: () => NO_RESULT,
  }
}

function replayForeign(groups: Groups, type: ForeignGroupType, record: CoordinatorRecord): void {
  const groupId = groupIdOf(record.key)
  const known = groups.find(groupId)
  if (known instanceof ForeignGroup && known.type === type) {
    known.replay(record)
    if (known.isGone) groups.remove(groupId)
    return
  }
  if (record.value === null) return
  const group = new ForeignGroup(type, groupId)
  group.replay(record)
  groups.put(group)
}

/** The key of every record of a group begins with the group's id. */
function groupIdOf(key: Buffer): string {
  const reader = new Reader(key)
  reader.int16()
  return reader.string(false)
}

/**
 * A group of another kind, as its records tell it: enough to list it, to keep others off its name,
 * and to delete it with all its records once it has no members.
 */
export class ForeignGroup implements Group {
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

  get protocolType(): string {
    return this.type
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

  /** What its members read can't be told here, so it counts as everything. */
  isSubscribedTo(): boolean {
    return !this.isEmpty
  }

  validateOffsetCommit({ generationIdOrMemberEpoch: memberEpoch }: OffsetSender): void {
    if (memberEpoch >= 0 || !this.isEmpty) throw new KafkaError('UNKNOWN_MEMBER_ID')
  }

  validateOffsetFetch(memberId: string | null, memberEpoch: number): void {
    if (memberId !== null || memberEpoch >= 0) throw new KafkaError('UNKNOWN_MEMBER_ID')
  }

  validateOffsetDelete(): void {}

  validateDelete(): void {
    if (!this.isEmpty) throw new KafkaError('NON_EMPTY_GROUP')
  }

  offsetAge(): undefined {
    return undefined
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
