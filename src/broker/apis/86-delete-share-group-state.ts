import {
  DeleteShareGroupState,
  newDeleteShareGroupStateResponse,
  newPartitionResult,
} from '../../protocol/messages/86-delete-share-group-state.ts'
import { handler } from './handler.ts'
import { forEachPartition } from './share-state-request.ts'

/** A group has done with share partitions: between brokers (KIP-932). */
export const deleteShareGroupState = handler(
  DeleteShareGroupState,
  { versions: [0, 0] },
  async (request, { services, access }) =>
    newDeleteShareGroupStateResponse({
      results: await forEachPartition(
        access,
        request,
        async (key, { partition }) => {
          await services.shareStateCoordinator.delete(key)
          return newPartitionResult({ partition })
        },
        newPartitionResult,
      ),
    }),
)
