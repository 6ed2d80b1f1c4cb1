import type { BrokerServices } from '../../broker/broker-services.ts'
import type { BrokerTap } from '../broker-tap.ts'
import type { Inspector } from '../inspector.ts'
import { newEpoch } from '../leader-epochs.ts'
import type { ApiName } from '../types/api-name.ts'
import type { Fault, FaultSpec } from '../types/faults.ts'
import type { RequestView } from '../types/requests.ts'
import type { FaultSet } from './fault-set.ts'

/** What only the leader of a partition answers. */
const OF_LEADERS: readonly ApiName[] = [
  'Produce',
  'Fetch',
  'ListOffsets',
  'OffsetForLeaderEpoch',
  'DeleteRecords',
  'ShareFetch',
  'ShareAcknowledge',
]

const OF_GROUP_COORDINATORS: readonly ApiName[] = [
  'OffsetCommit',
  'OffsetFetch',
  'JoinGroup',
  'Heartbeat',
  'LeaveGroup',
  'SyncGroup',
  'DescribeGroups',
  'TxnOffsetCommit',
  'ConsumerGroupHeartbeat',
  'ShareGroupHeartbeat',
  'StreamsGroupHeartbeat',
]

const OF_TRANSACTION_COORDINATORS: readonly ApiName[] = [
  'InitProducerId',
  'AddPartitionsToTxn',
  'AddOffsetsToTxn',
  'EndTxn',
]

/**
 * A client meets the error until it has asked `source` for where to go; it is told the same place as
 * before, and is served there. Clients are told apart by their client ids.
 */
function errorUntilAsked(
  faults: FaultSet,
  tap: BrokerTap,
  spec: FaultSpec,
  source: ApiName,
): Fault {
  const informed = new Set<string | null>()
  const onRequest = ({ api, clientId }: RequestView) => {
    if (api === source) informed.add(clientId)
  }
  tap.watch(onRequest)
  const when = ({ clientId }: RequestView) => !informed.has(clientId)
  return faults.add({ ...spec, when }, () => tap.unwatch(onRequest))
}

export async function moveLeader(
  inspector: Inspector,
  services: BrokerServices,
  faults: FaultSet,
  tap: BrokerTap,
  topic: string,
  partition: number | undefined,
): Promise<Fault> {
  const { controller, nodeId } = services
  const partitions = inspector.partitionsOf(topic, partition)
  await controller.append(
    partitions.map(({ topicId, partitionId }) => newEpoch(topicId, partitionId, nodeId)),
  )
  const filter = partition === undefined ? { topic } : { topic, partition }
  const spec: FaultSpec = { api: OF_LEADERS, error: 'NOT_LEADER_OR_FOLLOWER', ...filter }
  return errorUntilAsked(faults, tap, spec, 'Metadata')
}

export function moveCoordinator(
  faults: FaultSet,
  tap: BrokerTap,
  of: { readonly groupId: string } | { readonly transactionalId: string },
): Fault {
  const api = 'groupId' in of ? OF_GROUP_COORDINATORS : OF_TRANSACTION_COORDINATORS
  return errorUntilAsked(faults, tap, { api, error: 'NOT_COORDINATOR', ...of }, 'FindCoordinator')
}
