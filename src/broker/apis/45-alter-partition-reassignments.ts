import {
  AlterPartitionReassignments,
  newAlterPartitionReassignmentsResponse,
} from '../../protocol/messages/45-alter-partition-reassignments.ts'
import { handler } from './handler.ts'

/**
 * Moves partitions to other replicas, or takes that back (KIP-455). v1: the number of replicas may be
 * forbidden to change.
 */
export const alterPartitionReassignments = handler(
  AlterPartitionReassignments,
  {
    versions: [0, 1],
    on: 'both',
    failure: (errorCode, errorMessage) =>
      newAlterPartitionReassignmentsResponse({ errorCode, errorMessage }),
  },
  (request, { services, access }) => {
    access.demandCluster('ALTER')
    return services.controller.alterPartitionReassignments(request)
  },
)
