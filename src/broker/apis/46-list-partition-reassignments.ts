import { listPartitionReassignments as list } from '../../cluster/controller/partition-reassignments.ts'
import {
  ListPartitionReassignments,
  newListPartitionReassignmentsResponse,
} from '../../protocol/messages/46-list-partition-reassignments.ts'
import { handler } from './handler.ts'

/** Tells which partitions are on the move (KIP-455). */
export const listPartitionReassignments = handler(
  ListPartitionReassignments,
  {
    versions: [0, 0],
    on: 'both',
    failure: (errorCode, errorMessage) =>
      newListPartitionReassignmentsResponse({ errorCode, errorMessage }),
  },
  (request, { services, access }) => {
    access.demandCluster('DESCRIBE')
    return list(services.image, request)
  },
)
