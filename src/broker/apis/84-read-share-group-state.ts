import {
  newPartitionResult,
  newReadShareGroupStateResponse,
  ReadShareGroupState,
} from '../../protocol/messages/84-read-share-group-state.ts'
import { handler } from './handler.ts'
import { forEachPartition } from './share-state-request.ts'

/** What groups have settled of share partitions, for their new leader: between brokers (KIP-932). */
export const readShareGroupState = handler(
  ReadShareGroupState,
  { versions: [0, 0] },
  async (request, { services, access }) =>
    newReadShareGroupStateResponse({
      results: await forEachPartition(
        access,
        request,
        async (key, { partition, leaderEpoch }) => {
          const { stateBatches, ...state } = await services.shareStateCoordinator.read(
            key,
            leaderEpoch,
          )
          return newPartitionResult({ partition, ...state, stateBatches: [...stateBatches] })
        },
        newPartitionResult,
      ),
    }),
)
