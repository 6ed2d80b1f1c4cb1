import {
  newPartitionResult,
  newReadShareGroupStateSummaryResponse,
  ReadShareGroupStateSummary,
} from '../../protocol/messages/87-read-share-group-state-summary.ts'
import { handler } from './handler.ts'
import { forEachPartition } from './share-state-request.ts'

/**
 * Where groups stand in share partitions, without the details: between brokers (KIP-932). v1: how
 * many records behind the start offset are done with, from which the lag follows (KIP-1226).
 */
export const readShareGroupStateSummary = handler(
  ReadShareGroupStateSummary,
  { versions: [0, 1] },
  async (request, { services, access }) =>
    newReadShareGroupStateSummaryResponse({
      results: await forEachPartition(
        access,
        request,
        async (key, { partition }) =>
          newPartitionResult({
            partition,
            ...(await services.shareStateCoordinator.readSummary(key)),
          }),
        newPartitionResult,
      ),
    }),
)
