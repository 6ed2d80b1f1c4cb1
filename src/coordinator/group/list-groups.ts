import {
  type ListedGroup,
  type ListGroupsRequest,
  newListedGroup,
} from '../../protocol/messages/16-list-groups.ts'
import type { GroupContext } from './group-context.ts'

/**
 * ListGroups of one partition. Filters ignore case, that of states also blanks around a name; an
 * unknown name matches nothing.
 */
export function listGroups(
  { groups }: GroupContext,
  { statesFilter, typesFilter }: ListGroupsRequest,
): ListedGroup[] {
  const states = new Set(statesFilter.map((state) => state.trim().toLowerCase()))
  const types = new Set(typesFilter.map((type) => type.toLowerCase()))
  return [...groups.all()]
    .filter(({ isListed }) => isListed)
    .filter(({ state }) => states.size === 0 || states.has(filterName(state)))
    .filter(({ type }) => types.size === 0 || types.has(type))
    .map((group) =>
      newListedGroup({
        groupId: group.groupId,
        protocolType: group.protocolType ?? '',
        groupState: group.state,
        groupType: group.type,
      }),
    )
}

/** What a filter calls a state. */
function filterName(state: string): string {
  return state === 'NotReady' ? 'not_ready' : state.toLowerCase()
}
