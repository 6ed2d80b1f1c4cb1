import { consumerKind } from './consumer/consumer-kind.ts'
import type { GroupType } from './group.ts'
import type { GroupKind } from './group-kind.ts'
import { shareKind } from './share/share-kind.ts'
import { streamsKind } from './streams/streams-kind.ts'

/** Where a kind of groups plugs in: here, and with its requests in `group-coordinator.ts`. */
export const GROUP_KINDS: readonly GroupKind[] = [consumerKind, shareKind, streamsKind]

const KIND_BY_RECORD = new Map(
  GROUP_KINDS.flatMap((kind) => kind.recordTypes.map((recordType) => [recordType, kind])),
)
const KIND_BY_TYPE = new Map<GroupType, GroupKind>(GROUP_KINDS.map((kind) => [kind.type, kind]))

/** Undefined for record types of a release to come. */
export function kindOfRecord(recordType: number): GroupKind | undefined {
  return KIND_BY_RECORD.get(recordType)
}

/** Undefined for classic groups. */
export function kindOfGroup(type: GroupType): GroupKind | undefined {
  return KIND_BY_TYPE.get(type)
}
