import { clampToNumber } from '../../protocol/int64.ts'
import {
  InitializeShareGroupState,
  newInitializeShareGroupStateResponse,
  newPartitionResult,
} from '../../protocol/messages/83-initialize-share-group-state.ts'
import { handler } from './handler.ts'
import { forThosePartitions } from './share-state-request.ts'

/** A group begins with share partitions, or begins anew: between brokers (KIP-932). */
export const initializeShareGroupState = handler(
  InitializeShareGroupState,
  { versions: [0, 0] },
  async (request, { services, access }) =>
    newInitializeShareGroupStateResponse({
      results: await forThosePartitions(
        access,
        request,
        async (key, { partition, stateEpoch, startOffset }) => {
          const state = { stateEpoch, startOffset: clampToNumber(startOffset) }
          await services.shareStateCoordinator.initialize(key, state)
          return newPartitionResult({ partition })
        },
        newPartitionResult,
      ),
    }),
)
