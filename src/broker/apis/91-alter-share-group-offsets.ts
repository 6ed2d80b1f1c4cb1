import {
  AlterShareGroupOffsets,
  newAlterShareGroupOffsetsResponse,
} from '../../protocol/messages/91-alter-share-group-offsets.ts'
import { handler } from './handler.ts'
import { checkShareGroupsEnabled } from './share-state-request.ts'

/** Start offsets of a share group without members (KIP-932). */
export const alterShareGroupOffsets = handler(
  AlterShareGroupOffsets,
  {
    versions: [0, 0],
    failure: (code, message) =>
      newAlterShareGroupOffsetsResponse({ errorCode: code, errorMessage: message }),
  },
  (request, context) => {
    checkShareGroupsEnabled(context)
    return context.services.groupCoordinator.shareGroups.alterOffsets(request)
  },
)
