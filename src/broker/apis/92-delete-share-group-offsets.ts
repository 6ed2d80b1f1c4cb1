import {
  DeleteShareGroupOffsets,
  newDeleteShareGroupOffsetsResponse,
} from '../../protocol/messages/92-delete-share-group-offsets.ts'
import { handler } from './handler.ts'
import { checkShareGroupsEnabled } from './share-state-request.ts'

/** Topics that a share group without members shall know nothing of any more (KIP-932). */
export const deleteShareGroupOffsets = handler(
  DeleteShareGroupOffsets,
  {
    versions: [0, 0],
    failure: (code, message) =>
      newDeleteShareGroupOffsetsResponse({ errorCode: code, errorMessage: message }),
  },
  (request, context) => {
    checkShareGroupsEnabled(context)
    return context.services.groupCoordinator.shareGroups.deleteOffsets(request)
  },
)
