import { errorCode } from '../../protocol/errors.ts'
import {
  ElectLeaders,
  type ElectLeadersRequest,
  newElectLeadersResponse,
  newPartitionResult,
  newReplicaElectionResult,
} from '../../protocol/messages/43-elect-leaders.ts'
import { handler } from './handler.ts'
import { isOutOfTime } from './out-of-time.ts'

/**
 * Lets partitions elect their preferred leader, or (v1, KIP-460) any leader where they have none.
 * v1 also has an error for the whole request. A list without any partition is not even looked at.
 */
export const electLeaders = handler(
  ElectLeaders,
  {
    versions: [0, 2],
    on: 'both',
    failure: (errorCode) => newElectLeadersResponse({ errorCode }),
  },
  (request, { services, access }) => {
    access.demandCluster('ALTER')
    if (request.topicPartitions?.length === 0) return newElectLeadersResponse()
    return isOutOfTime(request) ? timedOut(request) : services.controller.electLeaders(request)
  },
)

function timedOut({ topicPartitions }: ElectLeadersRequest) {
  const failure = { errorCode: errorCode('REQUEST_TIMED_OUT') }
  return newElectLeadersResponse({
    ...failure,
    replicaElectionResults: (topicPartitions ?? []).map(({ topic, partitions }) =>
      newReplicaElectionResult({
        topic,
        partitionResult: partitions.map((partitionId) =>
          newPartitionResult({ ...failure, partitionId, errorMessage: null }),
        ),
      }),
    ),
  })
}
