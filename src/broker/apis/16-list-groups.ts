import { ListGroups, newListGroupsResponse } from '../../protocol/messages/16-list-groups.ts'
import { handler } from './handler.ts'

/**
 * The groups that this broker coordinates and that the asker may see. v4: states and a filter of
 * them. v5: types likewise.
 */
export const listGroups = handler(
  ListGroups,
  { versions: [0, 5], failure: (code) => newListGroupsResponse({ errorCode: code }) },
  async (request, { services, access }) => {
    const response = await services.groupCoordinator.listGroups(request)
    if (access.allowsCluster('DESCRIBE')) return response
    const groups = response.groups.filter(({ groupId }) =>
      access.allows('DESCRIBE', 'GROUP', groupId),
    )
    return { ...response, groups }
  },
)
