import { errorCode } from '../../protocol/errors.ts'
import {
  DescribeCluster,
  type DescribeClusterRequest,
  type DescribeClusterResponse,
  newDescribeClusterBroker,
  newDescribeClusterResponse,
} from '../../protocol/messages/60-describe-cluster.ts'
import { clusterOperations, NOT_ASKED } from '../authorized-operations.ts'
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
    on: 'both',
    failure: (code, message) =>
      newDescribeClusterResponse({ errorCode: code, errorMessage: message }),
  },
  (request, context) => {
    const { connection, services } = context
    const isController = services.config.controllerListenerNames.includes(connection.listenerName)
    const here = isController ? CONTROLLER_ENDPOINT : BROKER_ENDPOINT
    if (request.endpointType !== here) return refuseEndpointType(request, here)
    return isController ? describeControllers(request, context) : describeBrokers(request, context)
  },
)

function refuseEndpointType(
  { endpointType }: DescribeClusterRequest,
  here: number,
): DescribeClusterResponse {
  if (endpointType === CONTROLLER_ENDPOINT || endpointType === BROKER_ENDPOINT) {
    return newDescribeClusterResponse({
      errorCode: errorCode('MISMATCHED_ENDPOINT_TYPE'),
      errorMessage: `The request was sent to an endpoint of type ${ENDPOINT_NAMES[here]}, but we wanted an endpoint of type ${ENDPOINT_NAMES[endpointType]}`,
    })
  }
  return newDescribeClusterResponse({
    errorCode: errorCode('UNSUPPORTED_ENDPOINT_TYPE'),
    errorMessage: `Unsupported endpoint type ${endpointType}`,
  })
}

/** A single node is the only controller of its cluster. */
function describeControllers(
  request: DescribeClusterRequest,
  { connection, services, access }: RequestContext,
): DescribeClusterResponse {
  access.demandCluster('ALTER')
  const { nodeId, clusterId, quorumVoter } = services
  const endpoint = quorumVoter.endpoints.find(({ name }) => name === connection.listenerName)
  return newDescribeClusterResponse({
    clusterId,
    endpointType: CONTROLLER_ENDPOINT,
    controllerId: nodeId,
    errorMessage: null,
    brokers: [
      newDescribeClusterBroker({
        brokerId: nodeId,
        host: endpoint?.host ?? 'localhost',
        port: endpoint?.port ?? connection.localPort,
        rack: null,
      }),
    ],
    clusterAuthorizedOperations: request.includeClusterAuthorizedOperations
      ? clusterOperations(access)
      : NOT_ASKED,
  })
}

function describeBrokers(
  request: DescribeClusterRequest,
  { connection, services, access }: RequestContext,
): DescribeClusterResponse {
  const cache = services.metadataCache
  return newDescribeClusterResponse({
    clusterId: services.clusterId,
    controllerId: cache.controllerId(connection),
    brokers: cache
      .brokers(connection, request.includeFencedBrokers)
      .map(({ id, host, port, rack, isFenced }) => ({ brokerId: id, host, port, rack, isFenced })),
    clusterAuthorizedOperations: request.includeClusterAuthorizedOperations
      ? clusterOperations(access)
      : NOT_ASKED,
  })
}
