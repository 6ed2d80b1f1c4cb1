import { toNumber } from '../../protocol/int64.ts'
import {
  DescribeQuorum,
  newDescribeQuorumRequest,
  type ReplicaState,
} from '../../protocol/messages/55-describe-quorum.ts'
import { AddRaftVoter, newAddRaftVoterRequest } from '../../protocol/messages/80-add-raft-voter.ts'
import {
  newRemoveRaftVoterRequest,
  RemoveRaftVoter,
} from '../../protocol/messages/81-remove-raft-voter.ts'
import { ANY, type Cluster, CONTROLLER } from '../cluster.ts'
import { checkResponse } from '../error-texts.ts'

export interface QuorumEndpoint {
  /** The name of the listener. */
  readonly name: string
  readonly host: string
  readonly port: number
}

export interface QuorumReplica {
  readonly id: number
  readonly directoryId: string
  readonly logEndOffset: number
  /** Milliseconds since the epoch; −1 when the leader does not know. */
  readonly lastFetchTimestampMs: number
  readonly lastCaughtUpTimestampMs: number
  /** Empty from a broker before Kafka 3.9, and of observers. */
  readonly endpoints: readonly QuorumEndpoint[]
}

export interface QuorumDescription {
  readonly leaderId: number
  readonly leaderEpoch: number
  readonly highWatermark: number
  readonly voters: readonly QuorumReplica[]
  readonly observers: readonly QuorumReplica[]
}

/** The quorum of the metadata log as its leader sees it (KIP-595, KIP-853). */
export async function describeQuorum(cluster: Cluster): Promise<QuorumDescription> {
  const call = { name: 'describeMetadataQuorum', target: ANY }
  const request = newDescribeQuorumRequest({
    topics: [{ topicName: '__cluster_metadata', partitions: [{ partitionIndex: 0 }] }],
  })
  return cluster.call(call, async ({ send }) => {
    const response = await send(DescribeQuorum, request)
    checkResponse(response.errorCode, response.errorMessage)
    const partition = response.topics[0]!.partitions[0]!
    checkResponse(partition.errorCode, partition.errorMessage)
    const endpoints = new Map(response.nodes.map((one) => [one.nodeId, one.listeners]))
    const replica = (state: ReplicaState) => ({
      id: state.replicaId,
      directoryId: state.replicaDirectoryId,
      logEndOffset: toNumber(state.logEndOffset),
      lastFetchTimestampMs: toNumber(state.lastFetchTimestamp),
      lastCaughtUpTimestampMs: toNumber(state.lastCaughtUpTimestamp),
      endpoints: endpoints.get(state.replicaId) ?? [],
    })
    return {
      leaderId: partition.leaderId,
      leaderEpoch: partition.leaderEpoch,
      highWatermark: toNumber(partition.highWatermark),
      voters: partition.currentVoters.map(replica),
      observers: partition.observers.map(replica),
    }
  })
}

export interface QuorumVoter {
  readonly id: number
  readonly directoryId: string
}

export async function addRaftVoter(
  cluster: Cluster,
  { id, directoryId }: QuorumVoter,
  endpoints: readonly QuorumEndpoint[],
): Promise<void> {
  await cluster.call({ name: 'addRaftVoter', target: voterTarget(cluster) }, async (context) => {
    const request = newAddRaftVoterRequest({
      clusterId: null,
      timeoutMs: Math.round(context.remainingMs),
      voterId: id,
      voterDirectoryId: directoryId,
      listeners: [...endpoints],
    })
    const response = await context.send(AddRaftVoter, request)
    checkResponse(response.errorCode, response.errorMessage)
  })
}

export async function removeRaftVoter(
  cluster: Cluster,
  { id, directoryId }: QuorumVoter,
): Promise<void> {
  const request = newRemoveRaftVoterRequest({
    clusterId: null,
    voterId: id,
    voterDirectoryId: directoryId,
  })
  await cluster.call({ name: 'removeRaftVoter', target: voterTarget(cluster) }, async (context) => {
    const response = await context.send(RemoveRaftVoter, request)
    checkResponse(response.errorCode, response.errorMessage)
  })
}

// A broker hands the request on to the active controller by itself.
function voterTarget({ endpoints }: Cluster) {
  return endpoints === 'controllers' ? CONTROLLER : ANY
}
