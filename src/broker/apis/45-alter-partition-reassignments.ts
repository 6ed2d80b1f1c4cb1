import { errorCode } from '../../protocol/errors.ts'
import {
  AlterPartitionReassignments,
  type AlterPartitionReassignmentsRequest,
  newAlterPartitionReassignmentsResponse,
  newReassignablePartitionResponse,
  newReassignableTopicResponse,
} from '../../protocol/messages/45-alter-partition-reassignments.ts'
import { handler } from './handler.ts'
import { isOutOfTime } from './out-of-time.ts'

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
    return isOutOfTime(request) && request.topics.length > 0
      ? timedOut(request)
      : services.controller.alterPartitionReassignments(request)
  },
)

function timedOut({ topics }: AlterPartitionReassignmentsRequest) {
  const failure = { errorCode: errorCode('REQUEST_TIMED_OUT'), errorMessage: null }
  return newAlterPartitionReassignmentsResponse({
    ...failure,
    responses: topics.map(({ name, partitions }) =>
      newReassignableTopicResponse({
        name,
        partitions: partitions.map(({ partitionIndex }) =>
          newReassignablePartitionResponse({ ...failure, partitionIndex }),
        ),
      }),
    ),
  })
}
