import {
  type ListedGroup,
  type ListGroupsRequest,
  newListedGroup,
} from '../../protocol/messages/16-list-groups.ts'
import type { GroupContext } from './group-context.ts'
import type { Group } from './groups.ts'

/** ListGroups of one partition. Filters ignore case; an unknown name in one matches nothing. */
export function listGroups(
  { groups }: GroupContext,
  { statesFilter, typesFilter }: ListGroupsRequest,
): ListedGroup[] {
  const states = new Set(statesFilter.map((state) => state.trim().toLowerCase()))
  const types = new Set(typesFilter.map((type) => type.trim().toLowerCase()))
  return [...groups.all()]
    .filter((group) => isListed(group))
    .filter(({ state }) => states.size === 0 || states.has(state.toLowerCase()))
    .filter(({ type }) => types.size === 0 || types.has(type))
    .map((group) =>
      newListedGroup({
        groupId: group.groupId,
        protocolType: protocolTypeOf(group),
        groupState: group.state,
        groupType: group.type,
      }),
    )
}

function isListed(group: Group): boolean {
  return group.type === 'classic' || group.isListed
}

function protocolTypeOf(group: Group): string {
  return group.type === 'classic' ? (group.protocolType ?? '') : group.type
}
