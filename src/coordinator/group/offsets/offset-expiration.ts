import type { CoordinatorRecord, CoordinatorResult } from '../../runtime/coordinator-shard.ts'
import type { Group, OffsetAge } from '../group.ts'
import type { GroupContext } from '../group-context.ts'
import { offsetTombstone } from '../group-records.ts'
import type { CommittedOffset } from './offset-store.ts'

export const EXPIRE_OFFSETS_KEY = 'expire-offsets'

/** The next look at what has expired, `offsets.retention.check.interval.ms` from now. */
export function scheduleExpiration({ effects, config }: GroupContext): void {
  const delayMs = config.offsetsRetentionCheckIntervalMs
  effects.schedule(EXPIRE_OFFSETS_KEY, delayMs, { type: 'expire-offsets' })
}

/**
 * Removes offsets past `offsets.retention.minutes`, and empty groups that have none left. From
 * when an offset ages, the group says; what members read does not age.
 */
export function expireOffsets(context: GroupContext): CoordinatorResult<undefined> {
  const records: CoordinatorRecord[] = []
  for (const group of context.groups.all()) {
    // Share groups keep where they are themselves, however long nobody comes.
    if (group.type === 'share' || !expireGroupOffsets(context, group, records)) continue
    if (group.isEmpty) records.push(...group.tombstones())
  }
  return { records, response: undefined, isAtomic: false }
}

/** True when the group has no offset left, nor one to come. */
function expireGroupOffsets(
  { offsets, nowMs, config }: GroupContext,
  group: Group,
  records: CoordinatorRecord[],
): boolean {
  const { groupId } = group
  const topics = offsets.topics(groupId)
  const ageOf = group.offsetAge()
  if (topics.size > 0 && ageOf === undefined) return false
  let isAllExpired = !offsets.hasOpenTransaction(groupId)
  for (const [topic, partitions] of topics) {
    const isRead = group.isSubscribedTo(topic)
    for (const [partition, committed] of partitions) {
      const isExpired =
        !isRead &&
        hasExpired(committed, ageOf, nowMs, config.offsetsRetentionMs) &&
        !offsets.isUnstable(groupId, topic, partition)
      if (isExpired) records.push(offsetTombstone(groupId, topic, partition))
      else isAllExpired = false
    }
  }
  return isAllExpired
}

function hasExpired(
  committed: CommittedOffset,
  ageOf: OffsetAge | undefined,
  nowMs: number,
  retentionMs: number,
): boolean {
  if (ageOf === undefined) return false
  if (committed.expireTimestampMs !== null) return nowMs >= committed.expireTimestampMs
  return nowMs - ageOf(committed) >= retentionMs
}
