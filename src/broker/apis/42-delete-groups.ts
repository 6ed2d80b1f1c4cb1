import { errorCode } from '../../protocol/errors.ts'
import { DeleteGroups, newDeleteGroupsResponse } from '../../protocol/messages/42-delete-groups.ts'
import { handler } from './handler.ts'

/** Deletes groups that have no members, with their offsets. */
export const deleteGroups = handler(
  DeleteGroups,
  { versions: [0, 2], failure: () => newDeleteGroupsResponse() },
  async ({ groupsNames }, { services, access }) => {
    const isAllowed = (groupId: string) => access.allows('DELETE', 'GROUP', groupId)
    const refused = [...new Set(groupsNames)]
      .filter((groupId) => !isAllowed(groupId))
      .map((groupId) => ({ groupId, errorCode: errorCode('GROUP_AUTHORIZATION_FAILED') }))
    const results = await services.groupCoordinator.deleteGroups(groupsNames.filter(isAllowed))
    return newDeleteGroupsResponse({ results: [...refused, ...results] })
  },
)
