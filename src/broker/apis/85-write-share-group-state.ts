import { batchFromWire } from '../../coordinator/share-state/kept-share-state.ts'
import { clampToNumber } from '../../protocol/int64.ts'
import {
  newPartitionResult,
  newWriteShareGroupStateResponse,
  WriteShareGroupState,
} from '../../protocol/messages/85-write-share-group-state.ts'
import { handler } from './handler.ts'
import { forEachPartition } from './share-state-request.ts'

/**
 * What a group has settled since the last time: between brokers (KIP-932). v1: how many records
 * behind the start offset are done with (KIP-1226).
 */
export const writeShareGroupState = handler(
  WriteShareGroupState,
  { versions: [0, 1] },
  async (request, { services, access }) =>
    newWriteShareGroupStateResponse({
      results: await forEachPartition(
        access,
        request,
        async (key, { partition, startOffset, stateBatches, ...state }) => {
          await services.shareStateCoordinator.write(key, {
            ...state,
            startOffset: clampToNumber(startOffset),
            stateBatches: stateBatches.map(batchFromWire),
          })
          return newPartitionResult({ partition })
        },
        newPartitionResult,
      ),
    }),
)
