import type { CoordinatorRecord } from '../../runtime/coordinator-shard.ts'
import { ClassicGroup } from '../classic/classic-group.ts'
import type { Group } from '../group.ts'
import { type Groups, groupNotFound } from '../groups.ts'
import { StreamsGroup } from './streams-group.ts'

/** Throws GROUP_ID_NOT_FOUND, also for a group of another kind. */
export function findStreamsGroup(groups: Groups, groupId: string): StreamsGroup {
  return asStreamsGroup(groups.get(groupId))
}

/** For a member of the group: the message names the kind that it looks for. */
export function streamsGroupOfMember(groups: Groups, groupId: string): StreamsGroup {
  const group = groups.find(groupId)
  if (group === undefined) throw groupNotFound(`Streams group ${groupId} not found.`)
  return asStreamsGroup(group)
}

/**
 * For someone who joins: a group that is not there is made, but becomes known only when its records
 * are read back. A classic group without members gives way.
 */
export function streamsGroupToJoin(
  groups: Groups,
  groupId: string,
  records: CoordinatorRecord[],
): StreamsGroup {
  const group = groups.find(groupId)
  if (group === undefined) return new StreamsGroup(groupId)
  if (group instanceof ClassicGroup && group.isEmpty) {
    records.push(...group.tombstones())
    return new StreamsGroup(groupId)
  }
  return asStreamsGroup(group)
}

function asStreamsGroup(group: Group): StreamsGroup {
  if (group instanceof StreamsGroup) return group
  throw groupNotFound(`Group ${group.groupId} is not a streams group.`)
}
