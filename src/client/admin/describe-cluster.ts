import { KafkaError } from '../../protocol/errors.ts'
import {
  DescribeCluster,
  newDescribeClusterRequest,
} from '../../protocol/messages/60-describe-cluster.ts'
import {
  newUnregisterBrokerRequest,
  UnregisterBroker,
} from '../../protocol/messages/64-unregister-broker.ts'
import { ANY, type Cluster } from '../cluster.ts'
import { checkResponse } from '../error-texts.ts'

export interface ClusterNode {
  readonly id: number
  readonly host: string
  readonly port: number
  readonly rack: string | null
  readonly isFenced: boolean
}

export interface ClusterDescription {
  readonly clusterId: string | null
  /** By id. The controllers, when the cluster was opened by its controllers. */
  readonly nodes: readonly ClusterNode[]
}

const BROKERS = 1
const CONTROLLERS = 2

/** UNSUPPORTED_VERSION for fenced brokers before Kafka 4.1. */
export async function describeCluster(
  cluster: Cluster,
  { includesFenced = false }: { readonly includesFenced?: boolean } = {},
): Promise<ClusterDescription> {
  const call = { name: 'listNodes', target: ANY }
  const request = newDescribeClusterRequest({
    endpointType: cluster.endpoints === 'controllers' ? CONTROLLERS : BROKERS,
    includeFencedBrokers: includesFenced,
  })
  try {
    return await cluster.call(call, async ({ send }) => {
      const response = await send(DescribeCluster, request)
      checkResponse(response.errorCode, response.errorMessage)
      const nodes = response.brokers.map(({ brokerId, ...facts }) => ({ id: brokerId, ...facts }))
      return { clusterId: response.clusterId, nodes: nodes.sort((a, b) => a.id - b.id) }
    })
  } catch (error) {
    const isOld = error instanceof KafkaError && error.error === 'UNSUPPORTED_VERSION'
    if (!isOld || includesFenced || cluster.endpoints === 'controllers') throw error
    // Before Kafka 2.8.
    const { clusterId, brokers } = await cluster.metadata({ topics: [] }, { name: call.name })
    return { clusterId, nodes: brokers.map((broker) => ({ ...broker, isFenced: false })) }
  }
}

/** UNSUPPORTED_VERSION from clusters with ZooKeeper. */
export async function unregisterBroker(cluster: Cluster, id: number): Promise<void> {
  const request = newUnregisterBrokerRequest({ brokerId: id })
  await cluster.call({ name: 'unregisterBroker', target: ANY }, async ({ send }) => {
    const response = await send(UnregisterBroker, request)
    checkResponse(response.errorCode, response.errorMessage)
  })
}
