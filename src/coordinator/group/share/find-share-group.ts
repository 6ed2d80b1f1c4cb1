import type { GroupContext } from '../group-context.ts'
import { groupNotFound } from '../groups.ts'
import { ShareGroup } from './share-group.ts'

/** Undefined also where the group is of another kind. */
export function findShareGroup({ groups }: GroupContext, groupId: string): ShareGroup | undefined {
  const group = groups.find(groupId)
  return group instanceof ShareGroup ? group : undefined
}

/** Throws GROUP_ID_NOT_FOUND. */
export function getShareGroup({ groups }: GroupContext, groupId: string): ShareGroup {
  const group = groups.get(groupId)
  if (group instanceof ShareGroup) return group
  throw groupNotFound(`Group ${groupId} is not a share group.`)
}

/** A new one is not known to others until its records are. Throws GROUP_ID_NOT_FOUND. */
export function getOrMakeShareGroup(
  { groups }: GroupContext,
  groupId: string,
  mayMake: boolean,
): ShareGroup {
  const group = groups.find(groupId)
  if (group instanceof ShareGroup) return group
  if (group !== undefined) throw groupNotFound(`Group ${groupId} is not a share group.`)
  if (!mayMake) throw groupNotFound(`Share group ${groupId} not found.`)
  return new ShareGroup(groupId)
}
