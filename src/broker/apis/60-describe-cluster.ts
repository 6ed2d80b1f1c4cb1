import { errorCode } from '../../protocol/errors.ts'
import {
  DescribeCluster,
  type DescribeClusterRequest,
  type DescribeClusterResponse,
  newDescribeClusterResponse,
} from '../../protocol/messages/60-describe-cluster.ts'
import { ALL_CLUSTER_OPERATIONS, NOT_ASKED } from '../authorized-operations.ts'
import { handler, type RequestContext } from './handler.ts'

const BROKER_ENDPOINT = 1
const CONTROLLER_ENDPOINT = 2
const ENDPOINT_NAMES: Readonly<Record<number, string>> = { 1: 'BROKER', 2: 'CONTROLLER' }

/**
 * The nodes of the cluster. v1: whether brokers or controllers are meant, which must fit the
 * listener that was asked. v2: fenced brokers on request.
 */
export const describeCluster = handler(
  DescribeCluster,
  {
    versions: [0, 2],
    failure: (code, message) =>
      newDescribeClusterResponse({ errorCode: code, errorMessage: message }),
  },
  (request, context) => {
    if (request.endpointType !== BROKER_ENDPOINT) return refuseEndpointType(request)
    return describeBrokers(request, context)
  },
)

function refuseEndpointType({ endpointType }: DescribeClusterRequest): DescribeClusterResponse {
  if (endpointType === CONTROLLER_ENDPOINT) {
    return newDescribeClusterResponse({
      errorCode: errorCode('MISMATCHED_ENDPOINT_TYPE'),
      errorMessage: `The request was sent to an endpoint of type ${ENDPOINT_NAMES[BROKER_ENDPOINT]}, but we wanted an endpoint of type ${ENDPOINT_NAMES[endpointType]}`,
    })
  }
  return newDescribeClusterResponse({
    errorCode: errorCode('UNSUPPORTED_ENDPOINT_TYPE'),
    errorMessage: `Unsupported endpoint type ${endpointType}`,
  })
}

function describeBrokers(
  request: DescribeClusterRequest,
  { connection, services }: RequestContext,
): DescribeClusterResponse {
  const cache = services.metadataCache
  return newDescribeClusterResponse({
    clusterId: services.clusterId,
    controllerId: cache.controllerId(connection),
    brokers: cache
      .brokers(connection, request.includeFencedBrokers)
      .map(({ id, host, port, rack, isFenced }) => ({ brokerId: id, host, port, rack, isFenced })),
    clusterAuthorizedOperations: request.includeClusterAuthorizedOperations
      ? ALL_CLUSTER_OPERATIONS
      : NOT_ASKED,
  })
}
