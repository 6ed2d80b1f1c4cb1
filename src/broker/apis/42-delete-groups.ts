import { DeleteGroups, newDeleteGroupsResponse } from '../../protocol/messages/42-delete-groups.ts'
import { handler } from './handler.ts'

/** Deletes groups that have no members, with their offsets. */
export const deleteGroups = handler(
  DeleteGroups,
  { versions: [0, 2], failure: () => newDeleteGroupsResponse() },
  async ({ groupsNames }, { services }) =>
    newDeleteGroupsResponse({ results: await services.groupCoordinator.deleteGroups(groupsNames) }),
)
