import type { CoordinatorRecord } from '../../runtime/coordinator-shard.ts'
import { ClassicGroup } from '../classic/classic-group.ts'
import type { GroupContext } from '../group-context.ts'
import { groupNotFound } from '../groups.ts'
import { ConsumerGroup } from './consumer-group.ts'
import { upgradeToConsumerGroup } from './upgrade.ts'

/** Throws GROUP_ID_NOT_FOUND. */
export function getConsumerGroup({ groups }: GroupContext, groupId: string): ConsumerGroup {
  const group = groups.find(groupId)
  if (group instanceof ConsumerGroup) return group
  if (group === undefined) throw groupNotFound(`Group ${groupId} not found.`)
  throw groupNotFound(`Group ${groupId} is not a consumer group.`)
}

/**
 * The group that a member asks for. One that joins finds a new one where there is none, and where a
 * classic group was: an empty one gives way, one with members is upgraded if that may be. Adds the
 * records for it.
 */
export function findOrCreateGroup(
  context: GroupContext,
  groupId: string,
  isJoining: boolean,
  records: CoordinatorRecord[],
): ConsumerGroup {
  const group = context.groups.find(groupId)
  if (group instanceof ConsumerGroup) return group
  if (group === undefined && isJoining) return new ConsumerGroup(groupId)
  if (group === undefined) throw groupNotFound(`Consumer group ${groupId} not found.`)
  if (!isJoining) return getConsumerGroup(context, groupId)
  if (!(group instanceof ClassicGroup)) return getConsumerGroup(context, groupId)
  if (group.isEmpty) {
    records.push(...group.tombstones())
    return new ConsumerGroup(groupId)
  }
  return upgradeToConsumerGroup(context, group, records)
}
