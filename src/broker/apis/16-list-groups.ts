import { ListGroups, newListGroupsResponse } from '../../protocol/messages/16-list-groups.ts'
import { handler } from './handler.ts'

/** The groups that this broker coordinates. v4: states and a filter of them. v5: types likewise. */
export const listGroups = handler(
  ListGroups,
  { versions: [0, 5], failure: (code) => newListGroupsResponse({ errorCode: code }) },
  (request, { services }) => services.groupCoordinator.listGroups(request),
)
